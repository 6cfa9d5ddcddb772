"""From the names of files to people, and to the lines of an inventory and back."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.census import Tally
from linter.checks.names.census import Census
from linter.checks.names.roster import NO_ROSTER, Entry, Roster
from linter.config import load_toml
from linter.errors import NamesError
from linter.inventory import stored_files
from linter.inventory.lines import FileNames, decoded, encoded
from linter.people.draft import draft
from linter.people.reckoning import people_of
from linter.people.values import GARBLED, ONE_FORM, TWO_WAYS
from linter.reporters import NAMES_FORMATS, names_reporter
from linter.roster import load_roster
from linter.text.document import Document

NAMES = ("Zhang Guoqing", "Zhang Guofeng", "Li Lecheng", "Li Le Cheng", "Zhou Lianhua", "Zhou Lianqing", "Chen Shaoywang",
         "Mao Zedong", "Mao Tse-tung", "Sergei Lavrov", "Sergey Lavrov", "Kim Jong-un", "Guoqing Zhang", "张国清",
         "Aleksandar Vučić", "Chen Lvping")  # fmt: skip
FRAMES = ("{}, secretary of the Provincial Party Committee, presided over the meeting.\n\n",
          "At the end {} presided and thanked the guests.\n\n", "{}, {} and {} attended the meeting.\n\n",
          "The old bridge was opened by {} in the spring of that year.\n\n")  # fmt: skip

texts = st.lists(st.tuples(st.sampled_from(FRAMES), st.tuples(*[st.sampled_from(NAMES)] * 3)), max_size=6).map(
    lambda parts: "".join(frame.format(*names) for frame, names in parts)
)
rosters = st.sampled_from([
    NO_ROSTER,
    Roster((), (("Zhang Guoqing", "Zhang Guofeng"),)),
    Roster((Entry("Zhang Guoqing", ("Zhang Guofeng",), "张国清"), Entry("Li Lecheng"))),
])  # fmt: skip


def counted(path: str, text: str, roster: Roster = NO_ROSTER) -> FileNames:
    """The names of one text, as the engine would bring them."""
    check, found = Census(roster), {}
    for key, summary in check.map(Document(path, text)):
        found[key] = check.merge(found[key], summary) if key in found else summary
    forms = {s.key: s for key, s in found.items() if key.startswith("name ")}
    pairs = {s.topic: s for key, s in found.items() if key.startswith("pair ")}
    return FileNames(path, "content", "state", forms, pairs)


def people(texts_: list[str], roster: Roster = NO_ROSTER, *, backwards: bool = False):
    tally = Tally()
    files = [counted(f"{number}.txt", text, roster) for number, text in enumerate(texts_)]
    for names in reversed(files) if backwards else files:
        tally.add(names)
    return people_of(tally.census, roster)


@given(text=texts)
def test_a_line_of_an_inventory_keeps_everything(text):
    names = counted("a.txt", text)
    line = encoded(names)
    assert line.count(b"\n") == 1
    assert decoded(line, "names.jsonl", 1, str) == names


@given(cut=st.integers(0, 400), put=st.sampled_from([b"", b"\xff", b"null", b'"', b"]", b"9999999999999"]))
def test_a_damaged_line_is_refused_or_understood(cut, put):
    line = encoded(counted("a.txt", FRAMES[2].format(*NAMES[:3])))
    with_damage = line[:cut] + put + line[cut + len(put) + 1 :]
    complaint = "names.jsonl:7: "
    try:
        decoded(with_damage, "names.jsonl", 7, str)
    except NamesError as error:
        complaint = str(error)
    assert complaint.startswith("names.jsonl:7: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"inventory":2', '"inventory":99'),
        ('"mentions":1', '"mentions":"1"'),
        ('"mentions":1', '"mentions":-1'),
        ('"beside":[', '"beside":[99,'),
        ('"spots":[[', '"spots":[[5,'),
        ('"kind":"chinese"', '"kind":"martian"'),
        ('"readings":[[', '"readings":[[3,'),
        ('"key":"', '"ky":"'),
        ("{", "[{"),
    ],
)
def test_wrong_values_in_a_line_are_refused(old, new):
    line = encoded(counted("a.txt", FRAMES[2].format(*NAMES[:3]))).decode()
    assert old in line
    with pytest.raises(NamesError, match="names.jsonl:3: "):
        decoded(line.replace(old, new, 1).encode(), "names.jsonl", 3, str)


def test_an_inventory_out_of_order_is_refused(tmp_path):
    file = tmp_path / "names.jsonl"
    lines = [encoded(counted(path, FRAMES[0].format(NAMES[0]))) for path in ("a.txt", "b.txt", "b.txt")]
    file.write_bytes(b"".join(lines))
    with pytest.raises(NamesError, match="names.jsonl:3: .*out of order or twice"):
        list(stored_files(str(file)))


@settings(max_examples=40)
@given(folder=st.lists(texts, max_size=4), roster=rosters)
def test_people_do_not_depend_on_the_order_of_files(folder, roster):
    found = people(folder, roster)
    assert found == people(folder, roster, backwards=True)
    written = [form.written for person in found.persons for form in person.forms]
    assert len(written) == len(set(written)), "every form belongs to one person"
    for person in found.persons:
        assert person.mentions == sum(form.mentions for form in person.forms)
        assert 1 <= person.files <= len(folder)
    for format_ in NAMES_FORMATS:
        names_reporter(format_).write(found, out := io.StringIO())
        out.getvalue().encode("utf-8")


@settings(max_examples=40)
@given(folder=st.lists(texts, max_size=4), roster=rosters)
def test_every_draft_is_a_roster(tmp_path_factory, folder, roster):
    file = tmp_path_factory.mktemp("draft") / "names.toml"
    found = people(folder, roster)
    file.write_text(draft(found, roster), "utf-8")
    read = load_roster(str(file))
    assert read.people[: len(roster.people)] == tuple(
        Entry(entry.canonical, entry.aliases, entry.original, mine.line)
        for entry, mine in zip(roster.people, read.people, strict=False)
    )
    assert set(roster.distinct) <= set(read.distinct)
    again = people(folder, read)
    file.write_text(draft(again, read), "utf-8")
    assert load_toml(str(file), NamesError)[0].get("distinct", []) == [{"names": list(g)} for g in read.distinct]


@pytest.mark.parametrize(
    ("texts_", "verdict", "right"),
    [
        (["Li Lecheng came in the spring. A day later Li Le Cheng spoke."], TWO_WAYS, "Li Lecheng"),
        (["Chen Shaoywang came in the spring."], GARBLED, "Chen Shaoywang"),
        (["Mao Zedong came in the spring. A day later Mao Tse-tung spoke."], TWO_WAYS, "Mao Zedong"),
        (["LI LECHENG IN TOWN\n\nLi Lecheng came in the spring, and Li Lecheng spoke."], ONE_FORM, "Li Lecheng"),
    ],
)
def test_verdicts(texts_, verdict, right):
    (person,) = people(texts_).persons
    assert (person.verdict, person.name) == (verdict, right)


def test_the_roster_names_its_people():
    roster = Roster((Entry("Zhang Guoqing", ("Zhang Guofeng",), "张国清"),))
    texts_ = ["Zhang Guofeng came in the spring.", "In the autumn Zhang Guoqing left. Zhang Guo-qing wrote."]
    (person,) = people(texts_, roster).persons
    assert (person.name, person.entry.original, person.mentions, person.files) == ("Zhang Guoqing", "张国清", 3, 2)
    assert [doubt.form for doubt in person.doubts] == ["Zhang Guo-qing"], "accepted forms are no doubts"


def test_names_in_one_list_are_two_people():
    found = people(["Zhou Lianhua, Zhou Lianqing and Ma Xuejun attended the meeting."])
    assert [(apart.one, apart.other) for apart in found.apart] == [("Zhou Lianhua", "Zhou Lianqing")]
    assert len(found.persons) == 3
