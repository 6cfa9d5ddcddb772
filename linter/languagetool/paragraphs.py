"""The paragraphs of a document as LanguageTool gets them, and the way back to the document.

LanguageTool counts in units of UTF-16, knows no mark-up, and takes what it does not know for a mistake. So what is sent
is plain: one paragraph for each segment of prose, of which every character is one unit.

| in the prose | sent |
|---|---|
| mark-up round words, and other characters without width | nothing |
| a line end, a run of white space | one blank |
| an atom, such as inline code or an address, however long | one `ATOM` |
| a letter with its accents behind it | the one letter, where there is such a letter |
| a letter or digit beyond the BMP, as mathematicians use them | the plain letter or digit |
| another character beyond the BMP, such as an emoji; a control character; one of private use | `ATOM` |
| a byte that could not be read | U+FFFD |

`ATOM` (U+FFFC) as a stand-in brought not one remark in 35 sentences with inline code, addresses and formulas, and hid
none of the mistakes in nine others (LanguageTool 6.8). `X` and digits bring remarks on the article before them, words
bring many more. U+FFFD holds a broken word together, where `ATOM` would part it.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.lazy import lazy
from linter.text.segments import ATOM, ZERO_WIDTH
from linter.text.spans import Span
from linter.text.tokens import LETTER_FILLER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

UNREADABLE = "\ufffd"
"""Sent for a byte that could not be read."""

# What is not seen: beside what has no width, the signs of writing direction and of another form of the sign before.
_UNSEEN = f"{ZERO_WIDTH}\u061c\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f"
_LETTER = lazy(r"[^\W\d_]")
_FOLDED = lazy(
    rf"(?P<gap>[\s{_UNSEEN}]{{2,}}|[{_UNSEEN}])"
    rf"|(?P<atom>{ATOM}+(?:\s*[\r\n]\s*{ATOM}+)*)"
    rf"|(?P<filled>\w{LETTER_FILLER}+)"
    r"|(?P<accented>[^\W\d_][\u0300-\u036f]+)"
)
_BLANKS = lazy(r"\s+")
# White space but the blank, control characters, surrogates, private use, what is no character, and all beyond the BMP.
_STRANGE = lazy(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U00010000-\U0010ffff]")


class Paragraph(NamedTuple):
    """A segment of prose as it is sent.

    The text is a row of pieces: each is either so many characters of the document, one for one, or one character that
    stands for several.

    Attributes:
        text: what is sent: not empty, without line ends, of characters of one UTF-16 unit each.
        starts: where each piece begins in it.
        places: where each piece begins in the document, in code points.
        ends: where it ends there.
    """

    text: str
    starts: array[int]
    places: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text stands in the document, from its first character to its last.

        What was not sent belongs to it only where it lies between the two.

        Raises:
            ValueError: there is no such stretch, or it is empty.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"nothing from {start} to {end} in a text of {len(self.text)} characters")
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        behind = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.text)
        right = self.ends[last] if end == behind else self.places[last] + end - self.starts[last]
        return Span(self.places[first] + start - self.starts[first], right)


def paragraphs(doc: Document) -> list[Paragraph]:
    """The segments of a document with a letter in them, in order."""
    prose = doc.prose
    return [_sent(prose, span) for span, _ in doc.segments if _LETTER.search(prose, *span)]


def _sent(prose: str, segment: Span) -> Paragraph:
    pieces: list[str] = []
    starts, places, ends = array("I"), array("I"), array("I")
    at = 0
    for sent, start, end in _pieces(prose, segment):
        pieces.append(sent)
        starts.append(at)
        places.append(start)
        ends.append(end)
        at += len(sent)
    text = _STRANGE.sub(lambda match: _stand_in(match.group()), "".join(pieces))
    return Paragraph(text, starts, places, ends)


def _pieces(prose: str, segment: Span) -> Iterator[tuple[str, int, int]]:
    """What is sent for each stretch of a segment, and the stretch: of equal length, or one character for several."""
    at = segment.start
    for match in _FOLDED.finditer(prose, *segment):
        start, end = match.span()
        if start > at:
            yield prose[at:start], at, start
        at = end
        if match.lastgroup == "gap":
            # At an end a blank is not seen either; none stands there but behind signs that no segment expects.
            inside = segment.start < start and end < segment.end
            if inside and (blanks := _BLANKS.search(prose, start, end)):
                yield " ", *blanks.span()
        elif match.lastgroup == "accented":
            composed = unicodedata.normalize("NFC", match.group())
            yield (composed if len(composed) == 1 else match.group()), start, end
        else:
            yield prose[start], start, end
    if at < segment.end:
        yield prose[at : segment.end], at, segment.end


@lru_cache(maxsize=1024)
def _stand_in(char: str) -> str:
    """What is sent for one character that LanguageTool would not understand."""
    if char.isspace():
        return " "
    if "\udc80" <= char <= "\udcff":
        return UNREADABLE
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain <= "\uffff" and plain.isalnum() else ATOM
