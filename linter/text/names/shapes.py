"""Of which language the words of a name are, as far as that decides how two names are compared.

The answer is about writing, not about people: "Kim Yong Chol" may also be "Kim Young-Cheol", "Sergei" may be
"Sergey". A name of which nothing is known is `Shape.GENERAL`.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from linter.data.tables import rows
from linter.lazy import lazy
from linter.text.names.mention import Shape
from linter.text.names.readings import read_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.text.pinyin import Reading

_HYPHEN = lazy("[-‐‑]")
# A syllable of Korean in any romanisation: "hyeon", "hyun", "kyoung", "ihk", "joon".
_KOREAN = (
    "(?:kk|gg|tt|dd|pp|bb|ss|jj|ch|sh|[kgntdrlmbpsjh])?(?:y|w(?!e(?!o)))?(?:eui|eo|eu|ae|oe|oo|ou|ee|ui|ei|ai|a|e(?!ng)|i|o|u)h?"
    "(?:ng|ck|[nmlrkgpbtd])?"
)
_KOREAN_SYLLABLE = lazy(_KOREAN)
_KOREAN_PAIR = lazy(_KOREAN + _KOREAN)
VERY_KOREAN = lazy("eo|eu|oo|[hkpmgb]y[eou]|[^ct]hw|you?ng")
_VIETNAMESE_SYLLABLE = lazy(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_JAPANESE_WORD = lazy(
    "(?:(?:kk|ss|tt|pp|tch|ssh|cch|sh|ch|ts|[kgsztdnhbpmr]y?|[jfwy])?[aeiou]h?(?:n'?(?![aeiou])|m(?=[bmp]))?){2,8}"
)
_PATRONYMIC = lazy(r"\w{2,}(?:[oey]vich|[oe]vi[ct]c?h|[oe]vych|i[ly]?ich|ovna|evna|yevna|i?vna|inichna|ichna)")
_SLAVIC_SURNAME = lazy(
    r"\w{2,}(?:[oey]v|[oe]va|[oe]ff|sk(?:y|yy|iy|yj|ij|ii|i|a|aya|aia|oi|oy|oj)|enko|chuk|[iy]uk|[oe]vi(?:c|ch|tch|tz)|"
    r"ovych|shvili|[bmn]adze|shchyk|shyn|vic)"
)
_SLAVIC_WITH_GIVEN = lazy(r"\w{3,}(?:in|ina|yn|yna|ko|ic|ich|ych|iy|yi)")
_ARTICLE = lazy(r"(?:al|el|as|ash|ad|an|ar|at|az)[-‐‑]\w+")
_LEAST_JOINED = 5  # letters of a Korean given name written as one word


def shape_of(words: Sequence[str]) -> Shape:
    """The shape of a name of these words."""
    return shape_with(words, read_name(" ".join(words)))


def shape_with(words: Sequence[str], readings: tuple[Reading, ...]) -> Shape:
    """The shape of a name of which the Chinese readings are known already."""
    small = tuple(map(folded, words))
    pinyin = bool(readings) and not readings[0].impossible
    if pinyin and (readings[0].system == "pinyin" or not is_korean(small)):
        return Shape.CHINESE
    for shape, fits in (
        (Shape.KOREAN, is_korean),
        (Shape.VIETNAMESE, is_vietnamese),
        (Shape.ARABIC, is_arabic),
        (Shape.JAPANESE, is_japanese),
        (Shape.SLAVIC, is_slavic),
    ):
        if fits(small):
            return shape
    return Shape.IMPOSSIBLE if readings else Shape.GENERAL


@lru_cache(4096)
def folded(word: str) -> str:
    """Small letters without diacritics, the hyphen and the apostrophe as in ASCII, no full stop."""
    word = word.lower().rstrip(".")
    if word.isascii():
        return word
    for letter, plain in (("đ", "d"), ("ø", "o"), ("ł", "l"), ("æ", "ae"), ("ß", "ss"), ("ı", "i"), ("’", "'")):
        word = word.replace(letter, plain)
    apart = unicodedata.normalize("NFD", _HYPHEN.sub("-", word))
    return "".join(char for char in apart if not unicodedata.combining(char))


@cache
def parts(kind: str) -> frozenset[str]:
    """The parts of names of one kind; of those with "sure" lines the unsure ones too."""
    found: set[str] = set()
    for row in rows("name_parts"):
        name, _, listed = row.partition(":")
        if kind in {name, name.removesuffix(" sure")}:
            found.update(listed.split())
    return frozenset(found)


def is_korean(words: Sequence[str]) -> bool:
    """Surname first and two syllables, apart, hyphenated or as one word; or the given name first, hyphenated."""
    if len(words) == 2:
        one, two = words
        if "-" in one and two in parts("korean"):
            one, two = two, one
        if one not in parts("korean"):
            return False
        if "-" in two:
            return _are_korean(two.split("-"))
        if len(two) < _LEAST_JOINED or not _KOREAN_PAIR.fullmatch(two):
            return False
        return one in parts("korean sure") or bool(VERY_KOREAN.search(two))
    return len(words) == 3 and words[0] in parts("korean") and _are_korean(words[1:])


def _are_korean(syllables: Sequence[str]) -> bool:
    return len(syllables) == 2 and all(len(s) > 1 and _KOREAN_SYLLABLE.fullmatch(s) for s in syllables)


def is_vietnamese(words: Sequence[str]) -> bool:
    """A surname and one to three syllables."""
    sure = len(words) > 1 and words[0] in parts("vietnamese sure")
    likely = len(words) > 2 and words[0] in parts("vietnamese")
    return (sure or likely) and len(words) <= 4 and all(_VIETNAMESE_SYLLABLE.fullmatch(word) for word in words[1:])


def is_japanese(words: Sequence[str]) -> bool:
    """Two words of Japanese syllables, one of them a known part of a name."""
    if len(words) != 2 or not all(_JAPANESE_WORD.fullmatch(word) for word in words):
        return False
    surnames, given = parts("japanese"), parts("japanese given")
    return not surnames.isdisjoint(words) or not given.isdisjoint(words)


def is_slavic(words: Sequence[str]) -> bool:
    """A patronymic, a surname with a sure ending, or a given name of a Slavic language."""
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[1]):
        return True
    last = words[-1]
    if len(words) > 1 and _SLAVIC_SURNAME.fullmatch(last):
        return True
    if words[0] in parts("slavic given"):
        return True
    return words[0] in parts("slavic too") and bool(_SLAVIC_WITH_GIVEN.fullmatch(last))


def is_arabic(words: Sequence[str]) -> bool:
    """An article, "bin", "ibn" and the like between two words, or a known given name."""
    if any(_ARTICLE.fullmatch(word) for word in words):
        return True
    if not {"bin", "ibn", "bint", "abu", "abou", "al", "el"}.isdisjoint(words[:-1]):
        return True
    return words[0] in parts("arabic given")
