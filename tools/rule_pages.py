"""The web pages of rules, and their index by family: made from the rules alone.

`linter.rulebook.pages` makes the page that `mtlint rule ID` prints; this one is for a browser or a forge, where an
example may hold anything and must still be seen as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.rulebook.model import CATEGORIES
from linter.rulebook.pages import measured, silencing
from tools.lexicon_pages import by_file, file_name, file_page, file_table
from tools.page_text import block, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.rulebook.model import Example, Rule, RulePage

FAMILIES = {
    "names": "Names of people, places and firms that are garbled, split, or written in two ways.",
    "duplication": "Words, phrases, sentences and paragraphs that are said twice.",
    "boilerplate": "What a web page holds besides its text: menus, stamps, credits, buttons.",
    "residue": "What is left of the source text and of the tools that handled it.",
    "encoding": "Characters that went wrong between two programs, or that nobody can see.",
    "literal": "Renderings word for word that no editor lets stand.",
    "casing": "Capitals where none belong, and small letters where one does.",
    "consistency": "One thing that a text writes in two ways.",
    "punctuation": "Signs that are stray, doubled, lost or of the wrong kind.",
    "spacing": "Blanks that are missing, doubled or in the wrong place.",
    "numbers": "Numbers, dates, times and amounts that cannot be meant.",
    "grammar": "The few slips of grammar that mark machine translation.",
    "spelling": "Misspellings that are wrong in any text.",
    "source": "What only a comparison with the source text shows.",
    "internal": "What mtlint reports about itself: a check that crashed, a file that cannot be read.",
    "suppression": "Marks that silence findings, where they are wrong or no longer needed.",
}
_ABOUT_THE_TABLES = """\
**Severity**: *error* is wrong in any house style; *warning* is what an editor would usually change; *info* is a
measure, a taste or a suspicion.
**Confidence**: the share of a rule's findings that an editor agrees with; [how well the rules do](../quality.md) says
how that is known.
**Fix**: *safe* fixes keep the meaning and are made by `--fix`; *unsafe* ones by `--fix --unsafe-fixes`; see
[fixes](../fixes.md).

A family, an id, the beginning of an id or a name can be given to `--select` and `--ignore`."""
_ABOUT_THE_LEXICON = """\
Each entry of the lexicon is a source term with what it means, the renderings that give a machine away, and what to
write instead; `mtlint glossary` prints them, `mtlint glossary --search TEXT` finds one. [Glossaries](../glossary.md)
tells how to export them and how to use one of your own."""
_SHARE = "share of its findings that an editor agrees with"


def web_pages(pages: Sequence[RulePage]) -> dict[str, str]:
    """All pages by the names of their files: one a rule, one a file of entries, and the index."""
    single = {f"{p.rule.id}.md": web_page(p) for p in pages if not p.entry}
    lexicon = {file_name(file): file_page(file, entries) for file, entries in by_file(pages).items()}
    return {"README.md": index(pages), **single, **lexicon}


def address(rule_page: RulePage) -> str:
    """Where a rule is explained, from the index."""
    rule = rule_page.rule
    return f"{file_name(rule.origin.file)}#{rule.id.lower()}" if rule_page.entry else f"{rule.id}.md"


def web_page(rule_page: RulePage) -> str:
    """Everything about one rule as Markdown for a browser."""
    return "\n\n".join(part for part in _parts(rule_page) if part) + "\n"


def index(pages: Sequence[RulePage]) -> str:
    """All rules by family as Markdown, with links to their pages; entries of the lexicon by file."""
    rules = [p.rule for p in pages if not p.entry]
    files = by_file(pages)
    number = sum(map(len, files.values()))
    used = [name for name in CATEGORIES if any(p.rule.category == name for p in pages)]
    lexicon = f", {number} of them entries of the [lexicon](#literal)" if number else ""
    parts = [
        "# Rules",
        f"{len(pages)} rules in {len(used)} families{lexicon}. `mtlint rule ID` prints a rule's page in the terminal.",
        _ABOUT_THE_TABLES,
        " · ".join(f"[{name}](#{name})" for name in used),
    ]
    for name in used:
        parts += [f"## {name}", FAMILIES[name]]
        if name == "literal" and files:
            parts += [_ABOUT_THE_LEXICON, file_table(files)]
        if own := [rule for rule in rules if rule.category == name]:
            parts.append(_table(own))
    parts.append("Next: [write a rule](../../rules/README.md), or [silence one](../suppression.md).")
    return "\n\n".join(parts) + "\n"


def _table(rules: Sequence[Rule]) -> str:
    lines = ["| rule | name | severity | confidence | fix | says |", "|---|---|---|---|---|---|"]
    for rule in rules:
        severity = rule.severity.value + ("" if rule.default else ", off by default")
        cells = (
            f"[{rule.id}]({rule.id}.md)", rule.name, severity, f"{rule.confidence:.2f}",
            rule.fix.value if rule.fix else "", plain(rule.message).replace("|", "&#124;"),
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _parts(rule_page: RulePage) -> Iterator[str]:
    rule = rule_page.rule
    yield f"[Rules](README.md) › [{rule.category}](README.md#{rule.category})"
    yield f"# {rule.id} {rule.name}"
    yield _grades(rule)
    yield plain(rule.why)
    yield "## What it says\n\n> " + plain(rule.message)
    if "{" in rule.message:
        yield "Words in braces stand for what is found."
    if rule.suggest:
        yield "What to do: " + "; ".join(map(plain, rule.suggest)) + "."
    if rule_page.bad:
        fixed = (
            "; the line behind → is the text after the fix" if any(e.fixed is not None for e in rule_page.bad) else ""
        )
        yield f"## Found\n\nWhat is marked ⟦so⟧ is found{fixed}."
        yield from map(_bad, rule_page.bad)
    if rule_page.good:
        yield "## Left alone"
        yield from map(_good, rule_page.good)
    if rule_page.alarms:
        yield "## Known false alarms\n\n" + "\n".join(f"* {plain(alarm)}" for alarm in rule_page.alarms)
    yield "## How to silence it\n\n" + "\n".join(f"* {where}: {plain(how)}" for where, how in silencing(rule))
    yield "[Silencing findings](../suppression.md) tells each way, the [settings](../settings.md) all keys."
    if not rule.default:
        yield f'To switch it on: `extend-select = ["{rule.id}"]`, or `--extend-select {rule.id}`.'
    if rule.above:
        yield f"Where they overlap it takes over findings of {', '.join(rule.above)}."
    yield f"## How the confidence was measured\n\n{plain(measured(rule_page))}"
    if rule_page.links:
        yield "## Further reading\n\n" + "\n".join(f"* <{link}>" for link in rule_page.links)
    if rule_page.since:
        yield f"Since version {rule_page.since}."


def _grades(rule: Rule) -> str:
    fix = f"{rule.fix.value} fix" if rule.fix else "no fix"
    default = "on by default" if rule.default else "off by default"
    return f"**{rule.severity.value}** · {default} · confidence {rule.confidence:.2f} ({_SHARE}) · {fix}"


def _bad(example: Example) -> str:
    after = [f"→ {example.fixed}"] if example.fixed is not None else []
    return _shown(example, after)


def _good(example: Example) -> str:
    because = plain(example.because)
    return "\n\n".join(
        part for part in (because and f"{because[0].upper()}{because[1:]}:", _shown(example, [])) if part
    )


def _shown(example: Example, after: Sequence[str]) -> str:
    text = example.text if example.data is None else repr(example.data)
    blocks = [] if example.path == "example.txt" else [f"In `{example.path}`:"]
    blocks.append(block("\n".join((text, *after))))
    for name, other in example.files:
        blocks += [f"Beside it, in `{name}`:", block(other)]
    return "\n\n".join(blocks)
