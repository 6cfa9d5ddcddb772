"""Lines that stand at the edges of many files of a folder: the furniture of the site they come from.

A row that several independent files share (see `recurring_sites`) is not yet furniture: texts of a kind share headings
and courtesies. So its form is asked, and what stands beside it: furniture comes in blocks, headings stand alone.

There is no fix. A check is a function of one document, and what it may delete of this one only the folder knows; the
check hits the block in every file, so that a program can find all places, and a run reports the first and names others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.boilerplate.lines import WholeLine
from linter.checks.boilerplate.recurring_rows import FileRows, bucket_of, merged, rows_of
from linter.checks.boilerplate.recurring_sites import folded_row, joined
from linter.checks.boilerplate.rows import Signs, demanded, folded, forms_of
from linter.findings import CorpusHit
from linter.frozen import frozen, once
from linter.lazy import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from linter.checks.boilerplate.recurring_sites import Folder
    from linter.text.document import Document

_STAMP_LETTERS = 5  # besides the date, in a row that is no bare date
_MOST_TITLES = 3  # rows that differ from page to page between two blocks behind the text
_MENU = 3  # rows without a sign, one of them long, that are furniture by their number
_TRAIL = re.compile(r"\S\s*[>›»→|·•]\s*\S")
_END_MARKS = (".", "!", "?", ",", ":", "…")


@frozen
class FolderRows:
    """The rows near the edges of the files of a folder, joined once."""

    name: ClassVar[str] = "rows"

    def map(self, doc: Document) -> Iterator[tuple[str, tuple[FileRows, ...]]]:
        """The rows of a document under one of many keys, so that each merge is short."""
        if rows := rows_of(doc):
            yield bucket_of(rows), (rows,)

    def merge(self, left: tuple[FileRows, ...], right: tuple[FileRows, ...]) -> tuple[FileRows, ...]:
        """The files of both, or a sample of them."""
        return merged(left, right)

    def join(self, summaries: Mapping[str, tuple[FileRows, ...]]) -> Folder:
        """Which rows the files share."""
        return joined(rows for files in summaries.values() for rows in files)


class _Form(Enum):
    """What a shared row says by itself."""

    SIGN = "a tell-tale wording, or a trail of pages"
    STAMP = "several numbers with words, such as a date and readers; of the page if there is only one"
    LONG = "it tells a site, if others stand beside it or nothing before it"
    SHORT = "a word of a menu, if others stand beside it"
    SENTENCE = "of the text, unless furniture stands between it and the text"
    COURTESY = "the same, with a name below it"
    HEADING = "of a genre, unless it stands within furniture"


_MENU_FORMS = frozenset((_Form.STAMP, _Form.LONG, _Form.SHORT))


class _Run(NamedTuple):
    """Rows of a file, side by side: the number of the file, and the rows from the first to before the end."""

    file: int
    first: int
    end: int


class _Topic(NamedTuple):
    """What a block is about: the same for all of a site that have a row in common, by way of others or not.

    Parts that stand in one file are numbered, since a run reports one finding a topic.
    """

    name: str
    part: int


@frozen
class RecurringLine:
    """Rows side by side at an edge of several files of a site, numbers and dates aside.

    Rows that stand alone count if they have a sign, or if they are the first or the last of their files.

    Attributes:
        signs_of: ids or prefixes of the rules about whole lines (see `WholeLine`) whose forms tell a line for page
            furniture by its wording.
        unless: expressions for whole lines that texts of a kind share: the headings of a genre.
        fewest_chars: length of a row that by itself tells a site; shorter ones need others beside them.
        share: of the files of its site that must have a row that is short, or the outermost of its block.
        signs: rule ids with their forms; taken from the other rules when the rulebook is compiled.
        literals: one of which every sign holds; made then too.

    Values: `lines` (the first one, and how many more), `stand` (the verb), `edge` (`start` or `end`), `files`.
    """

    signs_of: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    fewest_chars: int = 20
    share: float = 0.5
    signs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    literals: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("lines", "stand", "edge", "files")

    def linked(self, checks: Mapping[str, object]) -> RecurringLine:
        """With the forms of the rules about whole lines that it names.

        Raises:
            ValueError: no rule about whole lines answers to one of `signs_of`.
        """
        return replace(self, signs=forms_of(self.signs_of, checks, WholeLine))

    def prepared(self) -> RecurringLine:
        """With the literals that its signs demand."""
        return replace(self, literals=demanded([form for _, forms in self.signs for form in forms]))

    @once
    def gathering(self) -> FolderRows:
        """The rows of the folder."""
        return FolderRows()

    @cached_property
    def _signs(self) -> Signs:
        return Signs([form for _, forms in self.signs for form in forms], self.literals)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return compiled("|".join(self.unless) or "(?!)", re.IGNORECASE)

    def check_joined(self, joined: Folder) -> Iterator[CorpusHit]:
        """A hit for each block in each file; blocks that are one furniture have one topic."""
        reader = _Reader(self, joined)
        runs = [run for number in range(len(joined.files)) for run in reader.runs(number)]
        topics = _topics(joined, runs)
        files = Counter(name for name, _ in {(topic.name, run.file) for run, topic in zip(runs, topics, strict=True)})
        for run, topic in zip(runs, topics, strict=True):
            yield _hit(joined.files[run.file], run, topic, files[topic.name])

    def form_of(self, text: str) -> _Form:
        """What a row says by itself."""
        line = folded(text)
        if _TRAIL.search(line) or self._signs.fullmatch(line):
            return _Form.SIGN
        if self._unless.fullmatch(line):
            return _Form.HEADING
        if folded_row(line).count("0") > 1:
            # A bare date next to the text may be the date of the text.
            return _Form.STAMP if sum(map(str.isalpha, folded_row(line))) >= _STAMP_LETTERS else _Form.SENTENCE
        if line.endswith(_END_MARKS):
            return _Form.COURTESY if line.endswith(",") else _Form.SENTENCE
        return _Form.LONG if len(line) >= self.fewest_chars else _Form.SHORT


class _Reader:
    """Finds the furniture of one file after another; remembers what it found of a row."""

    def __init__(self, check: RecurringLine, folder: Folder) -> None:
        self._check = check
        self._folder = folder
        self._forms: dict[str, _Form] = {}
        self._counts: dict[str, Counter[int]] = {}
        self._sizes = Counter(folder.sites)

    def runs(self, number: int) -> list[_Run]:
        """The blocks of furniture in a file, from top to bottom."""
        rows = self._folder.files[number]
        texts = rows.texts.split("\n")
        head = [run for run in self._shared(number, 0, rows.head) if self._is_furniture(run, texts)]
        tail: list[_Run] = []
        for run in reversed(self._shared(number, rows.head, len(texts))):
            # What stands between two blocks behind the text is furniture too: titles of other pages.
            if tail and _are_titles(texts[run.end : tail[-1].first]):
                tail[-1] = _Run(number, run.first, tail[-1].end)
            elif self._is_furniture(run, texts):
                tail.append(run)
        return head + tail[::-1]

    def _shared(self, number: int, low: int, high: int) -> list[_Run]:
        """The rows at one edge that the files of the site share, without what may belong to the text."""
        keys, need = self._folder.keys[number], self._folder.need
        found: list[_Run] = []
        first = low
        for at in range(low, high + 1):
            if at == high or self._files(number, keys[at]) < need:
                run = self._trimmed(_Run(number, first, at), inner_is_last=low == 0)
                if run.first < run.end:
                    found.append(run)
                first = at + 1
        return found

    def _trimmed(self, run: _Run, *, inner_is_last: bool) -> _Run:
        """Without what may belong to the text, on the side of the text, and without headings on the other."""
        number, first, end = run
        while first < end and not self._may_end(number, end - 1, inner=inner_is_last):
            end -= 1
        while first < end and not self._may_end(number, first, inner=not inner_is_last):
            # "Until next month," takes the name below it along.
            signed = not inner_is_last and self._form(number, first) is _Form.COURTESY
            first = min(end, first + (2 if signed else 1))
        return _Run(number, first, end)

    def _may_end(self, number: int, at: int, *, inner: bool) -> bool:
        form = self._form(number, at)
        if not inner:
            return form is not _Form.HEADING
        return form is _Form.SIGN or (form in _MENU_FORMS and self._is_usual(number, at))

    def _is_furniture(self, run: _Run, texts: Sequence[str]) -> bool:
        number, first, end = run
        forms = [self._form(number, at) for at in range(first, end)]
        if _Form.SIGN in forms or len(forms) >= _MENU:
            return True
        if len(forms) == 1 and forms[0] is _Form.STAMP:
            keys = self._folder.keys[number]
            return keys.count(keys[first]) == 1
        return _Form.LONG in forms and (len(forms) > 1 or first == 0 or end == len(texts))

    def _form(self, number: int, at: int) -> _Form:
        key = self._folder.keys[number][at]
        if key not in self._forms:
            # Of all rows with this key the one in the first file decides.
            first = self._folder.where[key][0]
            text = self._folder.files[first].texts.split("\n")[self._folder.keys[first].index(key)]
            self._forms[key] = self._check.form_of(text)
        return self._forms[key]

    def _is_usual(self, number: int, at: int) -> bool:
        """True for a row that stands in a large share of the files of its site."""
        folder = self._folder
        return self._files(number, folder.keys[number][at]) >= self._check.share * self._sizes[folder.sites[number]]

    def _files(self, number: int, key: str) -> int:
        """How many files of the site of this file have such a row."""
        sites = self._folder.sites
        if key not in self._counts:
            self._counts[key] = Counter(sites[other] for other in self._folder.where.get(key, ()))
        return self._counts[key][sites[number]]


def _are_titles(texts: Sequence[str]) -> bool:
    """True for a few short rows, or none; none of them prose, nor a single word such as the name of a speaker."""
    return len(texts) <= _MOST_TITLES and all(" " in text and not text.endswith(_END_MARKS) for text in texts)


def _topics(folder: Folder, runs: Sequence[_Run]) -> list[_Topic]:
    """What each run is about."""
    first: dict[tuple[int, str], tuple[int, str]] = {}

    def root(row: tuple[int, str]) -> tuple[int, str]:
        while first.setdefault(row, row) != row:
            first[row] = first[first[row]]
            row = first[row]
        return row

    rows = [[(folder.sites[run.file], key) for key in folder.keys[run.file][run.first : run.end]] for run in runs]
    for of_run in rows:
        for one, other in pairwise(of_run):
            low, high = sorted((root(one), root(other)))
            first[high] = low
    topics: list[_Topic] = []
    taken: Counter[tuple[int, tuple[int, str]]] = Counter()
    for run, of_run in zip(runs, rows, strict=True):
        name = root(of_run[0])
        taken[run.file, name] += 1
        topics.append(_Topic(f"{folder.files[name[0]].path} {name[1]}", taken[run.file, name]))
    return topics


def _hit(rows: FileRows, run: _Run, topic: _Topic, files: int) -> CorpusHit:
    place = rows.place(run.first, run.end - 1)
    first, more = rows.texts.split("\n")[run.first], run.end - run.first - 1
    many = f" and {more} more line{'s' if more > 1 else ''}" if more else ""
    values = {
        "lines": f"“{first}”{many}",
        "stand": "stand" if more else "stands",
        "edge": "start" if run.end <= rows.head else "end",
        "files": str(files),
    }
    return CorpusHit(place, values, topic=f"{topic.name} {topic.part}")
