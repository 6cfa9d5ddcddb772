"""Which lines have changed since a revision, as git tells it.

What is compared is the files as they lie there (staged or not) with the last revision that they share with the one that
was named, so that work that others did there meanwhile does not count. git counts lines by LF alone; `ChangedLines`
counts them as mtlint does.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from linter.errors import LinterError
from linter.findings import Stage, Suppressed
from linter.frozen import frozen, once
from linter.text.reading import bytes_if_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from linter.findings import Finding
    from linter.text.spans import Location

Lines = tuple[int, int]
"""First and last line, from 1. Where lines were taken away the last is before the first: the seam between the two."""

_DIFF = ("-c", "core.quotePath=false", "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative",
         "--find-renames", "--ignore-submodules=all")  # fmt: skip
_PATCH = (*_DIFF, "--src-prefix=a/", "--dst-prefix=b/", "--unified=0", "--inter-hunk-context=0",
          "--output-indicator-new=+", "--output-indicator-old=-")  # fmt: skip
_ESCAPES = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13, b'"': 34, b"\\": 92}


@frozen
class ChangedLines:
    """The changed lines of a repository; can be sent to a worker.

    Attributes:
        ref: the revision as it was named.
        top: the folder of the repository.
        hunks: for each changed file, by its path in the repository, its changed lines as git counts them; None for all.
        tracked: the files that git knows; all lines of any other are new.
    """

    ref: str
    top: str
    hunks: Mapping[str, tuple[Lines, ...] | None]
    tracked: frozenset[str]

    def split(self, findings: Sequence[Finding]) -> tuple[list[Finding], list[Suppressed]]:
        """The findings that touch changed lines of the files as they lie there, and the others."""
        kept, out = [], []
        for finding in findings:
            lines = self._lines_of(finding.location.path)
            if touched([finding.location], lines) or (lines and _is_about_all(finding)):
                kept.append(finding)
            else:
                out.append(Suppressed(finding, Stage.DIFF, f"its lines have not changed since {self.ref}"))
        return kept, out

    def _lines_of(self, path: str) -> tuple[Lines, ...] | None:
        if path not in self._counted:
            changed = self.hunks_of(path)
            self._counted[path] = counted(changed, bytes_if_any(path)) if changed else changed
        return self._counted[path]

    def hunks_of(self, path: str) -> tuple[Lines, ...] | None:
        """The changed lines of a file as git counts them; None for all.

        Raises:
            LinterError: it lies outside the repository.
        """
        if path == ".":
            return None  # what is said about the run as a whole
        folder, name = os.path.split(os.path.abspath(path))
        inside = os.path.relpath(os.path.join(self._real(folder), name), self.top).replace(os.sep, "/")
        if inside.startswith("../"):
            raise LinterError(f"--diff-base: “{path}” lies outside the repository {self.top}")
        if inside in self.hunks:
            return self.hunks[inside]
        return () if inside in self.tracked else None

    def _real(self, folder: str) -> str:
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return self._folders[folder]

    @once
    def _counted(self) -> dict[str, tuple[Lines, ...] | None]:
        return {}

    @once
    def _folders(self) -> dict[str, str]:
        return {}


def _is_about_all(finding: Finding) -> bool:
    """True for what is said of a file as a whole."""
    return finding.location.span.end == 0 and not finding.excerpt.marked


def touched(locations: Iterable[Location], lines: tuple[Lines, ...] | None) -> bool:
    """Whether each of some places touches changed lines."""
    if lines is None:
        return True
    return all(any(place.line <= last and place.end_line >= first for first, last in lines) for place in locations)


def counted(lines: tuple[Lines, ...], data: bytes) -> tuple[Lines, ...] | None:
    """Lines as git counts them, by LF alone, as mtlint counts them, where CR and CRLF end a line too.

    Returns None, which means all lines, for UTF-16, where git sees no lines.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if b"\r" not in data.replace(b"\r\n", b"\n"):
        return lines
    starts = [0]
    for piece in data.split(b"\n"):
        # a piece that ends with CR is a line with the LF behind it: CRLF ends one line
        starts.append(starts[-1] + len(piece.removesuffix(b"\r").split(b"\r")))
    starts.append(starts[-1])
    top = len(starts) - 1
    return tuple((starts[min(first - 1, top)] + 1, starts[min(last, top)]) for first, last in lines)


def changed_since(ref: str) -> ChangedLines:
    """What has changed since a revision in the repository of the current folder.

    Raises:
        LinterError: there is no git, no repository, or no such revision.
    """
    top = os.path.realpath(os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n")))
    found = _tried("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if found.code and ref == "HEAD":  # before the first commit: all lines are new
        return ChangedLines(ref, top, {}, frozenset())
    if found.code:
        advice = "a shallow clone may have to fetch it first"
        raise LinterError(f"--diff-base: git knows no revision “{ref}” here; {advice}")
    commit = found.out.strip().decode("ascii")
    shared = _tried("merge-base", commit, "HEAD")
    base = shared.out.split()[0].decode("ascii") if not shared.code and shared.out.strip() else commit
    hunks: dict[str, tuple[Lines, ...] | None] = dict(_patched(_git(*_PATCH, base, "--")))
    hunks.update(dict.fromkeys(_unreadable(_git(*_DIFF, "--numstat", "-z", base, "--"))))
    listed = _git("-C", top, "ls-files", "-z", "--cached")
    return ChangedLines(ref, top, hunks, frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name))


class _Done(NamedTuple):
    code: int
    out: bytes
    complaint: str


def _git(*arguments: str) -> bytes:
    done = _tried(*arguments)
    if done.code:
        if "not a git repository" in done.complaint:
            raise LinterError("--diff-base: the current folder lies in no git repository")
        raise LinterError(f"--diff-base: git says: {done.complaint or f'exit code {done.code}'}")
    return done.out


def _tried(*arguments: str) -> _Done:
    import subprocess

    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, env=environment)  # noqa: S603, S607
    except (OSError, ValueError) as error:
        raise LinterError(f"--diff-base needs git, which cannot be run: {error}") from error
    complaint = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
    return _Done(done.returncode, done.stdout, complaint)


def _patched(patch: bytes) -> Iterator[tuple[str, tuple[Lines, ...]]]:
    """The files of a patch without context, each with its changed lines; those without lines are left out.

    Lines of content are skipped by their number: one that was added may look like any line of a patch.
    """
    path, hunks = "", []
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            path = _path(line[4:])
        elif line.startswith(b"@@ -") and path:
            old, new = (_numbers(part[1:]) for part in line.split(b" ", 3)[1:3])
            hunks.append((new[0], new[0] + new[1] - 1) if new[1] else (new[0] + 1, new[0]))
            rest = old[1] + new[1]
            while rest:
                rest -= not next(lines).startswith(b"\\")
        elif line.startswith(b"diff --git "):
            if hunks:
                yield path, tuple(hunks)
            path, hunks = "", []
    if hunks:
        yield path, tuple(hunks)


def _numbers(part: bytes) -> tuple[int, int]:
    first, comma, count = part.partition(b",")
    return int(first), int(count) if comma else 1


def _path(name: bytes) -> str:
    """The path on a line `+++ `; empty for a file that is gone.

    git quotes as C does, and puts a TAB behind a name with blanks.
    """
    name = name.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _unquoted(name[1:-1])
    return os.fsdecode(name.removeprefix(b"b/")) if name.startswith(b"b/") else ""


def _unquoted(text: bytes) -> bytes:
    out = bytearray()
    at = 0
    while at < len(text):
        if text[at : at + 1] != b"\\":
            out.append(text[at])
            at += 1
        elif (code := _ESCAPES.get(text[at + 1 : at + 2])) is not None:
            out.append(code)
            at += 2
        else:
            out.append(int(text[at + 1 : at + 4], 8))
            at += 4
    return bytes(out)


def _unreadable(counts: bytes) -> Iterator[str]:
    """The files that git takes for binary, from what `--numstat -z` prints: all of such a file counts as changed."""
    parts = iter(counts.split(b"\0"))
    for part in parts:
        if not part:
            continue
        added, _, name = part.split(b"\t", 2)
        if not name:  # it has another name now: both follow
            next(parts)
            name = next(parts)
        if added == b"-":
            yield os.fsdecode(name)
