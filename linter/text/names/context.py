"""What the rest of a document says about a capitalised word, looked up once a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.frozen import once
from linter.lazy import lazy
from linter.text.tokens import words_of

if TYPE_CHECKING:
    from linter.text.document import Document

_LARGE = 20_000  # code points from which one look at all words is cheaper than one for each word
_NEXT_WORD = lazy(r"[ \xa0]([A-Za-z]+)")
_OPENING = " \xa0\t“\"‘'(*_#>-•"


class Context:
    """The prose of a document, asked about words."""

    def __init__(self, doc: Document) -> None:
        self.prose = doc.prose
        self._asked: dict[str, bool] = {}

    def is_written_small(self, word: str) -> bool:
        """True where the document writes this word in small letters, too: then it is no name (Mikheev 2002)."""
        small = word.lower()
        if small not in self._asked:
            large = len(self.prose) > _LARGE and small.isalpha()
            self._asked[small] = small in self._words if large else self._stands(small)
        return self._asked[small]

    @once
    def _words(self) -> frozenset[str]:
        # "Soon-ok" must not make "Ok" a word of English: what is hyphenated stays one word.
        return frozenset(words_of(self.prose.replace("-", "_")))

    def _stands(self, small: str) -> bool:
        prose = self.prose
        at = prose.find(small)
        while at >= 0:
            end = at + len(small)
            before, after = prose[at - 1 : at], prose[end : end + 1]
            if not (after.isalnum() or before.isalnum() or before == "-"):
                return True
            at = prose.find(small, end)
        return False

    def word_after(self, end: int) -> str:
        """The word after one blank, as written; empty where there is none."""
        following = _NEXT_WORD.match(self.prose, end)
        return following.group(1) if following else ""

    def starts_sentence(self, at: int) -> bool:
        """True where a capital may be due to the place alone: at the start of a line or behind a full stop."""
        before = self.prose[max(0, at - 6) : at].rstrip(_OPENING)
        return not before or before[-1] in ".!?:;\n\r…。"
