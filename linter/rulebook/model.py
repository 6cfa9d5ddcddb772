"""Rules and rulebooks as values."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from linter.frozen import frozen, once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.findings import Safety, Severity

CATEGORIES = (
    "names", "duplication", "boilerplate", "residue", "encoding", "literal", "casing", "consistency",
    "punctuation", "spacing", "numbers", "grammar", "spelling", "source", "suppression",
    "internal",
)  # fmt: skip
"""The families, which are the categories of the JSON report."""

FROM_SETTINGS = frozenset(("roster",))
"""Fields of checks that the settings of a project fill; no rule may, and they are not kept with the rulebook."""


@frozen
class Origin:
    """Where a rule is written: file (relative to its pack) and line."""

    file: str
    line: int


@frozen
class Rule:
    """What is needed to run a rule; its examples stand in its `RulePage`.

    Attributes:
        check: a frozen dataclass of one of the kinds in `linter.checks.protocol`.
        check_name: the name it is written with, such as `patterns.Pattern`.
        triggers: folded literals, one of which every hit needs in its passage; empty for none.
        above: ids or prefixes of the rules whose findings it takes over where they overlap.
        formats: the document formats it speaks about; empty for all.
    """

    id: str
    name: str
    category: str
    severity: Severity
    confidence: float
    default: bool
    message: str
    why: str
    check: Any
    check_name: str
    triggers: tuple[str, ...]
    fix: Safety | None
    suggest: tuple[str, ...]
    above: tuple[str, ...]
    replaces: tuple[str, ...]
    formats: tuple[str, ...]
    origin: Origin


@frozen
class Example:
    """A text that a rule must or must not speak about.

    Attributes:
        text: with every expected span in ⟦ ⟧; in a silent example without marks.
        path: the file name it is read under, which decides its format.
        data: the bytes, where the point of the example is that they are no text.
        fixed: the text after the fix, where the rule has one.
        because: why a silent example is silent.
        files: other texts of the same folder by name, for a corpus rule.
    """

    text: str
    path: str = "example.txt"
    data: bytes | None = None
    fixed: str | None = None
    because: str = ""
    files: tuple[tuple[str, str], ...] = ()


@frozen
class Entry:
    """What the lexicon knows of a source term.

    Attributes:
        language: the BCP 47 code of its language; `und` for a wrong choice that needs no source.
        source: the term in its script; empty for `und`.
        means: what it means, as a clause without a full stop.
        says: the phrases that machines make of it (see `linter.checks.literal.phrase`).
        write: good renderings.
        note: more for the rule's page.
    """

    language: str
    source: str
    means: str
    says: tuple[str, ...]
    write: tuple[str, ...]
    note: str = ""


@frozen
class RulePage:
    """A rule with all that a reader wants to know of it; `entry` where it is one of the lexicon."""

    rule: Rule
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    alarms: tuple[str, ...] = ()
    measured: str = ""
    since: str = ""
    languages: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    entry: Entry | None = None


@frozen
class Rulebook:
    """Rules to lint with.

    `Rulebook.builtin()` gives all rules that ship with mtlint, also those that are off by default; `select` narrows
    them to those that a run shall use.

    Attributes:
        rules: in order of id.
        fingerprint: of what they were made from.
        by_id: each rule by its id, such as `DUP001`.
    """

    rules: tuple[Rule, ...]
    fingerprint: str = ""
    by_id: dict[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {rule.id: rule for rule in self.rules})

    @classmethod
    def builtin(cls) -> Rulebook:
        """All rules that ship with mtlint.

        Raises:
            RulePackError: a rule cannot be understood; this only happens where somebody changed the rules.
        """
        from linter.rulebook.compiled import builtin_rulebook

        return builtin_rulebook()

    def select(self, chosen: Iterable[str] = (), *, ignored: Iterable[str] = ()) -> Rulebook:
        """The rules that are chosen and not ignored.

        Args:
            chosen: ids, beginnings of ids (`NAM`), names (`doubled-word`), families, severities or `all`; empty for
                the rules that are on by default.
            ignored: the same, to leave out. Where a rule is both chosen and ignored, the more exact selector wins.

        Raises:
            LinterError: a selector that means no rule, or a rule whose check needs a package that is not installed.
        """
        from linter.rulebook.select import select

        return select(self, chosen, ignored=ignored)

    @once
    def gatherings(self) -> dict[str, tuple[Any, ...]]:
        """What its rules want to see joined across a folder, each `Gathering` once, by name."""
        found: dict[str, dict[Any, None]] = {}
        for rule in self.rules:
            if hasattr(type(rule.check), "check_joined"):
                found.setdefault(rule.check.gathering.name, {})[rule.check.gathering] = None
        return {name: tuple(same) for name, same in found.items()}
