"""What is prose in a file: masks of equal length, and the segments of the prose."""

from __future__ import annotations

from typing import NamedTuple

from linter.text.segments import Segment
from linter.text.spans import Lines, Span


class Masked(NamedTuple):
    """A text of the same length with everything that is not prose masked, and its segments."""

    prose: str
    segments: tuple[Segment, ...]


def mask(text: str, format: str) -> Masked:
    """The prose of a text in the given format."""
    return Masked(text, tuple(Segment(Span(s.start, s.end)) for s in Lines(text) if text[s.start:s.end].strip()))
