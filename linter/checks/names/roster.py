"""What a project knows about its people: the roster, which overrides everything that mtlint would guess.

A roster is read once (`linter.roster`) and handed to every check that has a field for it; checks only ask it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from linter.frozen import frozen, once
from linter.text.mentions import mention_of

if TYPE_CHECKING:
    from linter.checks.names.forms import Name
    from linter.text.names.mention import Mention
    from linter.text.pinyin import Reading


class Named(Protocol):
    """Whatever holds a name: a mention, a name of a document, a form of a folder."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name as written."""
        ...

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The ways to understand a Chinese name; empty for any other."""
        ...


@frozen
class Entry:
    """A person of the roster.

    Attributes:
        canonical: the form to be written.
        aliases: other accepted forms: they are silent, and counted with their person.
        original: the name in its own script, empty if not given.
        line: where the person stands in the roster's file, from 1; 0 if nowhere.
    """

    canonical: str
    aliases: tuple[str, ...] = ()
    original: str = ""
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """All accepted forms, the canonical one first."""
        return (self.canonical, *self.aliases)


@frozen
class Roster:
    """The people of a project and the names that must never be taken for one another.

    Attributes:
        people: each person once; no form belongs to two of them.
        distinct: groups of names of different people.
        file: where the roster was read; empty for none.
    """

    people: tuple[Entry, ...] = ()
    distinct: tuple[tuple[str, ...], ...] = ()
    file: str = ""

    def person_of(self, named: Named) -> Entry | None:
        """The person that a name belongs to, however the name is written; None for anybody else."""
        if not self.people:
            return None
        by_words, by_key = self._people
        return by_words.get(" ".join(named.words)) or by_key.get(key_of(named))

    def are_distinct(self, one: Named, other: Named) -> bool:
        """True when the roster says that two names are two people."""
        if self.people:
            first, second = self.person_of(one), self.person_of(other)
            if first is not None and second is not None and first != second:
                return True
        if not self.distinct:
            return False
        seats = self._seats(other)
        return any(group in seats and seats[group] != seat for group, seat in self._seats(one).items())

    def accepts(self, written: str) -> bool:
        """True for a form exactly as the roster has it, canonical or alias."""
        return " ".join(written.split()) in self._accepted

    @once
    def forms(self) -> tuple[tuple[Entry, Mention], ...]:
        """Every accepted form as a name, with its person, in order of the roster."""
        return tuple((entry, mention_of(form)) for entry in self.people for form in entry.forms)

    @once
    def by_likeness(self) -> dict[str, list[Name]]:
        """The accepted forms as names without mentions, by what a garbled form of them would share with them."""
        from linter.checks.names.forms import Name
        from linter.checks.names.relations import by_likeness

        return by_likeness(Name(m.key, m.kind, m.words, m.readings, ()) for _, m in self.forms)

    @once
    def _accepted(self) -> frozenset[str]:
        return frozenset(" ".join(form.split()) for entry in self.people for form in entry.forms)

    @once
    def _people(self) -> tuple[dict[str, Entry], dict[str, Entry]]:
        """The person of each form by its words as written and by its key."""
        by_words: dict[str, Entry] = {}
        by_key: dict[str, Entry] = {}
        for entry, mention in self.forms:
            by_words.setdefault(" ".join(mention.words), entry)
            by_key.setdefault(mention.key, entry)
        return by_words, by_key

    def _seats(self, named: Named) -> dict[int, int]:
        """The groups of different people that a name stands in, each with its place there."""
        by_words, by_key = self._groups
        return by_words.get(" ".join(named.words)) or by_key.get(key_of(named)) or {}

    @once
    def _groups(self) -> tuple[dict[str, dict[int, int]], dict[str, dict[int, int]]]:
        """The seats of each name by its words as written, and by its key.

        Where two of a group have one key ("Yang Hong", "Hong Yang"), only their words tell them apart.
        """
        by_words: dict[str, dict[int, int]] = {}
        by_key: dict[str, dict[int, int]] = {}
        for group, names in enumerate(self.distinct):
            mentions = [mention_of(name) for name in names]
            keys = [mention.key for mention in mentions]
            for seat, mention in enumerate(mentions):
                by_words.setdefault(" ".join(mention.words), {})[group] = seat
                if keys.count(mention.key) == 1:
                    by_key.setdefault(mention.key, {})[group] = seat
        return by_words, by_key


NO_ROSTER = Roster()
"""What checks have where a project keeps no roster."""


def key_of(named: Named) -> str:
    """The key of a name: its own, or else that of its likeliest reading or of its words (see `Mention.key`)."""
    own: str = getattr(named, "key", "")
    if own:
        return own
    return named.readings[0].key if named.readings else " ".join(named.words).lower()
