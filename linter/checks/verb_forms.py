"""A verb in a form that cannot stand where it stands: “to ran”, “did not went”, “has build”."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.patterns import Pattern
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern as Regex

    from linter.checks.protocol import Unit
    from linter.text.document import Document


@frozen
class WrongForm:
    """A pattern with a group `verb` that stands in the wrong form; the fix puts the right one in its place.

    Attributes:
        pattern: the expression, as for `patterns.Pattern`, with a group `verb`.
        wanted: the form that belongs there: `base`, `ed` (past tense), `en` (past participle), `ing`.

    Values: `match`, every named group, and `right`, the form that belongs there.
    """

    pattern: str
    wanted: str

    gives: ClassVar[tuple[str, ...]] = ("match", "right", "*groups")

    @cached_property
    def _matching(self) -> Pattern:
        return Pattern(self.pattern)

    @property
    def unit(self) -> Unit:
        """What it wants as a passage."""
        return self._matching.unit

    @property
    def regex(self) -> Regex[str]:
        """The compiled expression."""
        return self._matching.regex

    @property
    def triggers(self) -> tuple[str, ...]:
        """Literals without which the expression cannot match."""
        return self._matching.triggers

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every match in the passage whose verb has a form that would be right."""
        for hit in self._matching.check_passage(passage, doc):
            verb = str(hit.values["verb"])
            right = right_form(verb.lower(), self.wanted)
            if right and right != verb.lower():
                at = hit.span.start + doc.prose[hit.span.start : hit.span.end].rfind(verb)
                yield Hit(hit.span, {**hit.values, "right": right}, edits=(Edit(Span(at, at + len(verb)), right),))


def right_form(verb: str, wanted: str) -> str:
    """The wanted form of a verb that stands in any form; empty where its base form is not known.

    `ran` as a base form is run, `carries` is carry; `take` as a participle is taken.
    """
    from linter.text.inflection import form_of

    base = base_of(verb)
    return form_of(base, wanted) if base else ""


@cache
def base_of(verb: str) -> str:
    """The base form of a verb in any of its forms; empty if it is none of a known verb."""
    from linter.data.tables import rows
    from linter.text.inflection import FEATURES, forms

    for row in rows("irregular_verbs"):
        base = row.split()[0]
        if any(verb in forms(base)[feature] for feature in FEATURES):
            return base
    stems = [verb.removesuffix(end) for end in ("s", "es", "d", "ed", "ing") if verb.endswith(end)]
    stems += [stem + "e" for stem in stems if verb.endswith("ing")]
    stems += [stem[:-1] + "y" for stem in stems if stem.endswith("i")]
    stems += [stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]]
    for stem in (*stems, verb):
        if _is_known(stem) and any(verb in forms(stem)[feature] for feature in FEATURES):
            return stem
    return ""


def _is_known(verb: str) -> bool:
    """Whether it is a frequent word, is one when spelt with -ize, or ends as verbs do that are made of adjectives."""
    from linter.data.tables import words

    known = words("english_common")
    return verb in known or verb.endswith("en") or (verb.endswith("ise") and verb[:-3] + "ize" in known)
