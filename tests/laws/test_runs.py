"""Runs are alike: whatever was linted before, and in whatever order Python keeps its sets in this run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from linter.engine.lint import lint_document
from tests.conftest import PLAN
from tests.laws.texts import EXAMPLES, document

# Two names are as like a third one as can be, so that nothing but their order decides.
TIE = (
    "Mayor Zhang Weiping spoke of the harbour. Then Mayor Zhang Jianping and Mayor Zhang Weijun left. "
    "And Mayor Zhang Weijun and Mayor Zhang Jianping sat."
)
NAMES = tuple(
    f"Mayor Zhang Wei{end} spoke of the harbour. Then Mayor Zhang Wei{end} left. Mayor Li Wei{end} slept."
    for end in ("ming", "min", "jun", "qing", "xing", "ling")
)
TEXTS = (TIE, *NAMES, *EXAMPLES, *(text.lower() for text in EXAMPLES))
ROOT = Path(__file__).parents[2]
PROGRAM = "from tests.laws.test_runs import write_digests; write_digests({step})"


def write_digests(step: int) -> None:
    """A line for what comes of each text, in the order of the texts, linted in steps through them."""
    found = {}
    for text in TEXTS[::step]:
        linted = lint_document(document(text, "a.txt"), PLAN)
        shown = repr((linted.findings, linted.summaries)).encode("utf-8", "backslashreplace")
        found[text] = hashlib.sha256(shown).hexdigest()
    sys.stdout.write("\n".join(found[text] for text in TEXTS))


def test_forwards_and_backwards_the_same_is_found():
    """Each direction in a new process, so that nothing is remembered of other tests."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(step=step)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for step, seed in ((1, "1"), (-1, "2"))
    ]
    forwards, backwards = (process.communicate(timeout=600)[0].splitlines() for process in processes)
    assert len(forwards) == len(backwards) == len(TEXTS)
    differ = [text for text, one, other in zip(TEXTS, forwards, backwards, strict=True) if one != other]
    assert not differ
