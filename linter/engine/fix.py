"""Applying fixes to a text: exact, and stable under repetition."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import Change, Finding, Safety
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from linter.engine.limits import Guard, Limits
    from linter.engine.lint import Linted
    from linter.text.document import Document

_MOST_ROUNDS = 100  # of linting and fixing; the laws know no text that needs a tenth of them


@frozen
class Fixing:
    """What a run does about fixes.

    Attributes:
        unsafe: apply those too that may change the meaning.
        write: change files.
        guard: what must be left alone.
    """

    unsafe: bool = False
    write: bool = False
    guard: Guard | None = None


class Fixed(NamedTuple):
    """A document after fixing, what the rules still say about it, and how often each rule was obeyed."""

    doc: Document
    linted: Linted
    counts: Mapping[tuple[str, str], int]


def fixed_document(
    doc: Document,
    lint: Callable[[Document], Linted],
    *,
    unsafe: bool = False,
    guard: Guard | None = None,
    told: Callable[[Linted], Sequence[Finding]] | None = None,
) -> Fixed:
    """Lint and fix a document by turns until nothing changes.

    Fixes that its encoding cannot write are left alone, and so is what `guard` protects. `told` says which findings
    stay once those are left out that are suppressed. `counts` has the id and the name of each rule.
    """
    counts: Counter[tuple[str, str]] = Counter()
    limits: Limits | None = None
    for _ in range(_MOST_ROUNDS):
        linted = lint(doc)
        findings: Sequence[Finding] = told(linted) if told else linted.findings
        if guard:
            limits = limits or guard.limits(doc, findings)
            findings = limits.allowed(doc, findings)
        chosen = [finding for finding in applicable(findings, unsafe=unsafe) if _can_be_written(finding, doc)]
        if not chosen:
            break
        limits = limits and limits.after(chosen)
        counts.update((finding.rule, finding.name) for finding in chosen)
        doc = doc.with_text(applied(doc.text, chosen))
    else:
        linted = lint(doc)
    return Fixed(doc, linted, counts)


def fixed(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """The text with all fixes of the findings applied that do not touch one another.

    What is left over comes with the next round: lint again and fix again until nothing changes.
    """
    return applied(text, applicable(findings, unsafe=unsafe))


def applicable(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """The findings whose fixes can be applied together, in order.

    A fix is applied whole or not at all; the first in the text wins. One that begins right where another ends waits, as
    it does not know yet what will stand before it: two lines that go leave one blank line too many, if each thinks that
    the other stays.
    """
    chosen = []
    done = -1
    for finding in sorted(findings, key=lambda f: f.order):
        fix = finding.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        if min(edit.span.start for edit in fix.edits) > done:
            chosen.append(finding)
            done = max(edit.span.end for edit in fix.edits)
    return chosen


def applied(text: str, findings: Sequence[Finding]) -> str:
    """The text after the fixes of these findings, which must not touch one another and stand in order."""
    edits: list[Change] = []
    for finding in findings:
        edits.extend(sorted(finding.fix.edits if finding.fix else (), key=lambda e: e.span))
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def _can_be_written(finding: Finding, doc: Document) -> bool:
    try:
        for edit in finding.fix.edits if finding.fix else ():
            edit.text.encode(doc.encoding)
    except UnicodeError:
        return False
    return True


def difference(path: str, before: Document, after: Document) -> bytes:
    """A unified diff, in the encoding of the file, that `patch -p0` and `git apply -p0` understand."""
    from difflib import diff_bytes, unified_diff

    old, new = _lines(before.to_bytes()), _lines(after.to_bytes())
    name = path.encode("utf-8", "surrogateescape")
    lines = diff_bytes(unified_diff, old, new, name, name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    ended = [line + b"\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended
