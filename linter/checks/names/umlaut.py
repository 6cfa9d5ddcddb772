"""ü in names: keyed as v, or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import again, names_of, places_of
from linter.checks.names.pairs import Company
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape
from linter.text.pinyin import with_umlaut, with_umlauts
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SHOWN = 3  # further places of one form that a finding lists
_KEYED = ("lv", "nv", "Lv", "Nv")
_WORD_LENGTH = 24  # letters: longer than any name of four syllables
_NO_WORD_BEFORE = frozenset("@_./-’'")


@frozen
class KeyedUmlaut:
    """v written for ü, in a person's name or in any word that is pinyin only if v is read so.

    Values: `form`, `right` (the same with ü).
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "right")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each form, at its first place, with the edits for all its places."""
        places: dict[tuple[str, str], list[Span]] = {}
        for span in self._spans(doc):
            form = " ".join(doc.prose[span.start : span.end].split())
            if (right := with_umlauts(form)) and not self.roster.accepts(form):
                places.setdefault((form, right), []).append(span)
        for (form, right), spans in places.items():
            evidence = [Evidence(f"“{form}” again", doc.location(span)) for span in spans[1 : 1 + _SHOWN]]
            evidence += self._also_with_u(form, doc)
            edits = tuple(Edit(span, right) for span in spans)
            values = {"form": form, "right": right}
            yield Hit(spans[0], values, evidence=tuple(evidence), edits=edits, suggestions=(right,))

    @staticmethod
    def _spans(doc: Document) -> Iterator[Span]:
        """Names with a v, and words with one outside names."""
        names = [m.span for m in doc.mentions if "v" in m.surface.lower()]
        yield from names
        at = 0
        for place in _places_of_v(doc.prose):
            while at < len(names) and names[at].end <= place:
                at += 1
            inside = at < len(names) and names[at].start <= place
            if not inside and (span := _word_around(doc.prose, place)):
                yield span

    @staticmethod
    def _also_with_u(form: str, doc: Document) -> Iterator[Evidence]:
        """Where the document writes the same name with u, which may be another syllable."""
        with_u = form.replace("v", "u").replace("V", "U")
        same = [m for m in doc.mentions if m.surface == with_u]
        return places_of(with_u, same, doc) if same else iter(())


def _places_of_v(prose: str) -> list[int]:
    """Where l or n stands before v: looked for as literals, which is many times faster than a pattern."""
    found: list[int] = []
    for keyed in _KEYED:
        at = prose.find(keyed)
        while at >= 0:
            low = max(0, at - _WORD_LENGTH)
            # The word begins behind the last blank: without a capital there it is no name.
            if not prose[max(low, prose.rfind(" ", low, at) + 1) : at + 1].islower():
                found.append(at)
            at = prose.find(keyed, at + 2)
    return sorted(found)


def _word_around(prose: str, at: int) -> Span | None:
    """The capitalised word of several syllables around this place that is pinyin with ü, if there is one."""
    start = at
    while start > 0 and at - start < _WORD_LENGTH and prose[start - 1].isalpha():
        start -= 1
    end = at
    while end < len(prose) and end - at < _WORD_LENGTH and prose[end].isalpha():
        end += 1
    word = prose[start:end]
    if not (word[0].isupper() and word[1:].islower()) or prose[end : end + 1].isalnum():
        return None
    if prose[start - 1 : start] in _NO_WORD_BEFORE or prose[start - 1 : start].isalnum():
        return None
    # "Elv", "Kalv": a short word that ends in lv is likelier Nordic.
    if len(word) < 4 or (word.endswith(("lv", "nv")) and len(word) < 6) or with_umlaut(word) is None:
        return None
    return Span(start, end)


@frozen
class LostUmlaut:
    """One name with ü in one place and with u in another: "Lüping" and "Luping".

    Values: `form` (the rarer, or of equals the one with u), `other`.
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each such pair that no list holds side by side."""
        if not doc.mentions:
            return
        names = {n.key: n for n in names_of(m for m in doc.mentions if m.kind is Shape.CHINESE)}
        company = Company(doc, self.roster)
        for key, name in names.items():
            plain = names.get(key.replace("ü", "u"))
            if plain is None or plain is name:
                continue
            if company.are_two_people(name, plain):
                continue
            rare, common = sorted((plain, name), key=lambda n: len(n.mentions))
            if "v" in rare.written.lower():
                rare, common = common, rare
            evidence = [*places_of(common.written, common.mentions, doc), *again(rare.mentions, doc)]
            if self.roster.accepts(rare.written):
                continue
            values = {"form": rare.written, "other": common.written}
            yield Hit(rare.mentions[0].span, values, evidence=tuple(evidence))
