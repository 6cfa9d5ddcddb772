"""`mtlint names`: the inventory, the explanation of two names, the roster, the names of files that a run does not see."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter.config import load_toml
from linter.errors import NamesError

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = Draft202012Validator(json.loads((DOCS / "names.schema.json").read_text("utf-8")))

SPEECH = (
    "On Monday Zhang Guoqing, secretary of the Provincial Party Committee, presided over the meeting and spoke.\n\n"
    "At the end Zhang Guofeng, who presided, thanked the guests for their patience. "
    "Later Li Lecheng spoke, and a day after Li Le Cheng spoke again.\n"
)
LIST = "Wang Hongtao, Liu Jianbo, Sun Weimin and Zhao Liping attended the meeting. {} spoke about the harvest.\n"


@pytest.fixture
def folder(tmp_path):
    """Two files: one with garbled names, one in which two people with similar names stand in one list."""
    (tmp_path / "speech.txt").write_text(SPEECH)
    (tmp_path / "list.txt").write_text(
        "The town received its guests in the old hall, and the mayor thanked all of them for coming.\n\n"
        "Zhou Lianhua, Zhou Lianqing and Ma Xuejun attended the meeting.\n"
    )
    return tmp_path


@pytest.fixture
def meetings(tmp_path):
    """Six files with one name, and a seventh where it stands garbled among the same colleagues."""
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(
            f"This was the meeting of day {number}.\n\n" + LIST.format("Chen Qiufa")
        )
    (tmp_path / "x.txt").write_text("This was the last of all the meetings.\n\n" + LIST.format("Chen Qiufan"))
    return tmp_path


def people(run) -> dict[str, dict]:
    document = json.loads(run.out)
    SCHEMA.validate(document)
    return {person["name"]: person for person in document["people"]}


def drafted(file: Path) -> dict:
    return load_toml(str(file), NamesError)[0]


def reports(run, name: str) -> bool:
    return any(name in finding["message"] for finding in json.loads(run.out)["findings"])


# --- the inventory ---


def test_table(mtlint, folder):
    run = mtlint("names")
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[0].split() == ["Name", "Mentions", "Files", "Role", "Verdict"]
    assert all(len(line) <= 100 for line in lines[: lines.index("")])
    assert any("Zhang Guo" in line and line.endswith("likely garbled") for line in lines)
    assert any(line.startswith("Li Lecheng") and line.endswith("written two ways") for line in lines)
    assert "  Li Le Cheng" in run.out
    assert "speech.txt:3:" in run.out
    assert "preside" in run.out, "the reasons are told"
    assert lines[-1] == "5 people in 2 files: 1 likely garbled, 1 written two ways."


def test_json_keeps_its_promise(mtlint, folder):
    run = mtlint("names", "--format", "json")
    found = people(run)
    li = found["Li Lecheng"]
    assert (li["mentions"], li["files"], li["verdict"]) == (2, 1, "written two ways")
    assert {form["written"]: form["mentions"] for form in li["forms"]} == {"Li Lecheng": 1, "Li Le Cheng": 1}
    zhang = next(person for name, person in found.items() if name.startswith("Zhang"))
    assert zhang["verdict"] == "likely garbled"
    assert any(office.startswith("secretary") for office in zhang["offices"])
    assert zhang["evidence"][0]["log_odds"] >= 2
    assert [apart["names"] for apart in json.loads(run.out)["distinct"]] == [["Zhou Lianhua", "Zhou Lianqing"]]


def test_every_key_of_the_schema_is_there(mtlint, folder):
    run = mtlint("names", "--format", "json")
    document, schema = json.loads(run.out), SCHEMA.schema
    assert list(document) == schema["required"] == list(schema["properties"])
    zhang = next(person for person in document["people"] if person["evidence"])
    for name, value in {
        "person": zhang, "form": zhang["forms"][0], "evidence": zhang["evidence"][0], "summary": document["summary"],
        "distinct": document["distinct"][0], "place": document["distinct"][0]["place"],
    }.items():  # fmt: skip
        assert list(value) == schema["$defs"][name]["required"] == list(schema["$defs"][name]["properties"]), name
    assert list(document["summary"]["by_verdict"]) == schema["$defs"]["person"]["properties"]["verdict"]["enum"]
    del document["people"][0]["verdict"]
    assert not SCHEMA.is_valid(document)


def test_csv(mtlint, folder):
    rows = list(csv.DictReader(io.StringIO(mtlint("names", "--format", "csv").out)))
    assert [row["form"] for row in rows if row["name"] == "Li Lecheng"] == ["Li Lecheng", "Li Le Cheng"]
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_csv_is_a_formula(mtlint, tmp_path, start):
    (tmp_path / f"{start}cmd.txt").write_text("Zhang Guoqing spoke at the opening of the new bridge on Monday.\n")
    (tmp_path / "names.toml").write_text(f'[[person]]\ncanonical = "Zhang Guoqing"\noriginal = "{start}1+1"\n')
    out = mtlint("names", "--format", "csv", "--roster", "names.toml", ".").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["original"], row["first_place"]) == (f"'{start}1+1", f"'{start}cmd.txt:1:1")


def test_outputs_beside(mtlint, folder):
    run = mtlint("names", "-o", "json:names.json", "-o", "csv:names.csv")
    assert run.out.startswith("Name ")
    SCHEMA.validate(json.loads((folder / "names.json").read_text("utf-8")))
    assert (folder / "names.csv").read_text("utf-8").startswith("name,form,")
    assert mtlint("names", "-o", "xml:x").code == 2
    assert mtlint("names", "-o", "json:no/such/x.json").code == 2


def test_any_number_of_processes_prints_the_same(mtlint, meetings):
    for number in range(60):
        (meetings / f"more{number}.txt").write_text(
            SPEECH * (number % 3) + LIST.format(f"Gao Ming{'bcdfg'[number % 5]}ai")
        )
    runs = [
        mtlint("names", "-j", jobs, "--format", "json", "--inventory", f"{jobs}.jsonl", env={"PYTHONHASHSEED": jobs})
        for jobs in ("1", "3")
    ]
    assert runs[0].out == runs[1].out
    assert (meetings / "1.jsonl").read_bytes() == (meetings / "3.jsonl").read_bytes()


def test_names_of_many_scripts(mtlint, tmp_path):
    (tmp_path / "名字.txt").write_text(
        "Sergei Lavrov met Aleksandar Vučić in the capital on Monday, and both spoke to the press.\n\n"
        "Later Sergey Lavrov left, and Aleksandar Vucic stayed. Zhang Guoqing (张国清) was there, too.\n",
        "utf-8",
    )
    (tmp_path / "names.toml").write_text('[[person]]\ncanonical = "Zhang Guoqing"\noriginal = "张国清"\n', "utf-8")
    run = mtlint("names", "--roster", "names.toml", "--format", "json")
    assert people(run)["Zhang Guoqing"]["original"] == "张国清"
    table = mtlint("names", "--roster", "names.toml").out
    assert "Zhang Guoqing 张国清" in table
    assert "名字.txt:" in run.out or "名字.txt" in table


def test_no_names_at_all(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text("It was a quiet morning in the town, and nobody spoke.\n")
    run = mtlint("names")
    assert (run.code, run.out) == (0, "No names of persons in 1 file.\n")
    run = mtlint("names", "--format", "json")
    assert people(run) == {}
    assert "no names of persons found" in run.err


def test_no_files_a_missing_path_and_standard_input(mtlint, tmp_path):
    assert "no files" in mtlint("names").err
    missing = mtlint("names", "nowhere")
    assert missing.code == 2
    assert "nowhere" in missing.err
    assert mtlint("names", "-").code == 2


def test_skipped_and_unreadable_files_are_told(mtlint, folder):
    (folder / "b.txt").write_bytes(b"\0" * 200)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    run = mtlint("names", "--inventory", "names.jsonl")
    again = mtlint("names", "--inventory", "names.jsonl")
    assert (again.code, again.out, again.err) == (run.code, run.out, run.err), "what is wrong is told every time"
    assert "skipped 1 file: binary" in run.err
    assert "gone.txt" in run.err
    assert run.code == 2, "a file that cannot be read makes the inventory incomplete"
    assert "Li Lecheng" in run.out


# --- the explanation of two names ---


def test_explain_a_pair_that_is_found(mtlint, folder):
    run = mtlint("names", "--explain", "Zhang Guofeng", "Zhang Guoqing")
    assert run.code == 0
    assert "speech.txt:\n" in run.out
    assert "likely one person" in run.out
    assert "“preside”" in run.out
    assert "in all" in run.out


def test_explain_a_pair_that_stays_silent(mtlint, folder):
    run = mtlint("names", "--explain", "Zhou Lianhua", "Zhou Lianqing")
    assert "not reported" in run.out
    assert "one list" in run.out
    assert "list.txt:\n" in run.out


def test_explain_across_files(mtlint, meetings):
    run = mtlint("names", "--explain", "Chen  Qiufan", "Chen Qiufa")
    assert "no file holds both" in run.out
    assert "100% of 4 names" in run.out
    assert "“Chen Qiufa” 6×" in run.out


def test_explain_names_that_stand_nowhere(mtlint, folder):
    run = mtlint("names", "--explain", "Mao Tse-tung", "Mao Zedong")
    assert run.out.count("stands nowhere in these files") == 2
    assert "one name, written in two ways" in run.out
    assert "never compared" in mtlint("names", "--explain", "Wang Dawei", "Ouyang Xiu").out
    assert mtlint("names", "--explain", " ", "Mao Zedong").code == 2


# --- the roster ---


def test_a_drafted_roster_is_read_back(mtlint, folder):
    run = mtlint("names", "--write-roster", "names.toml")
    assert (run.code, run.out) == (0, "")
    text = (folder / "names.toml").read_text("utf-8")
    draft = drafted(folder / "names.toml")
    names = [person["canonical"] for person in draft["person"]]
    assert names == sorted(names)
    assert {"Li Lecheng", "Zhou Lianhua", "Zhou Lianqing"} <= set(names)
    assert draft["distinct"] == [{"names": ["Zhou Lianhua", "Zhou Lianqing"]}]
    assert "Li Le Cheng" not in json.dumps(draft), "what is written wrongly does not become an accepted form"
    assert "“Li Le Cheng”" in text, "but stands beside in a comment"
    assert all(person["aliases"] == [] for person in draft["person"])
    again = mtlint("check", "--roster", "names.toml", "--select", "NAM", "--format", "json", "--fail-on", "never")
    assert again.code == 0, again.err
    assert reports(again, "Li Le Cheng")


def test_a_draft_keeps_what_the_roster_says(mtlint, folder):
    (folder / "names.toml").write_text(
        '[[person]]\ncanonical = "Zhang Guoqing"\noriginal = "张国清"\naliases = ["Zhang Guofeng"]\n'
        '[[person]]\ncanonical = "Ouyang \\"Q\\" Xiu"\n[[distinct]]\nnames = ["Gao Ming", "Gao Min"]\n',
        "utf-8",
    )
    run = mtlint("names", "--roster", "names.toml", "--write-roster", "new.toml")
    assert run.code == 0, run.err
    draft = drafted(folder / "new.toml")
    first, second, *_ = draft["person"]
    assert first == {"canonical": "Zhang Guoqing", "aliases": ["Zhang Guofeng"], "original": "张国清"}
    assert second["canonical"] == 'Ouyang "Q" Xiu'
    assert {"names": ["Gao Ming", "Gao Min"]} in draft["distinct"]
    assert mtlint("names", "--roster", "new.toml").code == 0


def test_other_ways_that_are_right_in_themselves_become_aliases(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Mao Zedong wrote to the town in the spring, and the people read his letter aloud.\n\n"
        "Years later Mao Tse-tung came to see the bridge that they had built.\n"
    )
    mtlint("names", "--write-roster", "names.toml")
    (person,) = drafted(tmp_path / "names.toml")["person"]
    assert {person["canonical"], *person["aliases"]} == {"Mao Zedong", "Mao Tse-tung"}


def test_a_draft_replaces_no_file_unasked(mtlint, folder):
    (folder / "names.toml").write_text("# mine\n")
    run = mtlint("names", "--write-roster", "names.toml")
    assert run.code == 2
    assert "--force" in run.err
    assert (folder / "names.toml").read_text() == "# mine\n"
    assert mtlint("names", "--write-roster", "names.toml", "--force").code == 0
    assert "[[person]]" in (folder / "names.toml").read_text("utf-8")
    assert mtlint("names", "--write-roster", "no/such/names.toml").code == 2
    assert mtlint("names", "--force").code == 2


def test_distinct_silences_a_finding(mtlint, folder):
    check = ("check", "--select", "NAM", "--format", "json", "--fail-on", "never", "speech.txt")
    assert reports(mtlint(*check), "Zhang Guofeng")
    (folder / "names.toml").write_text('[[distinct]]\nnames = ["Zhang Guofeng", "Zhang Guoqing"]\n')
    assert not reports(mtlint(*check, "--roster", "names.toml"), "Zhang Guofeng")
    (folder / "mtlint.toml").write_text('roster = "names.toml"\n')
    assert not reports(mtlint(*check), "Zhang Guofeng")
    assert reports(mtlint(*check, "--isolated"), "Zhang Guofeng")
    assert "likely garbled" not in mtlint("names").out


def test_accepted_forms_are_silent_and_the_roster_finds_what_stands_alone(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(
        "On Monday Li Lecheng spoke to the guests. A day later Li Le Cheng spoke again.\n\n"
        "In the summer Mao Zedong was named. Years later Mao Tse-tung was praised. Zhang Guofeng came by train.\n"
    )
    check = ("check", "--select", "NAM", "--format", "json", "--fail-on", "never", "a.txt")
    plain = mtlint(*check)
    assert reports(plain, "Li Le Cheng")
    assert reports(plain, "Mao Tse-tung")
    assert not reports(plain, "Zhang Guofeng")
    (tmp_path / "names.toml").write_text(
        '[[person]]\ncanonical = "Li Lecheng"\naliases = ["Li Le Cheng"]\n[[person]]\ncanonical = "Zhang Guoqing"\n'
        '[[person]]\ncanonical = "Mao Zedong"\naliases = ["Mao Tse-tung"]\n'
    )
    with_roster = mtlint(*check, "--roster", "names.toml")
    assert not reports(with_roster, "Li Le Cheng")
    assert not reports(with_roster, "Mao Tse-tung")
    assert reports(with_roster, "Zhang Guofeng"), "it resembles a person whom the text never names"
    assert "Zhang Guoqing" in with_roster.out


def test_the_roster_is_found_from_everywhere(mtlint, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "deep.txt").write_text(SPEECH)
    (folder / "people.toml").write_text('[[distinct]]\nnames = ["Zhang Guofeng", "Zhang Guoqing"]\n')
    (folder / "mtlint.toml").write_text('roster = "people.toml"\n')
    run = mtlint("check", "--select", "NAM", "--format", "json", "--fail-on", "never", "sub")
    assert not reports(run, "Zhang Guofeng")
    assert reports(run, "Li Le Cheng"), "the other rules still run"


def test_a_roster_reaches_every_worker(mtlint, folder):
    for number in range(20):
        (folder / f"s{number}.txt").write_text(SPEECH)
    (folder / "names.toml").write_text('[[distinct]]\nnames = ["Zhang Guofeng", "Zhang Guoqing"]\n')
    check = ("check", "--select", "NAM", "--format", "json", "--fail-on", "never", "-j", "2")
    assert reports(mtlint(*check), "Zhang Guofeng")
    assert not reports(mtlint(*check, "--roster", "names.toml"), "Zhang Guofeng")


def test_the_example_of_the_documentation_is_a_roster(mtlint, folder):
    page = (DOCS / "roster.md").read_text("utf-8")
    (folder / "names.toml").write_text(page.split("```toml\n")[1].split("```")[0], "utf-8")
    run = mtlint("names", "--roster", "names.toml", "--format", "json")
    assert run.code == 0, run.err
    assert people(run)["Zhang Guoqing"]["original"] == "张国清"


def test_a_roster_that_cannot_be_meant(mtlint, folder):
    (folder / "names.toml").write_text(
        '[[person]]\ncanonical = "A B"\n[[person]]\ncanonical = "C D"\naliases = ["A B"]\n'
    )
    for command in ("check", "names"):
        run = mtlint(command, "--roster", "names.toml")
        assert (run.code, run.out) == (2, "")
        assert run.err == "mtlint: names.toml:5: “A B” stands in two people, here and at line 2\n"


def test_a_roster_that_cannot_be_read(mtlint, folder):
    assert "nowhere.toml: there is no such file" in mtlint("check", "--roster", "nowhere.toml").err
    (folder / "names.toml").write_bytes(b'[[person]]\ncanonical = "Zh\xe9 B"\n')
    assert "names.toml:2: not UTF-8" in mtlint("names", "--roster", "names.toml").err


# --- names of files that a run does not see ---


def test_a_changed_file_is_compared_with_the_kept_names(mtlint, meetings):
    assert mtlint("names", "--inventory", "names.jsonl").code == 0
    check = ("check", "--select", "NAM", "--format", "json", "--fail-on", "never")
    assert reports(mtlint(*check, "."), "Chen Qiufan")
    assert not reports(mtlint(*check, "x.txt"), "Chen Qiufan"), "one file alone does not show it"
    run = mtlint(*check, "--inventory", "names.jsonl", "x.txt")
    assert reports(run, "Chen Qiufan")
    assert "“Chen Qiufa” stands in 6 files" in run.out, "the file itself is not counted twice"
    (meetings / "mtlint.toml").write_text('inventory = "names.jsonl"\n')
    assert reports(mtlint(*check, "x.txt"), "Chen Qiufan")
    (meetings / "x.txt").write_text((meetings / "x.txt").read_text().replace("Qiufan", "Qiufa"))
    assert not reports(mtlint(*check, "x.txt"), "Chen Qiufan")


def test_a_name_that_is_garbled_elsewhere_too_is_told_of_the_changed_file(mtlint, meetings):
    (meetings / "00.txt").write_text("This was the first of all the meetings.\n\n" + LIST.format("Chen Qiufan"))
    mtlint("names", "--inventory", "names.jsonl")
    run = mtlint("check", "--select", "NAM", "--format", "concise", "--inventory", "names.jsonl", "x.txt")
    assert run.out.startswith("x.txt:3:")
    assert "(2 files)" in run.out


def test_checking_leaves_the_inventory_as_it_is(mtlint, meetings):
    mtlint("names", "--inventory", "names.jsonl")
    before = (meetings / "names.jsonl").read_bytes()
    (meetings / "x.txt").write_text("Nothing of this was ever said.\n")
    mtlint("check", "--inventory", "names.jsonl", ".")
    assert (meetings / "names.jsonl").read_bytes() == before
    run = mtlint("check", "--inventory", "none.jsonl", "x.txt")
    assert "no inventory at none.jsonl" in run.err
    assert not (meetings / "none.jsonl").exists()


def test_an_inventory_is_renewed(mtlint, meetings):
    table = mtlint("names", "--inventory", "names.jsonl").out
    lines = [json.loads(line) for line in (meetings / "names.jsonl").read_text("utf-8").splitlines()]
    assert [line["path"] for line in lines] == [*(f"{n}.txt" for n in range(6)), "x.txt"]
    assert mtlint("names", "--inventory", "names.jsonl").out == table, "what is kept tells the same as the files"
    assert mtlint("names", "0.txt", "--inventory", "names.jsonl").out == table, "and so do some of each"
    (meetings / "x.txt").unlink()
    (meetings / "0.txt").write_text("On Friday Gao Mingai opened the road to the harbour with a short speech.\n")
    run = mtlint("names", "0.txt", "--inventory", "names.jsonl")
    assert "Gao Mingai" in run.out
    assert "Chen Qiufan" not in run.out
    assert run.out == mtlint("names", ".", "--isolated").out
    assert "x.txt" not in (meetings / "names.jsonl").read_text("utf-8")
    assert sorted(p.name for p in meetings.iterdir()) == [*(f"{n}.txt" for n in range(6)), "names.jsonl"]


def test_paths_are_relative_to_the_inventory(mtlint, meetings):
    (meetings / "kept").mkdir()
    mtlint("names", "--inventory", "kept/names.jsonl")
    assert '"path":"../0.txt"' in (meetings / "kept" / "names.jsonl").read_text("utf-8")
    run = mtlint("check", "--select", "NAM", "--format", "concise", "--inventory", "kept/names.jsonl", "x.txt")
    assert "Chen Qiufan" in run.out


def test_a_damaged_inventory_is_refused(mtlint, meetings):
    mtlint("names", "--inventory", "names.jsonl")
    lines = (meetings / "names.jsonl").read_text("utf-8").splitlines()
    lines[2] = lines[2][: len(lines[2]) // 2]
    (meetings / "names.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for arguments in (("check", "x.txt"), ("names", "x.txt")):
        run = mtlint(*arguments, "--inventory", "names.jsonl")
        assert run.code == 2, run.out
        assert run.err.startswith("mtlint: names.jsonl:3: damaged")
        assert len(run.err.splitlines()) == 1
    assert (meetings / "names.jsonl").read_text("utf-8").splitlines() == lines, "it is left for a person to look at"
