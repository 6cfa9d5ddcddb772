"""Fixing by `mtlint check`: the options, what becomes of the text, and what is said about it."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from linter.cli.console import BROKEN, FAILED, note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.engine.collect import Outcome
    from linter.engine.fix import Fixing
    from linter.findings import Finding

FIXES = (
    click.option("--fix", is_flag=True, help="Apply the safe fixes, and report what is left."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also those that may change the meaning."),
    click.option("--diff", is_flag=True, help="Change nothing; print what --fix would change."),
    click.option("--fix-only", is_flag=True, help="Apply fixes and report nothing that is left."),
    click.option("--show-fixes", is_flag=True, help="List on stderr what was fixed, by file and rule."),
    click.option("--exit-non-zero-on-fix", is_flag=True, help="Fail where something was fixed."),
)  # fmt: skip


def fixing_of(options: dict[str, Any]) -> Fixing | None:
    """What the options say about fixes; None leaves every text as it is.

    Raises:
        click.UsageError: an option that means nothing without another.
    """
    from linter.engine.fix import Fixing

    asked = options["fix"] or options["fix_only"] or options["diff"]
    if not asked:
        for option in ("unsafe_fixes", "show_fixes", "exit_non_zero_on_fix"):
            if options[option]:
                raise click.UsageError(f"--{option.replace('_', '-')} goes with --fix or --diff")
        return None
    return Fixing(unsafe=options["unsafe_fixes"], write=not options["diff"])


def print_difference(outcome: Outcome) -> int:
    """Print what fixing would change, byte for byte, and return the exit code."""
    for file in outcome.fixed:
        sys.stdout.buffer.write(file.difference)
    sys.stdout.buffer.flush()
    if outcome.crashed:
        return BROKEN
    return FAILED if any(file.difference for file in outcome.fixed) else 0


def print_fixed(data: bytes, outcome: Outcome) -> None:
    """Print standard input as it is after fixing."""
    changed = next((file.data for file in outcome.fixed if file.counts), data)
    sys.stdout.buffer.write(changed)
    sys.stdout.buffer.flush()


def tell(outcome: Outcome, options: dict[str, Any]) -> None:
    """Notes about what was fixed or could be."""
    from linter.reporters.sums import count

    for file in outcome.fixed:
        if file.problem:
            note(f"not fixed: {file.path}: {file.problem}")
    if options["show_fixes"]:
        for file in outcome.fixed:
            for (rule, name), number in file.counts:
                note(f"{file.path}: {number} × {rule} ({name})")
    if options["quiet"]:
        return
    done = sum(number for file in outcome.fixed for _, number in file.counts)
    if done:
        verb = "would fix" if options["diff"] else "fixed"
        files = sum(bool(file.counts) for file in outcome.fixed)
        note(f"{verb} {count(done, 'finding')} in {count(files, 'file')}")
    if advice := _advice(outcome.report.findings, options):
        note(advice)


def _advice(findings: Iterable[Finding], options: dict[str, Any]) -> str:
    """Which options would fix more."""
    from linter.findings import Safety

    kinds = Counter(finding.fix.safety for finding in findings if finding.fix)
    safe, unsafe = kinds[Safety.SAFE], kinds[Safety.UNSAFE]
    if options["fix"] or options["fix_only"] or options["diff"]:
        return f"{unsafe} more with --unsafe-fixes" if unsafe and not options["unsafe_fixes"] else ""
    if safe and unsafe:
        return f"--fix mends {safe} of these, --fix --unsafe-fixes {unsafe} more"
    if safe or unsafe:
        return f"{'--fix' if safe else '--fix --unsafe-fixes'} mends {safe or unsafe} of these"
    return ""
