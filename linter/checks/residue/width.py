"""Full-width letters, digits and marks, and the ideographic space, in English prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import others
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document

_SAME = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5E)},
    "。": ".", "、": ",", "｡": ".", "､": ",", "【": "[", "】": "]", "〔": "[", "〕": "]", "￥": "¥", "￡": "£",
    "￠": "¢", "︰": ":",
}  # fmt: skip
_NO_SAME = "～「」『』《》〈〉〜"  # what to write for them is a matter of taste
_ENGLISH = str.maketrans("～〜《》〈〉「」『』", "––\"\"''\"\"''")  # which is shown, and left to the reader
_PAIRS = dict(zip("（［｛【〔「『《〈＂＇", "）］｝】〕」』》〉＂＇", strict=True))
_FORMS = frozenset(_SAME).union(_NO_SAME)
_RUN = lazy(f"[{''.join(sorted(_FORMS))}]+")
_FACE = frozenset("＾＿￣｀´＼")
_EAST_ASIAN = lazy("[\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3105-\u318e\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MARK_UP = frozenset("*_[]<>#|`~!&$\\{}=+-")
_OPEN, _CLOSE = "([", ",.;:!?)]"
_SPACE = "\u3000"
_SPACES = lazy("\u3000+")
_MOST = 10  # places that are told one by one
_LONGEST_MARKED = 60  # code points from one sign of a pair to the other that are marked as a whole
_MOST_EDITS = 10_000


@frozen
class FullWidth:
    """Full-width forms of letters, digits and marks where no East Asian letter is near.

    An opening mark and the next one that closes it on the line are told of together.

    Values: `match`, `plain` (what to write), `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "plain", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a run, one for all if they are many, with the plain forms as its fix if all have one."""
        if doc.characters.isdisjoint(_FORMS):
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        prose = doc.prose
        found = [Span(*match.span()) for match in _RUN.finditer(prose)]
        spans = [span for span in found if not _is_face(prose, span) and not _east_asian_near(prose, span)]
        if len(spans) > _MOST:
            yield _told(doc, spans, spans[:1], others(spans))
            return
        for pair in _pairs(prose, spans):
            yield _told(doc, pair, pair, "")


def _told(doc: Document, spans: Sequence[Span], shown: Sequence[Span], rest: str) -> Hit:
    """One hit for all of the spans, of which the message shows some."""
    plain = {span: _plain(doc.prose, span) for span in spans[:_MOST_EDITS]}
    edits = tuple(Edit(span, text) for span, text in plain.items() if _is_exact(doc, span, text))
    values = {
        "match": "…".join(doc.prose[slice(*span)] for span in shown),
        "plain": "…".join(plain[span].strip().translate(_ENGLISH) for span in shown),
        "more": rest,
    }
    whole = Span(shown[0].start, shown[-1].end)
    return Hit(whole if whole.end - whole.start <= _LONGEST_MARKED else shown[0], values, edits=edits)


def _pairs(prose: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Each span, or a span that ends in an opening mark and the next one, if it closes it on the same line."""
    at = 0
    while at < len(spans):
        pair = list(spans[at : at + 2])
        closing = _PAIRS.get(prose[pair[0].end - 1])
        if len(pair) > 1 and not (prose[pair[1].start] == closing and "\n" not in prose[pair[0].end : pair[1].start]):
            pair.pop()
        yield pair
        at += len(pair)


@frozen
class IdeographicSpace:
    """The space of Chinese and Japanese between English words.

    Values: `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("more",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for all of them."""
        if _SPACE not in doc.characters:
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        prose = doc.prose
        found = [Span(*match.span()) for match in _SPACES.finditer(doc.text)]
        spans = [s for s in found if prose[s.start : s.end].isspace() and not _east_asian_near(prose, s)]
        if spans:
            edits = tuple(Edit(s, " " * (s.end - s.start)) for s in spans) if len(spans) <= _MOST_EDITS else ()
            yield Hit(spans[0], {"more": others(spans)}, edits=edits)


def _is_exact(doc: Document, span: Span, plain: str) -> bool:
    """True if there is just one way to write it, and nothing in it becomes mark-up."""
    if not set(_NO_SAME).isdisjoint(doc.prose[span.start : span.end]):
        return False
    return doc.format == "plain" or _MARK_UP.isdisjoint(plain)


def _is_face(prose: str, span: Span) -> bool:
    return not _FACE.isdisjoint(prose[max(0, span.start - 6) : span.end + 6])


def _east_asian_near(prose: str, span: Span) -> bool:
    """True when the nearest letter before or behind on the line is East Asian: then it is no English."""
    before = prose[max(0, span.start - 3) : span.start].rpartition("\n")[2]
    after = prose[span.end : span.end + 3].partition("\n")[0]
    return _EAST_ASIAN.search(before + after) is not None


def _plain(prose: str, span: Span) -> str:
    """The run in plain forms, with the blanks that full-width marks hold inside them."""
    out: list[str] = []
    for at in range(span.start, span.end):
        sign = _SAME.get(prose[at], prose[at])
        before = out[-1][-1:] if out else prose[at - 1 : at] if at else ""
        following = prose[at + 1 : at + 2]
        if sign in _OPEN and before.isalnum():
            out.append(" ")
        out.append(sign)
        if sign in _CLOSE and _needs_blank(sign, before, _SAME.get(following, following)):
            out.append(" ")
    return "".join(out)


def _needs_blank(sign: str, before: str, following: str) -> bool:
    """True where an English mark would have a blank behind it: not inside a number or a time."""
    return (
        following.isalpha()
        or following in set(_OPEN)
        or (following.isdigit() and not (before.isdigit() and sign in ",.:"))
    )
