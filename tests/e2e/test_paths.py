"""Whatever a file is called and wherever it lies, it is linted and named once, in every format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from linter.reporters import FORMATS
from tests.e2e.conftest import BAD, COMMAND, GOOD

posix = pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not allow")
HOSTILE = [
    "with blank.txt", "-dash.txt", "--fix.txt", "梨园.txt", "e\u0301.txt", "a:b:1:2.txt", "new\nline.txt", "tab\t.txt",
    "\x1b[31mred.txt", "<script>.html", "a&b'\"c.md", "100%25.txt", "#hash?.txt", "=1+1.txt", "back\\slash.txt",
    "\u202eltr.txt", "\U0001f600.txt", "[a].txt", "{b}.txt", "!c.txt", "~d.txt", "$HOME.txt", "%0A.txt", "x" * 200 + ".txt",
]  # fmt: skip


@posix
@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_names_in_every_format(mtlint, tmp_path, format_):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in HOSTILE:
        (folder / name).write_text(BAD)
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as out:
        out.write(BAD.encode())
    run = mtlint("check", "--select", "DUP001", "--format", format_, "in")
    assert (run.code, run.bytes.decode("utf-8") != "") == (1, True)
    assert "Traceback" not in run.err
    assert "\x1b[31mred" not in run.out
    count = len(HOSTILE) + 1
    if format_ == "json":
        assert len({f["path"] for f in json.loads(run.out)["findings"]}) == count
    elif format_ in {"jsonl", "rdjsonl", "concise", "github"}:
        assert sum(bool(line) and '"summary"' not in line for line in run.out.split("\n")) in {count, count + 1}
    elif format_ in {"sarif", "gitlab"}:
        json.loads(run.out)
    elif format_ in {"junit", "checkstyle"}:
        assert len({e.get("name") for e in ET.fromstring(run.bytes) if e.get("name")}) == count


@posix
def test_hostile_names_one_by_one_as_a_hook_gives_them(mtlint, tmp_path):
    for name in HOSTILE:
        (tmp_path / name).write_text("It is here , too.\n")
    run = mtlint("check", "--fix", "--format", "concise", "--", *HOSTILE)
    assert (run.code, run.out) == (0, "")
    assert {(tmp_path / name).read_text() for name in HOSTILE} == {"It is here, too.\n"}


@pytest.mark.parametrize("format_", FORMATS)
def test_one_process_and_several_write_the_same(mtlint, tmp_path, format_):
    for number in range(230):
        text = BAD if number % 3 else GOOD
        (tmp_path / f"{number}.txt").write_text(
            text + "Zhang Guoqing met Li Lecheng. Zhang Guo Qing left.\n" * (number % 4)
        )
    runs = [
        mtlint(
            "check",
            "-j",
            jobs,
            "--no-cache",
            "--format",
            format_,
            "-o",
            f"{format_}:../{jobs}",
            env={"PYTHONHASHSEED": jobs},
        )
        for jobs in ("1", "3")
    ]
    assert runs[0].code == runs[1].code == 1
    assert runs[0].bytes == runs[1].bytes
    files = [(tmp_path.parent / jobs).read_bytes() for jobs in ("1", "3")]
    assert files[0] == files[1]
    assert str(tmp_path) not in runs[0].out, "no absolute path"


@pytest.mark.parametrize("format_", FORMATS)
def test_standard_input_in_every_format(mtlint, format_):
    run = mtlint("check", "-", "--stdin-filename", "sub dir/梨.md", "--format", format_, stdin=BAD.encode())
    assert run.code == 1
    assert run.out
    assert "Traceback" not in run.err
    assert mtlint("check", "-", "--format", format_, stdin=b"").code == 0


@posix
def test_where_the_run_stands(mtlint, tmp_path):
    """In a folder that is a link, in the root, and where the current folder is gone."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(BAD)
    (tmp_path / "link").symlink_to("real")
    call = [COMMAND, "check", "--select", "DUP001", "--format", "concise"]

    def out(*arguments, cwd):
        return subprocess.run([*call, *arguments], cwd=cwd, capture_output=True, text=True, check=False)

    assert out(cwd=tmp_path / "link").stdout.startswith("a.txt:1:10:")
    assert out("link", cwd=tmp_path).stdout.startswith("link/a.txt:1:10:")
    assert out(tmp_path / "real", cwd="/").stdout.startswith(f"{str(tmp_path)[1:]}/real/a.txt:1:10:")
    gone = subprocess.run(
        f"mkdir gone && cd gone && rmdir ../gone && '{COMMAND}' check '{tmp_path}/real/a.txt'",
        shell=True, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert gone.returncode == 2
    assert "Traceback" not in gone.stderr
    assert "current folder" in gone.stderr


def test_a_file_is_linted_once_however_often_it_is_named(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(BAD)
    run = mtlint("check", "--select", "DUP001", "--format", "concise", ".", "sub", "sub/a.txt", "./sub/../sub/a.txt")
    assert run.out.count("\n") == 1


@posix
def test_what_can_be_replaced_and_what_not(mtlint, tmp_path):
    """Links stay links, hard links keep the old content under the other name, permissions stay, devices are written to."""
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "real.json").chmod(0o604)
    (tmp_path / "link.json").symlink_to("real.json")
    (tmp_path / "hard.json").hardlink_to(tmp_path / "real.json")
    run = mtlint("check", "-q", "-o", "json:link.json", "-o", "concise:/dev/null", "a.txt")
    assert run.code == 1
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text().startswith("{")
    assert (tmp_path / "real.json").stat().st_mode & 0o777 == 0o604
    assert (tmp_path / "hard.json").read_text() == "old"
    assert not os.path.isfile("/dev/null")
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=tmp_path, stdout=subprocess.PIPE) as reader:
        mtlint("check", "-q", "-o", "concise:pipe", "a.txt")
        assert reader.communicate()[0].startswith(b"a.txt:1:10:")
    assert not os.path.isfile(tmp_path / "pipe")
    folder = mtlint("check", "-q", "-o", "json:.", "a.txt")
    assert (folder.code, "Traceback" in folder.err) == (2, False)


@posix
def test_a_full_disk_leaves_the_old_file(tmp_path):
    """With a limit on the size of files, which fails a write as a full disk does."""
    import resource

    (tmp_path / "a.txt").write_text("It is here , and there.\n" * 2000)
    (tmp_path / "b.txt").write_text("It is here , and there.\n")
    (tmp_path / "report.json").write_text("old")

    def small() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))

    before = (tmp_path / "a.txt").read_bytes()
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    call = [COMMAND, "check", "--no-cache", "--fix", "."]
    run = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=small, env=env)
    assert run.returncode == 2
    assert "not fixed: a.txt: File too large" in run.stderr
    assert (tmp_path / "a.txt").read_bytes() == before
    assert (tmp_path / "b.txt").read_text() == "It is here, and there.\n"
    call = [COMMAND, "check", "--no-cache", "-o", "json:report.json", "--format", "table", "."]
    run = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=small, env=env)
    assert run.returncode == 2
    assert "mtlint: cannot write “report.json”: File too large" in run.stderr
    assert (tmp_path / "report.json").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "b.txt", "report.json"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("It is here , too.\n")
    (tmp_path / "sub").chmod(0o555)
    run = mtlint("check", "--fix", "sub")
    assert run.code == 2
    assert "no file can be made in its folder: Permission denied" in run.err
