"""The command line: parses, calls, prints. What a command needs is imported when it needs it.

Each command has a file of its own, imported when it is called. Exit codes: 0 nothing at or above `--fail-on`,
1 findings, 2 something is wrong with the call, the settings, a rule or mtlint itself, 130 after Ctrl-C.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from linter.cli.console import BROKEN, FAILED, INTERRUPTED, note, speak_utf8
from linter.cli.help import COMMANDS
from linter.errors import LinterError, nearest
from linter.version import __version__


class _Commands(click.Group):
    """The commands: `linter.cli.check` holds the command `check`, and so on."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's door
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f"linter.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what each command is for, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called, or an error that says what may have been meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            if os.path.lexists(name):
                ctx.fail(f"“{name}” is no command; to lint it: mtlint check {name}")
            ctx.fail(f"there is no command “{name}”{nearest(name, COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="mtlint", message="%(prog)s %(version)s")
def mtlint() -> None:
    """Find what machine translation leaves behind in English text."""


def main() -> NoReturn:
    """The entry point of the command."""
    gc.disable()  # a run makes next to no cycles; the engine clears them away from time to time
    speak_utf8()
    try:
        code = mtlint.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = INTERRUPTED
    except KeyboardInterrupt:
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = BROKEN
    except LinterError as error:
        note(f"mtlint: {error}")
        code = BROKEN
    except BrokenPipeError:
        code = FAILED  # the reader of our output, such as `head`, has enough
        _say_no_more()
    except Exception as error:  # noqa: BLE001  the last line of defence: an exit code of 1 would read as findings
        code = BROKEN
        if isinstance(error, FileNotFoundError) and error.filename is None:
            note("mtlint: the current folder is gone; change to another one")
        elif isinstance(error, OSError) and error.filename is None:  # all other files are opened by name
            note(f"mtlint: cannot write to standard output: {error.strerror or error}")
            _say_no_more()
        else:
            import traceback

            traceback.print_exc()
            note("mtlint: this is a bug in mtlint; please report it with the lines above")
    sys.exit(code if isinstance(code, int) else 0)


def _say_no_more() -> None:
    """What is left of the output goes nowhere, so that Python does not try once more at the end and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
