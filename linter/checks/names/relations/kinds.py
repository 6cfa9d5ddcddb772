"""What kinds of resemblance there are between two names."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from linter.text.names.mention import Shape
    from linter.text.pinyin import Reading


class Named(Protocol):
    """What is compared: a mention, a name of a document, a form of a folder."""

    @property
    def kind(self) -> Shape:
        """What the name looks like."""
        ...

    @property
    def words(self) -> tuple[str, ...]:
        """The words as written."""
        ...

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The ways to understand a Chinese name; empty for any other."""
        ...


class Kind(Enum):
    """The relation of two names, hardest evidence first."""

    FORMAT = "format"
    """The same letters: apart, hyphenated, other capitals, v for ü, marks on letters or none."""
    ORDER = "order"
    """The same name, surname last."""
    UMLAUT = "umlaut"
    """u in one where the other has ü."""
    ROMAN = "roman"
    """One name of Chinese or Korean in two systems of Latin letters: "Mao Tse-tung", "Mao Zedong"."""
    RESPLIT = "resplit"
    """The same letters, parted elsewhere: "Li Xian", "Li Xi'an"."""
    TRANSLIT = "translit"
    """One name of another script, written by two habits: "Sergei Lavrov", "Sergey Lavrov"."""
    IMPOSSIBLE = "impossible"
    """One is no pinyin, and one letter from the other."""
    OMISSION = "omission"
    """One lacks a patronymic, a middle name, an initial, or "Jr."."""
    SYLLABLE = "syllable"
    """One of two given syllables differs."""
    SPELLING = "spelling"
    """One word differs by a letter or two."""
    SURNAME = "surname"
    """Two given syllables agree, the surname differs."""
    CUT = "cut"
    """One lacks the second given syllable."""
    CONFLICT = "conflict"
    """What they share is outweighed: patronymics, initials or whole words that contradict each other."""
    SHORT = "short"
    """Given names of one syllable that differ: as a rule two people."""
    NONE = "none"


PATRONYMIC, EITHER_ORDER = "patronymic", "either order"
_HARD = frozenset(
    (Kind.FORMAT, Kind.ORDER, Kind.UMLAUT, Kind.ROMAN, Kind.RESPLIT, Kind.TRANSLIT, Kind.IMPOSSIBLE),
)


class Relation(NamedTuple):
    """What kind of resemblance, and how much differs: 0 for nothing, 1 for everything.

    Attributes:
        kind: the resemblance.
        cost: how unlike what differs is.
        shared: the given syllable or the word that both have, where that makes sense.
        differs: the two syllables or words that differ, that of the first name first; one is empty where the other
            is left out.
        detail: `PATRONYMIC` for an omission of one; `EITHER_ORDER` for two words that are a name in both orders.
    """

    kind: Kind
    cost: float
    shared: str = ""
    differs: tuple[str, str] = ("", "")
    detail: str = ""

    @property
    def hard(self) -> bool:
        """True where the strings alone tell that it is one name."""
        if self.kind is Kind.OMISSION:
            return self.detail == PATRONYMIC
        return self.kind in _HARD and self.detail != EITHER_ORDER

    @property
    def turned(self) -> Relation:
        """The same seen from the other name."""
        return self._replace(differs=(self.differs[1], self.differs[0]))

    @property
    def rank(self) -> tuple[int, float, str, tuple[str, ...]]:
        """Sorts the hardest and closest first, and does not mind which name came first."""
        return (_ORDER[self.kind], self.cost, self.shared, tuple(sorted(self.differs)))


_ORDER = {kind: at for at, kind in enumerate(Kind)}
NO_RELATION = Relation(Kind.NONE, 1.0)
