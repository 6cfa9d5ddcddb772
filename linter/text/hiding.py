"""What a project does not want to be looked at: stretches of text that match an expression of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.frozen import frozen
from linter.text.segments import ATOM, INVISIBLE, Masked
from linter.text.spans import Span, joined


@frozen
class Hiding:
    """What the settings of a project say about reading a text.

    Attributes:
        patterns: regular expressions; what they match is an `ATOM` to the rules.
        text_directives: whether lines of plain text that begin with `#mtlint:` are comments.
    """

    patterns: tuple[str, ...] = ()
    text_directives: bool = False


USUAL = Hiding()


def hidden(text: str, masked: Masked, patterns: tuple[str, ...]) -> Masked:
    """A masked text with what the patterns match hidden as atoms, as far as it was prose."""
    found = [Span(*m.span()) for regex in map(_compiled, patterns) for m in regex.finditer(text) if m.end() > m.start()]
    if not found:
        return masked
    spans = joined(found)
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        shown = zip(text[start:end], masked.prose[start:end], strict=True)
        pieces.append(masked.prose[at:start])
        pieces += (ATOM if was == now and was not in "\r\n" else now for was, now in shown)
        at = end
    prose = "".join([*pieces, masked.prose[at:]])
    segments = tuple(s for s in masked.segments if prose[s.span.start : s.span.end].strip(INVISIBLE + ATOM))
    return masked._replace(prose=prose, segments=segments, hidden=tuple(spans))


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as "possible nested set"
        return re.compile(pattern)
