"""The names of a report with their variants: which form stands in the text, and which it is held against.

Findings about names quote both forms in their messages. A form that the text holds is joined by a line to the form that
is meant; where several forms are meant for the same name, they share it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from linter.reporters.display import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.findings import Finding

CATEGORY = "names"
_QUOTED = re.compile("“([^“”]+)”")
_WRITE = re.compile("write “([^“”]+)”")
_INSIDE = re.compile("” in “")  # “one part” in “a whole name”: no two forms of one name
_RELATION = re.compile(r"^(?:\s*\([^()]*\))?[\s:;,]*")
ROW = 10  # units of the picture


class Form(NamedTuple):
    """A form that stands in a text, and why it is thought to be another form of a name."""

    text: str
    why: str
    number: int
    files: int
    anchor: str
    sure: bool


class Family(NamedTuple):
    """A name and the other forms of it."""

    name: str
    forms: tuple[Form, ...]
    number: int

    @property
    def height(self) -> int:
        """Of the picture, in units."""
        return ROW * len(self.forms)

    def y(self, number: int) -> float:
        """The middle of the row of a form, in units."""
        return ROW * (number + 0.5)


def families(findings: Sequence[Finding], anchors: Iterable[str]) -> tuple[Family, ...]:
    """The names that are written in more than one way, the most findings first."""
    found: defaultdict[str, defaultdict[str, list[tuple[Finding, str]]]] = defaultdict(lambda: defaultdict(list))
    for finding, anchor in zip(findings, anchors, strict=True):
        if finding.category == CATEGORY and (pair := _pair(finding)):
            form, name = pair
            found[name][form].append((finding, anchor))
    made = [_family(name, forms) for name, forms in found.items()]
    return tuple(sorted(made, key=lambda family: (-family.number, family.name)))


def _pair(finding: Finding) -> tuple[str, str] | None:
    """The form in the text and the one it is held against; None for a finding that is about one form only."""
    written = one_line(finding.excerpt.marked).strip()
    advised = _advised(finding)
    message = one_line(finding.message)
    quoted = [] if _INSIDE.search(message) else _QUOTED.findall(message)
    other = next((form for form in quoted if form != written), "") if len(quoted) > 1 else ""
    meant = " or ".join(advised) or other
    return (written, meant) if written and meant and meant != written else None


def _advised(finding: Finding) -> list[str]:
    return [match[1] for text in finding.suggestions if (match := _WRITE.fullmatch(one_line(text)))]


def _family(name: str, forms: dict[str, list[tuple[Finding, str]]]) -> Family:
    made = tuple(_form(text, pairs) for text, pairs in forms.items())
    made = tuple(sorted(made, key=lambda form: (-form.number, form.text)))
    return Family(name, made, sum(form.number for form in made))


def _form(text: str, pairs: list[tuple[Finding, str]]) -> Form:
    first, anchor = pairs[0]
    message = one_line(first.message)
    relation = _RELATION.sub("", message.rpartition("”")[2]) if not _INSIDE.search(message) else ""
    sure = any(len(_advised(finding)) == 1 for finding, _ in pairs)
    files = len({finding.location.path for finding, _ in pairs})
    return Form(text, relation or first.name.replace("-", " "), len(pairs), files, anchor, sure)
