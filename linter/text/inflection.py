"""The forms of an English word: plural, third person, past, participles. From the base form up, never back.

Made for words that somebody chose, such as those of a lexicon: what a word could be, noun or verb, is not asked.
"""

from __future__ import annotations

from functools import cache

from linter.data.tables import rows, words

BASE, S, ED, EN, ING = "base", "s", "ed", "en", "ing"
FEATURES = (BASE, S, ED, EN, ING)
"""First form; plural or third person; past tense; past participle; present participle."""

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")
_OF_NOUNS = ("ity", "ness", "ism", "hood", "tion", "sion", "ment", "ance", "ence", "ship", "logy", "ure", "cy")


@cache
def forms(word: str) -> dict[str, tuple[str, ...]]:
    """The forms of a base form by feature, the usual spelling first: `stop` → stop, stops, stopped, stopped, stopping.

    A word that ends in -ize or -yze has the forms in -ise and -yse too.
    """
    found = {feature: _cased(word, made) for feature, made in _forms(word.lower()).items()}
    other = word[:-3] + word[-3:].replace("z", "s") if word.endswith(("ize", "yze")) else ""
    if len(other) > 4:
        found = {feature: (*made, *_cased(other, _forms(other.lower())[feature])) for feature, made in found.items()}
    return found


def every_form(word: str) -> tuple[str, ...]:
    """All forms of a base form, the longest first, each once."""
    made = forms(word)
    features = (BASE, S) if _is_noun(word.lower()) else FEATURES
    every = dict.fromkeys(form for feature in features for form in made[feature])
    return tuple(sorted(every, key=lambda form: (-len(form), form)))


def _is_noun(word: str) -> bool:
    """Whether a word ends as nouns do and its forms as a verb are rare: nobody writes `responsibilitied`."""
    if not word.endswith(_OF_NOUNS):
        return False
    made = _forms(word)
    return words("english_common").isdisjoint((*made[ED], *made[EN], *made[ING]))


def plain_forms(verb: str) -> tuple[str, ...]:
    """A regular verb that doubles no letter with its endings, without any table: learn, learns, learned, learning."""
    stem = verb.removesuffix("e")
    past = verb[:-1] + "i" if _ends_in_y(verb) else stem
    return verb, _plainly_with_s(verb), past + "ed", stem + "ing"


def form_of(word: str, feature: str) -> str:
    """The usual form of a word for a feature."""
    return forms(word)[feature][0]


def _forms(word: str) -> dict[str, tuple[str, ...]]:
    stems = _stems_before_a_vowel(word)
    regular = tuple(stem + "ed" for stem in stems)
    past, participle = _irregular().get(word, (regular, regular))
    return {BASE: (word,), S: _with_s(word), ED: past, EN: participle, ING: _with_ing(word, stems)}


def _with_s(word: str) -> tuple[str, ...]:
    regular = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(word) or _plainly_with_s(word)
    plural = _plurals().get(word)
    # `knife` has a plural of its own, and as a verb an -s.
    return (plural, regular) if plural and plural != regular else (regular,)


def _plainly_with_s(word: str) -> str:
    if word.endswith(_HISSING):
        return word + "es"
    if _ends_in_y(word):
        return word[:-1] + "ies"
    return word + "s"


def _ends_in_y(word: str) -> bool:
    """In a y that becomes an i: carry, not play."""
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _stems_before_a_vowel(word: str) -> tuple[str, ...]:
    """What stands before -ed: `mov`, `carri`, `stopp`; for a longer word also with its last letter doubled."""
    if word.endswith("e"):
        return (word[:-1],)
    if _ends_in_y(word):
        return (word[:-1] + "i",)
    if word.endswith("ic"):
        return (word + "k",)
    closed = len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    if not closed:
        return (word,)
    doubled = word + word[-1]
    if sum(letter in _VOWELS for letter in word) == 1 or word in words("doubling_verbs"):
        return (doubled, word) if word.endswith("l") else (doubled,)
    return (word,)


def _with_ing(word: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word.endswith(("ee", "ye", "oe")) or word == "be":
        return (word + "ing",)
    if word.endswith("y"):
        return (word + "ing",)
    return tuple(stem + "ing" for stem in stems)


def _cased(word: str, made: tuple[str, ...]) -> tuple[str, ...]:
    """The forms with the capitals of the word they were made of."""
    if word.isupper() and len(word) > 1:
        return tuple(word + form[len(word) :] if form.startswith(word.lower()) else form for form in made)
    if word[:1].isupper():
        return tuple(form[:1].upper() + form[1:] for form in made)
    return made


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    parts = (row.split() for row in rows("irregular_verbs"))
    return {base: (tuple(past.split("/")), tuple(participle.split("/"))) for base, past, participle in parts}


@cache
def _plurals() -> dict[str, str]:
    return dict(row.split() for row in rows("irregular_plurals"))
