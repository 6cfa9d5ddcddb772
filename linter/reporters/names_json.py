"""The people of a folder as JSON: a contract, kept by `docs/names.schema.json`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from linter.people.values import VERDICTS
from linter.reporters.plain import json_text
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from linter.people.values import Apart, Doubt, Form, People, Person, Site

CONTRACT = 1
"""Raised when a key changes its meaning or goes away."""


def write(people: People, out: TextIO) -> None:
    """Write all people as one JSON document, a person a line: a folder may name a hundred thousand."""
    head = {"version": CONTRACT, "tool": {"name": "mtlint", "version": __version__}}
    out.write(json_text(head)[:-1] + ",\n")
    _write_list("people", map(_person, people.persons), out)
    _write_list("distinct", map(_apart, people.apart), out)
    out.write(f'"summary": {json_text(_summary(people))}}}\n')


def _write_list(key: str, items: Iterable[dict[str, Any]], out: TextIO) -> None:
    out.write(f'"{key}": [')
    out.writelines((",\n" if number else "\n") + json_text(item) for number, item in enumerate(items))
    out.write("\n],\n")


def _summary(people: People) -> dict[str, Any]:
    verdicts = Counter(person.verdict for person in people.persons)
    return {
        "people": len(people.persons),
        "files": people.files,
        "mentions": sum(person.mentions for person in people.persons),
        "by_verdict": {verdict: verdicts[verdict] for verdict in VERDICTS},
    }


def _apart(apart: Apart) -> dict[str, Any]:
    return {"names": [apart.one, apart.other], "why": apart.why, "place": _place(apart.site)}


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "original": person.entry.original or None if person.entry else None,
        "in_roster": person.entry is not None,
        "verdict": person.verdict,
        "mentions": person.mentions,
        "files": person.files,
        "offices": list(person.offices),
        "forms": [_form(form) for form in person.forms],
        "evidence": [_doubt(doubt) for doubt in person.doubts],
    }


def _form(form: Form) -> dict[str, Any]:
    places = [_place(site) for site in form.sites]
    return {"written": form.written, "mentions": form.mentions, "files": form.files, "places": places}


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "form": doubt.form,
        "other": doubt.other or None,
        "verdict": doubt.verdict,
        "relation": doubt.kind,
        "log_odds": round(doubt.log_odds, 2) if doubt.tier != "hard" else None,
        "right": doubt.right or None,
        "why": list(doubt.why),
        "place": _place(doubt.site),
    }


def _place(site: Site) -> dict[str, Any]:
    return {"path": site.path, "line": site.line, "column": site.column}
