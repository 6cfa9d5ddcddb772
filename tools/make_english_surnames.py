"""Write `linter/data/english_surnames.txt`: English words that are a surname behind a given name, "Gordon Brown".

    python tools/make_english_surnames.py > linter/data/english_surnames.txt

From the surnames of the United States census of 1990 (public domain, in the package `names`, MIT). Words that make
another thing of a name before them ("Victoria Park", "Anne's House") are left out.
"""

from __future__ import annotations

import sys
import textwrap
from importlib.resources import files
from pathlib import Path

_HEADER = """\
# English words that are frequent surnames, in small letters.
# Written by tools/make_english_surnames.py from the United States census of 1990 (public domain).
"""
_MOST_FREQUENT = 2600
_DATA = Path(__file__).parent.parent / "linter" / "data"
_THINGS = """
bank banks bay beach branch bridge bridges camp case castle city college council court cross day east field fields
fort ford gates hall hill hills house island king lake land lane law lord major north park parks place pool post price
prince queen river rivers road rock school sea show south spring springs square stein story street summer summers
temple tower town union university valley wall walls waters wells west winter wood woods world very you your her self
my will may can do did say so son sons says way wins still early little good best great big small first second last
long short high low new old young gay rich poor blue red hot cold fast sharp smart love battle war peace hope faith
fair major minor sharp self read rush strange head hand back bone book books butt butts champion chance chase cherry
close covert cousins daily deal means medal message numbers open person peoples prize prime pride quick ring sales
sample samples school sell sells settle sessions shell sheets shorter spot still stock stocks store stores story stout
strange strong sweat tell towns true twist wear wing yes church
"""
_MORE = """
may pence musk truss jobs bale cruise flake hammond sanders paine pound blunt nicks straw
"""
_KEPT = """
king hill gates wood woods young rice wells price
"""


def main() -> None:
    """Print the table."""
    lines = files("names").joinpath("dist.all.last").read_text("utf-8").splitlines()[:_MOST_FREQUENT]
    surnames = {line.split()[0].lower() for line in lines}
    english = (_DATA / "english_common.txt").read_text("utf-8").split()
    kept = set(_MORE.split()) | surnames & set(english) - (set(_THINGS.split()) - set(_KEPT.split()))
    sys.stdout.write(_HEADER + textwrap.fill(" ".join(sorted(kept)), 120) + "\n")


if __name__ == "__main__":
    main()
