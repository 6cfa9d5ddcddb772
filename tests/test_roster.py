"""The roster as a file: what is understood, and what is refused with file and line."""

from __future__ import annotations

import pytest

from linter.checks.names.roster import Entry, Roster
from linter.errors import NamesError
from linter.roster import load_roster


def test_a_roster_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "names.toml").write_text(
        '# Our people.\n\n[[person]]\ncanonical = "Zhang  Guoqing"\naliases = ["Chang Kuo-ch\'ing"]\noriginal = "张国清"\n\n'
        '[[distinct]] # brothers\nnames = ["Raul Castro", "Fidel Castro"]\n[[person]]\ncanonical = \'Vučić, Aleksandar\'\n',
        "utf-8",
    )
    assert load_roster("names.toml") == Roster(
        (
            Entry("Zhang Guoqing", ("Chang Kuo-ch'ing",), "张国清", 3),
            Entry("Vučić, Aleksandar", (), "", 10),
        ),
        (("Raul Castro", "Fidel Castro"),),
        "names.toml",
    )


def test_an_empty_roster_is_a_roster(tmp_path):
    (tmp_path / "names.toml").write_text("")
    assert load_roster(str(tmp_path / "names.toml")).people == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[[person]]\ncanonical = "A B"\n[[person]]\ncanonical = "C D"\naliases = [\n  "A B",\n]\n', 6, "two people"),
        ('[[person]]\ncanonical = "Li Lecheng"\n[[person]]\ncanonical = "Li Le Cheng"\n', 4, "written differently"),
        ('[[persn]]\ncanonical = "A B"\n', 1, "did you mean “person”"),
        ('[[person]]\ncanonical = "A B"\n\nalias = ["C D"]\n', 4, "did you mean “aliases”"),
        ('[[distinct]]\nname = ["A B", "C D"]\n', 2, "did you mean “names”"),
        (
            '[[person]]\ncanonical = "A B"\naliases = ["C D"]\n[[person]]\ncanonical = "C D"\naliases = ["A B"]\n',
            3,
            "cycle of aliases: “A B” → “C D” → “A B”",
        ),
        ('[[person]]\naliases = ["A B"]\n', 1, "needs a canonical form"),
        ('[[person]]\ncanonical = " "\n', 2, "empty"),
        ('[[person]]\ncanonical = "12"\n', 2, "no name"),
        ("[[person]]\ncanonical = 12\n", 2, "must be text"),
        ('[[person]]\ncanonical = "A B"\naliases = "C D"\n', 3, "list of names"),
        ('[[person]]\ncanonical = "A B"\naliases = ["A B"]\n', 3, "twice"),
        ('[[person]]\ncanonical = "A B"\noriginal = 1\n', 3, "must be text"),
        ('person = "A B"\n', 1, "[[person]]"),
        ('[[distinct]]\nnames = ["A B"]\n', 2, "two names or more"),
        (
            '[[person]]\ncanonical = "Li Lecheng"\n[[distinct]]\nnames = ["Li Lecheng", "Li Le Cheng"]\n',
            4,
            "one person",
        ),
        ('[[person]]\ncanonical = "A B\n', 2, "not TOML"),
        ("[[person\n", 1, "not TOML"),
        ('person = [{canonical = "A B"}, {canonical = "A B"}]\n', 1, "two people"),
        ('# x\n[[person]]\ncanonical = "A B"\naliases = ["A  B"]\n', 4, "twice"),
        ('[[distinct]]\nnames = ["A B", "C D", "A B"]\n', 2, "twice"),
        ("[[distinct]]\n", 1, "need their names"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, monkeypatch, text, line, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "names.toml").write_text(text)
    with pytest.raises(NamesError) as error:
        load_roster("names.toml")
    assert str(error.value).startswith(f"names.toml:{line}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_long_chain_of_aliases_is_followed(tmp_path):
    people = "".join(
        f'[[person]]\ncanonical = "Xa N{chr(97 + n // 26)}{chr(97 + n % 26)}o Q"\n'
        f'aliases = ["Xa N{chr(97 + (n + 1) % 500 // 26)}{chr(97 + (n + 1) % 500 % 26)}o Q"]\n'
        for n in range(500)
    )
    (tmp_path / "names.toml").write_text(people)
    with pytest.raises(NamesError, match="a cycle of aliases"):
        load_roster(str(tmp_path / "names.toml"))
