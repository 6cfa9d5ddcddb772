"""Runs of words with a capital, among which the names of persons are.

All that is asked of a document is one pass of one expression; which runs can hold a name is then a question of sets.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from linter.lazy import lazy

# The capitals of Latin-1 and of Latin Extended A and B, and all the letters of these and of Vietnamese.
_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯǍǏǑǓǕǗǙǛȘȚ"
_LETTERS = "A-Za-zÀ-ɏ\u0300-\u036fḀ-ỿ"
# All repeats are bounded, so that a line of 10 MB of capitals stays linear. An apostrophe is part of a word ("O'Brien",
# "Xi'an", "Hsiao-p'ing"), but the 's of a genitive and the end of a contraction are not.
_REST = rf"[{_LETTERS}]{{0,24}}(?:(?:[-‐‑]|['’](?![sStTmMdD]\b|ll\b|re\b|ve\b))[{_LETTERS}]{{1,20}}){{0,3}}"
_PARTICLES = (
    r"(?:(?:bin|ibn|bint|abu|al|el|ben|van|von|der|den|de|da|di|du|del|della|dos|la|le|ter|zu|y|e)[ \xa0]){0,3}"
)
_WORD = rf"(?:(?:al|el|as|ash|ad|ar|at|an|az)[-‐‑])?[{_CAPITALS}]{_REST}"
# A full stop stays in a run behind an initial ("George H. W. Bush") and behind what is cut short before a name.
_STOP = (
    rf"\.(?:(?<=[{_CAPITALS}]\.)(?<![{_LETTERS}].\.)|(?<=[MDJSL][rst]\.)(?<![{_LETTERS}]...)|(?<=Mrs\.)|(?<=Gen\.)"
    r"|(?<=Sen\.)|(?<=Gov\.)|(?<=Rep\.)|(?<=Rev\.)|(?<=Col\.)|(?<=Sgt\.)|(?<=Prof\.)|(?<=Capt\.))[ \xa0]"
)
RUN = lazy(rf"[{_CAPITALS}](?<![\w@'’-].){_REST}(?:(?:[ \xa0]|{_STOP}){_PARTICLES}{_WORD}){{1,40}}")
CUT_OFF = lazy(r"\w|['’](?!s\b)\w")
"""What follows a run that ends inside a word: "AREN'T"."""

_BLANK = lazy(r"[ \xa0]")


class Word(NamedTuple):
    """A word of a run: its place in the text of the run, and what is written."""

    start: int
    end: int
    text: str


@lru_cache(8192)
def words_of(run: str) -> tuple[Word, ...]:
    """The words of a run, initials with their full stop."""
    found: list[Word] = []
    at = 0
    for text in _BLANK.split(run):
        found.append(Word(at, at + len(text), text))
        at += len(text) + 1
    return tuple(found)
