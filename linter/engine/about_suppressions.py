"""What is said about suppressions themselves: unknown codes, none at all, and what is of no use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.engine.identity import with_identities
from linter.engine.lint import finding_at
from linter.findings import Change, Evidence, Excerpt, Finding, Hit, Place
from linter.rulebook.compiled import builtin_rulebook
from linter.suppression.codes import OWN
from linter.suppression.directives import FILE, KEYWORDS, LINE, NEXT, OFF
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.rulebook.model import Rulebook
    from linter.suppression.directives import Directive
    from linter.suppression.entries import Entry
    from linter.suppression.stages import FileStages

_UNKNOWN, _BLANKET, _UNUSED = "SUP001", "SUP002", "SUP003"
_REACH = {LINE: "its line", NEXT: "the next line", FILE: "the whole file"}
_MOST_SHOWN = 5  # codes that a suggestion names


def said_about(stages: FileStages, book: Rulebook, *, whole: bool, sure: bool) -> list[Finding]:
    """What is to be said about the suppressions of a file, once its findings have been asked for.

    Args:
        stages: of the file.
        book: the rules of the run.
        whole: whether the run knows the whole folder, so that rules that compare files are judged.
        sure: whether all findings were asked for, however unsure they are.
    """
    found = [f for f in _Said(stages, book, whole=whole, sure=sure).all() if f.rule in book.by_id]
    by_path: dict[str, list[Finding]] = {}
    for finding in sorted(found, key=lambda finding: finding.order):
        by_path.setdefault(finding.location.path, []).append(finding)
    return [finding for some in by_path.values() for finding in with_identities(some)]


class _Said:
    """What is said about the suppressions of a file."""

    def __init__(self, stages: FileStages, book: Rulebook, *, whole: bool, sure: bool) -> None:
        self._stages = stages
        self._book = book
        self._codes = stages.codes
        self._whole = whole
        self._sure = sure and stages.marks.whole

    def all(self) -> Iterator[Finding]:
        """All findings of the family `suppression`."""
        for directive in self._stages.marks.directives:
            yield from self._form(directive)
        for entry in self._stages.lists.entries:
            if not self._codes.known(entry.code):
                yield self._finding(_UNKNOWN, _place_of(entry), self._unknown("rule", [entry.code]))
        for directive, codes in self._stages.idle_codes():
            yield from self._idle(directive, codes)
        for entry in self._stages.idle_entries():
            if self._is_idle(entry.code):
                hit = _hit({"what": f"the entry for {entry.code} and “{entry.text}”"})
                yield self._finding(_UNUSED, _place_of(entry), hit)

    def _form(self, directive: Directive) -> Iterator[Finding]:
        place = Place(directive.location, directive.excerpt)
        if directive.keyword not in KEYWORDS:
            yield self._finding(_UNKNOWN, place, self._unknown("directive", [directive.keyword]))
            return
        if unknown := [code for code in directive.codes if not self._codes.known(code)]:
            yield self._finding(_UNKNOWN, place, self._unknown("rule", unknown))
        if not directive.codes and directive.keyword != OFF:
            rules = self._stages.silenced(directive)[:_MOST_SHOWN] or ["DUP001"]
            values = {
                "reach": _REACH.get(directive.keyword, "all that follows"),
                "example": f"{directive.keyword} {', '.join(rules)}",
            }
            yield self._finding(_BLANKET, place, _hit(values))
        if directive.keyword == OFF and directive.hint:
            yield self._unused(directive, "enable", "")

    def _idle(self, directive: Directive, codes: list[str]) -> Iterator[Finding]:
        idle = [code for code in codes if self._is_idle(code)]
        if not idle or directive.keyword not in KEYWORDS:
            return
        left = [code for code in directive.codes if code not in idle]
        what = f"{directive.keyword} {', '.join(idle)}".strip()
        yield self._unused(directive, what, ", ".join(left))

    def _is_idle(self, code: str) -> bool:
        """Whether a code that was of no use can be called so: all rules that it names were asked."""
        named = self._codes.named(code)
        if not self._sure or (code and not self._codes.known(code)) or not named <= self._book.by_id.keys():
            return False
        meant = self._codes.meant(code) if code else named
        about_us = any(self._book.by_id[id_].category == OWN for id_ in named)
        return bool(named) and not about_us and (self._whole or not self._codes.compares_files(meant))

    def _unused(self, directive: Directive, what: str, left: str) -> Finding:
        """A directive that is of no use, or of use for the codes `left` only.

        What names rules that compare files cannot be told while a file is fixed, and is left to a person.
        """
        change = None
        if left and directive.codes_at:
            change = Change(directive.codes_at, left)
        elif directive.removal:
            change = Change(directive.removal, "")
        local = directive.keyword == OFF or (
            bool(directive.codes) and not self._codes.compares_files(self._codes.of(directive.codes))
        )
        hit = _hit({"what": f"“{what}”"}, directive.hint)
        changes = (change,) if change and local else ()
        return self._finding(_UNUSED, Place(directive.location, directive.excerpt), hit, changes)

    def _unknown(self, kind: str, words: list[str]) -> Hit:
        near = [self._codes.nearest(word) for word in words] if kind == "rule" else [_near_keyword(words[0])]
        values = {"what": ", ".join(f"“{word}”" for word in words), "kind": kind}
        return _hit(values, suggestions=tuple(dict.fromkeys(filter(None, near))))

    def _finding(self, rule: str, place: Place, hit: Hit, changes: tuple[Change, ...] = ()) -> Finding:
        return finding_at(self._book.by_id.get(rule) or builtin_rulebook().by_id[rule], hit, place, changes)


def _hit(values: Mapping[str, str], note: str = "", suggestions: tuple[str, ...] = ()) -> Hit:
    return Hit(Span(0, 0), values, evidence=(Evidence(note),) if note else (), suggestions=suggestions)


def _place_of(entry: Entry) -> Place:
    return Place(entry.location, Excerpt("", entry.line, ""))


def _near_keyword(word: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, KEYWORDS, 1)), "")
