"""`mtlint grammar install`: LanguageTool is there whole or not at all, and nothing else ever fetches it.

The archive comes from a server of our own, over the real language-tool-python; Maven is the real one where it is there.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from linter.errors import LinterError
from linter.languagetool.find import find_home
from linter.languagetool.install import _space_in, damage
from linter.languagetool.maven import _folded, _write_jar
from tests.e2e.conftest import BAD, COMMAND
from tests.e2e.test_doctor import program

HOME = os.path.expanduser("~")  # with the repository of Maven
TOP = "LanguageTool-6.8"
JAVA = "echo 'openjdk version \"17.0.9\" 2023-10-17' >&2"


def archive(top: str = TOP, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(f"{top}/languagetool-server.jar", b"jar")
        made.writestr(f"{top}/libs/a.jar", os.urandom(100_000))
        for name, content in more.items():
            made.writestr(name, content)
    return out.getvalue()


class Site:
    """A site that has the archive; what is asked of it is counted."""

    def __init__(self) -> None:
        self.body, self.status, self.promised, self.asked = archive(), 200, None, []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                self.send_response(site.status)
                self.send_header("Content-Length", str(site.promised or len(site.body)))
                self.end_headers()
                self.wfile.write(site.body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def environment(self, checksum: str = "") -> dict[str, str]:
        return {
            "LTP_DOWNLOAD_HOST_NEW_RELEASES": f"http://127.0.0.1:{self.server.server_port}/",
            "LTP_DOWNLOAD_SHA256_6_8": checksum or hashlib.sha256(self.body).hexdigest(),
        }


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def machine(tmp_path, monkeypatch, cache):
    """A machine with a Java and nothing of LanguageTool; returns the folder that programs can be put into."""
    folder = program(tmp_path / "bin", "java", JAVA)
    for name, value in {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "JAVA_HOME": "", "HOME": str(tmp_path / "home"), "NO_PROXY": "127.0.0.1",
        "LTP_PATH": str(tmp_path / "theirs"), "LTP_JAR_DIR_PATH": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def place(cache):
    return cache / "languagetool"


def left(place) -> list[str]:
    return sorted(file.name for file in place.iterdir()) if place.exists() else []


def test_the_archive_is_fetched_checked_and_kept(mtlint, machine, site, place):
    run = mtlint("grammar", "install", env=site.environment())
    assert run.code == 0, run.err
    assert left(place) == [TOP]
    home = place / TOP
    assert (home / "languagetool-server.jar").read_bytes() == b"jar"
    assert str(home) in run.out
    assert f"into {home}: an archive of about 250 MB" in run.err, "said before"
    assert damage(str(home)) == ""
    assert find_home().folder == str(home)
    assert len(site.asked) == 1

    again = mtlint("grammar", "install", env=site.environment())
    assert (again.code, len(site.asked)) == (0, 1)
    assert f"LanguageTool 6.8 is already in {home}" in again.out

    site.body = archive(**{f"{TOP}/new.txt": b"new"})
    forced = mtlint("grammar", "install", "--force", env=site.environment())
    assert (forced.code, len(site.asked)) == (0, 2)
    assert (home / "new.txt").exists()
    assert left(place) == [TOP]


def test_what_was_damaged_is_fetched_again(mtlint, machine, site, place):
    assert mtlint("grammar", "install", env=site.environment()).code == 0
    jar = place / TOP / "libs" / "a.jar"
    for harm, said in (
        (lambda: jar.write_bytes(b"x" * 100_000), "is not what was fetched"),
        (jar.unlink, "is missing"),
    ):
        harm()
        run = mtlint("grammar", "install", env=site.environment())
        assert run.code == 0
        assert f"is damaged (libs/a.jar {said}), so it is fetched again" in run.err
        assert damage(str(place / TOP)) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda site: {"status": 404, "body": b""}, "Could not find"),
        (lambda site: {"status": 403, "body": b""}, "forbidden"),
        (lambda site: {"status": 500, "body": b""}, "500"),
        (lambda site: {"body": site.body[:-9]}, "checksum mismatch"),
        (lambda site: {"body": site.body[:-9], "promised": len(site.body)}, "could not fetch"),
        (lambda site: {"body": b"<html>Log in to this network</html>"}, "checksum mismatch"),
    ],
)
def test_a_download_that_fails_leaves_what_was_there(mtlint, machine, site, place, change, said):
    sound = site.environment()
    for known in (False, True):
        whole = dict(vars(site))
        vars(site).update(change(site))
        run = mtlint("grammar", "install", "--force", env=sound)
        assert run.code == 2
        assert said in run.err
        assert "--maven" in run.err, "what to do"
        assert "Traceback" not in run.err
        assert left(place) == ([TOP] if known else [])
        vars(site).update(whole)
        assert mtlint("grammar", "install", env=sound).code == 0
    assert damage(str(place / TOP)) == ""


def test_an_archive_that_holds_something_else(mtlint, machine, site, place):
    for site.body in (archive("Other-1.0"), archive(**{"../evil": b"x"}), b"no archive"):
        run = mtlint("grammar", "install", env=site.environment())
        assert run.code == 2
        assert "mtlint: " in run.err
        assert "Traceback" not in run.err
        assert left(place) == []
    assert not list(place.parent.glob("**/evil"))


def test_without_a_network(mtlint, machine, place):
    """The real site behind a proxy that is not there: what a machine without a network says."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{closed.getsockname()[1]}"
        run = mtlint("grammar", "install", env={"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy, "https_proxy": proxy})
    assert run.code == 2
    assert "language-tool-python could not fetch LanguageTool 6.8 (" in run.err
    assert "HTTPS_PROXY" in run.err
    assert len(run.err) < 900, "one cause, not a tower of them"
    assert left(place) == []


@pytest.mark.parametrize(
    ("java", "said"),
    [
        ("", "there is no Java"),
        ("echo 'openjdk version \"11.0.2\"' >&2", "11.0.2"),
        ("exit 1", "does not say its version"),
    ],
)
@pytest.mark.parametrize("way", [[], ["--maven"]])
def test_without_a_java_that_will_do_nothing_is_fetched(mtlint, machine, site, place, java, said, way):
    (machine / "java").unlink()
    if java:
        program(machine, "java", java)
    program(machine, "mvn", 'echo "$@" >> mvn.log')
    run = mtlint("grammar", "install", *way, env={**site.environment(), "PATH": str(machine)})
    assert run.code == 2
    assert said in run.err
    assert "install Java 17 or newer" in run.err
    assert site.asked == []
    assert not place.exists()


def test_the_java_of_java_home_will_do(mtlint, machine, site, tmp_path):
    """language-tool-python itself looks at PATH alone."""
    program(machine, "java", "echo 'openjdk version \"11.0.2\"' >&2")
    (tmp_path / "jdk").mkdir()
    program(tmp_path / "jdk" / "bin", "java", JAVA)
    run = mtlint(
        "grammar", "install", env={**site.environment(), "JAVA_HOME": str(tmp_path / "jdk"), "PATH": str(machine)}
    )
    assert run.code == 0, run.err


def test_too_little_room(tmp_path):
    with (
        pytest.raises(LinterError, match="1,000,000,000,000 MB are needed .* make room"),
        _space_in(str(tmp_path), 10**18),
    ):
        pass
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written(mtlint, machine, site, tmp_path):
    (tmp_path / "file").write_text("")
    run = mtlint("grammar", "install", env={**site.environment(), "MTLINT_CACHE_DIR": str(tmp_path / "file")})
    assert run.code == 2
    assert "let MTLINT_CACHE_DIR name another folder" in run.err
    assert site.asked == []


def test_another_languagetool_will_do_or_gets_in_the_way(mtlint, machine, site, place, tmp_path):
    other = tmp_path / "theirs" / TOP
    other.mkdir(parents=True)
    (other / "languagetool-server.jar").write_bytes(b"")
    run = mtlint("grammar", "install", env=site.environment())
    assert (run.code, site.asked) == (0, [])
    assert f"already in {other}" in run.out
    named = mtlint("grammar", "install", "--force", env={**site.environment(), "LTP_JAR_DIR_PATH": str(other)})
    assert (named.code, left(place)) == (0, [TOP])
    assert f"but the one in {other} is used" in named.err


def test_what_a_killed_run_left_is_cleared_away(mtlint, machine, site, place):
    for name, age in ((".fetching-old", 200_000), (".fetching-new", 0)):
        (place / name / TOP).mkdir(parents=True)
        (place / name / TOP / "languagetool-server.jar").write_bytes(b"")
        os.utime(place / name, (time.time() - age,) * 2)
    with pytest.raises(LinterError):
        find_home()
    assert mtlint("grammar", "install", env=site.environment()).code == 0
    assert left(place) == [".fetching-new", TOP], "another run may be at work in the new one"


def test_maven_that_is_not_there(mtlint, machine, place):
    run = mtlint("grammar", "install", "--maven", env={"PATH": str(machine)})
    assert run.code == 2
    assert "there is no Maven" in run.err
    assert "leave --maven out" in run.err
    assert "fetching" not in run.err
    assert left(place) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("echo '[ERROR] Could not transfer it: refused -> [Help 1]'; echo '[ERROR] more'; exit 1", "(Could not transfer it: refused)"),
        ("exit 7", "it ended with 7"),
        ("kill -9 $$", "it ended with -9"),
        ("true", "it copied nothing"),
        ("printf '\\377\\376\\n'; exit 3", "it ended with 3"),
    ],
)  # fmt: skip
def test_maven_that_fails(mtlint, machine, place, body, said):
    program(machine, "mvn", body)
    run = mtlint("grammar", "install", "--maven")
    assert run.code == 2
    assert f"Maven could not fetch LanguageTool 6.8 {said if said[0] == '(' else '(' + said}" in run.err
    assert "settings.xml" in run.err
    assert left(place) == []


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_takes_maven_along(machine, place, tmp_path, number):
    program(machine, "mvn", f'echo $$ > "{tmp_path}/pid"; exec sleep 300')
    run = subprocess.Popen([str(COMMAND), "grammar", "install", "--maven"], cwd=tmp_path, start_new_session=True)
    pid = tmp_path / "pid"
    for _ in range(600):
        if pid.exists() and pid.read_text().strip():
            break
        time.sleep(0.1)
    run.send_signal(number)
    assert run.wait(30) in (130, 143)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    assert left(place) == []


def real_maven() -> str:
    found = shutil.which("mvn")
    if not found or not shutil.which("java"):
        reason = "Maven or Java is not here"
        pytest.fail(reason) if os.environ.get("MTLINT_LANGUAGETOOL") == "require" else pytest.skip(reason)
    return found


def test_the_real_maven_without_a_network(mtlint, machine, place, tmp_path):
    (machine / "java").unlink()
    real_maven()
    proxy = "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9 -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9"
    environment = {"MAVEN_OPTS": f"-Dmaven.repo.local={tmp_path / 'repository'} {proxy}"}
    run = mtlint("grammar", "install", "--maven", env=environment, timeout=300)
    assert run.code == 2
    assert "Maven could not fetch LanguageTool 6.8 (" in run.err
    assert "refused" in run.err
    assert left(place) == []


def test_the_real_maven(mtlint, machine, place, monkeypatch):
    """As continuous integration gets it, from Maven's own repository if the jars are there."""
    if os.environ.get("MTLINT_LANGUAGETOOL") != "require":
        pytest.skip("it may fetch 101 MB; MTLINT_LANGUAGETOOL=require runs it")
    (machine / "java").unlink()
    real_maven()
    run = mtlint("grammar", "install", "--maven", env={"HOME": HOME}, timeout=1200)
    assert run.code == 0, run.err
    assert "131 files, 101 MB" in run.out, "what was said before was right"
    assert damage(str(place / TOP)) == ""
    with zipfile.ZipFile(place / TOP / "languagetool-server.jar") as jar:
        manifest = jar.read("META-INF/MANIFEST.MF")
    assert max(map(len, manifest.split(b"\r\n"))) <= 72
    path = manifest.replace(b"\r\n ", b"").decode().partition("Class-Path: ")[2].split()
    assert sorted(path) == sorted(f"libs/{file.name}" for file in (place / TOP / "libs").iterdir())


def test_lines_of_a_manifest_are_cut_and_come_together_again(tmp_path):
    names = [f"libs/{'x' * number}.jar" for number in range(150)]
    line = f"Class-Path: {' '.join(names)}"
    cut = list(_folded(line))
    assert all(len(part) <= 72 for part in cut)
    assert all(part[0] == " " for part in cut[1:])
    assert cut[0] + "".join(part[1:] for part in cut[1:]) == line
    assert list(_folded("short")) == ["short"]
    _write_jar(str(tmp_path / "a.jar"), ["libs/b.jar"])
    with zipfile.ZipFile(tmp_path / "a.jar") as jar:
        assert jar.read("META-INF/MANIFEST.MF") == b"Manifest-Version: 1.0\r\nClass-Path: libs/b.jar\r\n\r\n"


WATCH = """
import sys
LOG = {log!r}
def heard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen"):
        with open(LOG, "a") as out:
            print(event, arguments[1] if event == "subprocess.Popen" else arguments[1:], file=out)
sys.addaudithook(heard)
"""


@pytest.fixture
def events(tmp_path, monkeypatch):
    """What every Python process of the test asks of the network, and which programs it starts."""
    log = tmp_path / "events"
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH.format(log=str(log)))
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'watch'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    return lambda: log.read_text().splitlines() if log.exists() else []


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["check", "--isolated", "a.txt"], 1),
        (["check", "--isolated", "--grammar", "auto", "a.txt"], 1),
        (["check", "--isolated", "--grammar", "require", "a.txt"], 2),
        (["doctor", "--isolated"], 0),
        (["cache", "info"], 0),
        (["grammar"], None),
        (["grammar", "install", "--help"], 0),
    ],
)
def test_nothing_else_fetches_anything(mtlint, machine, warm_cache, site, events, tmp_path, call, code):
    (tmp_path / "a.txt").write_text(BAD)
    program(machine, "mvn", "exit 9")
    run = mtlint(*call, env=site.environment())
    assert code is None or run.code == code, run.err
    if "--grammar" in call:
        assert "`mtlint grammar install` fetches it" in run.err
    assert site.asked == []
    assert not [event for event in events() if event.startswith("socket")]
    started = [event for event in events() if event.startswith("subprocess")]
    harmless = ("'-version']", "git', '--version']", "['uname', '-p']")  # the last one by `platform`
    assert all(event.endswith(harmless) for event in started), started
    assert not (warm_cache / "languagetool").exists()
    assert not (tmp_path / "theirs").exists() or not list((tmp_path / "theirs").iterdir())
    assert not (tmp_path / "home" / ".cache").exists()


def test_what_counts_connections_does_count(mtlint, machine, warm_cache, site, events):
    assert mtlint("grammar", "install", env=site.environment()).code == 0
    assert [event for event in events() if event.startswith("socket.connect")]
    assert len(site.asked) == 1
