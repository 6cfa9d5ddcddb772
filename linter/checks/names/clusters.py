"""Names brought together as persons: the surest links first, and never across what cannot be one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CROWD = 50  # forms of one person; no name is garbled in more ways, and no merge may cost more than its square


class Link(NamedTuple):
    """Two names, by key, that may be one person: how likely, in log-odds."""

    log_odds: float
    one: str
    other: str


class Clusters:
    """Persons under construction: every name alone at first, then joined link by link.

    `apart` says whether two names cannot be one person; it is asked for every two names that a link would bring
    together, so a name that was never compared with another is still kept from it.
    """

    def __init__(self, apart: Callable[[str, str], bool]) -> None:
        self._apart = apart
        self._members: dict[str, list[str]] = {}

    def of(self, key: str) -> list[str]:
        """The names that are one person with this one, itself among them."""
        return self._members.get(key, [key])

    def join(self, one: str, other: str) -> bool:
        """Bring two names together with all that they stand for; False where that is ruled out."""
        left, right = self.of(one), self.of(other)
        if left is right or one == other:
            return True
        if len(left) + len(right) > _CROWD or any(self._apart(a, b) for a in left for b in right):
            return False
        merged = [*left, *right]
        for key in merged:
            self._members[key] = merged
        return True


def persons(links: Iterable[Link], apart: Callable[[str, str], bool]) -> list[tuple[str, ...]]:
    """The groups of two names or more that are one person, each sorted, in order of their first name.

    Greedy: the likeliest link is followed first, and ties are broken by the names, so the order of `links` does
    not matter.
    """
    found = Clusters(apart)
    joined = []
    for link in sorted(links, key=lambda link: (-link.log_odds, link.one, link.other)):
        found.join(link.one, link.other)
        joined.append(link.one)
    groups = {tuple(sorted(found.of(key))) for key in joined}
    return sorted(group for group in groups if len(group) > 1)
