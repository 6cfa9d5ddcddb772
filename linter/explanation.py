"""Explains what is thought of two names: in the documents that hold both, else in the folder, else by their strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from linter.census import asked_of
from linter.checks.names.judgement import explained
from linter.checks.names.question import Answer, Question, by_strings, reckoned
from linter.checks.names.reconcile import judge
from linter.checks.names.summary import FormSummary, merged
from linter.text.mentions import mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.names.roster import Roster
    from linter.engine.discover import Found

_SHOWN = 3  # documents whose reckoning is printed whole


def explain(found: Found, one: str, other: str, roster: Roster, jobs: int | None) -> Iterator[str]:
    """The lines that explain the verdict on two names.

    Args:
        found: the files that may hold them.
        one: a name, as the user writes it.
        other: another.
        roster: what the project knows of its people.
        jobs: processes; None means one for each core where the work is worth it.
    """
    one, other = " ".join(one.split()), " ".join(other.split())
    forms: dict[str, FormSummary] = {}
    answers: list[Answer] = []
    for linted in asked_of(found, Question(one, other, roster), jobs):
        for summary in cast("dict[str, Any]", linted).values():
            if isinstance(summary, Answer):
                answers.append(summary)
            else:
                forms[summary.key] = merged(forms[summary.key], summary) if summary.key in forms else summary
    keys = [mention_of(written).key for written in (one, other)]
    for written, key in zip((one, other), keys, strict=True):
        yield _counted(written, forms.get(key))
    yield ""
    yield from _reckoning(one, other, [forms.get(key) for key in keys], answers, roster)


def _counted(written: str, form: FormSummary | None) -> str:
    if form is None:
        return f"“{written}” stands nowhere in these files: it is judged by its letters and the roster alone"
    ways = ", ".join(f"“{surface}” {count}×" for surface, count in form.surfaces.items())
    return (
        f"“{written}”: {ways} in {form.files} {'file' if form.files == 1 else 'files'}, first {form.places[0].location}"
    )


def _reckoning(
    one: str, other: str, forms: list[FormSummary | None], answers: list[Answer], roster: Roster
) -> Iterator[str]:
    first, second = forms
    if answers:
        answers.sort(key=lambda answer: answer.rank)
        for answer in answers[:_SHOWN]:
            yield f"{answer.path}:"
            yield from (f"  {line}" for line in answer.lines)
        if len(answers) > _SHOWN:
            yield f"{len(answers) - _SHOWN} more files hold both"
    elif first and second and first.key != second.key:
        match = judge(first, second, roster)
        yield "no file holds both; across the files:"
        yield from (f"  {line}" for line in explained(match.verdict, match.form.written, match.other.written))
        if match.right.why:
            yield f"  right: {f'“{match.right.name}”: ' if match.right.name else ''}{match.right.why}"
    else:
        yield "by the letters:"
        yield from (f"  {line}" for line in reckoned(by_strings(one, other, roster), one, other))
