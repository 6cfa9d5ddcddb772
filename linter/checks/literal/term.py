"""A term that a user's glossary forbids: looked for in all its forms, and put right in the form that was found.

`Term` is for plain words, `WrittenTerm` for what the language of phrases cannot say (signs, other scripts) and for
words so frequent that the engine has nothing rare to look for.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from linter.checks.literal.matching import Match
from linter.checks.literal.rendering import Rendering
from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span
from linter.text.surroundings import starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.checks.literal.anchors import Anchor
    from linter.text.document import Document

_WORDS = lazy(r"[\w'’&]+~?")
_ONLY_WORDS = lazy(r"[A-Za-z]+~?(?: [A-Za-z]+~?)*")
_INFLECTED = lazy(r"[A-Za-z]{2,}")
_PIECE = lazy(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[\s\xa0]+|.", re.DOTALL)

_PREPOSITIONS = frozenset(("of", "for", "in", "on", "at", "with", "to", "from", "by"))


def is_bent(word: str) -> bool:
    """Whether a word of a term may stand in other forms."""
    from linter.data.tables import words

    return bool(_INFLECTED.fullmatch(word)) and word.lower() not in words("one_form_words")


@frozen
class Term(Rendering):
    """Phrases as in `Rendering`, each a term as a glossary writes it.

    Attributes:
        part: what the term is, `noun`, `verb` or `adjective`; empty where nobody said.

    Values: `match`, the text found with its white space folded.
    """

    part: str = ""

    def phrase_anchors(self) -> tuple[Anchor, ...]:
        """What the engine looks for before it tries the expression.

        Raises:
            ValueError: a term has nothing rare to look for.
        """
        from linter.checks.literal.anchors import anchors

        return tuple(dict.fromkeys(a for says in self.says for a in (_plain_anchor(says) or anchors((says,)))))

    def _edits(self, match: Match, doc: Document, passage: Span) -> tuple[Edit, ...]:
        """The one rendering in the form that was found; none where that cannot be told."""
        if self.fix is None:
            return ()
        return _put_right(match, doc.prose, passage, self.says, (self.fix, self.part))


@frozen
class WrittenTerm:
    """Terms letter by letter: signs stand for themselves, blanks for any gap, words for their forms.

    Attributes:
        terms: the terms.
        fix: what can be written in their place.
        case: `any`, or `exact` for these very forms and capitals.
        part: what the term is, `noun`, `verb` or `adjective`; empty where nobody said.

    Values: `match`, the text found with its white space folded.
    """

    terms: tuple[str, ...]
    fix: str | None = None
    case: str = "any"
    part: str = ""

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """One expression for all terms, the longest first."""
        longest_first = sorted(self.terms, key=lambda term: (-len(term), term))
        return compiled("|".join(map(self._written, longest_first)), 0 if self.case == "exact" else re.IGNORECASE)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The longest word of each term in its forms, folded; none where a term has no letter that folds."""
        from linter.text.folding import fold_literal

        found: dict[str, None] = {}
        for term in self.terms:
            words = [fold_literal(form).strip() for form in self._forms(max(re.findall(r"\w+", term), key=len))]
            found.update(dict.fromkeys(word for word in words if word))
            if not all(words):
                return ()
        return tuple(found)

    def _forms(self, word: str) -> tuple[str, ...]:
        if self.case == "exact" or not is_bent(word):
            return (word,)
        from linter.text.inflection import every_form

        return every_form(word)

    def _written(self, term: str) -> str:
        from linter.checks.patterns import GAP

        parts = []
        for piece in _PIECE.findall(term):
            if piece.isspace():
                parts.append(GAP)
            elif is_bent(piece):
                parts.append(f"(?:{'|'.join(map(re.escape, self._forms(piece)))})")
            else:
                parts.append("['’]".join(map(re.escape, re.split("['’]", piece))))
        before = r"(?<!\w)" if term[0].isalnum() else ""
        after = r"(?!\w)" if term[-1].isalnum() else ""
        return before + "".join(parts) + after

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every term in the passage."""
        for match in self.regex.finditer(doc.prose, passage.start, passage.end):
            found = Match(Span(*match.span()), tuple(_WORDS.findall(match.group().replace("’", "'"))))
            rendering = None if self.fix is None else (self.fix, self.part)
            edits = _put_right(found, doc.prose, passage, self._bent_terms, rendering) if rendering else ()
            yield Hit(found.span, {"match": " ".join(match.group().split())}, edits=edits)

    @cached_property
    def _bent_terms(self) -> tuple[str, ...]:
        """The terms in the language of phrases, so far as it goes: which words have forms."""
        bent = self.case != "exact"
        return tuple(
            " ".join(f"{word}~" if bent and is_bent(word) else word for word in _WORDS.findall(term))
            for term in self.terms
        )


@lru_cache(maxsize=20_000)  # a rule is asked twice: when it is made, and for the tables of all
def _plain_anchor(phrase: str) -> tuple[Anchor, ...]:
    """The best anchor of a phrase that is nothing but words; a glossary has thousands, and this is ten times as fast.

    Raises:
        ValueError: it has nothing rare to look for.
    """
    from linter.checks.literal.anchors import TOO_OFTEN, Anchor, pair_rate, rate_of, stem_of
    from linter.checks.literal.phrase import Word
    from linter.checks.literal.steps import DETERMINERS

    if not _ONLY_WORDS.fullmatch(phrase):
        return ()
    words = [Word(w.rstrip("~"), w.endswith("~")) for w in phrase.split() if w.lower() not in DETERMINERS]
    stems = [stem_of(word) for word in words]
    if not stems:
        raise ValueError(f"“{phrase}” has nothing but articles")
    rarest = min(stems, key=rate_of)
    others = [stem for stem in stems if stem is not rarest]
    rated = [(pair_rate(pair), Anchor(*pair)) for pair in pairwise(stems)]
    near = (min(others, key=rate_of),) if others else ()
    rated.append((rate_of(rarest) * (0.5 if near else 1.0), Anchor(rarest, near=near)))
    rate, best = min(rated, key=lambda one: one[0])
    if rate > TOO_OFTEN:
        raise ValueError(f"“{phrase}” needs a rarer word to look for")
    return (best,)


def _put_right(
    match: Match, prose: str, passage: Span, says: tuple[str, ...], rendering: tuple[str, str]
) -> tuple[Edit, ...]:
    """The edits that put a rendering (and the part of speech of its term) in the place of a match."""
    from linter.checks.literal.renewed import placed

    found = _WORDS.findall(prose[match.span.start : match.span.end])
    text = _in_form(found, says, *rendering)
    edits = placed(text, match, prose, passage, says) if text else ()
    if edits and _has_own_capitals(found, says) and not starts_sentence(prose, passage.start, match.span.start):
        return (*edits[:-1], Edit(edits[-1].span, text))
    return edits


def _has_own_capitals(found: Sequence[str], says: tuple[str, ...]) -> bool:
    """Whether the capitals found are those of the term, as in “PCR”, and say nothing of its place."""
    written = [_WORDS.findall(phrase.replace("~", "")) for phrase in says]
    return any(
        words[0][:1].isupper()
        and len(words) == len(found)
        and all(f[:1] == w[:1] for f, w in zip(found, words, strict=True))
        for words in written
    )


def _in_form(found: Sequence[str], says: tuple[str, ...], rendering: str, part: str) -> str:
    """The rendering in the form of the words that were found; empty where it cannot be told which of its words bends.

    Found as the glossary writes it, a term is put right as the glossary writes that. Found in another form, it is so
    where one word alone is bent: the last one of a noun or the first of a verb, of which the other is the counterpart.
    """
    from linter.text.inflection import BASE

    small = [word.lower() for word in found]
    for phrase in says:
        written = _WORDS.findall(phrase)
        bends = _bends(small, written)
        if bends is None:
            continue
        changed = [at for at, feature in enumerate(bends) if feature != BASE]
        if not changed:
            return rendering
        words = rendering.split()
        at = _counterpart(bends, [word.rstrip("~") for word in written], words, part)
        return "" if at is None else _bent(words, at, bends[changed[0]])
    return ""


def _counterpart(bends: Sequence[str], term: Sequence[str], words: Sequence[str], part: str) -> int | None:
    """Which word of a rendering bends as the term does; None where that cannot be told."""
    from linter.text.inflection import BASE, S

    changed = [at for at, feature in enumerate(bends) if feature != BASE]
    first, head = changed == [0], changed == [_head(term)]
    if len(bends) == 1 and len(words) == 1:
        return 0
    if part == "verb":
        return 0 if first else None
    if bends[changed[0]] == S:  # a plural; or a verb with -s, if it stands first
        is_noun = part == "noun" or (not part and (not first or "of" in term[1:2]))
        return _head(words) if head and is_noun else None
    return 0 if first and not part and len(bends) > 1 else None


def _head(words: Sequence[str]) -> int:
    """Which word of a noun takes the plural: the one before “of” or “for”, else the last."""
    return next((at for at, word in enumerate(words[1:]) if word in _PREPOSITIONS), len(words) - 1)


def _bent(words: list[str], at: int, feature: str) -> str:
    from linter.text.inflection import form_of

    if not is_bent(words[at]):
        return ""
    return " ".join([*words[:at], form_of(words[at], feature), *words[at + 1 :]])


def _bends(found: Sequence[str], written: Sequence[str]) -> list[str] | None:
    """The form of each word found; None if these are not the words of the phrase."""
    from linter.text.inflection import BASE, FEATURES, forms

    if len(found) != len(written):
        return None
    bends = []
    for word, base in zip(found, written, strict=True):
        if not base.endswith("~"):
            if word.replace("’", "'") != base.lower().replace("’", "'"):
                return None
            bends.append(BASE)
            continue
        made = forms(base[:-1])
        feature = next((f for f in FEATURES if word in (form.lower() for form in made[f])), None)
        if feature is None:
            return None
        bends.append(feature)
    return bends
