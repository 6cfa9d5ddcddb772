"""The web pages of the lexicon: one a file of entries, with a section for each that its id leads to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from linter.rulebook.pages import measured
from tools.page_text import block, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.rulebook.model import Entry, Example, RulePage

LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "ja": "Japanese", "ko": "Korean", "ru": "Russian",
    "und": "any language", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_SILENCE = """\
`ID` is that of the entry:

* everywhere: `ignore = ["ID"]` in the settings, or `--ignore ID`
* in some files: `per-file-ignores = {"poems/*" = ["ID"]}` in the settings
* a term that is right as it stands: `[terms] accept = ["…"]` in the settings, or `mtlint accept FINGERPRINT --as term`
* at one place of Markdown or HTML: `<!-- mtlint: ignore ID -->` at the end of the line
* at one place of plain text: `[sic]` right behind the words

[Silencing findings](../suppression.md) tells each way. `mtlint rule ID` prints an entry in the terminal, `mtlint
glossary` the whole lexicon; [glossaries](../glossary.md) tells how phrases are written."""


def file_name(file: str) -> str:
    """The page of a file of entries: `literal/zh/work.yaml` → `literal-zh-work.md`."""
    return f"{file.removesuffix('.yaml').replace('/', '-')}.md"


def file_title(file: str) -> str:
    """What a page of entries is called: its file without folder and ending, in words."""
    return file.removesuffix(".yaml").rpartition("/")[2].replace("-", " ")


def by_file(pages: Sequence[RulePage]) -> dict[str, list[RulePage]]:
    """The entries among some rules by the file that they stand in."""
    entries = sorted((p for p in pages if p.entry), key=lambda p: (p.rule.origin.file, p.rule.id))
    return {file: list(group) for file, group in groupby(entries, key=lambda p: p.rule.origin.file)}


def file_page(file: str, entries: Sequence[RulePage]) -> str:
    """All entries of a file as Markdown for a browser."""
    return "\n\n".join(part for part in _parts(file, entries) if part) + "\n"


def file_table(files: dict[str, list[RulePage]]) -> str:
    """Files of entries with how many each holds, and their ids, with links to their pages."""
    lines = ["| entries about | from | ids | warnings | notes | with a fix |", "|---|---|---|---|---|---|"]
    for file, entries in files.items():
        fixes = sum(bool(p.rule.fix) for p in entries)
        notes = sum(p.rule.severity.value == "info" for p in entries)
        cells = (
            f"[{file_title(file)}]({file_name(file)})",
            _languages(entries), ", ".join(ranges([p.rule.id for p in entries])), str(len(entries) - notes), str(notes),
            str(fixes),
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def ranges(ids: Sequence[str]) -> list[str]:
    """Ids with those that follow one another drawn together: LIT1001–LIT1040."""
    numbered = sorted((id_[:3], len(id_), int(id_[3:])) for id_ in ids)
    runs: list[list[tuple[str, int, int]]] = []
    for one in numbered:
        if runs and runs[-1][-1] == (one[0], one[1], one[2] - 1):
            runs[-1].append(one)
        else:
            runs.append([one])
    return ["–".join(dict.fromkeys(_id(*end) for end in (run[0], run[-1]))) for run in runs]


def _id(family: str, size: int, number: int) -> str:
    return f"{family}{number:0{size - len(family)}d}"


def _languages(entries: Sequence[RulePage]) -> str:
    codes = dict.fromkeys(p.entry.language for p in entries if p.entry)
    return ", ".join(LANGUAGES.get(code, code) for code in codes)


def _parts(file: str, entries: Sequence[RulePage]) -> Iterator[str]:
    yield "[Rules](README.md) › [literal](README.md#literal)"
    yield f"# Literal renderings, {_languages(entries)}: {file_title(file)}"
    number = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
    yield (f"{number}. What is marked ⟦so⟧ is found; a line behind → is the text after the fix.")
    yield _contents(entries)
    for entry in entries:
        yield from _entry(entry)
    yield f"## How to silence an entry\n\n{_SILENCE}"


def _contents(entries: Sequence[RulePage]) -> str:
    lines = ["| entry | source term | means |", "|---|---|---|"]
    for page in entries:
        assert page.entry is not None  # noqa: S101  only entries come here
        cells = (f"[{page.rule.id}](#{page.rule.id.lower()})", _cell(page.entry.source), _cell(page.entry.means))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return plain(text).replace("|", "&#124;")


def _entry(page: RulePage) -> Iterator[str]:
    rule, entry = page.rule, page.entry
    assert entry is not None  # noqa: S101
    yield f"## {rule.id}"
    yield _head(entry)
    fix = f"{rule.fix.value} fix" if rule.fix else "no fix"
    default = "" if rule.default else " · off by default"
    yield f"`{rule.name}` · **{rule.severity.value}** · confidence {rule.confidence:.2f}{default} · {fix}"
    yield plain(entry.note)
    yield f"Write: {'; '.join(map(plain, entry.write))}."
    if entry.says:
        yield f"Looked for: {', '.join(f'`{phrase}`' for phrase in entry.says)}"
    yield "Found:"
    yield block("\n".join(line for example in page.bad for line in _bad(example)))
    yield "Left alone:"
    yield block("\n".join(map(_good, page.good)))
    if page.alarms:
        yield "Known false alarms:\n\n" + "\n".join(f"* {plain(alarm)}" for alarm in page.alarms)
    if page.measured:
        yield f"Measured: {plain(measured(page))}"


def _head(entry: Entry) -> str:
    means = plain(entry.means)
    return f"**{plain(entry.source)}**: {means}." if entry.source else f"{means[:1].upper()}{means[1:]}."


def _bad(example: Example) -> Iterator[str]:
    yield _text(example)
    if example.fixed is not None:
        yield f"→ {example.fixed}"


def _good(example: Example) -> str:
    because = f"   ({example.because})" if example.because else ""
    return f"{_text(example)}{because}"


def _text(example: Example) -> str:
    text = (example.text if example.data is None else repr(example.data)).removesuffix("\n")
    return text if example.path == "example.txt" else f"{example.path}: {text}"
