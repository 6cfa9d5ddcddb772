"""Write `linter/data/pinyin.txt`: the syllables of Standard Chinese, from pypinyin's readings of GB 2312.

    python tools/make_pinyin.py > linter/data/pinyin.txt

GB 2312 holds the 6,763 characters of everyday use, so a syllable that no character of it has does not occur
in a name. Interjections, particles and dialect words (m, ng, ê, o, yo, shei, dei …) are left out: no name holds
them, but many foreign words would be taken for pinyin with them.
"""

from __future__ import annotations

import sys
from itertools import groupby

from pypinyin import Style, pinyin

_HEADER = """\
# Syllables of Standard Chinese in pinyin, without tones, ü written ü; one initial a line.
# Written by tools/make_pinyin.py from the readings that pypinyin (MIT) gives the characters of GB 2312.
"""
_NO_NAMES = frozenset(
    ("m", "n", "ng", "hm", "hng", "ê", "o", "lo", "yo", "ei", "me", "den", "dei", "shei", "zhei", "zei")
)
_NO_NAMES |= frozenset(("lia", "dia", "kei", "tei", "chua"))


def characters() -> list[str]:
    """The 6,763 hanzi of GB 2312, levels 1 and 2."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [hanzi for code in codes if (hanzi := code.decode("gb2312", "ignore"))]


def syllables() -> list[str]:
    """Every reading of every character, sorted."""
    found = set()
    for hanzi in characters():
        for reading in pinyin(hanzi, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]:
            if reading.isalpha() and reading not in _NO_NAMES:
                found.add(reading)
    return sorted(found)


def main() -> None:
    """Print the table."""
    sys.stdout.write(_HEADER)
    for _, group in groupby(syllables(), key=lambda syllable: syllable[:1]):
        sys.stdout.write(" ".join(group) + "\n")


if __name__ == "__main__":
    main()
