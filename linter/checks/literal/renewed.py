"""What stands in the place of a phrase once it is put right: in its form, with its capitals and its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.checks.literal.expression import DETERMINERS, features, matched_form
from linter.findings import Edit
from linter.lazy import lazy
from linter.text.inflection import BASE, form_of
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARTICLE = lazy(r"(?<![\w'’-])([Aa]n?)([\s\u2060]{1,3}[\"“‘]?)\Z")
_LIKE_A_CONSONANT = lazy(r"(?:uni|use|usu|util|eu|one\b|once)", re.IGNORECASE)
_LIKE_A_VOWEL = lazy(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_LOOSE = frozenset('"“”‘(),')
_WORD = lazy(r"[\w'’]+")


def renewed(match: re.Match[str], passage: Span, template: str, says: Iterable[str]) -> tuple[Edit, ...]:
    """The edits that put a rendering into the place of a match; none where words would be lost with it."""
    old = match.group()
    if _LOOSE.intersection(old) or _inserted(old, says):
        return ()
    text = _in_form(template, matched_form(match), says)
    text = _capital(old, text)
    return (*_article(match, passage, text), Edit(Span(*match.span()), text))


def _inserted(old: str, says: Iterable[str]) -> bool:
    """Whether a determiner stands inside that belongs to no phrase: it would be lost."""
    own = set(_WORD.findall(" ".join(says).lower()))
    return any(word in DETERMINERS and word not in own for word in _WORD.findall(old.lower())[1:])


def _in_form(template: str, form: str, says: Iterable[str]) -> str:
    feature = features(says).get(form, BASE) if form else BASE
    words = (form_of(word[:-1], feature) if word.endswith("~") else word for word in template.split())
    return " ".join(words)


def _capital(old: str, text: str) -> str:
    words = _WORD.findall(old)
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return " ".join(word[:1].upper() + word[1:] for word in text.split())
    return text[:1].upper() + text[1:] if old[:1].isupper() else text


def _article(match: re.Match[str], passage: Span, text: str) -> tuple[Edit, ...]:
    """The change of “a” or “an” before the match, if the sound of what follows is another now."""
    before = _ARTICLE.search(match.string[max(passage.start, match.start() - 8) : match.start()])
    if before is None:
        return ()
    written = before[1]
    right = written[0] + ("n" if _sounds_like_a_vowel(text) else "")
    # Where the old words took the article that the new ones need, it was right for them by chance only.
    if right == written:
        return ()
    start = match.start() - len(before[0])
    return (Edit(Span(start, start + len(written)), right),)


def _sounds_like_a_vowel(text: str) -> bool:
    if _LIKE_A_VOWEL.match(text):
        return True
    return text[:1].lower() in "aeiou" and not _LIKE_A_CONSONANT.match(text)
