"""Nouns and verbs in the wrong number: `every departments`, `these policy`, `an equipment`, `The results shows`.

Chinese marks no number, so a machine must guess it, and guesses a word at a time. Only nouns that are nothing else are
looked at (linter/data/noun_number.txt), only beside what settles their number, and only where the noun surely ends its
phrase: behind `these policy` a noun may follow (`these policy makers`), but no noun follows behind `these policy are`.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.data.tables import rows
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from linter.text.document import Document

_STOP = lazy(r"[.;:!?)\]”](?!\w)|,(?!\s\w+(?:\s\w+)?(?:,|\s(?:and|or|&)\s))")
_ENDINGS = ("al", "ive", "ous", "ic", "ful", "less", "able", "ible", "ary")
_MOST_ATTRIBUTES = 2
_SHORT = 5  # letters: a shorter word with the ending of an adjective is often none
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
_PLURAL_OPENERS = frozenset(("these", "those", "all", "both"))
_SINGULAR_OPENERS = frozenset(("this", "that", "a", "an", "each", "every"))


@frozen
class NounAfter:
    """A noun in a number that the words before it do not allow.

    Between them may stand up to two adjectives.

    Attributes:
        leads: what stands before, in small letters, such as `every` or `a number of`.
        form: `plural`, `singular`, `mass` or `uncounted` (mass nouns and abstract ones): the nouns that
            cannot stand there.
        verbal: those of the leads behind which nouns count that are verbs too; behind the others they do only with an
            adjective between, as `these` or `each` may be a pronoun and the noun its verb.

    Values: `match`, `lead`, `noun`, `meant` (the noun in the other number; of a mass noun, itself).
    """

    leads: tuple[str, ...]
    form: str
    verbal: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "lead", "noun", "meant")

    @cached_property
    def _leads(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The leads by their last word, the longest first."""
        by_last: dict[str, list[tuple[str, ...]]] = {}
        for lead in sorted((tuple(lead.split()) for lead in self.leads), key=len, reverse=True):
            by_last.setdefault(lead[-1], []).append(lead)
        return {last: tuple(leads) for last, leads in by_last.items()}

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every noun in a number that what stands before it excludes."""
        norms, nouns = doc.tokens.norms, _nouns()
        numbers = _numbers(doc, self._leads)
        longest, verbal = len(norms) - 1, self.verbal
        for word, leads in self._leads.items():
            for last in numbers.get(word, ()):
                noun = last + 1
                while noun < longest and noun <= last + _MOST_ATTRIBUTES and nouns.describes(norms[noun]):
                    noun += 1
                single = nouns.in_form(norms[noun], self.form) if noun <= longest else None
                if single is None:
                    continue
                lead = next((lead for lead in leads if _stands(norms, last, lead)), None)
                if lead is None or (noun == last + 1 and " ".join(lead) not in verbal and single in nouns.verbal):
                    continue
                first = last - len(lead) + 1
                if _is_phrase(doc, first, noun):
                    meant = _plural_of(single) if self.form == "singular" else single
                    yield self._hit(doc, (first, last, noun), meant)

    @staticmethod
    def _hit(doc: Document, numbers: tuple[int, int, int], meant: str) -> Hit:
        """The hit, given the first and the last word of the lead and the noun by their numbers."""
        spans, prose = doc.tokens.spans, doc.prose
        first, last, noun = numbers
        span = Span(spans[first][0], spans[noun][1])
        written = prose[slice(*spans[noun])]
        edits = (Edit(Span(*spans[noun]), meant),) if meant != written else ()
        lead = prose[spans[first][0] : spans[last][1]].lower()
        values = {"match": _folded(prose[slice(*span)]), "lead": _folded(lead), "noun": written, "meant": meant}
        return Hit(span, values, edits=edits)


@frozen
class VerbAfter:
    """A verb whose number is not that of the subject that opens its sentence: `The results shows`.

    The subject is a counted noun with no more before it than an article or its like and adjectives; collective nouns,
    which take either number, and names are left out.

    Attributes:
        plural: verbs that follow a plural and want a singular, with what they should be: `shows show`.
        singular: verbs that follow a singular and want a plural.

    Values: `match`, `noun`, `verb`, `meant`.
    """

    plural: tuple[str, ...]
    singular: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("match", "noun", "verb", "meant")

    @cached_property
    def _plural(self) -> Mapping[str, str]:
        return dict(pair.split() for pair in self.plural)

    @cached_property
    def _singular(self) -> Mapping[str, str]:
        return dict(pair.split() for pair in self.singular)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset((*self._plural, *self._singular))

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every subject at the start of a sentence with a verb in the other number."""
        norms, nouns = doc.tokens.norms, _nouns()
        numbers = _numbers(doc, self._verbs)
        for verb, meant in self._plural.items():
            for at in numbers.get(verb, ()):
                if at and nouns.singular_of(norms[at - 1]):
                    yield from self._judged(doc, at, meant, _SINGULAR_OPENERS)
        for verb, meant in self._singular.items():
            for at in numbers.get(verb, ()):
                if at and norms[at - 1] in nouns.counted and norms[at - 1] not in nouns.collective:
                    yield from self._judged(doc, at, meant, _PLURAL_OPENERS)

    def _judged(self, doc: Document, verb: int, meant: str, wrong: frozenset[str]) -> Iterator[Hit]:
        norms, spans = doc.tokens.norms, doc.tokens.spans
        first = verb - 1
        while first > max(0, verb - 2 - _MOST_ATTRIBUTES) and _nouns().describes(norms[first - 1]):
            first -= 1
        opened = first > 0 and norms[first - 1] in _nouns().openers
        first -= opened
        sentence = doc.sentences[doc.sentence_at(spans[first][0])]
        before = doc.prose[sentence.start : spans[first][0]]
        if (
            not doc.prose[spans[first][0]].isupper()
            or before.strip("\u2060 \n\"“'‘(")
            or norms[first] in wrong
            or not _is_one_run(doc, first, verb)
        ):
            return
        noun = doc.prose[slice(*spans[verb - 1])]
        if not opened and (norms[first] in _nouns().names or meant in self._plural):
            return  # “Banks was …”; “Result are …” is a headline
        written = doc.prose[slice(*spans[verb])]
        if not written.islower() or (noun[:1].isupper() and first < verb - 1):
            return
        span = Span(spans[first][0], spans[verb][1])
        values = {"match": _folded(doc.prose[slice(*span)]), "noun": noun, "verb": written, "meant": meant}
        yield Hit(span, values, edits=(Edit(Span(*spans[verb]), meant),))


class _Nouns:
    """The nouns of the list, and what else it tells of words."""

    def __init__(self) -> None:
        kinds: dict[str, list[str]] = {}
        for row in rows("noun_number"):
            kind, _, listed = row.partition(":")
            kinds.setdefault(kind, []).extend(listed.split())
        sets = {kind: frozenset(listed) for kind, listed in kinds.items()}
        self.counted = sets["counted"] | sets["verbal"]
        self.verbal, self.collective, self.mass = sets["verbal"], sets["collective"], sets["mass"]
        self.closers, self.labels, self.openers = sets["closer"], sets["label"], sets["opener"]
        self.names, self._abstract, self.watched = sets["name"], sets["abstract"], sets["watched"]
        self._attributes, self._no_attributes = sets["attribute"], sets["no attribute"] | self.counted
        self._irregular = {plural: noun for noun, plural in map(str.split, rows("irregular_plurals"))}

    def singular_of(self, word: str) -> str | None:
        """The singular of a plural of the list."""
        if word in self._irregular:
            noun = self._irregular[word]
            return noun if noun in self.counted and noun != word else None
        if word[-1:] != "s":
            return None
        guesses = (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else "")
        return next((noun for noun in guesses if noun in self.counted and _plural_of(noun) == word), None)

    def in_form(self, word: str, form: str) -> str | None:
        """The singular of a word that is a noun in this form; of a mass noun itself."""
        if form == "plural":
            return self.singular_of(word)
        if form in {"mass", "uncounted"}:
            return word if word in self.mass or (form == "uncounted" and word in self._abstract) else None
        return word if word in self.counted else None

    def describes(self, word: str) -> bool:
        """Whether a word is surely an adjective that stands before a noun."""
        if word in self._attributes:
            return True
        return len(word) > _SHORT and word.endswith(_ENDINGS) and word not in self._no_attributes


@cache
def _nouns() -> _Nouns:
    return _Nouns()


def _numbers(doc: Document, words: Collection[str]) -> Mapping[str, Sequence[int]]:
    """For each of some words which of the words of the text it is."""
    if _nouns().watched.issuperset(words):
        return doc.worked_out(_watched)
    return doc.tokens.numbers  # of all words: it takes three times as long to make


def _watched(doc: Document) -> Mapping[str, Sequence[int]]:
    """The same for all words that are watched, in one pass."""
    watched = _nouns().watched
    found: dict[str, list[int]] = {}
    for number, norm in [(number, norm) for number, norm in enumerate(doc.tokens.norms) if norm in watched]:
        found.setdefault(norm, []).append(number)
    return found


def _plural_of(noun: str) -> str:
    from linter.text.inflection import S, form_of

    return form_of(noun, S)


def _stands(norms: list[str], last: int, lead: tuple[str, ...]) -> bool:
    first = last - len(lead) + 1
    return first >= 0 and tuple(norms[first : last + 1]) == lead


def _is_phrase(doc: Document, first: int, noun: int) -> bool:
    """Whether words are a noun phrase that ends with this noun."""
    small = doc.prose[slice(*doc.tokens.spans[noun])].islower()  # with a capital it is a part of a name: “Three Body”
    return small and _is_one_run(doc, first, noun) and _ends_phrase(doc, noun) and not _is_label(doc, first)


def _is_one_run(doc: Document, first: int, last: int) -> bool:
    """Whether words stand in one line of prose with nothing but blanks between them."""
    spans, prose = doc.tokens.spans, doc.prose
    if any(
        prose[a[1] : b[0]].strip("\u2060 \xa0\r\n\t")
        for a, b in zip(spans[first:last], spans[first + 1 : last + 1], strict=True)
    ):
        return False
    return doc.sentence_at(spans[first][0]) == doc.sentence_at(spans[last][0])


def _ends_phrase(doc: Document, noun: int) -> bool:
    """Whether the noun is the last of its phrase: a stop or a word of grammar follows."""
    end, prose = doc.tokens.spans[noun][1], doc.prose
    if _STOP.match(prose, end):
        return True
    if noun + 1 >= len(doc.tokens):
        return not prose[end:].strip()
    start, end_of_next = doc.tokens.spans[noun + 1]
    return (
        doc.tokens.norms[noun + 1] in _nouns().closers
        and prose[end:start].isspace()
        and not prose.startswith("-", end_of_next)  # “a hardware after-sales test”
    )


def _is_label(doc: Document, first: int) -> bool:
    """Whether a word is a letter or number that names something: `Group A countries`, `phase two trial`."""
    start, end = doc.tokens.spans[first]
    before = doc.prose[max(0, start - 24) : start].split()
    if doc.prose[start:end] == "A":
        return doc.sentences[doc.sentence_at(start)].start != start
    lead = doc.tokens.norms[first]
    if lead in _NUMBERS and first and doc.tokens.norms[first - 1] in {"a", "an", "the"}:
        return True  # “a two year, three stage plan”
    return bool(before) and before[-1].lower() in _nouns().labels


def _folded(text: str) -> str:
    return " ".join(text.split())
