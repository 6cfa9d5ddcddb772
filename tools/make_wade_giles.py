"""Write `linter/data/wade_giles.txt`: the syllables of Standard Chinese as Wade and Giles write them.

    python tools/make_wade_giles.py > linter/data/wade_giles.txt

pypinyin knows the system; what it gets wrong in some syllables is put right here (after H. A. Giles, A
Chinese-English Dictionary, 1912), and the habits of Taiwan are added: those of names in passports and newspapers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pypinyin import Style
from pypinyin.style import convert

_HEADER = """\
# A syllable of Standard Chinese in pinyin, then the ways to write it after Wade and Giles, ü written ü.
# Written by tools/make_wade_giles.py from the table of pypinyin (MIT), with habits of Taiwan.
"""
_PINYIN = Path(__file__).parent.parent / "linter" / "data" / "pinyin.txt"
_HABITS = {
    "cai": "tsai", "ge": "ke", "jiu": "jeou", "le": "lo", "li": "lee", "qiu": "chiou", "rui": "ruey", "si": "szu sze",
    "song": "soong", "ye": "yeh", "yi": "yi", "ying": "ing", "zhe": "je", "zhi": "chi jhih", "zi": "tze",
}  # fmt: skip


def wade_giles(syllable: str) -> str:
    """The syllable in the system of Wade and Giles."""
    if syllable == "tie":
        return "t'ieh"
    written = convert(syllable, Style.WADEGILES, strict=True, default=None).replace("v", "ü")
    # pypinyin writes "ei" for "ai" after h, l, m, n, s, sh and w.
    return f"{written[:-2]}ai" if syllable.endswith("ai") else written


def main() -> None:
    """Print the table."""
    lines = _PINYIN.read_text(encoding="utf-8").splitlines()
    syllables = sorted(word for line in lines if not line.startswith("#") for word in line.split())
    sys.stdout.write(_HEADER)
    for syllable in syllables:
        habits = _HABITS.get(syllable, "").split()
        sys.stdout.write(" ".join((syllable, wade_giles(syllable), *habits)) + "\n")


if __name__ == "__main__":
    main()
