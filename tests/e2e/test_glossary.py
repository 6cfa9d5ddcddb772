"""`mtlint glossary`, and runs with a glossary of one's own."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest

TERMS = "forbidden,preferred,note\nmobile power,power bank,as our shops write it\nutilize | make use of,use,\nnew crown,COVID-19 | coronavirus,\n"
TEXT = "We sell mobile powers.\n\nThe shop utilizes them.\n"
IDS = ["USR670648", "USR017126"]


@pytest.fixture
def shop(tmp_path):
    (tmp_path / "terms.csv").write_text(TERMS)
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def rules_in(run) -> list[str]:
    return [finding["rule"] for finding in json.loads(run.out)["findings"]]


class TestOfOnesOwn:
    def test_an_option_finds_and_a_fix_mends(self, mtlint, shop):
        run = mtlint("check", "--glossary", "terms.csv", "--format", "json", "a.txt")
        assert (run.code, rules_in(run)) == (1, IDS)
        first = json.loads(run.out)["findings"][0]
        assert first["message"] == "the glossary forbids “mobile powers”"
        assert (first["name"], first["category"], first["confidence"]) == ("glossary-mobile-power", "literal", 1.0)
        assert first["suggestions"] == ["write “power bank”"]
        assert mtlint("check", "--glossary", "terms.csv", "--fix", "a.txt").code == 1
        assert mtlint("check", "--glossary", "terms.csv", "--fix", "--unsafe-fixes", "a.txt").code == 0
        assert (shop / "a.txt").read_text() == "We sell power banks.\n\nThe shop uses them.\n"

    def test_without_it_nothing_is_found(self, mtlint, shop):
        assert mtlint("check", "a.txt").code == 0

    def test_the_setting_is_relative_to_its_file_and_adds_up(self, mtlint, shop):
        (shop / "mtlint.toml").write_text('glossary = ["lists/own.csv"]\n')
        (shop / "lists").mkdir()
        (shop / "terms.csv").rename(shop / "lists" / "own.csv")
        (shop / "more.csv").write_text("wrong\nshop\n")
        (shop / "deep").mkdir()
        (shop / "a.txt").rename(shop / "deep" / "a.txt")
        assert rules_in(mtlint("check", "--format", "json", "deep")) == IDS
        both = mtlint("check", "--format", "json", "--glossary", "more.csv", "deep")
        assert len(rules_in(both)) == 3
        shown = mtlint("check", "--show-settings").out
        assert '/lists/own.csv"]' in shown.replace("\\", "/")

    def test_ids_and_names_select_suppress_and_silence(self, mtlint, shop):
        options = ("check", "--glossary", "terms.csv", "--format", "json")
        assert rules_in(mtlint(*options, "--select", "USR017126", "a.txt")) == IDS[1:]
        assert rules_in(mtlint(*options, "--ignore", "glossary-utilize", "a.txt")) == IDS[:1]
        assert rules_in(mtlint(*options, "--ignore", "USR", "a.txt")) == []
        assert rules_in(mtlint(*options, "--per-file-ignores", "*.txt:USR670648", "a.txt")) == IDS[1:]
        (shop / "b.md").write_text(
            "We sell mobile powers. <!-- mtlint: ignore USR670648 -->\n\nThey utilize it. <!-- mtlint: ignore glossary-utilize -->\n"
        )
        assert rules_in(mtlint(*options, "--select", "USR,SUP", "b.md")) == []
        (shop / ".mtlint-ignore").write_text("term: mobile powers\n")
        (shop / "mtlint.toml").write_text("")
        assert rules_in(mtlint(*options, "a.txt")) == IDS[1:]

    def test_a_glossary_is_not_linted(self, mtlint, shop):
        (shop / "terms.csv").rename(shop / "terms.txt")
        run = mtlint("check", "--glossary", "terms.txt", "--format", "json", ".")
        assert rules_in(run) == IDS
        assert [f["skipped"] for f in json.loads(run.out)["files"]] == [None, "a glossary"]

    def test_a_misspelt_name_is_told(self, mtlint, shop):
        run = mtlint("check", "--glossary", "terms.csv", "--ignore", "glossary-utilise", "a.txt")
        assert run.code == 2
        assert "did you mean “glossary-utilize”" in run.err

    def test_standard_input(self, mtlint, shop):
        run = mtlint("check", "--glossary", "terms.csv", "--format", "json", "-", stdin=TEXT.encode())
        assert rules_in(run) == IDS

    def test_a_baseline_holds_when_the_glossary_is_edited(self, mtlint, shop):
        mtlint("check", "--glossary", "terms.csv", "--write-baseline", "base.json", "a.txt")
        rows = TERMS.splitlines()
        (shop / "terms.csv").write_text("\n".join([rows[0], "brand new,newest,", rows[3], rows[2], rows[1]]) + "\n")
        check = ("check", "--glossary", "terms.csv", "--baseline", "base.json", "--format", "json")
        run = mtlint(*check, "a.txt")
        assert (run.code, rules_in(run)) == (0, [])
        narrow = mtlint(*check, "--strict-baseline", "--select", "DUP", "a.txt")
        assert narrow.code == 0, narrow.err

    def test_many_processes_and_the_cache_say_the_same(self, mtlint, shop):
        folder = shop / "texts"
        folder.mkdir()
        for number in range(40):
            (folder / f"{number:02}.txt").write_text("The shops utilize a mobile power today.\n\n" * 400)
        options = (
            "check",
            "--glossary",
            "terms.csv",
            "--select",
            "USR",
            "--format",
            "json",
            "--cache-dir",
            "kept",
            "texts",
        )
        one = mtlint(*options, "--jobs", "1", "--no-cache")
        assert len(rules_in(one)) == 40 * 400 * 2
        assert mtlint(*options, "--jobs", "2").bytes == one.bytes
        assert mtlint(*options, "--jobs", "2").bytes == one.bytes
        (shop / "terms.csv").write_text("forbidden\nutilize\n")
        assert len(rules_in(mtlint(*options))) == 40 * 400

    @pytest.mark.parametrize(
        "format_", ["text", "concise", "table", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "csv",
                    "markdown", "html"])  # fmt: skip
    def test_every_report_shows_it(self, mtlint, shop, format_):
        run = mtlint("check", "--glossary", "terms.csv", "--format", format_, "a.txt")
        assert run.code == 1
        assert "USR670648" in run.out
        assert not run.err.startswith("Traceback")

    def test_a_report_of_our_own_is_not_linted(self, mtlint, shop):
        mtlint("check", "--glossary", "terms.csv", "--output", "text:report.txt", "a.txt")
        assert (
            json.loads(mtlint("check", "--glossary", "terms.csv", "--format", "json", "report.txt").out)["findings"]
            == []
        )

    def test_rules_are_listed_and_explained(self, mtlint, shop):
        listed = mtlint("rules", "--glossary", "terms.csv", "--select", "USR").out
        assert [line.split()[0] for line in listed.splitlines()[2:]] == sorted([*IDS, "USR906477"])
        page = mtlint("rule", "USR670648", "--glossary", "terms.csv").out
        assert page.startswith("# USR670648 glossary-mobile-power\n")
        for part in ("as our shops write it", "terms.csv, line 2", "renderings: power bank", "⟦mobile power⟧"):
            assert part in page
        (shop / "mtlint.toml").write_text('glossary = ["terms.csv"]\n')
        assert mtlint("rule", "glossary-mobile-power").out == page
        assert mtlint("doctor").out.count("terms.csv") == 1

    @pytest.mark.parametrize(
        ("name", "content", "complaint"),
        [
            ("a.csv", b"one,two\nx,y\n", "a.csv:1: the first line must name a column of forbidden terms"),
            ("a.csv", b"forbidden,severity\nx,bad\n", "a.csv:2: severity “bad” is unknown"),
            ("a.tbx", b'<!DOCTYPE m [<!ENTITY a "b">]><martif/>', "a.tbx:1: declares the entity “a”"),
            ("a.xlsx", b"PK\x03\x04", "a.xlsx: this is a workbook"),
            ("none.csv", None, "none.csv: cannot be read: No such file"),
        ],
    )
    def test_a_bad_file_stops_the_run(self, mtlint, shop, name, content, complaint):
        if content is not None:
            (shop / name).write_bytes(content)
        for arguments in (("check", "a.txt"), ("rules",), ("glossary",)):
            run = mtlint(*arguments, "--glossary", name)
            assert (run.code, run.out) == (2, "")
            assert run.err.strip().startswith(f"mtlint: {complaint}")
        (shop / "mtlint.toml").write_text(f'glossary = ["{name}"]\n')
        assert complaint in mtlint("check", "a.txt").err
        assert complaint.partition(":")[0] in mtlint("doctor").out

    def test_one_format_becomes_another(self, mtlint, shop):
        mtlint("glossary", "--glossary", "terms.csv", "--output", "terms.tbx")
        run = mtlint("check", "--glossary", "terms.tbx", "--format", "json", "a.txt")
        assert rules_in(run) == IDS


class TestTheLexicon:
    def test_the_table(self, mtlint):
        run = mtlint("glossary", "LIT002", "LIT003")
        assert [line.split()[:2] for line in run.out.splitlines()[2:4]] == [
            ["LIT002", "主体责任"],
            ["LIT003", "抓落实"],
        ]
        assert run.out.endswith("2 entries: zh 2.\n")

    def test_language_and_search(self, mtlint):
        entries = json.loads(mtlint("glossary", "--language", "zh", "--search", "主体责任", "--format", "json").out)[
            "entries"
        ]
        assert "LIT002" in [entry["id"] for entry in entries]
        assert {entry["language"] for entry in entries} == {"zh"}
        by_rendering = json.loads(mtlint("glossary", "--search", "Primary Responsibility", "--format", "json").out)
        assert "LIT002" in [entry["id"] for entry in by_rendering["entries"]]

    def test_nothing_found(self, mtlint, tmp_path):
        run = mtlint("glossary", "--search", "no such thing anywhere")
        assert (run.code, run.out) == (0, "No entry.\n")
        assert "no entry holds this" in run.err
        run = mtlint("glossary", "--search", "no such thing anywhere", "--output", "a.tbx")
        assert run.code == 2
        assert not (tmp_path / "a.tbx").exists()

    def test_what_is_no_entry(self, mtlint):
        assert "`mtlint rule DUP001` explains it" in mtlint("glossary", "DUP001").err
        assert "did you mean" in mtlint("glossary", "LTI002").err
        run = mtlint("glossary", "--language", "tlh")
        assert run.code == 2
        assert "there are: " in run.err
        assert " zh" in run.err
        assert mtlint("glossary", "--output", "none/a.csv").code == 2

    def test_the_ending_says_the_format(self, mtlint, tmp_path):
        for name in ("a.csv", "a.json", "a.tbx", "a.txt"):
            run = mtlint("glossary", "LIT002", "--output", name)
            assert (run.code, run.out, run.err) == (0, "", f"wrote 1 entry to {name}\n")
        assert next(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))["id"] == "LIT002"
        assert json.loads((tmp_path / "a.json").read_text("utf-8"))["entries"][0]["id"] == "LIT002"
        assert ET.parse(tmp_path / "a.tbx").getroot().get("type") == "TBX-Basic"
        assert (tmp_path / "a.txt").read_text("utf-8").startswith("Id ")

    def test_the_whole_of_it_is_read_back(self, mtlint, tmp_path):
        whole = json.loads(mtlint("glossary", "--format", "json").out)["entries"]
        for name in ("all.csv", "all.tbx"):
            assert mtlint("glossary", "--output", name).code == 0
            again = json.loads(mtlint("glossary", "--glossary", name, "--format", "json").out)["entries"]
            assert len(whole) >= len(again) > 0.97 * len(whole)  # entries that begin with one term become one

    def test_the_same_bytes_each_time(self, mtlint):
        assert (
            mtlint("glossary", "LIT00", "--format", "tbx").bytes == mtlint("glossary", "LIT00", "--format", "tbx").bytes
        )

    def test_rule_prints_all_of_an_entry(self, mtlint):
        page = mtlint("rule", "LIT002").out
        for part in ("source term: 主体责任 (zh)", "looked for: `", "renderings: primary responsibility"):
            assert part in page
        told = json.loads(mtlint("rule", "LIT002", "-o", "json").out)[0]["entry"]
        assert (told["source"], told["language"]) == ("主体责任", "zh")
        assert told["write"][0] == "primary responsibility"
