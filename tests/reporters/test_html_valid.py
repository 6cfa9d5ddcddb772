"""The page before the judge of the W3C: the Nu Html Checker (`vnu.jar`), where one is given in MTLINT_VNU."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from linter import lint_paths
from linter.findings import Report
from linter.reporters import reporter
from tests.reporters.samples import SAMPLE
from tests.reporters.test_html import MARKUP, full_of

JAR = os.environ.get("MTLINT_VNU", "")
# The checker takes an inline script that the policy allows by its hash for one that it blocks; it reads no hashes.
_MISREAD = "violates Content Security Policy"


@pytest.mark.skipif(not (JAR and shutil.which("java")), reason="MTLINT_VNU names no vnu.jar, or there is no Java")
def test_the_page_is_valid_html(tmp_path):
    reports = {"seeds": lint_paths(["seeds"]), "sample": SAMPLE, "empty": Report((), ())}
    reports |= {f"markup-{number}": full_of(text) for number, text in enumerate(MARKUP)}
    for name, report in reports.items():
        with (tmp_path / f"{name}.html").open("w", encoding="utf-8", newline="\n") as out:
            reporter("html").write(report, out)
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", JAR, "--format", "json", "--exit-zero-always", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    messages = json.loads(done.stderr)["messages"]
    assert {m["message"] for m in messages if m["type"] == "error" or _MISREAD not in m["message"]} == set()
