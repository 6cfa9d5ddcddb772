"""Two sentences that only a comma holds together.

A sentence is read from its start: a subject that can be nothing else (a pronoun, a noun with its determiner), a finite
verb, and no word that makes one part hang on another. If behind its first comma a new subject stands straight before
its own finite verb, nothing joins the two. Series of clauses (“it came, it stayed, and …”), speech and what is put in
between (“it is said”) are English and left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_GAP = r"[\s\u2060]{1,3}"
_FINITE = r"(?:is|are|was|were|am|has|have|had|can|will|could|would|should|may|must|did|does|do)"
_LINKS = (
    "that|if|when|because|as|which|who|whom|whose|what|how|and|but|or|so|while|where|after|before|until|till|than|say|"
    "says|said|think|though|although|whether|why|not|nor|never|only|no|yes|cannot|like"
)
# What says something whole by itself. “Since” before a noun is only a time, so it may stand in it.
_WHOLE = lazy(
    rf"(?:(?:I|We|He|She|It|They|This|These|Those|That|There|You)"
    rf"|(?:My|Our|His|Her|Their|Its|The|This|These|Those)"
    rf"(?!{_GAP}\w+er{_GAP}the\b)(?!{_GAP}(?:more|less|first|next|last|same|year|week|day|month|morning|moment|time|rest)\b)"
    rf"(?:{_GAP}(?!(?:{_LINKS}|{_FINITE}|it|he|she|they|we|I|you|this)\b)[\w’'-]+){{1,6}}?)"
    rf"(?:{_GAP}(?:also|still|really|always|just|now))?{_GAP}(?:{_FINITE}|bought|received|got|used)\b"
    rf"(?:(?!\b(?:{_LINKS}|since{_GAP}(?:it|he|she|they|we|I|you))\b|n['’]t\b)[^.;:!?,\"“”()—–]){{2,140}}"
)
_PRONOUN = rf"(?P<pronoun>this|it|they)(?:{_GAP}(?:is|are|was|were)\b|['’](?:s|re)\b)"
_NOUN = (
    rf"the{_GAP}(?!(?:more|less|same|other|latter|former|better|worse|greater|sooner)\b)"
    rf"(?:(?!(?:it|he|she|they|we|I|you|this)\b)[\w’'-]+{_GAP}){{1,2}}?{_FINITE}\b"
)
_NAME = (
    rf"(?!(?:One|This|That|There|These|It|He|She|We|They|I|You|The|Who|What|Which|Nor|Or|And)\b)"
    rf"[A-Z][\w’'-]+(?:{_GAP}[A-Z][\w’'-]+){{0,3}}{_GAP}(?:{_FINITE}|also)\b"
)
_SECOND = lazy(rf",{_GAP}(?P<mark>{_PRONOUN}|{_NOUN}|{_NAME})(?P<rest>[^.;:!?,]*)")
_PUT_BETWEEN = lazy(r"\s*(?:not\s+)?(?:\w+ly\s+)?(?:\w+ed|said|told|true|thought|known)\b")
_SERIES = lazy(r",\s*(?:and|but|or|nor|while|yet|so)\b")
_SPEECH_ENDS = lazy(r"[\"”]")
_ENDS_IN_VERB = lazy(rf"\b{_FINITE}\Z")
_LONGEST = 400  # code points looked at on either side of the comma, so that a page without stops costs no more
_FEWEST = 2  # words behind the pronoun and its verb: “my father was a saint, it's true” is put in between

_SAYS = rf"(?:said|added|stressed|pointed{_GAP}out|noted|emphasi[sz]ed|explained|continued|concluded)"
_TAG = lazy(
    rf",{_GAP}(?P<tag>(?:he|she|they|(?:(?:Mr|Ms|Mrs|Dr)\.?{_GAP})?[A-Z][\w’'-]+(?:{_GAP}[A-Z][\w’'-]+)?){_GAP}(?:also{_GAP})?"
    rf"{_SAYS}),{_GAP}(?:(?:the|this|it|there|these|they|our|its|their)\b[^.;:!?,\"“”]{{0,120}}?{_GAP}{_FINITE}\b"
    rf"|(?:it|they|there|this)['’](?:s|re|ll)\b)"
)
_SUBJECT_FIRST = lazy(r"(?:It|This|That|These|Those|They|He|She|We|There|The|Our|Its|Their|His|Her|China)\b")
_VERB = lazy(rf"\b{_FINITE}\b(?!\Z)")


@frozen
class CommaSplice:
    """A sentence that begins with its subject and verb, a comma, and a new subject with its verb.

    Values: `match`, the new subject and its verb.
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for the first comma of a sentence where it should be a stop."""
        for match in _SECOND.finditer(doc.prose):
            sentence = doc.sentences[doc.sentence_at(match.start())]
            if match.start() - sentence.start > _LONGEST or match.end("mark") > sentence.end:
                continue
            if doc.prose[sentence.end - 1] == ",":  # a line of verse, or of a list
                continue
            head = doc.prose[sentence.start : match.start()]
            after = doc.prose[match.end() : min(sentence.end, match.end() + _LONGEST)]
            if _WHOLE.fullmatch(head) and not _ENDS_IN_VERB.search(head) and not _is_english(match, head, after):
                yield _hit(Span(match.start(), match.end("mark")), match["mark"])


def _is_english(match: re.Match[str], head: str, after: str) -> bool:
    """True for a series of clauses, a subject said again, speech, and what is put in between."""
    if _SPEECH_ENDS.search(after):
        return True
    if match["pronoun"] is None:
        return not match["rest"].strip() or bool(_SERIES.search(after))
    if head.split(maxsplit=1)[0].lower() == match["pronoun"] or len(match["rest"].split()) < _FEWEST:
        return True
    return bool(_PUT_BETWEEN.match(match["rest"]))


@frozen
class TaggedSplice:
    """Two sentences, one before and one after “, he added,”, with nothing else between them.

    Values: `match`, the words between the two commas.
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for words of speech with a whole sentence on either side."""
        for match in _TAG.finditer(doc.prose):
            sentence = doc.sentences[doc.sentence_at(match.start())]
            if match.start() - sentence.start > _LONGEST or match.end() > sentence.end:
                continue
            head = doc.prose[sentence.start : match.start()]
            if _SUBJECT_FIRST.match(head) and _VERB.search(head):
                yield _hit(Span(match.start(), match.end("tag") + 1), match["tag"])


def _hit(span: Span, text: str) -> Hit:
    return Hit(span, {"match": " ".join(text.split())})
