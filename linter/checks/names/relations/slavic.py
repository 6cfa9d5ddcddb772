"""Names from Cyrillic: what transliterations for English, French, German and scholars have in common.

The habits are those of BGN/PCGN, ISO 9, the Russian and Ukrainian passport, and the press of France and Germany. Each
is folded to one spelling that nobody writes; equal folds mean one name in two habits.
"""

from __future__ import annotations

import re
from functools import lru_cache

from linter.checks.names.relations.folding import stepped, steps

_REMEMBERED = 8192
# In this order; capitals stand for single sounds that later steps leave alone.
_STEPS = steps(
    ("h", r"schtsch|shtsh|chtch|shch", "Q"),
    ("ch", r"tsch|tch|(?<!s)ch", "C"),
    ("cz", "", "C"),
    ("tsj", "", "C"),
    ("s", r"sch|sh|sz", "S"),
    ("zh", "", "Z"),
    ("ph", "", "f"),
    ("kh", "", "X"),
    ("g", r"gu(?=[ei])|gh?", "G"),  # French "Serguei"
    ("h", "", "H"),
    ("dj", "", "d"),
    ("t", r"ts|tz", "c"),
    ("ks", "", "x"),
    ("ou", "", "u"),
    ("w", "", "v"),
    ("f", r"(?<=[oe])ff?$", "v"),
    ("y", "", "i"),
    ("j", "", "i"),
    ("ii", r"ii+", "i"),
    ("e", r"ie|ee", "e"),
    ("io", "", "e"),
    ("iu", "", "u"),
    ("o", r"(?<=[CSZQ])o(?=[vn])", "e"),  # ё: "Gorbachov"
    ("i", r"(?<=[ei])i(?=[ae])", ""),
    ("", r"([a-zA-Z])\1", r"\1"),
)
# The same given names in Ukrainian and Russian, as they are folded.
_TWINS = {
    "Gana": "ana", "olexandr": "alexandr", "alexander": "alexandr", "alexandre": "alexandr", "olexandra": "alexandra",
    "serGi": "serGei", "volodimir": "vladimir", "mikola": "nikolai", "dmitro": "dmitri", "evGen": "evGeni",
    "andri": "andrei", "olexi": "alexei", "katerina": "ekaterina", "miXailo": "miXail", "olena": "elena",
    "pavlo": "pavel", "petro": "petr", "kirilo": "kiril", "danilo": "danil", "vasil": "vasili", "GriGor": "GriGori",
    "iosif": "osif",
}  # fmt: skip
_PATRONYMIC = re.compile(r"(?:[oei]vi[Cc]|[oei]vna|iCna|[lnmt]iC)$")
_SHORTEST_PATRONYMIC = 5


def slavic_g(word: str) -> str:
    """A plain word as all transliterations of it are folded, h as Ukrainian has it: for Russian g."""
    folded = _folded(word).replace("H", "G")
    return _TWINS.get(folded, folded)


def slavic_x(word: str) -> str:
    """The same with h for the sound of kh: "Mihail", "Hrushchev"."""
    folded = _folded(word).replace("H", "X")
    return _TWINS.get(folded, folded)


@lru_cache(_REMEMBERED)
def _folded(word: str) -> str:
    if len(word) < 2 or not word.isascii():
        return word
    return stepped(word, _STEPS)


def is_patronymic(folded: str) -> bool:
    """True for the folded name of a father: "Viktorovich", "Ilyinichna"."""
    return len(folded) >= _SHORTEST_PATRONYMIC and bool(_PATRONYMIC.search(folded))
