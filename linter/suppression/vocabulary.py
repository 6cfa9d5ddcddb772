"""The names, terms and words that a project accepts.

Capitals count only where an entry has some, or where `=` stands before it.

* A word accepts a finding whose marked text is that word, once or several times, and nothing else.
* A term accepts a finding whose marked text lies within the term as it stands in the text: one that also marks what
  stands around the term complains of something else.
* A name accepts a finding of the family `names` whose marked text is that name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.suppression.codes import ENGINE, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.findings import Finding
    from linter.suppression.entries import Accepted

_WORD = lazy(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_EDGES = " \t\r\n\u00a0.,;:!?()[]{}\"'“”‘’*_\u200b\u2060\ufeff"
_POSSESSIVES = ("'s", "’s")
_NAMES = "names"


class Vocabulary:
    """Accepted names, terms and words, ready to be asked."""

    def __init__(self, accepted: Iterable[Accepted]) -> None:
        self._words: dict[str, Accepted] = {}
        self._names: dict[str, Accepted] = {}
        self._terms: dict[str, tuple[Accepted, re.Pattern[str]]] = {}
        for one in accepted:
            text, exact = _reading(one.text)
            if not text:
                continue
            if one.kind == "term":
                self._terms.setdefault(_key(text, exact=exact), (one, _term(text, exact=exact)))
            else:
                kept = self._words if one.kind == "word" else self._names
                kept.setdefault(_key(text, exact=exact), one)
        # A term can only stand where its first word does.
        self._heads = {key: key.removeprefix("=").lower().split()[0] for key in self._terms}

    def __bool__(self) -> bool:
        return bool(self._words or self._names or self._terms)

    def accepting(self, finding: Finding) -> Accepted | None:
        """The entry that accepts a finding, if any does."""
        if finding.category in (ENGINE, OWN):
            return None
        return self._word(finding) or self._name(finding) or self._term(finding)

    def _word(self, finding: Finding) -> Accepted | None:
        if not self._words:
            return None
        words = set(_WORD.findall(finding.excerpt.marked))
        if not words or _WORD.sub("", finding.excerpt.marked).strip(_EDGES):
            return None
        if len(words) == 1 and (found := self._words.get(f"={next(iter(words))}")):
            return found
        lower = {word.lower() for word in words}
        return self._words.get(next(iter(lower))) if len(lower) == 1 else None

    def _name(self, finding: Finding) -> Accepted | None:
        if not self._names or finding.category != _NAMES:
            return None
        name = " ".join(finding.excerpt.marked.strip(_EDGES).split())
        for form in (name, *(name.removesuffix(end) for end in _POSSESSIVES if name.endswith(end))):
            if found := self._names.get(f"={form}") or self._names.get(form.lower()):
                return found
        return None

    def _term(self, finding: Finding) -> Accepted | None:
        if not self._terms:
            return None
        before, marked, after = finding.excerpt
        whole = before + marked + after
        core = marked.strip()
        start = len(before) + (marked.index(core) if core else 0)
        lower = whole.lower()
        for key, (one, regex) in self._terms.items():
            if self._heads[key] in lower and any(
                m.start() <= start and start + len(core) <= m.end() for m in regex.finditer(whole)
            ):
                return one
        return None


def _reading(text: str) -> tuple[str, bool]:
    """An entry as it is compared, and whether its capitals count."""
    bare = " ".join(text.removeprefix("=").split())
    return bare, text.startswith("=") or bare != bare.lower()


def _key(text: str, *, exact: bool) -> str:
    return f"={text}" if exact else text


def _term(text: str, *, exact: bool) -> re.Pattern[str]:
    """A term wherever it stands as words of its own, with any blanks between them and any form of apostrophe."""
    body = r"\s+".join("['’]".join(map(re.escape, word.replace("’", "'").split("'"))) for word in text.split())
    return re.compile(rf"(?<!\w){body}(?!\w)", 0 if exact else re.IGNORECASE)
