"""Write `linter/data/habits.txt`: how often human texts have the phrases of each habit in `rules/literal/habits.yaml`.

    python -m tools.make_habits FOLDER --native NATIVE > linter/data/habits.txt

FOLDER holds texts of known making (see `benchmarks/detection_texts.py`), NATIVE native English.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from linter.checks.literal.habits import FrequentPhrases
from linter.rulebook.compiled import builtin_rulebook
from linter.text.document import Document

_FEWEST_WORDS = 200
_BELOW = 0.995
_HEAD = """\
# How often texts have the phrases of a habit, per 1,000 words: mean of human texts, the rate that 1 in 200 of them
# exceeds, mean of machine translations.
# Written by tools/make_habits.py from {human:,} human texts and {machine:,} machine translations of 200 words and more:
# shared tasks of WMT (news 2020 to 2023, biomedical) and native English. Never edited by hand.
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--native", type=Path, required=True)
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.folder / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    files = [(options.folder / row["file"], row["side"] == "mt") for row in rows if row["words"] >= _FEWEST_WORDS]
    files += [(file, False) for file in sorted(options.native.rglob("*")) if file.is_file()]
    checks = [rule.check for rule in builtin_rulebook().rules if isinstance(rule.check, FrequentPhrases)]
    rates: dict[tuple[str, bool], list[float]] = {(c.habit, side): [] for c in checks for side in (True, False)}
    for file, machine in files:
        doc = Document.from_bytes(file.read_bytes(), "text.txt")
        if len(doc.tokens) >= _FEWEST_WORDS:
            for check in checks:
                rates[check.habit, machine].append(check.count(doc) * 1000 / len(doc.tokens))
    human, by_machine = (len(rates[checks[0].habit, side]) for side in (False, True))
    sys.stdout.write(_HEAD.format(human=human, machine=by_machine))
    for check in checks:
        found = sorted(rates[check.habit, False])
        limit = found[int(_BELOW * len(found))]
        machine_mean = sum(rates[check.habit, True]) / by_machine
        sys.stdout.write(f"{check.habit} {sum(found) / human:.2f} {limit:.2f} {machine_mean:.2f}\n")


if __name__ == "__main__":
    main()
