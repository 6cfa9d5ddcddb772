"""Help pages: complete, under headings, and within the width of a terminal."""

from __future__ import annotations

import click
import pytest

from linter.cli import mtlint as group
from linter.cli.help import _HEADINGS, COMMANDS

CONTEXT = click.Context(group, info_name="mtlint")


def command(name: str) -> click.Command:
    found = group.get_command(CONTEXT, name)
    assert found is not None
    return found


def page(name: str) -> str:
    return command(name).get_help(click.Context(command(name), CONTEXT, name))


def test_the_list_of_commands_says_what_each_is_for():
    listed = group.get_help(CONTEXT)
    for name, what in COMMANDS.items():
        assert f"  {name:10}  {what}\n" in listed + "\n", "in one line and whole"
    assert listed.index("  check ") < listed.index("  accept "), "what most people need comes first"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_page_is_complete(name):
    text = page(name)
    assert all(len(line) <= 80 for line in text.splitlines())
    for param in command(name).params:
        if isinstance(param, click.Option):
            assert param.help, f"--{param.name} says what it does"
            assert max(param.opts, key=len) in text


def test_every_option_of_the_large_commands_has_its_heading():
    for name in ("check", "names"):
        assert "\nOptions:" not in page(name)
    text = page("check")
    assert [heading for heading in _HEADINGS if f"\n{heading}:\n" in text] == list(_HEADINGS)
    known = {param.name for name in COMMANDS for param in command(name).params} | {"help"}
    assert {option for options in _HEADINGS.values() for option in options} <= known


def test_a_misspelt_command_or_option_is_answered_with_a_hint(mtlint):
    assert "did you mean “check”" in mtlint("chek").err
    assert "--format" in mtlint("check", "--fromat", "json").err
    assert [mtlint(*call).code for call in (["chek"], ["check", "--fromat"], ["--help"], ["check", "-h"])] == [
        2,
        2,
        0,
        0,
    ]
