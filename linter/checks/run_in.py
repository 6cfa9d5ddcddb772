"""A headline or a dateline that runs into the first sentence: `The governor's visit May 3, the city council met.`"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_GAP = r"[\s\u2060]{1,3}"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = lazy(rf"{_MONTH}{_GAP}\d{{1,2}}(?:st|nd|rd|th)?(?=,{_GAP}(?:the|an?|[A-Z][\w’'-]+){_GAP}\w)")
_WORD_BEFORE = lazy(r"[\w’'-]*[a-z](?=[\s\u2060]{1,3}\Z)")
_LONGEST = 40  # code points of the word before the date
_FAR = 400  # code points looked at on either side of the date
# What a date may follow in English: a word that leads to it, a part of the day, the act that happened on it.
_LEADS = lazy(
    r"(?i:on|of|in|at|by|from|to|until|till|since|before|after|between|and|or|through|past|last|next|this|that|every|each|"
    r"for|about|around|beyond|effective|begin|begins|beginning|start|starts|starting|end|ends|ending|born|dated|due|than|"
    r"was|is|were|are|be|been|early|late|mid|dawn|day|noon|midnight|morning|afternoon|evening|night|week|weekend|month|"
    r"year|today|yesterday|tomorrow|eve|dates?|deadline|[a-z]+day|[a-z]+ly)\Z"
)
_VERB = lazy(
    r"\b(?:is|are|was|were|am|has|have|had|can|will|could|would|should|may|must|did|does|do|said|says|held|met|came|went|"
    r"took|made|gave|won|began|left|told|got|saw|ran|died|\w{3,}ed)\b"
)
_OPENS = lazy(
    r"(?i:as|at|on|in|by|from|since|until|till|before|after|during|between|through|shortly|early|late|later|just|only|"
    r"around|about|beginning|starting|ending|effective|when|while|if|for|with|to|then|meanwhile|yet|but|and|so|last|next|"
    r"this|every|all|not|no|up|over|under|some|exactly|almost|nearly|sometime)\b"
)
_FEWEST, _MOST = 3, 14  # words of a title; fewer are a date with its weekday or place, more are a sentence


@frozen
class TitleRunIn:
    """Words without a verb straight before a date and a comma, behind which the real sentence begins.

    Values: `match` (the last word of the title and the date), `date`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "date")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every date that a title runs into."""
        for match in _DATE.finditer(doc.prose):
            last = _WORD_BEFORE.search(doc.prose, max(0, match.start() - _LONGEST), match.start())
            if last is None or _LEADS.match(last.group()):
                continue
            sentence = doc.sentences[doc.sentence_at(match.start())]
            if not match.end() < sentence.end or match.start() - sentence.start > _FAR:
                continue
            end = min(sentence.end, match.end() + _FAR)
            if _is_title(doc.prose[sentence.start : match.start()]) and _VERB.search(doc.prose, match.end(), end):
                span = Span(last.start(), match.end())
                yield Hit(span, {"match": " ".join(doc.prose[span.start : span.end].split()), "date": match.group()})


def _is_title(text: str) -> bool:
    """True for some words without a verb or a mark that do not lead to a date."""
    if not _FEWEST <= len(text.split()) <= _MOST or any(sign in text for sign in ",;:("):
        return False
    return not _OPENS.match(text) and not _VERB.search(text)
