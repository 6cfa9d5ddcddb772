"""Masks made readable for tests: `@` for an atom, `~` for nothing, `+` for the rest of a letter."""

from __future__ import annotations

from linter.text.formats import mask
from linter.text.segments import ATOM, NOTHING
from linter.text.tokens import LETTER_FILLER

_SIGNS = {ord(ATOM): "@", ord(NOTHING): "~", ord(LETTER_FILLER): "+"}


def segments_of(text: str, format_: str) -> list[str]:
    """Each segment as `kind: prose`."""
    prose, segments, *_ = mask(text, format_)
    shown = prose.translate(_SIGNS)
    return [f"{segment.kind.value}: {shown[slice(*segment.span)]}" for segment in segments]


def runs_of(text: str, format_: str) -> list[str]:
    """Each segment's prose as a reader sees it: `NOTHING` left out, a run of atoms as one `@`."""
    prose, segments, *_ = mask(text, format_)
    result = []
    for segment in segments:
        run = prose[slice(*segment.span)].replace(NOTHING, "").replace(LETTER_FILLER, "")
        while ATOM * 2 in run:
            run = run.replace(ATOM * 2, ATOM)
        result.append(run.replace(ATOM, "@"))
    return result
