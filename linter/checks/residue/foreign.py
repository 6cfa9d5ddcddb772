"""Lines that are running text of another language in Latin script.

A statistical identifier is not needed for this: a line is only called foreign if it is long enough to hold several
function words of one other language and next to none of English, and such lines are told apart without error by the
function words themselves.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.data.tables import rows
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.folding import fold, fold_literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.spans import Span

_WORD = lazy(r"\w+")
_FEWEST_WORDS = 7
_FEWEST_DIFFERENT = 3
_MUCH_FOREIGN = 0.25  # share of function words; running text of these languages has 0.3 to 0.5
_LESS_ENGLISH = 4  # function words of the other language for one of English
_ENGLISH = frozenset((
    "the", "of", "and", "to", "with", "that", "this", "from", "which", "they", "their", "are", "were", "is", "was",
    "by", "at", "it", "has", "have", "not", "you", "we", "said", "who", "its", "be", "or", "if", "my",
))  # fmt: skip
# English words and parts of well-known names: no reason to look at a line.
_EVERYDAY = frozenset((
    "her", "care", "per", "non", "come", "men", "com", "met", "son", "din", "pro", "tai", "door", "han", "plus", "van",
    "los", "las", "del", "von", "der", "dan", "till", "hat", "mint", "vain", "sin", "fra", "dos", "ole", "ise", "des",
    "les", "dal", "tak", "kell", "yang", "cho", "ska", "ale", "das", "dem", "ist", "lui", "ama", "ada", "tego",
))  # fmt: skip
_QUOTES = ("“", '"', "«", "„", "‘", "'", "(", "[")
_ENDS_LIKE_A_REFERENCE = lazy(r"(?:1[5-9]|20)\d\d\W{0,3}\Z|\b(?:pp?|vol|ed)\.\s?\d")
_NAMED = 100  # code points before a line in which its language may be named: then it is meant to stand there
_LONGEST = 4_000  # code points of a line that are looked at: enough to know its language


@frozen
class ForeignLine:
    """A line or paragraph of at least seven words in another language.

    Left alone is what begins with a quotation mark or a bracket, what ends like a reference to a book, and what stands
    right behind the name of its language.

    Values: `language`, `match` (its beginning).
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("language", "match")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Function words that English lines hardly hold."""
        return tuple(sorted(f" {word} " for word in _telling()))

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on a passage that is foreign as a whole."""
        text = doc.prose[passage.start : min(passage.end, passage.start + _LONGEST)]
        if text.startswith(_QUOTES) or _ENDS_LIKE_A_REFERENCE.search(text[-40:]):
            return
        words = [word for word in _WORD.findall(text.lower()) if word.isalpha()]
        english = sum(map(_ENGLISH.__contains__, words))
        if len(words) < _FEWEST_WORDS or _LESS_ENGLISH * english > len(words) - english:
            return
        if _telling().isdisjoint(fold(text).decode("latin-1").split()[1:-1]):
            return
        language = _language(words, english)
        if language and language not in doc.prose[max(0, passage.start - _NAMED) : passage.start]:
            yield Hit(passage, {"language": language, "match": " ".join(text.split()[:5]) + " …"})


def _language(words: list[str], english: int) -> str | None:
    """The other language that words are, or None."""
    counts = Counter(words)
    found = {
        name: (sum(counts[word] for word in functions), sum(word in counts for word in functions))
        for name, functions in _function_words().items()
    }
    name = max(found, key=lambda language: found[language])
    times, different = found[name]
    enough = times >= max(_MUCH_FOREIGN * len(words), _LESS_ENGLISH * english) and different >= _FEWEST_DIFFERENT
    return name if enough else None


@cache
def _telling() -> frozenset[str]:
    """Function words that English lines hardly hold, as they stand in the folded view."""
    words = {word for words in _function_words().values() for word in words}
    return frozenset(fold_literal(word) for word in words - _EVERYDAY if len(word) > 2 and max(word) < "\u0100")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    # A single letter is an initial or a sign in English.
    pairs = (row.split(":") for row in rows("function_words"))
    return {name: frozenset(word for word in words.split() if len(word) > 1) for name, words in pairs}
