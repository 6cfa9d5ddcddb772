"""What the codes of a suppression mean: the selectors of `linter.rulebook.select`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.rulebook.model import CATEGORIES
from linter.rulebook.select import is_exact, meant_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.rulebook.model import Rule

OWN = "suppression"
"""The category of what is said about suppressions themselves: only a directive that names it leaves it out."""

ENGINE = "internal"
"""The category of what a run says about itself: nothing leaves it out."""


class Codes:
    """The rules that codes mean, each code looked up once."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rule for rule in rules if rule.category != ENGINE)
        self._by_id = {rule.id: rule for rule in self._rules}
        self._others = frozenset(rule.id for rule in self._rules if rule.category != OWN)
        self._own = frozenset(self._by_id) - self._others
        self._meant: dict[str, frozenset[str]] = {}

    def meant(self, code: str) -> frozenset[str]:
        """The ids of the rules that a code means; none for an unknown one.

        An id or a name may be written in any case. What means rules of all kinds, such as `all`, does not mean those
        about suppressions.
        """
        found = self._meant.get(code)
        if found is None:
            found = meant_by(code, self._rules)
            if not found:
                found = meant_by(code.lower(), self._rules)
            if not found and code.upper() in self._by_id:
                found = frozenset((code.upper(),))
            if not found <= self._own:
                found -= self._own
            self._meant[code] = found
        return found

    def known(self, code: str) -> bool:
        """Whether a code means anything; a family may have no rules."""
        return bool(self.meant(code)) or code.lower() in CATEGORIES

    def of(self, codes: tuple[str, ...]) -> frozenset[str]:
        """The ids of the rules that any of the codes means; without codes all but those about suppressions."""
        if not codes:
            return self._others
        return frozenset().union(*map(self.meant, codes))

    def named(self, code: str) -> frozenset[str]:
        """The rules that must have been asked before a code can be called useless.

        Those that it names one by one; of a whole family those that are on by default.
        """
        meant = self.meant(code) if code else self._others
        exact = frozenset(id_ for id_ in meant if code and is_exact(code, self._by_id[id_]))
        usual = frozenset(id_ for id_ in meant if self._by_id[id_].default)
        return exact or usual or meant

    def compares_files(self, ids: Iterable[str]) -> bool:
        """Whether any of these rules can only be asked where all files are known."""
        return any(self._by_id[id_].kind.across for id_ in ids)

    def nearest(self, code: str) -> str:
        """The code that may have been meant; empty if none is like it."""
        from difflib import get_close_matches

        words = {word for rule in self._rules for word in (rule.id, rule.id.rstrip("0123456789"), rule.name)}
        known = sorted(words.union(CATEGORIES))
        near = get_close_matches(code, known, 1) or get_close_matches(code.upper(), known, 1)
        return near[0] if near else ""
