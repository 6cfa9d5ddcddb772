"""Names from Cyrillic: what transliterations for English, French, German and scholars have in common.

The habits are those of BGN/PCGN, ISO 9, the Russian and Ukrainian passport, and the press of France and Germany. Each
is folded to one spelling that nobody writes; equal folds mean one name in two habits.
"""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 8192
# In this order; capitals stand for single sounds that later steps leave alone.
_STEPS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"schtsch|shtsh|chtch|shch|szcz", "Q"),
        (r"tsch|tch|tsj|(?<!s)ch|cz", "C"),
        (r"sch|sh|sz", "S"),
        (r"zh", "Z"),
        (r"ph", "f"),
        (r"kh|gh|[gh]", "H"),  # Ukrainian writes h where Russian writes g
        (r"(?<=H)u(?=[ei])", ""),  # French "Serguei"
        (r"dj", "d"),
        (r"ts|tz", "c"),
        (r"ks", "x"),
        (r"ou", "u"),
        (r"w", "v"),
        (r"(?<=[oe])ff?$", "v"),
        (r"[yj]", "i"),
        (r"ii+", "i"),
        (r"io|ie|ee", "e"),
        (r"iu", "u"),
        (r"(?<=[CSZQ])o(?=[vn])", "e"),  # ё: "Gorbachov"
        (r"(?<=[ei])i(?=[ae])", ""),
        (r"([a-zA-Z])\1", r"\1"),
    )
)
# The same given names in Ukrainian and Russian, as they are folded.
_TWINS = {
    "Hana": "ana", "olexandr": "alexandr", "alexander": "alexandr", "alexandre": "alexandr", "olexandra": "alexandra",
    "serHi": "serHei", "volodimir": "vladimir", "mikola": "nikolai", "dmitro": "dmitri", "evHen": "evHeni",
    "andri": "andrei", "olexi": "alexei", "katerina": "ekaterina", "miHailo": "miHail", "olena": "elena",
    "pavlo": "pavel", "petro": "petr", "kirilo": "kiril", "danilo": "danil", "vasil": "vasili", "Hrihor": "HriHori",
    "iosif": "osif",
}  # fmt: skip
_PATRONYMIC = re.compile(r"(?:[oei]vi[Cc]|[oei]vna|iCna|[lnmt]iC)$")
_SHORTEST_PATRONYMIC = 5
_ENDINGS = re.compile(r"(?:ova|eva|ina|skaia|ska|aia)$")


@lru_cache(_REMEMBERED)
def slavic(word: str) -> str:
    """A plain word as all transliterations of it are folded."""
    if len(word) < 2 or not word.isascii():
        return word
    for pattern, to in _STEPS:
        word = pattern.sub(to, word)
    return _TWINS.get(word, word)


def is_patronymic(folded: str) -> bool:
    """True for the folded name of a father: "Viktorovich", "Ilyinichna"."""
    return len(folded) >= _SHORTEST_PATRONYMIC and bool(_PATRONYMIC.search(folded))


def is_feminine(folded: str) -> bool:
    """True for the surname of a woman: "Barynova", "Kaminskaya"."""
    return bool(_ENDINGS.search(folded))
