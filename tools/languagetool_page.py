"""The page that tells what became of every rule of LanguageTool: made from the rules and the figures beside them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.languagetool import CSV, FEWEST_FINDINGS, FEWEST_TEXTS, LEAST_LIFT, LEAST_SUPPORT
from linter.checks.grammar import Remarked
from tools.page_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.rulebook.model import RulePage

_HEAD = f"""\
# What LanguageTool says

With `--grammar auto` or `--grammar require`, mtlint asks [LanguageTool](https://languagetool.org), but lets few of
its rules speak. It was made for people who write; on machine translation most of its rules fire no more often than
on human text. So all rules that it uses by itself were asked about a fixed sample of published machine translations
and human texts in which professional raters marked the errors. A rule stays on if it fires at least {LEAST_LIFT:g}
times as often on machine translation as on human text, and at least {100 * LEAST_SUPPORT:g} % of its findings there
touch a marked error. It must have {FEWEST_FINDINGS} findings in {FEWEST_TEXTS} source texts to be judged, for
systems that translate one sentence share their slips. A rule with fewer is *rare*. Taken together by category, the
rare rules fail too; so a rare rule is kept for a reason only, and has at most one finding on human text that
touches no marked error.

**Lift**: how many times as often it fires on machine translation, half a finding added on either side. **Support**: the
share of its findings there that touch a marked error; raters mark few errors a line, so this is a lower bound, and
chance alone gives 28 %. `python -m benchmarks.languagetool` repeats the measurement.
"""
_KEPT = """\
## Kept

These speak under an id of ours. Where a rule of ours has found the same without LanguageTool, that stays the finding,
and says that LanguageTool found it too.
"""
_ECHO = """\
## Heard only beside ours

These are asked, but what they say is no finding of its own: rules of ours find the same, and with fewer false alarms.
Where both speak, it is told.
"""
_SPELLING = """\
## Words that it does not know

Most unknown words are names, terms and new words. [SPE010](rules/SPE010.md) tells only of those that stand once in a
run, in small letters, and are a common word but for one letter or an ending.
"""
_OFF = """\
## Off

[GRA199](rules/GRA199.md), off by default, says what these say, and all rules of LanguageTool that did not fire in the
sample; but for those that look across paragraphs, which are never asked.
"""
_TAIL = "Next: [how to ask LanguageTool](languagetool.md), or [how well the rules do](quality.md).\n"

_COLUMNS = ("LanguageTool's rule", "On machine translation", "On human text", "Lift", "Support", "Verdict")


class _Row(NamedTuple):
    """The figures of a rule of LanguageTool, as they are written."""

    rule: str
    machine: str
    human: str
    lift: str
    support: str
    verdict: str


def languagetool_page(pages: Sequence[RulePage]) -> str:
    """The page."""
    figures = _figures()
    ours = [page for page in pages if isinstance(page.rule.check, Remarked)]
    named = {id_ for page in ours for id_ in page.rule.check.heard}
    spelling = [row for row in figures.values() if row.rule.startswith("MORFOLOGIK_RULE")]
    left = [row for row in figures.values() if row.rule not in named and row not in spelling]
    parts = [
        _HEAD,
        _KEPT,
        _table(("Rule", *_COLUMNS, "Why"), _kept(ours, figures)),
        _ECHO,
        _table(_COLUMNS, ([*figures[id_]] for page in ours for id_ in page.rule.check.echo)),
        _SPELLING,
        _table(_COLUMNS, ([*row] for row in spelling)),
        _OFF,
        _table(_COLUMNS, ([*row] for row in sorted(left, key=lambda row: (-int(row.machine), row.rule)))),
        _TAIL,
    ]
    return "\n".join(parts)


def _figures() -> dict[str, _Row]:
    with CSV.open(encoding="utf-8", newline="") as stream:
        return {row["rule"]: _Row(*(row[name] for name in _Row._fields)) for row in csv.DictReader(stream)}


def _kept(ours: Iterable[RulePage], figures: dict[str, _Row]) -> Iterator[list[str]]:
    for page in ours:
        link = f"[{page.rule.id}](rules/{page.rule.id}.md) {page.rule.name}"
        for id_ in page.rule.check.rules:
            yield [link, *figures[id_], "its figures"]
        for id_, reason in page.rule.check.though.items():
            yield [link, *figures[id_], plain(reason)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
