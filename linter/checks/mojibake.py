"""Text that was read in another encoding than it was written in: "donâ€™t", "£¬", "鈥檚"."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, is_quoted, others
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# The bytes that go on with a character in UTF-8, as Latin-1 and Windows-1252 read them.
_GOING_ON = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# A capital with an accent before a quotation mark or a dash is a word and its mark, but for the commonest lead, Ã.
_NO_MARK = "\x80-\xbf€ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ"
_UTF8 = f"Ã[{_GOING_ON}]|[ÂÄ-ß][{_NO_MARK}]|[à-ï][{_GOING_ON}]{{2}}|[ð-ô][{_GOING_ON}]{{3}}"
# The same for Windows-1251: its two leading bytes and then letters that Russian hardly has, or signs.
_CYRILLIC = "(?:[РС][ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґё№єјЅѕї‚„…†‡€‰‹‘’“”•–—™›\xa0¤¦§©«¬®°±µ¶·»]){2,40}"
_CANDIDATE = lazy(f"{_UTF8}|{_CYRILLIC}")
_PAIR = lazy("[\xa1-\xf4РС][^\x00-\x7f]")
_BEYOND_ASCII = lazy("[^\x00-\x7f]{1,200}")
_REACH = 24  # code points of the word around a candidate, for a look at its letters

# Chinese in GB 2312 read as Latin-1: marks, Roman numerals and full-width digits; then whole words.
_CHINESE = lazy("(?:£[¬¨©º»¿¡°-¹]|¡[£¢°±¶·ª\xad]|¢[ñ-ü])+|(?:[°-÷][¡-þ]){2,40}(?![¡-þ])")
# UTF-8 read as GBK: a quotation mark or dash takes the letter behind it along. Then what is lost for good.
_QUOTE_IN_GBK = lazy("鈥[\u4e00-\u9fff\ue000-\uf8ff]?")
_LOST = lazy(
    '(?:锟斤拷?)+|烫烫烫+|屯屯屯+|â ?€ ?["“”™œž˜¢]?|(?<![A-Za-zÀ-ÿ])Â(?![A-Za-zÀ-ÿ])|(?<=[a-z])[ÂÃ](?![A-Za-zÀ-ÿ])'
)
_LOST_SIGNS = frozenset("锟烫屯鈥âÂÃ")
# What rows are made of: leads, and what goes on but for the quotation marks and dashes of English.
_SUSPECT = _LOST_SIGNS.union("РС€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ", map(chr, range(0x80, 0xFF)))
_FEWEST_SUSPECTS = 2
_UNKNOWN = "something that is lost"
_MOST = 3  # places that are told one by one
_MOST_EDITS = 10_000


@frozen
class Mojibake:
    """Characters that make sense as the bytes of another encoding and none as they stand.

    What was UTF-8 is judged and repaired by ftfy, which is only loaded where such a row of characters stands.

    Values: `match`, `meant`, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "meant", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a row, one for all if they are many."""
        suspects = doc.characters & _SUSPECT
        if len(suspects) < _FEWEST_SUSPECTS and suspects.isdisjoint(_LOST_SIGNS):
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        found = _found(doc)
        for group in grouped(list(found), _MOST):
            first = group[0]
            edits = tuple(Edit(span, found[span]) for span in group if found[span])[:_MOST_EDITS]
            values = {
                "match": _visible(doc.prose[first.start : first.end]),
                "meant": f"“{_visible(found[first])}”" if found[first] else _UNKNOWN,
                "more": others(group),
            }
            yield Hit(first, values, edits=edits)


def _found(doc: Document) -> dict[Span, str]:
    """Where such rows stand and what they meant; nothing if that cannot be told."""
    characters, prose = doc.characters, doc.prose
    lone = not _LOST_SIGNS.isdisjoint(characters)
    if not lone and not _PAIR.search(prose):
        return {}
    rows = [*_as_utf8(prose), *_as_chinese(prose)]
    if lone:
        rows += _as_lost(prose)
    found: dict[Span, str] = {}
    done = 0
    for span, meant in sorted(rows, key=lambda row: row[0].start):  # the surest comes first where two begin alike
        if span.start >= done and not is_quoted(prose, span):
            found[span] = meant
            done = span.end
    return found


def _as_utf8(prose: str) -> Iterator[tuple[Span, str]]:
    known: dict[str, str | None] = {}  # a text that was misread repeats a few rows all over
    done = 0
    for match in _CANDIDATE.finditer(prose):
        run = _BEYOND_ASCII.match(prose, match.start())
        if run is None or match.start() < done:
            continue
        span = Span(*run.span())
        done = span.end
        word = _word_before(prose, span.start) + run.group()
        if word not in known:
            known[word] = _repaired(run.group(), word)
        if meant := known[word]:
            yield span, "" if "\ufffd" in meant else meant


def _word_before(prose: str, at: int) -> str:
    """The piece of a word that ends at an offset."""
    piece = prose[max(0, at - _REACH) : at]
    return "" if not piece or piece[-1].isspace() else piece.split()[-1]


def _repaired(written: str, word: str) -> str | None:
    """What ftfy makes of a row, if it would also change it inside its word."""
    from ftfy import fix_encoding

    meant = fix_encoding(written)
    return meant if meant != written and fix_encoding(word) != word else None


def _as_chinese(prose: str) -> Iterator[tuple[Span, str]]:
    for match in _CHINESE.finditer(prose):
        run = match.group()
        if run[0] not in "£¡¢" and not any("\xa1" <= sign < "\xc0" for sign in run):
            continue  # letters alone may be a word
        try:
            meant = run.encode("latin-1").decode("gb2312")
        except UnicodeDecodeError:
            continue
        yield Span(*match.span()), meant


def _as_lost(prose: str) -> Iterator[tuple[Span, str]]:
    for match in _QUOTE_IN_GBK.finditer(prose):
        try:
            meant = match.group().encode("gbk").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            meant = ""
        yield Span(*match.span()), meant
    for match in _LOST.finditer(prose):
        yield Span(*match.span()), ""


def _visible(text: str) -> str:
    """Short, and without control characters."""
    shown = "".join(sign if sign.isprintable() else "·" for sign in text)
    return shown if len(shown) <= 24 else shown[:24] + "…"
