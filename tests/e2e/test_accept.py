"""`mtlint accept`: the finding is gone afterwards, and nothing else is."""

from __future__ import annotations

import json
import sys

import pytest

TEXT = (
    "The mayor praised the compaction responsibility of the town.\n\n"
    "The firm promised promised to answer soon.\n\n"
    "A second firm waited waited for the compaction responsibility.\n\n"
    "Chen Lvping spoke, and Chen Lvping left.\n"
)


@pytest.fixture
def project(tmp_path, mtlint):
    (tmp_path / "mtlint.toml").write_text("")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT)
    (tmp_path / "texts" / "b.txt").write_text("Another text without a fault stands here.\n")
    return tmp_path


def findings(mtlint) -> dict[str, dict]:
    return {one["fingerprint"]: one for one in json.loads(mtlint("check", "--format", "json").out)["findings"]}


def of_rule(found: dict[str, dict], rule: str) -> list[str]:
    return [fingerprint for fingerprint, one in found.items() if one["rule"] == rule]


def test_a_place(project, mtlint):
    before = findings(mtlint)
    wanted, other = of_rule(before, "DUP001")
    done = mtlint("accept", wanted, "--reason", "the firm's  motto\n")
    assert done.code == 0
    line = 'texts/a.txt:DUP001:"promised promised"  # the firm\'s motto'
    assert (project / ".mtlint-ignore").read_text() == line + "\n"
    assert line in done.out
    assert ".mtlint-ignore" in done.out
    assert "To undo it" in done.out
    assert findings(mtlint).keys() == before.keys() - {wanted}
    assert other in findings(mtlint)


def test_a_name_and_a_term_wherever_they_stand(project, mtlint):
    before = findings(mtlint)
    names, terms = of_rule(before, "NAM002"), of_rule(before, "LIT001")
    assert names
    assert len(terms) == 2
    assert mtlint("accept", names[0], terms[0], "--reason", "agreed").code == 0
    assert (project / ".mtlint-ignore").read_text().splitlines() == [
        "name: Chen Lvping  # agreed",
        "term: compaction responsibility  # agreed",
    ]
    assert findings(mtlint).keys() == before.keys() - {*names, *terms}


@pytest.mark.parametrize(("kind", "line"), [
    ("place", 'texts/a.txt:LIT001:"compaction responsibility"'), ("term", "term: compaction responsibility"),
])  # fmt: skip
def test_as(project, mtlint, kind, line):
    terms = of_rule(findings(mtlint), "LIT001")
    assert mtlint("accept", terms[0], "--as", kind).code == 0
    assert (project / ".mtlint-ignore").read_text() == line + "\n"


def test_a_word_that_is_written_twice(project, mtlint):
    before = findings(mtlint)
    wanted, other = of_rule(before, "DUP001")
    assert mtlint("accept", wanted, "--as", "word").code == 0
    assert (project / ".mtlint-ignore").read_text() == "word: promised\n"
    assert other in findings(mtlint)
    assert wanted not in findings(mtlint)


def test_what_cannot_be_a_name(project, mtlint):
    done = mtlint("accept", of_rule(findings(mtlint), "LIT001")[0], "--as", "name")
    assert done.code == 2
    assert "does not complain of “compaction responsibility” as a name" in done.err
    assert not (project / ".mtlint-ignore").exists()


def test_beginnings_anchors_and_paths(project, mtlint):
    before = findings(mtlint)
    one, other = of_rule(before, "DUP001")
    assert mtlint("accept", one[:8], f"#f-{other.upper()}", "texts").code == 0
    assert findings(mtlint).keys() == before.keys() - {one, other}


def test_from_a_saved_report(project, mtlint):
    before = findings(mtlint)
    saved = project / "report.json"
    saved.write_bytes(mtlint("check", "--format", "json").bytes)
    wanted = of_rule(before, "DUP001")[0]
    (project / "texts" / "a.txt").rename(project / "texts" / "aside")  # nothing is linted
    assert mtlint("accept", wanted, "--report", "report.json").code == 0
    (project / "texts" / "aside").rename(project / "texts" / "a.txt")
    assert findings(mtlint).keys() == before.keys() - {wanted}


def test_twice(project, mtlint):
    wanted = of_rule(findings(mtlint), "DUP001")[0]
    saved = project / "report.json"
    saved.write_bytes(mtlint("check", "--format", "json").bytes)
    mtlint("accept", wanted)
    text = (project / ".mtlint-ignore").read_bytes()
    again = mtlint("accept", wanted, "--report", "report.json")
    assert again.code == 0
    assert "stands there already" in again.out
    assert (project / ".mtlint-ignore").read_bytes() == text


def test_what_stands_in_the_list_stays(project, mtlint):
    (project / ".mtlint-ignore").write_bytes(b"# ours\r\nword: that")
    mtlint("accept", of_rule(findings(mtlint), "DUP001")[0])
    assert (project / ".mtlint-ignore").read_bytes().startswith(b"# ours\r\nword: that\r\ntexts/a.txt:DUP001:")


def test_another_list(project, mtlint):
    (project / "mtlint.toml").write_text('ignore-file = "lists/ours"\n')
    (project / "lists").mkdir()
    (project / "lists" / "ours").write_text("")
    before = findings(mtlint)
    wanted = of_rule(before, "DUP001")[0]
    assert mtlint("accept", wanted).code == 0
    assert (project / "lists" / "ours").read_text() == '../texts/a.txt:DUP001:"promised promised"\n'
    assert findings(mtlint).keys() == before.keys() - {wanted}


@pytest.mark.skipif(sys.platform == "win32", reason="such names")
def test_paths_and_words_of_all_kinds(tmp_path, mtlint):
    for name in ("с пробелом 城.txt", 'quo"te:a#b.txt', "#x.txt"):
        (tmp_path / name).write_text(
            "He said that the “城” “城” promised promised #1 “it it” to him him.\n", encoding="utf-8"
        )
    before = findings(mtlint)
    assert len(before) == 3
    done = mtlint("accept", *before, "--as", "place", "--reason", "a # b")
    assert done.code == 0, done.err
    assert not findings(mtlint)


class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "Missing argument"),
            (("texts",), "no fingerprint is given"),
            (("nothing-of-this-name",), "neither a file nor a fingerprint"),
            (("abc",), "neither a file nor a fingerprint"),
            (
                ("0123456789abcdef0123456789abcdef",),
                "no finding in these files with their settings has the fingerprint",
            ),
            (("0123", "--report", "gone.json"), "gone.json"),
            (("0123", "--report", "mtlint.toml"), "mtlint.toml"),
        ],
    )
    def test_what_is_wrong_is_said(self, project, mtlint, arguments, said):
        done = mtlint("accept", *arguments)
        assert done.code == 2
        assert said in done.err
        assert "Traceback" not in done.err
        assert not (project / ".mtlint-ignore").exists()

    def test_a_beginning_of_several(self, project, mtlint):
        report = json.loads(mtlint("check", "--format", "json").out)
        first = report["findings"][0]["fingerprint"]
        report["findings"][1]["fingerprint"] = first[:31] + ("0" if first[31] != "0" else "1")
        (project / "report.json").write_text(json.dumps(report))
        done = mtlint("accept", first[:10], "--report", "report.json")
        assert done.code == 2
        assert f"2 findings have fingerprints that begin with {first[:10]}" in done.err
        assert not (project / ".mtlint-ignore").exists()

    def test_what_is_wrong_with_a_run_is_never_accepted(self, project, mtlint):
        (project / "texts" / "gone.txt").symlink_to("nowhere")
        found = findings(mtlint)
        done = mtlint("accept", *of_rule(found, "INT002"), *of_rule(found, "DUP001"))
        assert done.code == 2
        assert "INT002 cannot be accepted" in done.err
        assert not (project / ".mtlint-ignore").exists(), "all or nothing"
