"""What stands in the place of a phrase once it is put right: in its form, with its capitals and its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.checks.literal.program import inflected
from linter.checks.literal.steps import DETERMINERS
from linter.findings import Edit
from linter.lazy import lazy
from linter.text.inflection import BASE, form_of, forms
from linter.text.spans import Span
from linter.text.surroundings import starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.checks.literal.matching import Match

_ARTICLE = lazy(r"(?<![\w'’-])([Aa]n?)([\s\u2060]{1,3}[\"“‘]?)\Z")
_LIKE_A_CONSONANT = lazy(r"(?:uni|us[aeiu]|util|eu|one\b|once)", re.IGNORECASE)
_LIKE_A_VOWEL = lazy(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_LOOSE = frozenset('"“”‘(),')
_WORD = lazy(r"[\w'’]+")


def placed(text: str, match: Match, prose: str, passage: Span, says: Iterable[str]) -> tuple[Edit, ...]:
    """The edits that put a text into the place of a match; none where words would be lost with it."""
    old = prose[match.span.start : match.span.end]
    if _LOOSE.intersection(old) or _inserted(match, says):
        return ()
    text = _capital(old, text, first=starts_sentence(prose, passage.start, match.span.start))
    return (*_article(match, prose, passage, text), Edit(match.span, text))


def _inserted(match: Match, says: Iterable[str]) -> bool:
    """Whether a determiner stands inside that belongs to no phrase: it would be lost."""
    own = set(_WORD.findall(" ".join(says).lower()))
    return any(word in DETERMINERS and word not in own for word in map(str.lower, match.words[1:]))


def in_form(fix: str, match: Match, says: Iterable[str]) -> str:
    """The fix, its inflected word in the form of the first inflected word of the match."""
    if "~" not in fix:
        return fix
    known = _features(says)
    feature = next((known[word] for word in map(str.lower, match.words) if word in known), BASE)
    words = (form_of(word[:-1], feature) if word.endswith("~") else word for word in fix.split())
    return " ".join(words)


def _features(says: Iterable[str]) -> dict[str, str]:
    """For each form of the inflected words in phrases which form it is; of two, the simpler one."""
    found: dict[str, str] = {}
    for word in inflected(says):
        for feature, made in forms(word.text).items():
            for form in made:
                found.setdefault(form.lower(), feature)
    return found


def _capital(old: str, text: str, *, first: bool) -> str:
    """The text with the capitals of a title, or of the first word of a sentence; “U disk” has its own."""
    words = _WORD.findall(old)
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return " ".join(word[:1].upper() + word[1:] for word in text.split())
    return text[:1].upper() + text[1:] if first and old[:1].isupper() else text


def _article(match: Match, prose: str, passage: Span, text: str) -> tuple[Edit, ...]:
    """The change of “a” or “an” before the match, if the sound of what follows is another now."""
    low = max(passage.start, match.span.start - 8)
    before = _ARTICLE.search(prose[low : match.span.start])
    if before is None:
        return ()
    written = before[1]
    right = written[0] + ("n" if _sounds_like_a_vowel(text) else "")
    start = match.span.start - len(before[0])
    return (Edit(Span(start, start + len(written)), right),) if right != written else ()


def _sounds_like_a_vowel(text: str) -> bool:
    if _LIKE_A_VOWEL.match(text):
        return True
    spelt_out = text[:1] == "U" and text[1:2].isupper()  # a USB stick
    return text[:1].lower() in "aeiou" and not spelt_out and not _LIKE_A_CONSONANT.match(text)
