"""Titles without the person who bears them: "Deputy Prime Minister, the State Council, in Dalian"."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span
from linter.text.surroundings import small_word_before, starts_sentence

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_IN_NAME = lazy(r"[\w'’-]")
_WORD = r"[A-Z][\w'’-]*"
_ADDRESS = ("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Hon. ", "Madam ", "Mr ", "Mrs ", "Ms ")
_LOOK = 8  # code points before a title in which a form of address stands
_LONG_BODY = 7  # words with a capital in the name of a body, at most


@frozen
class TitleAlone:
    """A title with its body, and what the person does, but no person.

    Two forms: a title, its body between commas, and then a preposition or a verb ("Vice Premier, the State Council, in
    Dalian"); and a sentence that begins with a title and its body and goes on with a comma and a verb ("Deputy Governor
    of Hubei Province, presided"). A name or a comma before the title says whose it is.

    Attributes:
        titles: titles with their capitals.
        bodies: last words of the names of bodies, with their capital.
        verbs: what a person does, in the past.
        prepositions: words that lead on behind the second comma.

    Values: `title`, `match`.
    """

    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    verbs: tuple[str, ...]
    prepositions: tuple[str, ...]
    unit: Unit = Unit.SEGMENT

    gives: ClassVar[tuple[str, ...]] = ("title", "match")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The titles, small."""
        return tuple(title.lower() for title in self.titles)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        titles = "|".join(sorted(self.titles, key=len, reverse=True))
        # Behind these a subject may follow: “President, said the clerk, is late.”
        acts = rf"(?:(?!said\ (?:the|a|his|her)\b)(?:{'|'.join(self.verbs)}))\b(?!\ [A-Z])"
        leads = rf"(?:{'|'.join(self.prepositions)})\ (?:the\ )?[A-Z0-9]"
        small = r"(?:(?:of|for|and|on|at)\ )?(?:the\ )?"
        subject = r"(?:\ (?:of|for)(?:\ (?:the\ |and\ )?[A-Z][\w'’-]*){1,3})?"
        body = rf"(?:{small}{_WORD}\ ){{0,{_LONG_BODY}}}?{small}(?:{'|'.join(self.bodies)}){subject}"
        apart = rf",\ (?:the\ )?{body},\ (?:{acts}|{leads})"
        whole = rf"(?:\ (?:of|for)\ (?:the\ )?{_WORD}(?:\ {small}{_WORD}){{0,{_LONG_BODY}}})?,\ {acts}"
        pattern = rf"(?P<title>(?:{titles}))(?:(?P<apart>{apart})|{whole})"
        return compiled(pattern.replace("\\ ", "[ \xa0]"))

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each title alone, from the title to its body."""
        for match in self._regex.finditer(doc.prose, *passage):
            start = match.start()
            if start > passage.start and _IN_NAME.match(doc.prose, start - 1):
                continue
            if doc.prose.endswith(_ADDRESS, max(passage.start, start - _LOOK), start):
                continue
            alone = starts_sentence(doc.prose, passage.start, start)
            if match["apart"]:
                alone = alone or bool(small_word_before(doc.prose, start - 1))
            if alone:
                span = Span(start, start + match.group().rindex(","))
                values = {"title": match["title"], "match": doc.prose[span.start : span.end]}
                yield Hit(span, values)
