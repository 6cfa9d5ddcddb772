"""Later mentions of a person by one word: "Peng added", "President Xi", "Guoqing said".

Only a word of a name that stands earlier in the document is looked for. Where it may also be English, a place or
another thing, a title before it or a verb of saying behind it must tell that a person is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import words
from linter.lazy import lazy
from linter.text.names.context import Context
from linter.text.names.mention import Shape
from linter.text.names.shapes import parts
from linter.text.names.words import Part, part
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.names.mention import Mention

_CAPITAL = lazy(r"[A-ZÀ-ÖØ-ÞĀ-ſ](?<![\w@'’-].)[^\W\d_]*(?:[-‐‑][^\W\d_]+)*(?![\w-])")
_BEFORE = lazy(r"([^\W\d_][\w'’-]*\.?)[ \xa0]\Z")
_SHORTEST_GIVEN = 5  # letters of a Chinese given name that stands alone: of two syllables
_SHORTEST = 2
_NEAR = 30  # code points before a word in which the word before it is looked for


class Later(NamedTuple):
    """A person named by one word.

    Attributes:
        span: where the word stands.
        surface: the word as written.
        key: that of the person, see `Mention.key`.
    """

    span: Span
    surface: str
    key: str


def find_later(doc: Document) -> tuple[Later, ...]:
    """The words that stand for a person of the document behind the place where the name is first given in full."""
    mentions = doc.mentions
    return tuple(_sweep(doc, mentions)) if mentions else ()


def _sweep(doc: Document, mentions: tuple[Mention, ...]) -> Iterator[Later]:
    """Go through the capitals in order; a word belongs to the person that bears it and was named last."""
    context = Context(doc)
    nearest: dict[str, str] = {}
    handles: dict[str, tuple[str, ...]] = {}
    coming = iter(mentions)
    following = next(coming)
    after: Mention | None = following
    end = 0
    for match in _CAPITAL.finditer(doc.prose, following.span.start):
        while after is not None and after.span.start <= match.start():
            handles.setdefault(after.key, _handles(after))
            nearest.update(dict.fromkeys(handles[after.key], after.key))
            end = after.span.end
            after = next(coming, None)
        word = match.group()
        if match.start() >= end and (key := nearest.get(word)) and _is_person(word, match.span(), context):
            nearest.update(dict.fromkeys(handles[key], key))
            yield Later(Span(*match.span()), word, key)


def _handles(mention: Mention) -> tuple[str, ...]:
    """The words by which a person may be named alone: surname and given name."""
    words_ = [word for word in mention.words if word[:1].isupper() and len(word.rstrip(".")) >= _SHORTEST]
    while len(words_) > 1 and part(words_[-1]) & Part.SUFFIX:
        words_.pop()
    if not words_:
        return ()
    found = [words_[0], words_[-1]]
    if mention.kind in {Shape.CHINESE, Shape.IMPOSSIBLE, Shape.KOREAN}:
        first = bool(mention.readings) and mention.readings[0].given_first
        surname = words_[-1] if first else words_[0]
        given = words_[:-1] if first else words_[1:]
        joined = given[0] if len(given) == 1 else "".join(given).capitalize()
        found = [surname, joined] if len(joined) >= _SHORTEST_GIVEN else [surname]
    return tuple(dict.fromkeys(word.title() if word.isupper() and len(word) > _SHORTEST else word for word in found))


def _is_person(word: str, place: tuple[int, int], context: Context) -> bool:
    prose = context.prose
    before = _BEFORE.search(prose[max(0, place[0] - _NEAR) : place[0]])
    word_before = before.group(1) if before else ""
    kind_before = part(word_before) if word_before else 0
    after = context.word_after(place[1])
    if after[:1].isupper() or after.lower() in words("organisation_words") or after in parts("thing"):
        return False
    if kind_before & Part.TITLE or after in parts("verb"):
        return True
    if word_before[:1].isupper():
        # "Lake Luo"; but "Then Luo" at the start of a sentence
        starts = context.starts_sentence(place[0] - len(word_before) - 1)
        if not starts or kind_before & Part.PLACE_OF:
            return False
    unsure = part(word) & (Part.ENGLISH | Part.PLACE | Part.UNSURE | Part.THING | Part.TITLE)
    return ("-" in word or not unsure) and not context.is_written_small(word)
