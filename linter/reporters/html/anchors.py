"""The anchors of a page: a finding keeps its own between runs, and what is said about a place leads to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.findings import Finding
    from linter.text.spans import Location

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
_NEIGHBOURS = 4  # findings looked at before a place: more than that hardly ever overlap
_LENGTH = 12  # hex digits of the anchor of a file


class Anchors:
    """Where on the page each finding and each file stands.

    Args:
        findings: those of the report, in its order.
        more: those that were kept out of it but are shown.
        paths: of the files that have a part of their own.
    """

    def __init__(self, findings: Sequence[Finding], more: Iterable[Finding], paths: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self.findings = [self._free(f"f-{finding.fingerprint}") for finding in findings]
        self.more = [self._free(f"f-{finding.fingerprint}") for finding in more]
        self._rules = {finding.rule for finding in findings}
        self._files = {path: self._free(f"d-{_digest(path)}") for path in paths}
        self._places: defaultdict[str, list[tuple[tuple[int, int], tuple[int, int], str]]] = defaultdict(list)
        for finding, anchor in zip(findings, self.findings, strict=True):
            where = finding.location
            entry = ((where.line, where.column), (where.end_line, where.end_column), anchor)
            self._places[where.path].append(entry)
        for places in self._places.values():
            places.sort()

    def file(self, path: str) -> str:
        """The anchor of a file; empty if the page has no part for it."""
        return self._files.get(path, "")

    def rule(self, rule: str) -> str:
        """The anchor of a rule; empty if the table of rules has no row for it."""
        return rule_anchor(rule) if rule in self._rules else ""

    def place(self, where: Location, besides: str = "") -> str:
        """The anchor of a finding at this place other than `besides`, else of its file, else empty."""
        places = self._places.get(where.path, ())
        point = (where.line, where.column)
        last = bisect_right(places, point, key=lambda entry: entry[0])
        for start, end, anchor in reversed(places[max(0, last - _NEIGHBOURS) : last]):
            if anchor != besides and (start == point or point < end):
                return anchor
        return self.file(where.path)

    def _free(self, wanted: str) -> str:
        anchor, number = wanted, 1
        while anchor in self._taken:
            number += 1
            anchor = f"{wanted}-{number}"
        self._taken.add(anchor)
        return anchor


def rule_anchor(rule: str) -> str:
    """The anchor of a rule: its id, if an anchor can be written so."""
    return f"r-{rule if _PLAIN.fullmatch(rule) else _digest(rule)}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
