"""What a run hears of LanguageTool, when it asks, and what it says where it cannot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import psutil
import pytest

from linter import timing
from linter.languagetool.adviser import Adviser
from linter.languagetool.model import Asked, LanguageToolError, Question
from linter.languagetool.source import VARIABLE
from linter.text.document import Document

AGREEMENT = Question(rules=frozenset({"HE_VERB_AGR"}))
TEXT = "He go home.\n\nThe *boat* 😀 is red, but he walk there.\n\nAll is well.\n"
MARKED = ["go", "walk"]


def doc(text: str = TEXT, path: str = "a.md") -> Document:
    return Document.from_bytes(text.encode(), path)


def marked(document: Document, remarks) -> list[str]:
    return [document.text[r.span.start : r.span.end] for r in remarks]


@pytest.fixture
def adviser(real, monkeypatch, cache):
    """Makes advisers that find the real LanguageTool, and closes them."""
    monkeypatch.setenv("LTP_JAR_DIR_PATH", real.home.folder)
    made = []

    def make(**asked) -> Adviser:
        made.append(Adviser(Asked("require", **asked)))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.close()


@pytest.fixture
def javas(real):
    """The servers that a test has started, of those that this process has."""

    def there() -> list[psutil.Process]:
        children = psutil.Process().children(recursive=True)
        return [p for p in children if "mtlint-languagetool-" in _cwd(p) and "java" in p.name()]

    others = there()
    return lambda: [process for process in there() if process not in others]


def _cwd(process: psutil.Process) -> str:
    try:
        return process.cwd()
    except psutil.Error:
        return ""


def test_remarks_stand_where_the_document_has_them(adviser, running):
    first, second = doc(), doc("## He walk ##\n", "b.md")
    asked = adviser(server=running)
    said = asked.remarks([first, second], AGREEMENT)
    assert marked(first, said[0]) == MARKED
    assert marked(second, said[1]) == ["walk"]
    assert (said[0][0].rule, said[0][0].category) == ("HE_VERB_AGR", "GRAMMAR")
    assert "goes" in said[0][0].replacements
    assert asked.problem == ""
    assert asked.told.startswith("LanguageTool ")
    assert asked.told.endswith(running.rstrip("/"))


def test_nothing_is_asked_twice(adviser, running):
    timing.begin()
    asked = adviser(server=running, remember=False)
    said = asked.remarks([doc()], AGREEMENT)
    assert asked.remarks([doc(TEXT + "\nAll is quiet.\n")], AGREEMENT) == said
    counts = timing.take()[1]
    assert counts["paragraphs that LanguageTool was asked about"] == 4
    assert counts["paragraphs that LanguageTool was asked about before"] == 3


def test_what_was_said_is_known_in_the_next_run(adviser, running):
    said = adviser(server=running).remarks([doc()], AGREEMENT)
    timing.begin()
    assert adviser(server=running).remarks([doc()], AGREEMENT) == said
    seconds, counts = timing.take()
    assert counts == {"paragraphs that LanguageTool was asked about before": 3}
    assert "ask" not in seconds
    assert "start" not in seconds


def test_a_run_from_memory_starts_no_java_and_imports_no_client(adviser, real, tmp_path):
    """Java is a script that notes its calls, LanguageTool a folder without jars: neither must be needed."""
    first = adviser()
    said = first.remarks([doc()], AGREEMENT)
    assert marked(doc(), said[0]) == MARKED
    home = tmp_path / f"LanguageTool-{real.home.version}"
    home.mkdir()
    (home / "languagetool-server.jar").write_bytes(b"")
    (tmp_path / "bin").mkdir()
    java = tmp_path / "bin" / "java"
    java.write_text(f"#!/bin/sh\n: > {tmp_path}/called\n")
    java.chmod(0o755)
    (tmp_path / "release").write_text('JAVA_VERSION="17.0.1"\n')
    code = (
        "import sys\n"
        "from tests.languagetool.test_adviser import AGREEMENT, MARKED, doc, marked\n"
        "for name in [n for n in sys.modules if n.partition('.')[0] in ('language_tool_python', 'requests')]:\n"
        "    del sys.modules[name]\n"
        "from linter.languagetool.adviser import Adviser\n"
        "from linter.languagetool.model import Asked\n"
        "a = Adviser(Asked('require'))\n"
        "assert marked(doc(), a.remarks([doc()], AGREEMENT)[0]) == MARKED\n"
        "a.close()\n"
        "assert not {'language_tool_python', 'requests'} & set(sys.modules)\n"
    )
    env = os.environ | {"PATH": str(tmp_path / "bin"), "LTP_JAR_DIR_PATH": str(home)}
    env.pop("JAVA_HOME", None)
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "called").exists()


def test_one_server_for_a_run_and_none_after_it(adviser, javas):
    asked = adviser(remember=False)
    assert "with Java " in asked.told
    assert javas() == []
    asked.remarks([doc("2 + 2\n")], AGREEMENT)
    assert javas() == [], "nothing to ask needs no server"
    asked.remarks([doc()], AGREEMENT)
    asked.remarks([doc("He walk.")], Question(spelling=True))
    assert len(javas()) == 1
    asked.close()
    assert javas() == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_server_that_dies_is_started_once_more_and_no_more(adviser, javas):
    asked = adviser(remember=False)
    assert marked(doc(), asked.remarks([doc()], AGREEMENT)[0]) == MARKED
    first = javas()[0]
    first.kill()
    again = doc("He walk away.")
    assert marked(again, asked.remarks([again], AGREEMENT)[0]) == ["walk"]
    assert asked.problem == ""
    assert javas()[0].pid != first.pid
    javas()[0].kill()
    more = [doc(path="known.md"), doc("He walk on.", "new.md"), doc("She walk on.", "newer.md")]
    said = asked.remarks(more, AGREEMENT)
    assert marked(more[0], said[0]) == MARKED, "what is known stands"
    assert said[1:] == [None, None]
    assert "ended in the middle, and again after a new start: it was killed (signal 9)" in asked.problem
    assert "`mtlint doctor` looks at both. LanguageTool has not looked at new.md and 1 more" in asked.problem
    assert javas() == []
    assert asked.remarks([doc("He walk off.")], AGREEMENT) == [None], "nothing more is asked"
    assert javas() == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_server_that_hangs_is_not_waited_for(adviser, javas):
    asked = adviser(remember=False)
    asked.remarks([doc()], AGREEMENT)
    asked._source._clients.clear()
    asked._source._seconds = 1.0
    javas()[0].send_signal(signal.SIGSTOP)
    assert asked.remarks([doc("He walk on.", "new.md")], AGREEMENT) == [None]
    assert f"did not answer within 1 s; {VARIABLE}=SECONDS gives it longer" in asked.problem
    assert "has not looked at new.md" in asked.problem
    assert javas() == []


@pytest.mark.parametrize(
    ("endless", "size"),
    [("All is well. " * 8_000, "103,999"), ("one more lamp and " * 600, "10,799"), ("x" * 10_001, "10,001")],
    ids=["long", "one sentence", "one word"],
)
def test_a_paragraph_without_end_is_told_and_the_rest_looked_at(adviser, running, endless, size):
    asked = adviser(server=running, remember=False)
    long = doc(f"He go home.\n\n{endless}\n", "long.md")
    said = asked.remarks([doc(), long], AGREEMENT)
    assert marked(long, said[1]) == ["go"]
    assert marked(doc(), said[0]) == MARKED
    assert f"was not asked about a paragraph of {size} characters in long.md" in asked.problem


def test_a_long_paragraph_of_sentences_is_asked_about(adviser, running):
    asked = adviser(server=running, remember=False)
    long = doc(f"{'All is well. ' * 1_000}He go home.\n", "long.md")
    assert marked(long, asked.remarks([long], AGREEMENT)[0]) == ["go"]
    assert asked.problem == ""


def test_many_paragraphs_in_several_questions_are_what_one_by_one_are(adviser, running):
    text = "\n\n".join(f"In the year {1200 + n} he {'go' if n % 3 else 'goes'} home." for n in range(400))
    document = doc(text)
    said = adviser(server=running, remember=False).remarks([document], AGREEMENT)[0]
    assert marked(document, said) == ["go"] * sum(1 for n in range(400) if n % 3)
    assert list(said) == sorted(said)


@pytest.mark.parametrize("given", ["soon", "0", "-3", "nan", "1e9"])
def test_a_time_that_is_none(adviser, monkeypatch, given):
    monkeypatch.setenv(VARIABLE, given)
    with pytest.raises(LanguageToolError, match=f"{VARIABLE} is “{given}”, which is no number of seconds"):
        adviser()
