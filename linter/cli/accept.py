"""`mtlint accept`: puts what findings complain of on the project's list of accepted things."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from linter.cli.help import Grouped
from linter.cli.options import FILES, NAMES, configs_of, with_options
from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.config import Configs
    from linter.findings import Finding

_DIGITS = frozenset("0123456789abcdef")
_WHOLE = 32  # digits of a fingerprint
_LEAST = 4  # digits that may stand for one
_LONGEST_TERM = 80  # code points; what is longer is a sentence, and only its place is accepted
_EDGES = " \t\r\n\u00a0.,;:!?()[]{}\"'“”‘’"
_KINDS = {"names": "name", "literal": "term", "consistency": "term"}  # by category; else the place
_NEVER = ("internal", "suppression")


@click.command(cls=Grouped)
@click.argument("fingerprints", nargs=-1, required=True, metavar="FINGERPRINT... [PATHS]...")
@with_options([
    click.option("--reason", metavar="TEXT", help="Why it is right; is written behind it."),
    click.option("--as", "kind", type=click.Choice(["name", "term", "word", "place"]),
                 help="What is right: this name, term or word wherever it stands, or only this place."),
    click.option("--report", "report_file", type=click.File("rb"), metavar="FILE",
                 help="Look for the findings in this report, as --format json wrote it, and lint nothing."),
    *NAMES,
    *FILES,
])  # fmt: skip
def accept(fingerprints: tuple[str, ...], **options: Any) -> None:
    """Accept findings: put the name, the term or the place they complain of on the project's list.

    FINGERPRINT is that of a finding, as it stands in the JSON and HTML reports, or the beginning of it. PATHS are
    linted to find it (default: the current folder). The list is the file `.mtlint-ignore` of the project, or the
    setting `ignore-file`.
    """
    wanted, paths = _told_apart(fingerprints)
    configs = configs_of(options)
    found = _chosen(wanted, _findings(paths or (".",), configs, options), bool(options["report_file"]))
    for finding in found:
        if finding.category in _NEVER:
            raise LinterError(f"{finding.rule} cannot be accepted: {finding.message}")
    for finding in found:
        _accept(finding, configs, options)


def _told_apart(words: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Fingerprints, as they are or as anchors of a report, and paths."""
    wanted, paths = [], []
    for word in words:
        digits = word.lower().removeprefix("#").removeprefix("f-")
        is_one = _LEAST <= len(digits) <= _WHOLE and _DIGITS.issuperset(digits)
        if is_one and (len(digits) == _WHOLE or not os.path.lexists(word)):
            wanted.append(digits)
        elif os.path.lexists(word):
            paths.append(word)
        else:
            raise LinterError(
                f"“{word}” is neither a file nor a fingerprint, which has {_LEAST} to {_WHOLE} of the digits 0-9 a-f"
            )
    if not wanted:
        raise LinterError("no fingerprint is given; `mtlint check --format json` prints that of each finding")
    return wanted, tuple(paths)


def _findings(paths: Sequence[str], configs: Configs, options: dict[str, Any]) -> Iterable[Finding]:
    """The findings of the report that is given, or of the files."""
    if options["report_file"]:
        from linter.reporters.saved import load

        return load(options["report_file"].read(), options["report_file"].name).findings
    from linter.api import known_names, rules_of
    from linter.cli.progress import watching
    from linter.engine.discover import by_config, discover
    from linter.engine.run import How, run

    found = discover(paths, configs)
    books = {config: rules_of(config) for config in by_config(found.targets)}
    known = known_names(found, books, configs.of_run(paths).inventory)
    return run(found, books, options["jobs"], known, How(watch=watching(found.targets, quiet=False))).report.findings


def _chosen(wanted: Sequence[str], findings: Iterable[Finding], from_report: bool) -> list[Finding]:
    """The finding of each fingerprint.

    Raises:
        LinterError: none or several have it.
    """
    known: dict[str, Finding] = {}
    for finding in findings:
        known.setdefault(finding.fingerprint, finding)
    chosen = []
    for start in wanted:
        fitting = [fingerprint for fingerprint in known if fingerprint.startswith(start)]
        if not fitting:
            where = "in this report" if from_report else "in these files with their settings"
            cure = "give the report that shows it as --report FILE, or the PATHS and options it was found with"
            raise LinterError(f"no finding {where} has the fingerprint {start}; {cure}")
        if len(fitting) > 1:
            places = ", ".join(f"{one} ({known[one].rule} at {known[one].location})" for one in sorted(fitting)[:3])
            raise LinterError(f"{len(fitting)} findings have fingerprints that begin with {start}: {places}; say more")
        chosen.append(known[fitting[0]])
    return chosen


def _accept(finding: Finding, configs: Configs, options: dict[str, Any]) -> None:
    """Write the line that accepts a finding, and say so."""
    from linter.engine.discover import shown
    from linter.suppression.entries import append_entries, entry_for
    from linter.suppression.lists import ignore_file_of

    config = configs.of_folder(os.path.dirname(os.path.abspath(finding.location.path)))
    file = ignore_file_of(config)
    line = _thing(finding, options["kind"]) or entry_for(finding, file)
    reason = " ".join((options["reason"] or "").encode("utf-8", "replace").decode().split())
    line += f"  # {reason}" if reason else ""
    added = append_entries(file, [line])
    click.echo(f"{shown(file)}: {'added' if added else 'this stands there already:'}\n  {line}")
    click.echo(f"It accepts {finding.rule} at {finding.location}. To undo it, take the line out again.")


def _thing(finding: Finding, kind: str | None) -> str:
    """The line that accepts a name, a term or a word; empty where only the place can be accepted.

    Raises:
        LinterError: what is asked for would not accept this finding.
    """
    from linter.suppression.entries import Accepted
    from linter.suppression.vocabulary import Vocabulary

    wanted = kind or _KINDS.get(finding.category, "place")
    if wanted == "place":
        return ""
    text = " ".join(finding.excerpt.marked.split()).strip(_EDGES)
    if wanted == "word" and len({word.lower() for word in text.split()}) == 1:
        text = text.split()[-1]  # what is doubled is one word
    fits = text and text.isprintable() and " #" not in text and len(text) <= _LONGEST_TERM
    if fits and Vocabulary([Accepted(wanted, text)]).accepting(finding):
        return f"{wanted}: {text}"
    if kind:
        cure = "--as place accepts this one place"
        raise LinterError(f"{finding.rule} does not complain of “{text}” as a {kind}; {cure}")
    return ""
