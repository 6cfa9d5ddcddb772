"""From all rules to those that a run uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.errors import LinterError
from linter.rulebook.model import CATEGORIES, Rule, Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEVERITIES = ("error", "warning", "info")


def select(
    rulebook: Rulebook,
    chosen: Iterable[str] = (),
    also: Iterable[str] = (),
    ignored: Iterable[str] = (),
) -> Rulebook:
    """The rules that are chosen and not ignored.

    A selector is an id or a prefix of ids, a rule's name, a category, a severity or `all`. Where one names a
    rule and another leaves it out, the more exact one wins; where both are as exact, leaving out wins. Without
    `chosen` the rules that are on by default are chosen. Rules of the engine itself cannot be left out. A rule whose
    check needs a package that is not installed is left out, unless it is named by itself.

    Raises:
        LinterError: a selector that means no rule, or a rule that is named and cannot run here.
    """
    chosen, also, ignored = tuple(chosen), tuple(also), tuple(ignored)
    for selector in (*chosen, *also, *ignored):
        _refuse_unknown(selector, rulebook)
    named = {*chosen, *also}
    selectors, ids = (chosen, also, ignored), frozenset(rulebook.by_id)
    wanted = rulebook.rules
    if any(selectors):
        wanted = tuple(rule for rule in wanted if _wanted(rule, selectors, ids))
    else:
        wanted = tuple(rule for rule in wanted if rule.default or rule.category == "internal")
    rules = tuple(rule for rule in wanted if not rule.kind.needs or _can_run(rule, named))
    return rulebook.narrowed(rules, f"{rulebook.fingerprint}:{chosen}:{also}:{ignored}")


def matching(selectors: Iterable[str], rules: tuple[Rule, ...]) -> frozenset[str]:
    """The ids of the rules that any of the selectors means.

    Raises:
        LinterError: a selector that means no rule.
    """
    selectors = tuple(selectors)
    for selector in selectors:
        _refuse_unknown(selector, Rulebook(rules))
    return frozenset(id_ for selector in selectors for id_ in meant_by(selector, rules))


def meant_by(selector: str, rules: Iterable[Rule]) -> frozenset[str]:
    """The ids of the rules that a selector means; none if it means no rule."""
    found = frozenset(rule.id for rule in rules if _exactness(rule, selector))
    return frozenset((selector,)) if selector in found else found  # LIT100 is no beginning of LIT1001


def is_exact(selector: str, rule: Rule) -> bool:
    """Whether a selector names this rule alone."""
    return selector in (rule.id, rule.name, *rule.replaces)


def _wanted(rule: Rule, selectors: tuple[tuple[str, ...], ...], ids: frozenset[str]) -> bool:
    chosen, also, ignored = selectors
    if rule.category == "internal":
        return True
    for_it = max((_exactness(rule, s, ids) for s in (*chosen, *also)), default=0)
    if not chosen and rule.default:
        for_it = max(for_it, 1)
    against_it = max((_exactness(rule, s, ids) for s in ignored), default=0)
    return for_it > against_it


def _can_run(rule: Rule, named: set[str]) -> bool:
    """Whether what the check needs is installed; to name a rule that cannot run is an error."""
    needs = rule.kind.needs
    if _is_installed(needs):
        return True
    if named.intersection((rule.id, rule.name, *rule.replaces)):
        raise LinterError(f"{rule.id} ({rule.name}) needs the package {needs}: {type(rule.check).cure}")
    return False


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(package) is not None
    except ValueError:  # what stands for it has no specification
        return False


def _exactness(rule: Rule, selector: str, ids: frozenset[str] = frozenset()) -> int:
    """How exactly a selector means a rule: 0 not at all, then all, severity, category, prefix, name or id.

    What is an id among `ids` is no prefix.
    """
    if selector == "all":
        return 2
    if selector == rule.severity.value:
        return 3
    if selector == rule.category:
        return 4
    if selector in (rule.id, rule.name, *rule.replaces):
        return 99
    if (selector.isupper() or selector[-1:].isdigit()) and selector not in ids:
        return 4 + len(selector) if rule.id.startswith(selector) else 0
    return 0


def _refuse_unknown(selector: str, rulebook: Rulebook) -> None:
    if selector in (*CATEGORIES, *_SEVERITIES, "all") or any(_exactness(r, selector) for r in rulebook.rules):
        return
    from difflib import get_close_matches

    known = {name.lower(): name for rule in rulebook.rules for name in (rule.id, rule.name)}
    known |= {name: name for name in CATEGORIES}
    close = [f"“{known[name]}”" for name in get_close_matches(selector.lower(), known, 3)]
    if selector.strip() and any(rule.id.startswith(selector.upper()) for rule in rulebook.rules):
        close = [f"“{selector.upper()}”"]  # a prefix in small letters
    near = " or ".join((", ".join(close[:-1]), close[-1]) if close[1:] else close)
    hint = f"; did you mean {near}?" if close else "; `mtlint rules` lists them"
    raise LinterError(f"no rule answers to “{selector}”{hint}")
