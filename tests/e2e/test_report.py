"""Reports as users write them: formats, files, GitHub's runs, and `mtlint report`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter.reporters import FORMATS
from tests.e2e.conftest import BAD, GOOD
from tests.reporters import readers
from tests.reporters.test_json import SCHEMA

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = (
    "pear road bridge river market valley winter letter teacher garden harvest office window kitchen mountain doctor"
)
SUBJECTS = WORDS.split()
MANY = "\n".join(f"The {one} of the {other} stood stood there.\n" for one in SUBJECTS for other in SUBJECTS)
"""256 defects, no two sentences alike."""
ON_GITHUB = {"GITHUB_ACTIONS": "true"}


@pytest.fixture
def bad(tmp_path):
    """A file with one warning."""
    (tmp_path / "a.txt").write_text(BAD)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """A folder with the seeds, and their report in every format by one run."""
    folder = tmp_path_factory.mktemp("seeds")
    shutil.copytree(SEEDS, folder / "seeds")
    outputs = [part for name in FORMATS for part in ("-o", f"{name}:out.{name}")]
    command = [str(Path(sys.executable).with_name("mtlint")), "check", "--isolated", "-q", *outputs, "seeds"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
    assert done.returncode == 1, done.stderr
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_a_saved_report_becomes_what_the_run_wrote(mtlint, seeds, name):
    expected = (seeds / f"out.{name}").read_bytes()
    run = mtlint("report", seeds / "out.json", "--format", name, "-o", f"{name}:again")
    assert (run.code, run.err) == (0, "")
    assert run.bytes == expected
    assert Path("again").read_bytes() == expected
    assert len(expected) > 100


def test_the_seeds_by_the_reader_of_each_format(seeds):
    def text(name: str) -> str:
        return (seeds / f"out.{name}").read_bytes().decode("utf-8")

    report = json.loads(text("json"))
    Draft202012Validator(SCHEMA).validate(report)
    found = report["findings"]
    assert len(found) > 100
    assert len(readers.read_sarif(text("sarif"))["results"]) == len(found)
    assert len(readers.annotations(text("github"))) == len(found) + 1
    issues = json.loads(text("gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(found)
    assert len(list(readers.read_junit(text("junit")).iter("failure"))) == len(found)
    assert len(list(readers.read_xml(text("checkstyle")).iter("error"))) == len(found)
    assert len(readers.read_spreadsheet(text("csv"))) == len(found) + 1
    assert f"Found {len(found):,} findings" in readers.visible_text(text("markdown"))
    for name in ("rdjsonl", "checkstyle", "sarif"):
        assert len(readers.read_reviewdog(text(name), name)) == len(found), name


def test_lines_and_columns_of_changes_are_exact(seeds):
    """Formats that know lines and columns only change what the offsets of the JSON report change."""
    edits = [
        (finding["path"], edit)
        for finding in json.loads((seeds / "out.json").read_bytes())["findings"]
        for edit in (finding["fix"] or {"edits": []})["edits"]
    ]
    assert any(edit["end_column"] == 1 < edit["end_line"] for _, edit in edits), "one takes whole lines away"
    for path, edit in edits:
        lines = (seeds / path).read_bytes().decode("utf-8").splitlines(keepends=True)
        starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
        assert starts[edit["line"] - 1] + edit["column"] - 1 == edit["start"]
        assert starts[edit["end_line"] - 1] + edit["end_column"] - 1 == edit["end"]


def test_256_findings_fail(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(MANY)
    run = mtlint("check", "--select", "DUP001", "--format", "json", "-o", "sarif:x.sarif", "a.txt")
    assert len(json.loads(run.out)["findings"]) == 256
    assert run.code == 1


@pytest.mark.parametrize("outputs", [["-o", "json:x"], ["-o", "concise"], ["-o", "csv:-"], ["--max-findings", "1"]])
def test_the_exit_status_does_not_mind_where_reports_go(mtlint, tmp_path, bad, outputs):
    (tmp_path / "b.txt").write_text(GOOD)
    assert mtlint("check", "a.txt", *outputs).code == 1
    assert mtlint("check", "b.txt", *outputs).code == 0
    assert mtlint("check", "a.txt", "--fail-on", "never", *outputs).code == 0


def test_a_format_alone_goes_to_standard_output(mtlint, tmp_path, bad):
    expected = mtlint("check", "--format", "jsonl", "a.txt").out
    for output in ("jsonl", "jsonl:-", "jsonl:/dev/stdout"):
        assert mtlint("check", "-o", output, "--format", "table", "-o", "json:x.json", "a.txt").out == expected
    assert json.loads((tmp_path / "x.json").read_bytes())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to(mtlint, tmp_path, bad):
    os.mkfifo(tmp_path / "pipe")
    heard = []
    listener = threading.Thread(target=lambda: heard.append((tmp_path / "pipe").read_bytes()))
    listener.start()
    run = mtlint("check", "-o", "concise:pipe", "-o", "json:/dev/null", "a.txt")
    listener.join(30)
    assert run.code == 1
    assert heard[0].startswith(b"a.txt:1:10: DUP001")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "sarfi"], "did you mean “sarif”?"),
        (["-o", "jnuit:x.xml"], "did you mean “junit”?"),
        (["-o", "report.md"], "for a file write FORMAT:FILE, such as markdown:report.md"),
        (["-o", "json:x", "-o", "csv:./x"], "two reports for the file “./x”"),
        (["-o", "json", "-o", "csv:-"], "only one report can go to standard output"),
        (["--max-findings", "0"], "--max-findings"),
    ],
)
def test_a_wrong_call_is_refused_before_any_work(mtlint, tmp_path, bad, arguments, said):
    run = mtlint("check", *arguments, "a.txt")
    assert run.code == 2
    assert said in run.err
    assert run.out == ""
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_report_that_cannot_be_written_is_no_success(mtlint, tmp_path, bad):
    run = mtlint("check", "-o", "json:no/such/x.json", "--fail-on", "never", "a.txt")
    assert run.code == 2
    assert "no/such/x.json" in run.err


def test_the_worst_findings_are_listed_and_the_rest_counted(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(MANY)
    outputs = ["-o", "json:x.json", "-o", "sarif:x.sarif"]
    run = mtlint("check", "a.txt", "--select", "DUP001", "--max-findings", "2", *outputs)
    found = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert (len(found["findings"]), found["summary"]["unlisted"]) == (2, 254)
    assert "254 more not listed" in run.out
    assert "2 of 256 findings are listed, the worst" in run.err
    log = readers.read_sarif((tmp_path / "x.sarif").read_text("utf-8"))
    assert len(log["results"]) == 2
    assert "254 more are left out" in json.dumps(log["invocations"])


def test_no_run_lints_its_own_report(mtlint, tmp_path, bad):
    for _ in range(2):
        run = mtlint("check", "-o", "markdown:report.md", "-o", "json:x.json", "-v")
    assert {file["path"] for file in json.loads((tmp_path / "x.json").read_bytes())["files"]} == {"a.txt", "report.md"}
    assert "skipped report.md: a report goes there" in run.err


# --- GitHub Actions


def test_a_run_on_github_gets_annotations_behind_the_text(mtlint, bad):
    plain = mtlint("check", "a.txt")
    run = mtlint("check", "a.txt", env=ON_GITHUB)
    assert run.code == 1
    text, _, commands = run.out.partition("::warning")
    assert text == plain.out
    (warning, (notice, *_)) = readers.annotations("::warning" + commands)
    assert warning[0] == "warning"
    assert warning[1]["file"] == "a.txt"
    assert notice == "notice"


@pytest.mark.parametrize(
    ("arguments", "more"),
    [(["--no-annotations"], {}), (["--format", "text"], {}), (["-o", "text"], {}), ([], {"PRE_COMMIT": "1"})],
)
def test_annotations_stay_away_where_nobody_wants_them(mtlint, bad, arguments, more):
    assert "::warning" not in mtlint("check", "a.txt", *arguments, env={**ON_GITHUB, **more}).out


def test_the_page_of_a_run_on_github_gets_a_summary(mtlint, tmp_path, bad):
    page = tmp_path / "summary.md"
    page.write_text("# Another step\n")
    both = {**ON_GITHUB, "GITHUB_STEP_SUMMARY": str(page)}
    assert mtlint("check", "--format", "json", "a.txt", env=both).code == 1
    added = page.read_text("utf-8")
    assert added.startswith("# Another step\n## mtlint\n")
    assert "<b>promised promised</b>" in added
    mtlint("check", "a.txt", "--no-annotations", env=both)
    mtlint("check", "a.txt", env={"GITHUB_STEP_SUMMARY": str(page)})
    assert page.read_text("utf-8") == added
    page.write_bytes(b"x" * ((1 << 20) - 900))
    mtlint("check", "a.txt", env=both)
    assert len(page.read_bytes()) <= 1 << 20


def test_a_summary_that_cannot_be_written_fails_nothing(mtlint, tmp_path, bad):
    run = mtlint("check", "a.txt", env={**ON_GITHUB, "GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert run.code == 1
    assert "cannot add to the summary" in run.err


def test_githubs_fingerprint_where_it_is_asked_for(mtlint, tmp_path):
    """The hash of the second line of a text that GitHub's own tests have."""
    (tmp_path / "梨 园.txt").write_bytes(b"The firm promised promised to answer soon.\r\nThe end.\n")
    run = mtlint("check", "--format", "sarif", "--sarif-fingerprint", "github", "梨 园.txt")
    (result,) = readers.read_sarif(run.out)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E6%A2%A8%20%E5%9B%AD.txt"
    assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")
    assert "primaryLocationLineHash" not in mtlint("check", "--format", "sarif", "梨 园.txt").out


# --- mtlint report


def test_a_report_comes_from_standard_input(mtlint, bad):
    saved = mtlint("check", "--format", "json", "a.txt")
    run = mtlint("report", "-", stdin=saved.bytes)
    assert run.code == 0
    assert run.out == mtlint("check", "a.txt").out


def test_what_cannot_be_read_is_named(mtlint, tmp_path):
    (tmp_path / "x.json").write_text('{"version": 1,\n "files": [}')
    run = mtlint("report", "x.json", "-o", "csv:x.csv")
    assert run.code == 2
    assert run.err.startswith("mtlint: x.json:2:12: this is no JSON")
    assert not (tmp_path / "x.csv").exists()
    (tmp_path / "x.json").write_text('{"version": 9}')
    assert "version 9 of the contract" in mtlint("report", "x.json").err
    run = mtlint("report", "missing.json")
    assert (run.code, run.err) == (2, "mtlint: cannot read “missing.json”: No such file or directory\n")
    assert mtlint("report").code == 2


def test_names_of_files_that_are_no_text(mtlint, tmp_path):
    name = b"caf\xe9 <b>,:%.txt"
    try:
        (Path(os.fsdecode(bytes(tmp_path))) / os.fsdecode(name)).write_text(BAD)
    except OSError:
        pytest.skip("this system has no such names")
    outputs = [part for format_ in FORMATS for part in ("-o", f"{format_}:out.{format_}")]
    assert mtlint("check", ".", *outputs).code == 1
    for format_ in FORMATS:
        assert mtlint("report", "out.json", "--format", format_).bytes == (tmp_path / f"out.{format_}").read_bytes()
    (result,) = readers.read_sarif((tmp_path / "out.sarif").read_text("utf-8"))["results"]
    assert readers.path_of(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == os.fsdecode(name)


def test_a_package_adds_a_format(mtlint, tmp_path, bad):
    (tmp_path / "shouting.py").write_text(
        "def write(report, out, *, color=False):\n    out.write(f'{len(report.findings)}!\\n')\n"
    )
    info = tmp_path / "shouting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[mtlint.reporters]\nshout = shouting\n")
    path = {"PYTHONPATH": str(tmp_path)}
    run = mtlint("check", "a.txt", "--format", "shout", "-o", "shout:x", env=path)
    assert (run.code, run.out, (tmp_path / "x").read_text()) == (1, "1!\n", "1!\n")
    assert "shout" in mtlint("check", "a.txt", "--format", "shut", env=path).err
    assert mtlint("check", "a.txt", "--format", "shout").code == 2
