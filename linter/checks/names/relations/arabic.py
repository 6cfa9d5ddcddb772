"""Names from Arabic script: what the spellings of the English and the French press have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.checks.names.relations.folding import stepped, steps

_REMEMBERED = 8192
# In this order. Short vowels are two classes, since Arabic has three and dialects move them: a, and e with i; o with u.
_STEPS = steps(
    ("dj", "", "j"),
    ("ch", r"(?<!k)ch|sch", "sh"),
    ("kh", "", "X"),
    ("", r"^(?:g(?!h)|gh|q|k)(?=[aou])", "k"),  # "Gaddafi", "Qaddafi", "Kadhafi"
    ("q", "", "k"),
    ("c", r"ck?", "k"),
    ("gh", "", "g"),
    ("dh", "", "d"),
    ("th", "", "t"),
    ("ph", "", "f"),
    ("o", r"ou|oo|o", "u"),
    ("w", r"w(?=[^aeiou]|$)", "u"),
    ("i", r"ei|ai", "i"),
    ("y", r"ey|ay|y", "i"),
    ("e", r"ee|ie|e", "i"),
    ("", r"([a-zX])\1+", r"\1"),
    ("h", r"(?<=[aiu])h$", ""),
)
_MUHAMMAD = re.compile(r"m[ou]c?ham+[aeiou]d|m[ou]hd|mehmed")
_OTHERS = {
    "ahmed": "ahmad", "ahmet": "ahmad", "abdel": "abdul", "abdal": "abdul", "abdol": "abdul", "abdoul": "abdul",
    "mahmoud": "mahmud", "mahmood": "mahmud", "hussain": "husin", "husain": "husin", "husayn": "husin",
    "hossein": "husin", "hussein": "husin", "yusef": "yusuf", "yousef": "yusuf", "youssef": "yusuf", "yousuf": "yusuf",
    "khalid": "Xalid", "khaled": "Xalid",
}  # fmt: skip
_ABDUL = re.compile(r"abd(?:ul|el|al|oul|ol)(?=...)")


@lru_cache(_REMEMBERED)
def arabic(word: str) -> str:
    """A plain word as all spellings of it are folded."""
    if len(word) < 2 or not word.isascii():
        return word
    if _MUHAMMAD.fullmatch(word):
        return "muhamad"
    word = _OTHERS.get(word, word)
    word = _ABDUL.sub("abdul", word)
    return stepped(word, _STEPS)
