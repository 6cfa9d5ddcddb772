"""Why a block is taken for leftovers, in words that the reader can check against the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.findings import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.checks.boilerplate.edges import EdgeRow
    from linter.checks.boilerplate.rows import Wordings

_QUOTED = 4
_LABELS = frozenset(("labels all", "labels half"))
_KINDS = (
    (frozenset(("date", "weak")), "names a date, a person or a source", "name a date, a person or a source"),
    (frozenset(("bar", "address", "picture", "no word")), "shows bars, arrows, addresses or figures",
     "show bars, arrows, addresses or figures"),
)  # fmt: skip


def reasons(block: Sequence[EdgeRow], wordings: Wordings) -> tuple[Evidence, ...]:
    """One line for each kind of reason, the strongest first."""
    return tuple(Evidence(note) for note in _notes(block, wordings))


def _notes(block: Sequence[EdgeRow], wordings: Wordings) -> Iterator[str]:
    told = {row.text: rule for row in block if (rule := wordings.rule_of(row.text))}
    if told:
        yield f"wording known from {', '.join(sorted(set(told.values())))}: {_quoted(list(told))}"
    short = sum(row.is_short for row in block)
    if short:
        yield f"{short} of {len(block)} lines are short and have no full stop"
    labels = [row.text for row in block if row.text not in told and _LABELS.intersection(row.looks)]
    if labels:
        yield f"words of menus, buttons and forms: {_quoted(labels)}"
    for looks, one, many in _KINDS:
        shown = [row.text for row in block if row.text not in told and looks.intersection(row.looks)]
        if shown:
            yield f"{len(shown)} {one if len(shown) == 1 else many}: {_quoted(shown)}"


def _quoted(texts: Sequence[str]) -> str:
    texts = list(dict.fromkeys(texts))
    shown = ", ".join(f"“{text if len(text) <= 40 else text[:39] + '…'}”" for text in texts[:_QUOTED])
    return shown if len(texts) <= _QUOTED else f"{shown} …"
