"""The examples of docs/api.md run, and a program with types passes the type checker against the installed package."""

from __future__ import annotations

import doctest
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """\
from linter import Finding, Report, Rulebook, Severity, fix_text, lint_paths, lint_text, load_report
from linter.reporters import reporter
import sys


def worst(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity is Severity.ERROR]


def columns(finding: Finding) -> tuple[int, str]:
    where = finding.location
    changes = [change.text for change in finding.fix.edits] if finding.fix else []
    return where.byte_column, "".join(changes)


rules: Rulebook = Rulebook.builtin().select(["DUP"], ignored=["DUP002"])
found: tuple[Finding, ...] = lint_text("The the cat.", rulebook=rules)
mended: str = fix_text("The the cat.", unsafe=True)
report: Report = lint_paths(["."], jobs=1)
reporter("json").write(load_report("report.json"), sys.stdout)
print(worst(report), columns(found[0]), mended)
"""


def test_the_examples_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert tried > 20
    assert failed == 0


def test_programs_with_types(tmp_path):
    """Against an environment that holds the wheel alone, so that only what ships is seen."""
    python = _environment(tmp_path)
    programs = {
        "right.py": PROGRAM,
        "argument.py": PROGRAM + "lint_text(3)\n",
        "attribute.py": PROGRAM + "found[0].lines\n",
    }
    for name, program in programs.items():
        (tmp_path / name).write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--python-executable={python}", *programs],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = sorted(line for line in done.stdout.splitlines() if ": error: " in line)
    assert [line.partition(":")[0] for line in complaints] == ["argument.py", "attribute.py"], done.stdout
    assert "arg-type" in complaints[0]
    assert "attr-defined" in complaints[1]


def _environment(folder: Path) -> Path:
    """The Python of a fresh environment in which only the wheel is installed."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", symlinks=True)
    paths = sysconfig.get_paths(vars={"base": str(folder / "venv"), "platbase": str(folder / "venv")})
    zipfile.ZipFile(wheel).extractall(paths["purelib"])
    return Path(paths["scripts"]) / Path(sys.executable).name
