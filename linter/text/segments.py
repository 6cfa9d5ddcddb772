"""Segments: runs of prose that belong together, the unit in which phrases are looked for."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from linter.text.spans import Span


class Kind(str, Enum):
    """What a segment is in its document. Plain text knows only paragraphs."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"


class Segment(NamedTuple):
    """A run of prose without a blank line, white space at its ends left out."""

    span: Span
    kind: Kind = Kind.PARAGRAPH
