"""Silencing findings, as a user does it."""

from __future__ import annotations

import json

import pytest

ONE = "The dog saw saw the cat."
TWO = "The cat ran ran from the dog."


@pytest.fixture
def write(tmp_path):
    """Writes a text to a file of the folder."""

    def writing(name: str, text: str):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    return writing


def test_directives_in_every_kind_of_file(mtlint, write):
    write("a.md", f"{ONE} <!-- mtlint: ignore DUP001 -- a reason -->\n\n{TWO}\n")
    write("b.html", f"<p>{ONE}</p>\n<!-- mtlint: ignore-next-line doubled-word -->\n<p>{TWO}</p>\n")
    write("c.txt", "He wrote that he saw saw [sic] the cat.\n")
    run = mtlint("check", ".", "--format", "concise")
    assert run.out.splitlines() == [
        "a.md:3:9: DUP001 “ran” is written twice",
        "b.html:1:12: DUP001 “saw” is written twice",
    ]
    assert run.code == 1
    assert mtlint("check", "c.txt").code == 0


def test_what_is_kept_out_is_counted_and_listed(mtlint, write):
    write("a.md", f"{ONE} <!-- mtlint: ignore DUP001 -- a reason -->\n\n{TWO}\n")
    write(".mtlint-ignore", 'a.md:DUP001:"ran ran"\n')
    run = mtlint("check", ".", "--show-suppressed")
    assert run.code == 0
    assert run.out == (
        "Suppressed\n"
        "  a.md:1:9  DUP001 doubled-word “saw saw” by directive in a.md:1: a reason\n"
        "  a.md:3:9  DUP001 doubled-word “ran ran” by side-car in .mtlint-ignore:1\n"
        "\n"
        "No findings in 1 file; 2 suppressed (1 directive, 1 side-car)\n"
    )
    assert mtlint("check", ".").out == "No findings in 1 file; 2 suppressed (1 directive, 1 side-car)\n"
    assert mtlint("check", ".", "--format", "concise", "--show-suppressed").out == ""
    statistics = mtlint("check", ".", "--statistics").err
    assert "Suppressed by" in statistics
    assert "directive" in statistics


def test_in_json(mtlint, write):
    write("a.md", f"{ONE} <!-- mtlint: ignore DUP001 -- a reason -->\n")
    report = json.loads(mtlint("check", ".", "--format", "json", "--show-suppressed").out)
    (one,) = report["suppressed"]
    assert (one["by"], one["reason"], one["path"], one["line"]) == ("directive", "a reason", "a.md", 1)
    assert one["finding"]["rule"] == "DUP001"
    assert report["summary"]["suppressed"] == {"directive": 1}
    report = json.loads(mtlint("check", ".", "--format", "json").out)
    assert report["suppressed"] == []
    assert report["summary"]["suppressed"] == {"directive": 1}


def test_in_sarif(mtlint, write):
    write("a.md", f"{ONE} <!-- mtlint: ignore DUP001 -- a reason -->\n\n{TWO}\n")
    write("a.md.mtlint", 'DUP001:"ran ran"\n')
    run = json.loads(mtlint("check", ".", "--format", "sarif", "--show-suppressed").out)["runs"][0]
    kinds = [result["suppressions"][0]["kind"] for result in run["results"]]
    assert kinds == ["inSource", "external"]


def test_standard_input(mtlint, write):
    text = f"{ONE} <!-- mtlint: ignore DUP001 -->\n\n{TWO}\n"
    run = mtlint("check", "-", "--stdin-filename", "a.md", "--format", "concise", stdin=text.encode())
    assert run.out == "a.md:3:9: DUP001 “ran” is written twice\n"
    write("a.md.mtlint", 'DUP001:"ran ran"\n')
    assert mtlint("check", "-", "--stdin-filename", "a.md", stdin=text.encode()).code == 0
    fixed = mtlint("check", "-", "--stdin-filename", "a.md", "--fix", "--unsafe-fixes", stdin=text.encode())
    assert fixed.bytes == text.encode()


def test_fixing_leaves_alone_what_is_silenced(mtlint, write):
    """As textlint once did not: a fix inside of a disabled block."""
    file = write("a.md", f"{TWO}\r\n\r\n<!-- mtlint: disable DUP001 -->\r\n\r\n{ONE}\r\n")
    before = file.read_bytes()
    assert mtlint("check", "--fix", "--unsafe-fixes", "a.md").code == 0
    after = before.replace(b"ran ran", b"ran")
    assert file.read_bytes() == after
    mtlint("check", "--fix", "--unsafe-fixes", "a.md")
    assert file.read_bytes() == after
    assert mtlint("check", "--diff", "--unsafe-fixes", "a.md").out == ""


def test_fix_takes_away_what_is_of_no_use(mtlint, write):
    file = write(
        "a.md", f"One.\n\n<!-- mtlint: ignore-next-line DUP001 -->\nTwo.\n\n{ONE} <!-- mtlint: ignore DUP001 -->\n"
    )
    run = mtlint("check", ".", "--format", "concise")
    assert (run.code, run.out) == (0, "a.md:3:1: SUP003 “ignore-next-line DUP001” leaves nothing out\n")
    assert mtlint("check", ".", "--fail-on", "info").code == 1
    run = mtlint("check", ".", "--fix")
    assert run.err == "fixed 1 finding in 1 file\n"
    assert file.read_text() == f"One.\n\nTwo.\n\n{ONE} <!-- mtlint: ignore DUP001 -->\n"


def test_errors_name_file_and_line(mtlint, write):
    write("docs/a.txt", f"{ONE}\n")
    write("docs/a.txt.mtlint", 'DUP001:"saw saw"\nDUP001 saw saw\n')
    run = mtlint("check", ".")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith('mtlint: docs/a.txt.mtlint:2: expected CODE:"text"')
    write("docs/a.txt.mtlint", "")
    write(".mtlint-ignore", "\n\nwrod: that\n")
    run = mtlint("check", ".")
    assert run.code == 2
    assert run.err.startswith("mtlint: .mtlint-ignore:3: ")
    assert "did you mean “word”?" in run.err


def test_bad_expression_of_a_setting(mtlint, write):
    write("a.txt", f"{ONE}\n")
    write("mtlint.toml", 'fail-on = "info"\nignore-spans-re = ["(unclosed"]\n')
    run = mtlint("check", ".")
    assert run.code == 2
    assert "mtlint.toml:2: ignore-spans-re: “(unclosed” is no regular expression" in run.err


def test_a_sentence_about_the_marker_does_nothing(mtlint, write):
    write("a.md", f"Write mtlint: ignore DUP001 in a comment, or `<!-- mtlint: ignore DUP001 -->`: {ONE}\n")
    assert "DUP001" in mtlint("check", ".", "--format", "concise").out


def test_a_folder_and_its_settings(mtlint, write, tmp_path):
    write(
        "mtlint.toml",
        'per-file-ignores = {"poems/**" = ["DUP"]}\nignore-spans-re = ["<<.*?>>"]\n[words]\naccept = ["ran"]\n',
    )
    write("poems/deep/a.txt", f"{ONE}\n")
    write("b.txt", f"{TWO} The <<dog  dog>> sat.\n")
    run = mtlint("check", ".")
    assert (run.code, run.out) == (0, "No findings in 2 files; 2 suppressed (1 per-file-ignores, 1 accepted)\n")
    assert mtlint("check", "poems/deep/a.txt").code == 0
    assert mtlint("check", "--isolated", ".").code == 1


@pytest.mark.parametrize("jobs", [1, 3])
def test_same_report_from_one_process_and_many(mtlint, write, jobs):
    for number in range(5):
        write(
            f"{number}.md",
            f"<!-- mtlint: ignore-next-line DUP001 -->\n{ONE}\n\n{TWO} [sic]\n\nIt sat sat [sic] down.\n",
        )
    run = mtlint("check", ".", "--show-suppressed", "-j", jobs)
    assert run.out.count("DUP001") == 15
    assert run.out.splitlines()[-1] == (
        "Found 5 findings (5 warnings) in 5 of 5 files; 10 suppressed (5 directive, 5 sic)"
    )


def test_results_of_the_cache_are_asked_again(mtlint, write, tmp_path):
    """A list that changes between two runs changes the report, though no file did."""
    lines = (f"Line {number} of a text that is long enough for its result to be kept." for number in range(9000))
    write("a.txt", "\n\n".join((ONE, *lines)) + "\n")
    cache = {"MTLINT_CACHE_DIR": str(tmp_path / "cache")}
    arguments = ("check", ".", "--select", "DUP001", "--format", "json")
    counts = [json.loads(mtlint(*arguments, env=cache).out)["summary"]["findings"] for _ in range(2)]
    assert counts == [1, 1]
    write(".mtlint-ignore", 'a.txt:DUP001:"saw saw"\n')
    summary = json.loads(mtlint(*arguments, env=cache).out)["summary"]
    assert (summary["findings"], summary["suppressed"]) == (0, {"side-car": 1})


NAMES = {
    "a.md": "Gao Yifang opened the fair with Luo Wenjing, Bai Ke and Tang Haoran. Cui Liwen sang.{}\n",
    "b.md": "Gao Yiming met Luo Wenjing, Bai Ke and Tang Haoran at the station.\n",
    "c.md": "The report of Gao Yiming was read by Cui Liwen. Tang Haoran and Luo Wenjing listened.\n",
}


@pytest.mark.parametrize(("mark", "entry", "stage"), [
    ("", "", ""),
    (" <!-- mtlint: ignore NAM012 -->", "", "directive"),
    (" <!-- mtlint: ignore names -->", "", "directive"),
    ("", 'a.md:NAM012:"Gao Yifang"', "side-car"),
    ("", "name: Gao Yifang", "accepted"),
])  # fmt: skip
def test_names_across_files(mtlint, write, mark, entry, stage):
    for name, text in NAMES.items():
        write(name, text.format(mark))
    if entry:
        write(".mtlint-ignore", entry + "\n")
    run = mtlint("check", ".", "--select", "NAM,SUP")
    assert (f"(1 {stage})" in run.out) is bool(stage)
    assert ("NAM012" in run.out) is not bool(stage)
    assert "SUP003" not in run.out
    assert "SUP003" not in mtlint("check", "a.md", "--select", "NAM,SUP").out  # alone it cannot know
