"""Write `linter/data/english_common.txt`: words of English that are no names.

    python tools/make_english.py > linter/data/english_common.txt

A word counts if it is frequent (the dictionary of symspellpy, MIT) and if it, or what is left of it without an
ending, stands in small letters in Webster's Second or the GCIDE (english-words, MIT): so names go that the dictionary
of symspellpy holds. Words that are far more often a name when they begin with a capital are taken out by hand.
"""

from __future__ import annotations

import re
import sys
import textwrap
from importlib.resources import files
from typing import TYPE_CHECKING

from english_words import get_english_words_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = """\
# Frequent words of English that are no names, in small letters, their forms with endings among them.
# Written by tools/make_english.py from the frequency dictionary of symspellpy (MIT) and english-words (MIT).
"""
_MOST_FREQUENT = 22_000  # rows of the dictionary; what is rarer hardly stands in a title or a heading
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("r", ""),
    ("est", ""), ("st", ""), ("ly", ""), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("ness", ""),
    ("men", "man"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.+([b-df-hj-np-tv-z]))\2(?:ed|ing|er)")
_NOT_LISTED = """
website websites online email emails internet app apps blog software download video videos healthcare lifestyle
worldwide theatre programme programmes organisation organisations colour favourite centre centres defence began became
held paid feet boxes cooperation behaviour etc ltd inc pm am co com tv dvd bluetooth euro euros airport smartphone
smartphones cyber metro mini multi desktop laptop coronavirus pandemic ebook crypto bitcoin hashtag podcast selfie
"""
_MORE_OFTEN_NAMES = """
hong kong tang chang sung jung mao ming wang gong hun dong
abbas alan alexia alfonso alison alma althea amelia amir ana angelica anna annie baker barnard barney barry barton
basil bell ben benjamin bennie benny bertram betty billy bob bobby brad brandy brent brett brock brooks burt burton
cal carl carmen carol caroline carter chad chester clark claude clem clement clint colin coleen colleen collin collins
conn conner connie cooper cora davy deb debby derrick dexter diana dick dolly don dolores donna doris dotty dudley
eddy elaine eliza ella ellen eric erika ernest eva evan fay felix fernando flora florence fran frances frank franklin
fred freddy garret gene george gemma gerald gilbert gladys glen gordon graham greg gus hal hank hanna hans hansel
harold harry hazel hector henry herb hiram hoover irene iris isaac ivan jack jackie jacob jade jake james jane jasmine
jason jay jean jeff jenny jerry jess jesse jessie jill jim jimmy jo joe joel joey john johnny jon jordan josh juan
jude julia june karen kate kay kelly ken kent kerry kim kirk kyle lambert lance larry laura lauren laurel lee leo leon
les lewis lily linda lionel liz lola lou louis louise lucas lucy luke mac mae malcolm mandy marc marcel maria marina
marion mark martha martin mary matt maud maurice max maxim maxwell meg mel merlin mick mike milo minnie miriam mitch
moll mollie molly mona monica morgan morris moses murphy murray myra myrtle nan nancy nat ned neil nell nelly nelson
nick nicky nigel noel norm norma norman olga oliver omar oscar otto owen pablo pam pamela pat patty paul peggy penny
percy peter phil phoebe pete polly pedro ralph randy ray reginald rex rhea rita rob robbin robert robin rod rodney
roger roland ron rory rosemary ross roy ruben rudy rufus russel ruth sally sam samara sammy samson samuel sandy saul
sean seth shea sheila sid sidney simon smith sonia sonny sophia stan stella stephen steve steven stewart sue susan
suzy sylvan sylvia ted teddy terry tess thad theresa thomas tim timothy tina toby tod todd tom tommy tony travis trump
tyler tyrone vera vernon vic vincent viola virginia vivian wally walt walter warren willy wilson winston yang zed
tiffany tammy toni obama barack kamala bush modi biden johnson jagger garibaldi newton burgess bret britt bryan bruce
chris cyrus dan daniel darby darling dave david denis dennis doug dylan edgar edward edwin elliot elmer emma emmet
esther eve fraser frazer gail garner garth gary gil harding harper hart hayes hayward howard hugh hugo hurley ian ida
ike ira jackson janet jared jasper jed joan jose joseph joshua judd judy julian juliet julius katie keith kelvin lars
levi lisa lloyd lori luther lynn mabel maggie marco marcus margaret marianne marshal marvin mavis miller minerva morse
nina nora parker perry philip philippe pierce pierre quentin quincy ramon raymond rebecca reese riley rutherford
sanders sandra sara sarah sawyer shannon sheridan sherry spencer stacy stanley stuart tara terence tyson valentine
vaughan wallace wanda warner watt weaver webster wesley wong wright zeta
"""


def stems(word: str) -> Iterator[str]:
    """The word and what may be left of it without an ending."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)] + instead
    if doubled := _DOUBLED.fullmatch(word):
        yield doubled[1]


def common_words() -> set[str]:
    """The words of the list."""
    sets = [get_english_words_set([name], alpha=True, lower=False) for name in ("web2", "gcide")]
    small = {word for words in sets for word in words if word.islower()}
    lines = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    frequent = [line.split()[0] for line in lines[:_MOST_FREQUENT]]
    known = {w for w in frequent if w.isalpha() and w.isascii() and any(stem in small for stem in stems(w))}
    return (known | set(_NOT_LISTED.split())) - set(_MORE_OFTEN_NAMES.split())


def main() -> None:
    """Print the table."""
    sys.stdout.write(_HEADER + textwrap.fill(" ".join(sorted(common_words())), 120) + "\n")


if __name__ == "__main__":
    main()
