"""Words that English does not know, and which of them are alike: names, for the most part.

A translation system spells a foreign name by ear, each sentence anew: "Sundaram" and "Sundalam". Most words of a
text are common English, so few are left to be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.data.tables import words
from linter.frozen import once
from linter.lazy import lazy

if TYPE_CHECKING:
    from linter.text.document import Document

_SHORTEST = 5  # letters of a name that is compared letter by letter
_LONG = 8  # letters of a name that may differ by two
_CROWD = 8  # words alike in consonants: more are a list of names, in which likeness says nothing

# Letters that sound alike in one language or another become one; vowels, h and y are left out.
_SKELETON = bytes.maketrans(b"pvfwtkqcxzsjgrlm", b"bbbbdsssssssslln")
_VOWELS = b"aeiouyh"
_CAPITALISED = lazy(r"[A-Z][a-z]+")
_DOUBLED = lazy(r"([bdsln])\1+")


class Coined:
    """The words of a document that are no common English.

    Attributes:
        words: in small letters, places and well-known names among them; without “'s”.
    """

    def __init__(self, doc: Document) -> None:
        # From the side of the document: it holds fewer words than English.
        self._prose = doc.prose
        english = words("english_common")
        self.words: set[str] = set(doc.tokens.words).difference(english)
        owned = [word for word in self.words if word.endswith("'s")]
        self.words.difference_update(owned)
        self.words.update(name for word in owned if (name := word[:-2]) not in english)

    @once
    def capitalised(self) -> set[str]:
        """Every capital of ASCII with the small letters of ASCII behind it: "Mc" and "Kinsey" for "McKinsey"."""
        return set(_CAPITALISED.findall(self._prose))

    @once
    def pairs(self) -> list[tuple[str, str]]:
        """The words alike in their consonants that differ by one letter, long ones by two; known places left out."""
        places = words("places")
        listed = [w for w in self.words if len(w) >= _SHORTEST and w.isascii() and w.isalpha() and w not in places]
        if len(listed) < 2:
            return []
        bones = _DOUBLED.sub(r"\1", "\n".join(listed).encode().translate(_SKELETON, _VOWELS).decode()).split("\n")
        if len(set(bones)) == len(listed):
            return []
        groups: dict[str, list[str]] = {}
        for word, bone in zip(listed, bones, strict=True):
            groups.setdefault(bone, []).append(word)
        return sorted(
            (one, other) if one < other else (other, one)
            for group in groups.values()
            if 1 < len(group) <= _CROWD
            for at, one in enumerate(group)
            for other in group[at + 1 :]
            if _are_alike(one, other)
        )


def _are_alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    most = 2 if min(len(one), len(other)) >= _LONG else 1
    return bool(OSA.distance(one, other, score_cutoff=most) <= most)
