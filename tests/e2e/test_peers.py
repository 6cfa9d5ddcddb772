"""What users of other linters complained of, each as one test that mtlint passes.

The comments name the entry of the other tool's tracker.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import BAD, COMMAND, GOOD

DOUBLED = ("--select", "DUP001", "--format", "concise")


def rules(run) -> list[str]:
    return re.findall(r": ([A-Z]{3}\d{3,4}) ", run.out)


def shown_paths(run) -> list[str]:
    return sorted({line.split(":")[0] for line in run.out.splitlines()})


# What is no defect


def test_placeholders_between_equal_words(mtlint, tmp_path):  # weblate#15516
    (tmp_path / "a.md").write_text(
        "Copy the %s the file. Move {a} to {b} to the end. From `x` from the list. Say %d %d. <b>x</b> <b>x</b>.\n"
    )
    assert mtlint("check", *DOUBLED, "a.md").out == ""


def test_interjections(mtlint, tmp_path):  # weblate#4023
    (tmp_path / "a.txt").write_text(
        "“No, no, no!” he said. Ha ha ha! Bye bye. It is very very big. Knock, knock. Hear, hear. There, there.\n"
    )
    assert mtlint("check", *DOUBLED, "a.txt").out == ""


def test_lone_signs_in_code(mtlint, tmp_path):  # weblate#5576
    (tmp_path / "a.md").write_text("End with `;` or `,` and ` ; ` and never with `a , b` or `。`, then `(`.\n")
    assert mtlint("check", "a.md").out == "No findings in 1 file.\n"


def test_names_and_words_of_no_dictionary(mtlint, tmp_path):  # harper#3270, languagetool#2667
    (tmp_path / "a.txt").write_text(
        "Ouyang Xiuling met Zhuge Kongming in Shuangqiao. Mr Szczebrzeszyn frobnicates the zorblax, said Nguyen.\n"
    )
    assert mtlint("check", "a.txt").out == "No findings in 1 file.\n"


def test_code_links_and_front_matter_are_no_prose(mtlint, tmp_path):  # proselint#542, vale#278
    bad = "said said so , here"
    (tmp_path / "a.md").write_text(
        f"---\ntitle: {bad}\n---\n\n```\n{bad}\n```\n\n- item\n\n      {bad}\n\n`{bad}` [x](https://a.b/{bad[:4]}%20said)\n"
        f"<!-- {bad} --> <img alt='x' title='{bad}'>\n\n$$\n{bad}\n$$\n"
    )
    assert mtlint("check", "a.md").out == "No findings in 1 file.\n"


# Which files


@pytest.mark.parametrize("glob", ["sub/", "./sub/", "sub/**", "./sub/a.txt", "sub\\a.txt", "*.txt", "{root}/sub"])
def test_an_exclude_holds_for_a_file_that_a_hook_names(mtlint, tmp_path, glob):  # warpkit PR#34, typos#347
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text(f"exclude = [{json.dumps(glob.format(root=tmp_path))}]\n")
    run = mtlint(
        "check", *DOUBLED, "sub/a.txt", "./sub/a.txt", "sub//a.txt", "sub/../sub/a.txt", f"{tmp_path}/sub/a.txt"
    )
    assert (run.code, run.out, run.err) == (0, "", "skipped 1 file: excluded\n")


def test_settings_beside_the_file_win_over_those_of_the_current_folder(mtlint, tmp_path):  # vale#843, vale#513
    deep = tmp_path / "/".join("abcdefghij")
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    name = (deep / "a.txt").relative_to(tmp_path)
    assert mtlint("check", name).code == 0
    (tmp_path / "a" / "b" / "mtlint.toml").write_text("")
    assert mtlint("check", name).code == 1


def test_back_slashes_in_settings(mtlint, tmp_path):  # vale#1015
    (tmp_path / "docs" / "old").mkdir(parents=True)
    (tmp_path / "docs" / "old" / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text("exclude = ['docs\\old']\n")
    assert mtlint("check", *DOUBLED).out == ""


def test_what_git_ignores_is_left_alone(mtlint, tmp_path):  # codespell#1887, cspell#3047
    for folder in (".git/info", "docs/build", "docs/deep", "out"):
        (tmp_path / folder).mkdir(parents=True)
    for name in (
        "a.txt",
        "docs/b.txt",
        "docs/build/c.txt",
        "docs/deep/d.txt",
        "docs/deep/e.txt",
        "out/f.txt",
        "mine.txt",
    ):
        (tmp_path / name).write_text(BAD)
    (tmp_path / ".gitignore").write_bytes("\ufeff/out/\r\nd.txt\r\n".encode())
    (tmp_path / "docs" / ".gitignore").write_text("build\n*.txt\n!b.txt\n")
    (tmp_path / "docs" / "deep" / ".gitignore").write_text("!e.txt\n")
    (tmp_path / ".git" / "info" / "exclude").write_text("mine.txt\n")
    expected = ["a.txt", "docs/b.txt", "docs/deep/e.txt"]
    assert shown_paths(mtlint("check", *DOUBLED)) == expected
    assert shown_paths(mtlint("check", *DOUBLED, "docs", "a.txt")) == expected
    assert shown_paths(mtlint("check", *DOUBLED, "out", "docs/build", "mine.txt")) == [
        "docs/build/c.txt",
        "mine.txt",
        "out/f.txt",
    ]
    assert len(shown_paths(mtlint("check", *DOUBLED, "--no-gitignore"))) == 7
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
        (tmp_path / ".git" / "info" / "exclude").write_text("mine.txt\n")
        listed = subprocess.run(
            ["git", "ls-files", "-o", "--exclude-standard", "*.txt"], cwd=tmp_path, check=True, capture_output=True
        )
        assert sorted(listed.stdout.decode().split()) == expected


def test_hidden_minified_binary_and_large_files_are_skipped_and_counted(mtlint, tmp_path):
    (tmp_path / ".cache").mkdir()
    for name in (".cache/a.txt", ".draft.txt", "page.min.html", "good.txt"):
        (tmp_path / name).write_text(BAD if name != "good.txt" else GOOD)
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\0\0" * 9)
    (tmp_path / "large.txt").write_text(BAD * 99)
    run = mtlint("check", "--max-file-size", "1k")
    assert (run.code, run.out.startswith("No findings in 1 file")) == (0, True)
    for reason in ("hidden", "minified", "binary", "larger than 1,000 bytes"):
        assert f"skipped 1 file: {reason}" in run.err


REPORTS = ["text", "concise", "table", "markdown", "html", "json", "jsonl", "csv", "sarif", "checkstyle", "junit"]


def test_no_run_lints_what_another_wrote(mtlint, tmp_path):  # cspell#1776
    (tmp_path / "a.txt").write_text(BAD * 3)
    (tmp_path / "mtlint.toml").write_text('inventory = "names.jsonl"\n')
    (tmp_path / ".mtlint-ignore").write_text(f"# {BAD}")
    (tmp_path / "a.txt.mtlint").write_text(f"# {BAD}")
    mtlint("names", "--inventory", "names.jsonl")
    mtlint("check", "--format", "concise", *(f"-o{kind}:{kind}.txt" for kind in REPORTS))
    (tmp_path / "report.html").write_bytes((tmp_path / "html.txt").read_bytes())
    (tmp_path / "report.md").write_bytes((tmp_path / "markdown.txt").read_bytes())
    data = {f"{kind}.txt" for kind in REPORTS[5:]}  # which nobody would call a text
    own = [".mtlint-ignore", "a.txt.mtlint", "mtlint.toml", "names.jsonl"]
    again = mtlint("check", "--format", "concise", "--verbose", ".", *own)
    assert {line.split(":")[0] for line in again.out.splitlines()} <= {"a.txt"} | data
    own += ["report.html", "report.md", *(f"{kind}.txt" for kind in REPORTS[:5])]
    assert {line.split(": ")[0] for line in again.err.splitlines() if "mtlint's own" in line} >= {
        f"skipped {name}" for name in own
    }
    mtlint("check", "--write-baseline", "base.txt")
    (tmp_path / "mtlint.toml").write_text('baseline = "base.txt"\n')
    assert mtlint("check", ".", "base.txt").code == 0


# Encodings


def test_an_undecodable_file_is_named(mtlint, tmp_path):  # codespell#3519
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"The caf\xe9 was closed, and the caf\xe9 stayed closed.\n")
    (tmp_path / "b.txt").write_text(BAD)
    run = mtlint("check", "--format", "concise")
    assert "sub/a.txt:1:8: ENC001" in run.out
    assert "b.txt:1:10: DUP001" in run.out


# Findings and fixes


def test_an_emoji_before_a_finding(mtlint, tmp_path):  # language-tool-python, changelog of 4.0
    (tmp_path / "a.txt").write_text("\U0001f600\U0001f469\u200d\U0001f33e He promised promised it.\n", "utf-8")
    found = json.loads(mtlint("check", "--select", "DUP001", "--format", "json", "a.txt").out)["findings"][0]
    assert (found["column"], found["end_column"]) == (9, 26)
    assert (found["byte_column"], found["end_byte_column"]) == (20, 37)


def test_a_second_fix_on_one_line(mtlint, tmp_path):  # vala-lint PR#146
    file = tmp_path / "a.txt"
    file.write_text("It is here , and there , and not to to go , he said .\n")
    assert mtlint("check", "--fix", "--unsafe-fixes", "a.txt").code == 0
    assert file.read_text() == "It is here, and there, and not to go, he said.\n"


def test_equal_findings_have_fingerprints_of_their_own(mtlint, tmp_path):  # detekt-gitlab-report#10
    for name in ("a.txt", "b.txt"):
        lines = (f"{n} was the number of the case, and then they said said so again.\n" for n in range(30))
        (tmp_path / name).write_text("".join(lines))
    run = mtlint("check", "--select", "DUP001", "--format", "gitlab")
    prints = [entry["fingerprint"] for entry in json.loads(run.out)]
    assert len(set(prints)) == len(prints) == 60


def test_256_findings_are_a_failure(mtlint, tmp_path):  # eslint#1795
    (tmp_path / "a.txt").write_text("".join(f"Case {n}: they said said so.\n" for n in range(256)))
    run = mtlint("check", *DOUBLED, "a.txt")
    assert (run.code, len(run.out.splitlines())) == (1, 256)


@pytest.mark.parametrize("where", ["-o", "--output"])
def test_the_exit_code_does_not_mind_the_output(mtlint, tmp_path, where):  # textlint: 0 with --output-file
    (tmp_path / "a.txt").write_text(BAD)
    assert mtlint("check", where, "json:report.json", "a.txt").code == 1
    assert mtlint("check", where, "json:report.json", "--fail-on", "error", "a.txt").code == 0
    assert mtlint("check", where, "json:no/such/report.json", "a.txt").code == 2


def test_a_fix_respects_what_is_disabled(mtlint, tmp_path):  # textlint#1873
    block = "<!-- mtlint: disable SPC001 -->\n\nIt is here , too.\n\n<!-- mtlint: enable SPC001 -->\n\n"
    line = "It is here , too. <!-- mtlint: ignore SPC001 -->\n\n"
    (tmp_path / "a.md").write_text(block + line + "It is here , too.\n")
    assert mtlint("check", "--fix", "--select", "SPC001", "a.md").code == 0
    assert (tmp_path / "a.md").read_text() == block + line + "It is here, too.\n"


def test_a_sentence_about_a_directive_is_none(mtlint, tmp_path):  # codespell PR#2400
    (tmp_path / "a.md").write_text(
        "Write mtlint: ignore-file DUP001 or `<!-- mtlint: ignore-file DUP001 -->` to silence it.\n\n"
        "<!-- To silence it write mtlint: ignore-file DUP001 -->\n\n" + BAD
    )
    assert rules(mtlint("check", *DOUBLED, "a.md")) == ["DUP001"]


def test_an_accepted_word_in_another_case(mtlint, tmp_path):  # codespell#3701
    (tmp_path / "a.txt").write_text("Wagga wagga is a town. They went to Wagga wagga by bus.\n")
    found = rules(mtlint("check", *DOUBLED, "a.txt"))
    (tmp_path / "mtlint.toml").write_text('[words]\naccept = ["wagga"]\n')
    assert rules(mtlint("check", *DOUBLED, "a.txt")) == []
    (tmp_path / "mtlint.toml").write_text('[words]\naccept = ["WAGGA"]\n')
    assert rules(mtlint("check", *DOUBLED, "a.txt")) == found, "a capital in the entry means just that"


def test_old_text_does_not_hide_what_is_new(mtlint, tmp_path):  # ruff#1149, SwiftLint#3421
    (tmp_path / "a.txt").write_text("".join(f"Case {n}: they said said so.\n" for n in range(50)))
    assert mtlint("check", "--write-baseline", "base.jsonl", "-q").code == 0
    assert mtlint("check", "--baseline", "base.jsonl").code == 0
    (tmp_path / "a.txt").write_text("A new line.\n\n" + (tmp_path / "a.txt").read_text() + "And and this is new.\n")
    run = mtlint("check", "--baseline", "base.jsonl", *DOUBLED)
    assert [line.partition(" DUP")[0] for line in run.out.splitlines()] == ["a.txt:53:1:"]


# The cache


def test_a_changed_list_or_rule_is_never_answered_from_the_cache(mtlint, tmp_path):  # cspell#1852
    (tmp_path / "a.txt").write_text("Wagga wagga is a town.\n" * 40 + "Zhang Guoqing met Zhang Guo Qing.\n")
    cache = {"MTLINT_CACHE_DIR": str(tmp_path / "cache")}
    plain = mtlint("check", "--cache", "--format", "json", env=cache).out
    assert mtlint("check", "--cache", "--format", "json", env=cache).out == plain
    for settings in (
        '[words]\naccept = ["wagga"]\n',
        'roster = "people.toml"\n',
        'ignore-spans-re = ["Wagga"]\n',
        'select = ["NAM"]\n',
    ):
        (tmp_path / "mtlint.toml").write_text(settings)
        for people in ("", '[[person]]\ncanonical = "Zhang Guoqing"\naliases = ["Zhang Guo Qing"]\n'):
            (tmp_path / "people.toml").write_text(people)
            kept = mtlint("check", "--cache", "--format", "json", env=cache)
            assert kept.out == mtlint("check", "--no-cache", "--format", "json").out


def test_the_cache_changes_no_count(mtlint, tmp_path):  # cspell#1807
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(BAD * number)
    cache = {"MTLINT_CACHE_DIR": str(tmp_path / "cache")}
    runs = [mtlint("check", "--cache", env=cache) for _ in range(3)] + [mtlint("check", "--no-cache")]
    assert len({(run.code, run.out, run.err) for run in runs}) == 1


# The surroundings


def test_no_run_needs_a_network(mtlint, tmp_path):  # language-tool-python#5, dn-institute#233
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\ndef refuse(*_, **__): raise RuntimeError('a network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
    )
    (tmp_path / "a.txt").write_text(BAD)
    env = {"PYTHONPATH": str(tmp_path)}
    assert mtlint("check", "--select", "all", "-o", "html:a.html", env=env).code == 1
    assert mtlint("names", env=env).code == 0


def test_a_closed_or_full_output_is_told_without_a_traceback(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD * 3000)
    for arguments in (["check"], ["names"], ["rule", "--all"], ["check", "--diff", "--unsafe-fixes"]):
        head = subprocess.run(
            f"'{COMMAND}' {' '.join(arguments)} | head -1", shell=True, cwd=tmp_path, capture_output=True, check=False
        )
        assert head.stdout.count(b"\n") == 1
        assert b"Traceback" not in head.stderr + head.stdout
        assert b"Exception ignored" not in head.stderr
        if os.path.exists("/dev/full"):
            with open("/dev/full", "wb") as full:
                run = subprocess.run(
                    [COMMAND, *arguments], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
                )
            assert run.returncode == 2
            assert b"cannot write to standard output: No space left on device" in run.stderr
            assert b"Traceback" not in run.stderr
    if sys.platform != "win32":
        for closed in ("<&-", ">&-", "2>&-", ">&- 2>&-"):
            run = subprocess.run(
                f"'{COMMAND}' check a.txt {closed}", shell=True, cwd=tmp_path, capture_output=True, check=False
            )
            assert run.returncode == 1
            assert b"Traceback" not in run.stderr
            assert b"Found" in run.stdout or ">&-" in closed.replace("2>&-", "")
            assert b"mends" not in run.stdout, "notes never stand among the findings"


def test_a_small_run_starts_at_once(mtlint, tmp_path):  # pre-commit#1374, vale-vscode#17
    """Nothing that only some runs need is imported by all of them."""
    (tmp_path / "a.txt").write_text(GOOD)
    code = (
        "import sys; sys.argv = ['mtlint', 'check', 'a.txt']\nfrom linter.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'json', 'sqlite3', 'hashlib', 'yaml', 'jinja2', 'subprocess', 'tempfile', 'signal', 'difflib',"
        " 'concurrent.futures', 'multiprocessing', 'linter.rulebook.load'} & set(sys.modules)))"
    )
    mtlint("check", "a.txt")
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_rule_says_what_why_and_how_to_silence_it(mtlint):  # wpt#11479, meilisearch PR#1646
    page = mtlint("rule", "SPC001").out
    for part in ("SPC001", "## Found", "## Not found", "--ignore SPC001"):
        assert part in page


def test_mistakes_in_settings_are_refused_with_a_hint(mtlint, tmp_path):  # vale#511, proselint#1323
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('exlude = ["a.txt"]\n')
    run = mtlint("check")
    assert run.code == 2
    assert "mtlint.toml:1" in run.err
    assert "did you mean “exclude”" in run.err


def test_settings_are_read_as_utf_8_whatever_the_locale(mtlint, tmp_path):  # codespell#3956
    (tmp_path / "梨.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_bytes('exclude = ["梨.txt"]\n'.encode())
    for env in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}):
        assert mtlint("check", env=env).out.startswith("No files were checked"), env


def test_paths_are_shown_with_slashes_from_the_current_folder(mtlint, tmp_path):  # stylelint#1081, vale#765
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(BAD)
    for path in ("sub", "./sub/", "sub/../sub/a.txt", Path(tmp_path) / "sub" / "a.txt"):
        assert shown_paths(mtlint("check", *DOUBLED, path)) == ["sub/a.txt"]
