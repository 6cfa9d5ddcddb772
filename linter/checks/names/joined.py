"""A name that is one word here and two words there: "Leqing" and "Le Qing", "DongVista" and "Dong Vista"."""

from __future__ import annotations

import re
from itertools import compress, count
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.names.forms import times
from linter.checks.names.inside import person_over
from linter.data.tables import words
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.pinyin import is_pinyin, surnames
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SHORTEST, _LONGEST = 4, 30  # letters of the joined form
_SYLLABLES = 2  # of a given name
_PART = 2  # letters of a part, at least
_MOST_PAIRS = 60  # words that may be two words of the document, looked at closer
_MOST = 12  # findings in a document
_SHOWN = 3
_NEXT = lazy(r"(?:['’]s)?[ \xa0]([A-Z][a-z]{2,})")


class _Form(NamedTuple):
    """One way to write a name, with its places."""

    written: str
    spans: list[Span]


@frozen
class JoinedElsewhere:
    """A name that the document writes as one word in one place and as two, or with a hyphen, in another.

    At least one part must be no English word. Names of persons are compared by the rules about persons; where two
    syllables may be a person, the same word must follow both forms.

    Values: `form` (the rarer, of equals the parted one), `other`, `how`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "how")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each such name at the first place of the rarer form."""
        hits = 0
        for joined, first, second in _candidates(doc):
            one, two = _joined(joined, doc), _parted(first, second, doc)
            if not (one.spans and two.spans) or _are_persons(first, second, one, two, doc):
                continue
            yield _hit(one, two, doc)
            hits += 1
            if hits == _MOST:
                return


def _candidates(doc: Document) -> list[tuple[str, str, str]]:
    """Words unknown to English that are two words of the document, in small letters, with these two."""
    coined, known, english = doc.coined.words, doc.tokens.words, words("english_common")
    forwards = sorted([word for word in coined if _PART <= len(word) <= _LONGEST])
    backwards = sorted([word[::-1] for word in forwards])
    # The part that is no English comes first or last; what is left of the word must be a word of the document too.
    found = [(word, part, word[len(part) :]) for word, part in _nested(forwards)]
    found += [(word[::-1], word[len(part) :][::-1], part[::-1]) for word, part in _nested(backwards)]
    return sorted(
        {
            (word, first, second)
            for word, first, second in found
            if (second in known or second in coined)
            and (first in known or first in coined)
            and min(len(first), len(second)) >= _PART
            and len(word) >= _SHORTEST
            and not (first in english and second in english)
            and _may_stand(first, second, doc)
        }
    )[:_MOST_PAIRS]


def _nested(listed: list[str]) -> list[tuple[str, str]]:
    """Words in alphabetical order → each with each word that it begins with."""
    found: list[tuple[str, str]] = []
    # The words that begin with a word stand right behind it.
    for at in compress(count(), map(str.startswith, listed[1:], listed)):
        part, last = listed[at], at + 1
        while last < len(listed) and listed[last].startswith(part):
            found.append((listed[last], part))
            last += 1
    return found


def _may_stand(first: str, second: str, doc: Document) -> bool:
    """False only where the two words never stand with their capitals: cheap, and true of few."""
    head, tail = first.capitalize(), second.capitalize()
    capitalised = doc.coined.capitalised
    if head.partition("'")[0] not in capitalised:
        return False
    return tail.partition("'")[0] in capitalised or f"{head}-{second}" in doc.prose


def _joined(word: str, doc: Document) -> _Form:
    """The joined form where it has a capital and the word is never small."""
    places = sorted((*doc.tokens.places(word), *doc.tokens.places(f"{word}'s")))
    spans = [span for start, _ in places if not _is_compound(span := Span(start, start + len(word)), doc)]
    forms = [doc.prose[span.start : span.end] for span in spans]
    if not all(form[0].isupper() and not form.isupper() for form in forms):
        return _Form("", [])
    return _Form(forms[0] if forms else "", spans)


def _parted(first: str, second: str, doc: Document) -> _Form:
    """The form of two words with capitals, or with a hyphen, that are no part of a longer compound."""
    one, head, tail = (re.escape(part) for part in (first[0].upper() + first[1:], second[0].upper(), second[1:]))
    form = re.compile(rf"{one}(?:[ \xa0]{head}|-(?:{head}|{re.escape(second[0])})){tail}(?![\w-])")
    spans = [Span(*match.span()) for match in form.finditer(doc.prose) if not _is_compound(Span(*match.span()), doc)]
    return _Form(doc.prose[spans[0].start : spans[0].end].replace("\xa0", " ") if spans else "", spans)


def _is_compound(span: Span, doc: Document) -> bool:
    before, after = doc.prose[max(0, span.start - 1) : span.start], doc.prose[span.end : span.end + 1]
    return before.isalnum() or before in {"-", "/", ".", "@"} or after in {"-", "/", "@"}


def _are_persons(first: str, second: str, one: _Form, two: _Form, doc: Document) -> bool:
    """True where the parted form belongs to a Chinese person, or may be one and nothing says that both are one."""
    parted = frozenset(two.spans)
    persons = [person for span in two.spans if (person := person_over(span, doc)) and person.readings]
    if any(person.span not in parted for person in persons):
        return True
    may_be = bool(persons) or (first in surnames() and is_pinyin(second, _SYLLABLES))
    return may_be and _followers(one, doc).isdisjoint(_followers(two, doc))


def _followers(form: _Form, doc: Document) -> set[str]:
    return {match.group(1) for span in form.spans if (match := _NEXT.match(doc.prose, span.end))}


def _hit(one: _Form, two: _Form, doc: Document) -> Hit:
    rare, often = (one, two) if len(one.spans) < len(two.spans) else (two, one)
    how = "as one word" if rare is one else "with a hyphen" if "-" in two.written else "as two words"
    note = f"“{often.written}” stands {times(len(often.spans))} in this document, first here"
    again = (Evidence(f"“{rare.written}” again", doc.location(span)) for span in rare.spans[1 : 1 + _SHOWN])
    evidence = (Evidence(note, doc.location(often.spans[0])), *again)
    values = {"form": rare.written, "other": often.written, "how": how}
    return Hit(rare.spans[0], values, evidence=evidence, suggestions=(often.written,))
