"""Which rows a folder shares, and which of its files come from one site.

Two texts share a line because they come from one site, or because they are one text: versions, translations, editions.
The second is no evidence of furniture, so a row counts once for all files that say the same. Whether two files do is
told by their long words, without those of the rows in question: versions of one text have half of them in common or
more, and two texts of one kind a twentieth (measured on 4,500 machine translations of 740 documents).

A folder may hold several sites, in folders of their own or not. Paths say nothing certain about that, the rows do: two
files are of one site if the file with fewer shared rows has at least half of them in common with the other, and more
than the words that all sites use.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from linter.checks.boilerplate.recurring_rows import FileRows

FEWEST = 3
"""Files that must share a row, in a folder of up to a thousand."""

_MANY = 1000  # files; each doubling asks for one more file that shares a row
_SAME_TEXT = 0.2  # share of long words that two files have in common if they are versions of one text
_FEWEST_WORDS = 5  # long words of its own that a file must have to tell
_MOST_COMPARED = 200  # files of a row that are looked at, those with the lowest hashes of their paths
_SAME_SITE = 0.5  # share of the rows of one file that another of its site has too, and
_SITE_CHARS = 20  # code points of them together: "Share", "Log in" and "Home" stand on every site
_FEWEST_DIGITS = 6  # of a row without letters that is looked at: a date, not a number
_DATE_WORD = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satu?r?|sun)(?:day)?)\b"
)
_VARIABLE = lazy(rf"\d+(?:st|nd|rd|th)?|{_DATE_WORD}")
_DIGITS = frozenset("0123456789")
_LONG_WORD = lazy(r"\w{7,}")


class Folder(NamedTuple):
    """The files of a folder with the rows that they share.

    Attributes:
        files: in order of path.
        keys: of each row of each file, with the side it stands on; empty where nothing of it is shared.
        where: the files of each key, by their number.
        sites: for each file the number of the first file of its site.
        need: independent files that share each row.
    """

    files: Sequence[FileRows]
    keys: Sequence[Sequence[str]]
    where: dict[str, list[int]]
    sites: Sequence[int]
    need: int


def joined(files: Iterable[FileRows]) -> Folder:
    """What the rows of all files say together."""
    listed = sorted(files, key=lambda rows: rows.path)
    need = needed(len(listed))
    keys = [_keys(rows) for rows in listed]
    where = _where(keys, need)
    own = _own_words(listed, where)
    where = {key: found for key, found in where.items() if _are_independent(found, listed, own, need)}
    shared = [[key if key in where else "" for key in of_file] for of_file in keys]
    return Folder(listed, shared, where, _sites([set(of_file) - {""} for of_file in shared], where), need)


def needed(files: int) -> int:
    """Independent files that must share a row in a folder of so many: chance grows with the folder."""
    return FEWEST + max(0, (files // _MANY).bit_length() - 1)


def folded_row(text: str) -> str:
    """What a row has in common with those of other days and pages: small letters, 0 for numbers and months."""
    key = text.lower()
    if _DIGITS.isdisjoint(key):
        return key if sum(map(str.isalpha, key)) > 1 else ""
    if sum(map(str.isalpha, key)) < 2 and sum(map(str.isdigit, key)) < _FEWEST_DIGITS:
        return ""
    return _VARIABLE.sub("0", key)


def _keys(rows: FileRows) -> list[str]:
    sides = ("<" if at < rows.head else ">" for at in range(rows.texts.count("\n") + 1))
    folded = map(folded_row, rows.texts.split("\n"))
    return [f"{side}{key}" if key else "" for side, key in zip(sides, folded, strict=True)]


def _where(keys: Sequence[Sequence[str]], need: int) -> dict[str, list[int]]:
    """The files of each key that stands in enough of them."""
    files = Counter(key for of_file in keys for key in set(of_file))
    where: dict[str, list[int]] = {key: [] for key, count in files.items() if key and count >= need}
    for number, of_file in enumerate(keys):
        for key in dict.fromkeys(of_file):
            if key in where:
                where[key].append(number)
    return where


def _own_words(files: Sequence[FileRows], where: Collection[str]) -> list[tuple[frozenset[int], int]]:
    """The hashes of the long words of each file but for those in rows that may be shared, and how far they reach."""
    common = {crc32(word.encode("utf-8", "surrogatepass")) for key in where for word in _LONG_WORD.findall(key)}
    own = []
    for rows in files:
        words = array("I", rows.words)
        own.append((frozenset(words) - common, words[-1] if rows.is_cut else 1 << 32))
    return own


def _are_independent(
    found: Sequence[int], files: Sequence[FileRows], own: Sequence[tuple[frozenset[int], int]], need: int
) -> bool:
    """True when so many of some files are pairwise no versions of one text."""
    kept: list[int] = []
    for number in sorted(found, key=lambda number: files[number])[:_MOST_COMPARED]:
        if len(own[number][0]) >= _FEWEST_WORDS and not any(_are_one_text(own[number], own[k]) for k in kept):
            kept.append(number)
            if len(kept) >= need:
                return True
    return False


def _are_one_text(one: tuple[frozenset[int], int], other: tuple[frozenset[int], int]) -> bool:
    """Whether two sketches have more in common than two texts of one kind."""
    reach = min(one[1], other[1])
    both = len([word for word in one[0] & other[0] if word <= reach])
    either = len([word for word in one[0] | other[0] if word <= reach])
    return both >= _SAME_TEXT * either


def _sites(shared: Sequence[set[str]], where: dict[str, list[int]]) -> list[int]:
    """For each file the first of its site."""
    first = list(range(len(shared)))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    # Files of one site follow one another in the list of a row that only they have, whatever lies between them.
    pairs = {pair for found in where.values() for pair in pairwise(found)}
    for one, other in sorted(pairs):
        both = shared[one] & shared[other]
        enough = len(both) >= _SAME_SITE * min(len(shared[one]), len(shared[other]))
        if enough and sum(len(key) - 1 for key in both) >= _SITE_CHARS:
            low, high = sorted((root(one), root(other)))
            first[high] = low
    return [root(number) for number in range(len(shared))]
