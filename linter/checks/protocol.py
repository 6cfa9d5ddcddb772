"""The kinds of check. A check is a frozen dataclass whose fields are its parameters.

It is a function of its document: it reads no file, no setting, no clock; it prints nothing; it remembers
nothing. It knows no wording and no grade: these stand in the rule that names it.

Every check class says in `gives` which values its hits carry, so that a message with an unknown
placeholder is refused when the rule is read and not when it first fires.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.findings import CorpusHit, Hit
    from linter.text.document import Document
    from linter.text.spans import Span

S = TypeVar("S")
Joined = TypeVar("Joined", covariant=True)  # noqa: PLC0105  the plain name reads better below


class Check(Protocol):
    """What all checks share."""

    gives: ClassVar[tuple[str, ...]]
    """The names of the values in its hits, for the rule's message."""

    # A check may also have, both called once when the rules of a pack have been read and in this order,
    # * `linked(self, checks: Mapping[str, object]) -> Self`: the check with what it takes of the checks of other rules,
    #   given by rule id (the forms of lines that a rule about blocks knows for signs). It sees all rules of the pack,
    #   also those that a run leaves out, so that what it says does not hang on the selection. A `ValueError` refuses
    #   the rule: what it names is not there;
    # * `prepared(self) -> Self`: the check with those fields filled that are costly to derive from the others.
    # A check class that needs a package which may be absent has `needs`, its name, and `cure`, how to install it.


class Unit(str, Enum):
    """What a passage is: a run of prose wherever its lines break, or one physical line."""

    SEGMENT = "segment"
    LINE = "line"


class PassageCheck(Protocol):
    """Looks at one passage at a time: a segment of prose or a physical line.

    `triggers` are folded literals (see `linter.text.folding`) of which at least one stands in every passage
    that can hold a hit. The engine looks for the triggers of all rules in one pass and calls `check_passage`
    only where one occurs. A check without triggers looks at every passage. A check about lines may have a
    `longest`: the code points of the longest line, without white space at its ends, that can hold a hit.
    """

    @property
    def unit(self) -> Unit:
        """What it wants as a passage."""
        ...

    @property
    def triggers(self) -> tuple[str, ...]:
        """Folded literals, at least one of which every hit needs in its passage."""
        ...

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """The hits in this passage."""
        ...


class DocumentCheck(Protocol):
    """Looks at a whole document."""

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """The hits in this document."""
        ...


class CorpusCheck(Protocol[S]):
    """Looks across documents by keyed, mergeable summaries, so that a distributed reduce-by-key fits.

    `merge` is associative and commutative; sample places are kept as the lowest k by path and offset,
    never as the first k to arrive.
    """

    def map(self, doc: Document) -> Iterator[tuple[str, S]]:
        """What this document contributes, by key."""
        ...

    def merge(self, left: S, right: S) -> S:
        """Two summaries of one key as one."""
        ...

    def reduce(self, key: str, summary: S) -> Iterator[CorpusHit]:
        """The hits of one key once all documents are merged."""
        ...


class Gathering(Protocol[S, Joined]):
    """What documents give to checks that must see all keys of a folder at once, such as the names in it.

    A check key by key cannot compare two keys. A gathering is mapped and merged like a `CorpusCheck` and then joined:
    that step alone needs all summaries in one place. It is a frozen value apart from the checks that ask it, so that
    equal gatherings of several rules are mapped and joined once.
    """

    name: ClassVar[str]
    """What its summaries are kept under; the same for all gatherings that map and merge alike."""

    def map(self, doc: Document) -> Iterator[tuple[str, S]]:
        """What this document contributes, by key."""
        ...

    def merge(self, left: S, right: S) -> S:
        """Two summaries of one key as one; associative and commutative."""
        ...

    def join(self, summaries: Mapping[str, S]) -> Joined:
        """What the summaries of all keys say together; minds no order of the keys."""
        ...


class JoinedCheck(Protocol[S]):
    """Looks at what a gathering made of a folder. Two keys of one file are the business of a `DocumentCheck`.

    A run over one text has nothing to join, so it does not even map.

    A check may also have `over`, the ids of rules for documents, and `refutes(topic, joined)`: findings of these rules
    on a topic that the folder refutes are withdrawn, and where one stands, this check's hit on its topic is left out.
    """

    @property
    def gathering(self) -> Gathering[S, object]:
        """What it wants to see joined."""
        ...

    def check_joined(self, joined: object) -> Iterator[CorpusHit]:
        """The hits across the folder, given what its gathering joined."""
        ...
