"""Where short lines are the text: documents in which a block at the edge says little."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from linter.checks.boilerplate.rows import Role, row_at
from linter.checks.boilerplate.topics import is_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.checks.boilerplate.edges import EdgeRow
    from linter.text.document import Document
    from linter.text.segments import Segment

_INNER_ROWS = 400  # rows beyond the blocks that are looked at to tell whether the text is prose
_SHORT_WORDS = 5
_FEWEST_PROSE_WORDS = 80  # in all prose rows together; below that a text is a list, a card, a caption
_FORMS = ((30, "prose"), (10, "headed prose"), (4, "mixture"), (1.5, "list with remarks"), (0, "list"))
""" Words in prose rows for each word in short rows, at least, and what such a text is."""
_FEWEST_LABELS = 6  # so many short rows within the text of which
_DISTINCT_LABELS = 0.5  # less than this share are different are the names of speakers, not headings
# A text that keeps using one of these words is about pages and programs; a list of buttons is its business.
_ABOUT_PAGES = (
    "button", "buttons", "click", "menu", "menus", "tab", "dialog", "cookie", "cookies", "privacy", "password",
    "licence", "license", "agreement", "terms", "login", "forum", "website", "websites", "newsletter", "homepage",
)  # fmt: skip


SHORT_LINED = frozenset(("few words", "labels", "list"))
"""Forms in which short lines are the text: nothing is said about their edges."""


def form_of(doc: Document, segments: Sequence[Segment]) -> str:
    """What the text between its edges is: prose, a mixture, or rather a list, a table, verse, a play, a card."""
    rows = [row_at(doc, segment.span, _SHORT_WORDS) for segment in islice(segments, _INNER_ROWS)]
    prose = sum(row.words for row in rows if row.role is Role.PROSE)
    short = [row for row in rows if row.role is Role.SHORT]
    if prose < _FEWEST_PROSE_WORDS:
        return "few words"
    if len(short) >= _FEWEST_LABELS and len({row.text for row in short}) < _DISTINCT_LABELS * len(short):
        return "labels"
    over = prose / max(1, sum(row.words for row in short))
    return next(form for least, form in _FORMS if over >= least)


def lowered_chances(doc: Document, rows: list[EdgeRow]) -> list[EdgeRow]:
    """The rows, taken for text where the document is about such things, unless their wording tells them."""
    if not rows or not doc.worked_out(is_about, _ABOUT_PAGES):
        return rows
    signed = max((at for at, row in enumerate(rows) if "sign" in row.looks), default=-1)
    return rows[: signed + 1]
