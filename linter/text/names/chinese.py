"""Chinese names in pinyin: which words of a text are one.

What a capital can also mean is kept out: English words, places, firms, words that the document itself writes small
(after Mikheev 2002). How the words are read says `readings`.

A missed mention costs a finding; a false one costs a false alarm. In doubt there is no mention.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import shares, words
from linter.lazy import lazy
from linter.text.names.mention import Mention, Shape
from linter.text.names.readings import Found, given_first, impossible, surname_first
from linter.text.pinyin import is_camel, one_letter_apart, repairs, spellings, surname_forms
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.pinyin import Reading

# A run of capitalised words. All repeats are bounded, so that a line of 10 MB of capitals stays linear; an
# apostrophe counts only before a vowel, where pinyin has it, so the 's of a genitive stays out.
_CAPITAL = "[A-ZÜ]"
_REST = r"[A-Za-zÜü]{0,24}(?:(?:[-‐‑]|['’](?=[aoeAOE]))[A-Za-zÜü]{1,12}){0,2}"
_WORD = _CAPITAL + _REST
_RUN = lazy(rf"{_CAPITAL}(?<![\w@'’-].){_REST}(?:[ \xa0]{_WORD}){{1,40}}")
_WORDS = lazy(_WORD)
_LARGE = 100_000  # code points of a text that is looked through only once
_BLANKS = (" ", "\xa0")
_CUT_OFF = lazy(r"\w|['’](?!s\b)\w")  # the run ends inside a word: "AREN'T"
_NEXT_WORD = lazy(r"[ \xa0]([A-Za-z]+)")
_LEGAL_FORM = frozenset(("co", "ltd", "inc", "corp", "corporation", "group", "company", "university"))
_LIKELY_SURNAME = 0.002  # share of the population that makes a surname believable before an impossible word
_SHORTEST_IN_CAPITALS = 6  # letters of a name in capitals: shorter ones are as often abbreviations
_SHORTEST_IMPOSSIBLE = 7  # letters; below that too many words of other languages are one letter from pinyin


class _Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """Small letters without hyphens and apostrophes, for look-ups."""
        return _bare(self.text)


@lru_cache(4096)
def _bare(text: str) -> str:
    return re.sub(r"[-‐‑'’]", "", text).lower()


def chinese_mentions(doc: Document) -> tuple[Mention, ...]:
    """The Chinese names in the prose of a document, in order."""
    if not _may_name(doc):
        return ()
    known = surname_forms()
    found: list[Mention] = []
    for run in _RUN.finditer(doc.prose):
        # Few runs hold a surname: this test decides the speed on a text without Chinese names.
        if not known.isdisjoint(run.group().replace("\xa0", " ").split(" ")):
            found.extend(_in_run(run, doc))
    return _without_strangers(found)


def _may_name(doc: Document) -> bool:
    """False only where no surname stands beside another capitalised word."""
    if len(doc.prose) > _LARGE:
        return True
    written, words = _surnames_small(), doc.tokens.words
    here = words.keys() & written.keys()
    here.update(head for word in words if "'" in word and (head := word.partition("'")[0]) in written)
    return any(_has_company(form, doc.prose) for small in here for form in written[small])


def _has_company(form: str, prose: str) -> bool:
    """True when a blank parts this word somewhere from a capital behind it or from a letter before it."""
    at = prose.find(form)
    while at >= 0:
        end = at + len(form)
        if prose[end : end + 1] in _BLANKS and _is_capital(prose[end + 1 : end + 2]):
            return True
        if prose[at - 1 : at] in _BLANKS and prose[at - 2 : at - 1].isalpha():
            return True
        at = prose.find(form, end)
    return False


def _is_capital(letter: str) -> bool:
    return "A" <= letter <= "Z" or letter == "Ü"


@cache
def _surnames_small() -> dict[str, list[str]]:
    """Each surname in small letters with the ways to write it with a capital."""
    found: dict[str, list[str]] = {}
    for form in surname_forms():
        found.setdefault(form.lower(), []).append(form)
    return found


def _without_strangers(found: list[Mention]) -> tuple[Mention, ...]:
    """The mentions without those impossible ones that nothing shows to be Chinese.

    A word that is not pinyin is most often no Chinese name. It counts if it is one letter from a name of the
    document, or if one letter too many keeps it from being pinyin and the document names a Chinese person.
    """
    given: dict[str, set[str]] = {}
    for mention in found:
        for reading in mention.readings:
            if len(reading.given) == 2:
                given.setdefault(reading.surname, set()).add("".join(reading.given))
    believed: dict[str, bool] = {}
    for mention in found:
        if mention.kind is Shape.IMPOSSIBLE and mention.key not in believed:
            wrong = mention.readings[0]
            near = any(one_letter_apart(wrong.impossible, g) for g in given.get(wrong.surname, ()))
            believed[mention.key] = near or (bool(given) and _is_misspelled(wrong))
    return tuple(m for m in found if m.kind is Shape.CHINESE or believed[m.key])


def _is_misspelled(wrong: Reading) -> bool:
    """True for a common Chinese surname before a long word that one letter too many keeps from being pinyin."""
    return (
        len(wrong.impossible) >= _SHORTEST_IMPOSSIBLE
        and bool(repairs(wrong.impossible))
        and shares("chinese_surnames")[wrong.surname] >= _LIKELY_SURNAME
        and wrong.surname not in words("english_pinyin")
    )


def _in_run(run: re.Match[str], doc: Document) -> Iterator[Mention]:
    prose, start, end = doc.prose, run.start(), run.end()
    if _CUT_OFF.match(prose, end):
        return
    parts = [_Word(m.start(), m.end(), m.group()) for m in _WORDS.finditer(prose, start, end)]
    at = 0
    while at < len(parts) - 1:
        found = _name_at(parts, at, doc)
        if found is None:
            at += 1
            continue
        name = parts[at : at + found.length]
        span = Span(name[0].start, name[-1].end)
        kind = Shape.IMPOSSIBLE if found.readings[0].impossible else Shape.CHINESE
        words = tuple(word.text for word in name)
        surface = " ".join(words)
        yield Mention(span, surface, found.readings[0].key, kind, words, found.readings)
        at += found.length


def _name_at(run: list[_Word], at: int, doc: Document) -> Found | None:
    """The name that starts at this word of the run, if one does and nothing speaks against it."""
    texts = [word.text for word in run]
    for find, speaks_against in (
        (surname_first, _no_person),
        (given_first, _no_person_in_english_order),
        (impossible, _nothing),
    ):
        found = find(texts, at)
        if found and not speaks_against(run[at : at + found.length], found):
            after = _words_after(run, at + found.length, doc)
            if not _names_a_thing(after) and not _written_small(run[at : at + found.length], found, doc):
                return found
    return None


# --- what speaks against a person ---


def _no_person(name: list[_Word], found: Found) -> bool:
    surname, given = name[0].bare, "".join(word.bare for word in name[1:])
    english = words("english_pinyin")
    if surname in english and any(len(r.given) == 1 for r in found.readings):
        return True
    if given in english and (len(given) > 4 or surname in english or len(spellings().get(given, "")) == 0):
        return True
    if any(word.bare in english for word in name[1:]) and len(name) == 3 and surname in english:
        return True
    in_capitals = name[1].text.isupper() and len(name[1].text) > 1
    # "An API", "Pi SATA": a style puts the surname in capitals ("ZHANG Guoqing"), but never the given name alone.
    if in_capitals and not (name[0].text.isupper() and len(surname) + len(given) >= _SHORTEST_IN_CAPITALS):
        return True
    return surname + given in _things() or given in _well_known()


def _no_person_in_english_order(name: list[_Word], _: Found) -> bool:
    given, surname = name[0].bare, name[1].bare
    english = words("english_pinyin")
    return surname in english or given in english or given in _things() or given + surname in _things()


def _nothing(_: list[_Word], __: Found) -> bool:
    return False


@cache
def _things() -> frozenset[str]:
    """Places and other things, joined and in small letters; "!" marks the well-known ones in the list."""
    places = words("chinese_places")
    return places | _well_known() | words("chinese_nonpersons")


@cache
def _well_known() -> frozenset[str]:
    return frozenset(p[1:] for p in words("chinese_places") if p[0] == "!")


def _words_after(run: list[_Word], at: int, doc: Document) -> list[str]:
    """The words after a name, small: the rest of the run, or the one word after it."""
    if at < len(run):
        return [word.bare for word in run[at : at + 6]]
    following = _NEXT_WORD.match(doc.prose, run[-1].end)
    return [following.group(1).lower()] if following else []


def _names_a_thing(after: list[str]) -> bool:
    """True where the next word says place or firm, or one of the next says firm."""
    return bool(after) and (after[0] in words("organisation_words") or not _LEGAL_FORM.isdisjoint(after[1:]))


def _written_small(name: list[_Word], found: Found, doc: Document) -> bool:
    """True where the document writes a word of the given name small elsewhere: then it is no name."""
    given = name[:-1] if found.readings[0].given_first else name[1:]
    for word in given:
        small = word.text.lower()
        if doc.forms.get(small, {}).get(small) and not is_camel(word.text):
            return True
    return False
