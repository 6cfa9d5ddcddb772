"""How two names of words resemble one another: Slavic, Arabic, Japanese, Vietnamese and all that are no syllables.

Two names are compared word by word, each word folded by the habits of its language. All words but one must be equal
before a word that is a letter or two off counts for anything.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.checks.names.relations.arabic import arabic
from linter.checks.names.relations.japanese import japanese
from linter.checks.names.relations.kinds import EITHER_ORDER, NO_RELATION, PATRONYMIC, Kind, Relation
from linter.checks.names.relations.parts import ARTICLES, SUFFIXES, Style, german_letters, parts_of
from linter.checks.names.relations.slavic import is_patronymic, slavic_g, slavic_x
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.checks.names.relations.parts import Parts

    Fold = Callable[[str], str]

_ORDER_COST, _TRANSLIT_COST, _OMISSION_COST, _PARTICLE_COST = 0.05, 0.08, 0.25, 0.1
_CONFLICT = Relation(Kind.CONFLICT, 0.9)
_LETTER_EACH = 0.12  # cost of one letter in a word of eight
_ONE_LETTER_FROM, _TWO_LETTERS_FROM = 4, 6  # letters of the shorter word that may be one, two letters off
_SURNAME_FIRST = frozenset((Shape.KOREAN, Shape.VIETNAMESE, Shape.JAPANESE, Shape.CHINESE, Shape.IMPOSSIBLE))
_NO_PARTICLES = frozenset((Shape.KOREAN, Shape.VIETNAMESE, Shape.JAPANESE))
_REMEMBERED = 4096


def same(word: str) -> str:
    """The word as it is, for languages that need no folding."""
    return word


FOLDS: dict[Shape, tuple[Fold, ...]] = {
    Shape.SLAVIC: (slavic_g, slavic_x),
    Shape.ARABIC: (arabic,),
    Shape.JAPANESE: (japanese,),
    Shape.GENERAL: (slavic_g, slavic_x, arabic),
}


def folds_of(one: Shape, other: Shape) -> tuple[Fold, ...]:
    """How the words of two names may be folded: only inside one language."""
    if one is other or other is Shape.GENERAL:
        return FOLDS.get(one, ())
    return FOLDS.get(other, ()) if one is Shape.GENERAL else ()


def style_of(*kinds: Shape) -> Style:
    """Which words of a name are particles."""
    if Shape.ARABIC in kinds:
        return Style.ARABIC
    return Style.WESTERN if _NO_PARTICLES.isdisjoint(kinds) else Style.BARE


def folded(cores: tuple[str, ...], fold: Fold) -> list[str]:
    """The words of a name as a language folds them; the second and the third of a name stay two."""
    return [core if core in SUFFIXES else fold(core) for core in cores]


@lru_cache(_REMEMBERED)
def relate_general(kinds: tuple[Shape, Shape], one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    """The hardest relation between two names of words."""
    style = style_of(*kinds)
    a, b = parts_of(one, style), parts_of(other, style)
    if a.letters == b.letters and a.cores and b.cores:
        return Relation(Kind.FORMAT, 0.0)
    if not a.cores or not b.cores or len(a.cores) + len(b.cores) < 3:
        return NO_RELATION
    if a.suffix != b.suffix and a.suffix and b.suffix:
        return _CONFLICT
    if not (_ascii(one) and _ascii(other)) and (german_letters(one) == b.letters or german_letters(other) == a.letters):
        return Relation(Kind.TRANSLIT, _TRANSLIT_COST)
    found = [_relate(a, b, fold, kinds) for fold in (same, *folds_of(*kinds))]
    return _as_far_as_known(min(found, key=lambda relation: relation.rank), kinds)


def _as_far_as_known(closest: Relation, kinds: tuple[Shape, Shape]) -> Relation:
    if closest.kind is Kind.TRANSLIT and kinds == (Shape.GENERAL, Shape.GENERAL):
        # Of names of no known language "Meyer" and "Meier" are as likely two people.
        return Relation(Kind.SPELLING, _LETTER_EACH)
    return closest


def _ascii(words: tuple[str, ...]) -> bool:
    return all(word.isascii() for word in words)


def _relate(a: Parts, b: Parts, fold: Fold, kinds: tuple[Shape, Shape]) -> Relation:
    ones, others = folded(a.cores, fold), folded(b.cores, fold)
    if ones == others:
        return _relate_rest(a, b, fold)
    if "".join(ones) == "".join(others) and fold is not same:
        return Relation(Kind.TRANSLIT, _TRANSLIT_COST)
    if sorted(ones) == sorted(others):
        # Only where the surname comes first is the other order a matter of writing.
        clear = not _SURNAME_FIRST.isdisjoint(kinds)
        turned = ones[1:] + ones[:1] == others or ones[-1:] + ones[:-1] == others
        return Relation(Kind.ORDER, _ORDER_COST, detail="" if clear else EITHER_ORDER) if turned else _CONFLICT
    if len(ones) != len(others):
        return _relate_unequal(ones, others)
    return _relate_word_by_word(a, b, (ones, others), short_words=Shape.VIETNAMESE in kinds)


def _relate_rest(a: Parts, b: Parts, fold: Fold) -> Relation:
    """All that distinguishes people is equal: what is left are "van", "al" and "Jr."."""
    if a.suffix != b.suffix:
        return Relation(Kind.OMISSION, _OMISSION_COST, a.cores[-1], (a.suffix, b.suffix))
    is_article = ARTICLES.issuperset((*a.particles, *b.particles))
    if a.particles == b.particles or is_article:
        # The same words in other letters, or "el" for "al".
        return Relation(Kind.TRANSLIT, _TRANSLIT_COST) if fold is not same or is_article else Relation(Kind.FORMAT, 0)
    if a.particles and b.particles:
        return Relation(Kind.SPELLING, _PARTICLE_COST, a.cores[-1], (" ".join(a.particles), " ".join(b.particles)))
    return Relation(Kind.OMISSION, _PARTICLE_COST, a.cores[-1], (" ".join(a.particles), " ".join(b.particles)))


def _relate_unequal(ones: list[str], others: list[str]) -> Relation:
    """One name has more words: it is a longer form of the other, or it contradicts it."""
    if len(ones) > len(others):
        return _relate_unequal(others, ones).turned
    if len(ones) < 2 or ones[-1] != others[-1]:
        return NO_RELATION
    if any(len(word) == 1 for word in ones[1:]) and any(len(word) == 1 for word in others[1:]):
        return _CONFLICT  # "George W. Bush", "George H. W. Bush": initials are there to tell people apart
    if not _fits(ones[0], others[0]):
        return _CONFLICT
    rest = iter(others[1:-1])
    if not all(any(_fits(word, longer) for longer in rest) for word in ones[1:-1]):
        return _CONFLICT
    left = [word for word in others[1:-1] if word not in ones]
    father = len(left) == 1 and len(ones) == 2 and is_patronymic(left[0])
    detail = PATRONYMIC if father else ""
    return Relation(Kind.OMISSION, _OMISSION_COST, ones[-1], ("", " ".join(left)), detail)


def _fits(one: str, other: str) -> bool:
    """True for equal words, and for an initial and its word."""
    return one == other or (1 in {len(one), len(other)} and one[:1] == other[:1])


def _relate_word_by_word(a: Parts, b: Parts, folded: tuple[list[str], list[str]], *, short_words: bool) -> Relation:
    ones, others = folded
    apart = [at for at, pair in enumerate(zip(ones, others, strict=True)) if pair[0] != pair[1]]
    if len(apart) != 1:
        return NO_RELATION if len(apart) == len(ones) else _CONFLICT
    at = apart[0]
    pair, written = (ones[at], others[at]), (a.cores[at], b.cores[at])
    beside = len(ones) - 1 if at < len(ones) - 1 else 0
    shared = min(a.cores[beside], b.cores[beside])
    if 1 in map(len, pair):
        # An initial for its word, or two initials, or an initial against another word.
        fits = _fits(*written) and max(map(len, pair)) > 1
        if at == 0 and fits:
            return NO_RELATION  # "J. Smith" may be any of many
        return Relation(Kind.OMISSION, _OMISSION_COST, shared, written) if fits else _CONFLICT
    if short_words or (at == 0 and _sexes_differ(*pair)):
        return _CONFLICT
    if len(shared) == 1:
        return NO_RELATION
    relation = _relate_words(pair, shared)
    return relation._replace(differs=written) if relation.kind is Kind.SPELLING else relation


def _sexes_differ(one: str, other: str) -> bool:
    """True for "Daniel" and "Daniela", "Mario" and "Maria", "Oleg" and "Olga": given names of a man and a woman."""
    if one.endswith("a") == other.endswith("a"):
        return False
    woman, man = (one, other) if one.endswith("a") else (other, one)
    return man == woman[:-1] or (man[-1] in "oesu" and man[:-1] == woman[:-1])


def _relate_words(pair: tuple[str, str], shared: str) -> Relation:
    """Two words that may be one with a letter or two off; else two people."""
    if not share_key(*pair):
        return _CONFLICT
    from rapidfuzz.distance import OSA

    shorter = min(map(len, pair))
    most = 2 if shorter >= _TWO_LETTERS_FROM else int(shorter >= _ONE_LETTER_FROM)
    distance = OSA.distance(*pair, score_cutoff=most)
    if distance > most:
        return _CONFLICT
    return Relation(Kind.SPELLING, round(_LETTER_EACH * distance * 8 / max(8, *map(len, pair)), 3), shared, pair)


def word_keys(word: str) -> tuple[str, str]:
    """Under what a word stands that may be a letter off: its first two letters, and its first with its last."""
    return word[:2], f"{word[:1]}.{word[-1:]}"


def share_key(one: str, other: str) -> bool:
    """True where `word_keys` of two words meet."""
    return one[:1] == other[:1] and (one[1:2] == other[1:2] or one[-1:] == other[-1:])
