"""`mtlint doctor`: what mtlint finds around itself, and what to do about what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from linter.cli.examination import Finding

_SIGNS = {"ok": "ok", "note": "-", "missing": "missing", "broken": "BROKEN"}


@click.command()
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How it is printed.")  # fmt: skip
@click.option("--isolated", is_flag=True, help="As a run with --isolated: use no settings file.")
def doctor(format_: str, isolated: bool) -> int:
    """Say what mtlint finds around itself: settings, rules, caches, encodings, and the programs it may use.

    Nothing is sent anywhere. The exit code is 0 unless something that every run needs is broken.
    """
    from linter.cli.console import BROKEN
    from linter.cli.examination import examined

    findings = list(examined(isolated=isolated))
    broken = any(finding.state == "broken" for finding in findings)
    if format_ == "json":
        from json import dumps

        checks = [finding._asdict() for finding in findings]
        click.echo(dumps({"ok": not broken, "checks": checks}, indent=2))
    else:
        _print(findings)
    return BROKEN if broken else 0


def _print(findings: list[Finding]) -> None:
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        click.echo(f"{_SIGNS[finding.state]:<8}{finding.name:<{width}}  {_printable(finding.value)}")
        if finding.advice:
            click.echo(f"{'':<8}{'':<{width}}  → {_printable(finding.advice)}")
    counts = [(sum(finding.state == state for finding in findings), state) for state in ("broken", "missing")]
    said = ", ".join(f"{number} {state}" for number, state in counts if number) or "nothing is missing"
    click.echo(f"\n{said}")


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
