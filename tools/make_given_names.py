"""Write `linter/data/given_names.txt`: given names of many countries, to tell persons from other capitalised words.

    python tools/make_given_names.py > linter/data/given_names.txt

Faker (MIT) knows the given names of many countries; for the United States the census of 1990 counts them (public
domain, in the package `names`, MIT). What is an English word or a place is left out, but for those that are far
more often a name, and for an own list of words that are a name before what can only be a surname: these
stand in lines that begin with "unsure".
Names of Slavic and Arabic origin in English spelling are in `name_parts.txt`.
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = """\
# Given names in small letters, without diacritics; behind "unsure" those that are also an English word or a place.
# Written by tools/make_given_names.py from Faker (MIT) and the United States census of 1990 (public domain).
"""
_LOCALES = """
cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_NZ es_AR es_CO es_ES es_MX et_EE fi_FI fr_CH fr_FR fr_QC ga_IE
hr_HR hu_HU it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR
"""
_MOST_FREQUENT = {"male": 1219, "female": 1500}
_DATA = Path(__file__).parent.parent / "linter" / "data"
_ALSO_WORDS = """
will bill grace rose dean grant rich dale hope faith joy chase carter logan amber ruby crystal dawn holly april june
may summer pearl daisy drew troy wade clay art chuck cliff guy miles victor lance lane pierce chance colt jordan
austin paris florence victoria charlotte sydney madison georgia chelsea dallas israel chad virginia carolina savannah
adelaide kent lincoln jackson brooklyn alexandria sofia milan antonio diego santiago salvador francisco angel jesus
christian roman columbus ivory penny ginger violet iris lily melody harmony ernest frank mark jack don ray gene sue
pat rob bob nick jay max rod roger heather ivy olive reed basil rusty sandy dusty merry sunny honor
"""
_MORE = """
al bo ed jo ty cy vo barack hillary melania ivanka kamala elon mitt jeb narendra rahul sonia benazir imran nawaz asif
recep tayyip kemal bulent abdullah viktor orban angela olaf ursula emmanuel marine jacinda scott malcolm julia kevin
tony boris rishi keir theresa nigel jeremy nelson thabo jacob cyril robert morgan kofi ban antonio pedro mariano jose
luiz dilma jair evo hugo nicolas fidel raul che gabriel isabel silvio romano matteo giorgia alexis kyriakos lech
donald mateusz janez milos vaclav petr andrej zuzana usain lionel cristiano neymar kylian zinedine didier roger rafael
novak serena venus naomi tiger lebron kobe shaquille michael magic aung bashar binyamin benjamin ehud ariel yitzhak
shimon golda moshe avigdor naftali yair benny
"""
_JUNK = """
dr mr mrs ms prof von van der den los las san santa nan del della dos the and sir ing mgr bin abu
"""


def folded(word: str) -> str:
    """Small letters without diacritics."""
    word = word.lower().replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("æ", "ae").replace("ß", "ss")
    apart = unicodedata.normalize("NFD", word.replace("ı", "i"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def faker_names() -> Iterator[str]:
    """The given names of the chosen countries."""
    for locale in _LOCALES.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith("first_name") and not callable(getattr(provider, attribute)):
                yield from map(str, getattr(provider, attribute))


def census_names() -> Iterator[str]:
    """The most frequent given names of the census."""
    for sex, most in _MOST_FREQUENT.items():
        for line in files("names").joinpath(f"dist.{sex}.first").read_text("utf-8").splitlines()[:most]:
            yield line.split()[0]


def listed(name: str) -> set[str]:
    """The words of one of our own tables."""
    lines = (_DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def main() -> None:
    """Print the table."""
    words = listed("english_common") | listed("places") | (listed("pinyin") - {"ben", "dan", "ken", "lou"})
    found = {folded(part) for name in (*faker_names(), *census_names()) for part in re.split(r"[\s-]+", name)}
    sure = {
        n for n in found | set(_MORE.split()) if n.isascii() and n.isalpha() and len(n) > 2 and n not in words
    } - set(_JUNK.split())
    sys.stdout.write(_HEADER)
    unsure = set(_ALSO_WORDS.split()) - sure
    for mark, table in (("", sure), ("unsure: ", unsure)):
        lines = textwrap.wrap(" ".join(sorted(table)), 110)
        sys.stdout.write("".join(f"{mark}{line}\n" for line in lines))


if __name__ == "__main__":
    main()
