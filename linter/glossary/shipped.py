"""The lexicon that ships with mtlint as entries of a glossary: its phrases as the plain terms they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.checks.literal.phrase import Choice, Comma, Gap, Number, Word, parse
from linter.glossary.model import Concept
from linter.rulebook.model import OF_GLOSSARIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.checks.literal.phrase import Item
    from linter.rulebook.model import RulePage

_MOST = 8  # terms that one phrase with choices is written out as
_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)
_QUOTES = re.compile('["“”]')
_SOURCES = re.compile(r"\s*/\s*")


def concepts_of_pages(pages: Iterable[RulePage]) -> tuple[Concept, ...]:
    """The entries among some rules, in order of id."""
    return tuple(_concept(page) for page in sorted(pages, key=lambda page: page.rule.id) if page.entry)


def _concept(page: RulePage) -> Concept:
    rule, entry = page.rule, page.entry
    assert entry is not None  # noqa: S101  asked before
    is_own = rule.id.startswith(OF_GLOSSARIES)
    return Concept(
        id=rule.id,
        name=rule.name,
        language=entry.language,
        sources=tuple(filter(None, _SOURCES.split(entry.source))),
        means=entry.means,
        forbidden=entry.says if is_own else tuple(_terms(page, entry.says)),
        preferred=entry.write,
        severity=rule.severity.value,
        exact=rule.check.case == "exact",
        part=getattr(rule.check, "part", ""),
        note=entry.note,
        says=() if is_own else entry.says,
        line=rule.origin.line,
    )


def _terms(page: RulePage, says: Sequence[str]) -> Iterator[str]:
    """Each term once; what a plain term cannot say is told by the words of the examples."""
    seen: set[str] = set()
    for term in (*(term for phrase in says for term in plain_terms(phrase)), *_if_needed(page, says)):
        if term.casefold() not in seen:
            seen.add(term.casefold())
            yield term


def _if_needed(page: RulePage, says: Sequence[str]) -> list[str]:
    if says and all(plain_terms(phrase) for phrase in says):
        return []
    marked = [found for example in page.bad for found in _MARKED.findall(example.text)]
    return [" ".join(_QUOTES.sub("", text).split()) for text in marked]


def plain_terms(phrase: str) -> list[str]:
    """A phrase of the lexicon as terms that a terminologist can read; none for one with a number or quotation marks."""
    tree = parse(phrase)
    if tree.opened or tree.closed or any(_has_number(item) for item in (*tree.items, *tree.rest)):
        return []
    left, right = _written(tree.items), _written(tree.rest)
    if tree.operator == "+":
        terms = [*(f"{a} {b}" for a in left for b in right), *(f"{b} of {a}" for a in left for b in right)]
    elif tree.operator:
        terms = [f"{a} {b}" for a in left for b in right]
    else:
        terms = left
    clean = (" ".join(term.replace(" ,", ",").split()).strip(" …,") for term in terms)
    return list(dict.fromkeys(filter(None, clean)))[: 2 * _MOST]


def _has_number(item: Item) -> bool:
    if isinstance(item, Choice):
        return any(_has_number(part) for option in item.options for part in option)
    return isinstance(item, Number)


def _written(items: Sequence[Item]) -> list[str]:
    """What a sequence may say: its choices written out, what may be missing left out."""
    terms = [""]
    for item in items:
        options = _options(item)
        terms = [f"{term} {option}".strip() for term in terms for option in options][:_MOST]
    return terms


def _options(item: Item) -> list[str]:
    if isinstance(item, Word):
        return [item.text]
    if isinstance(item, Gap):
        return ["…"]
    if isinstance(item, Comma):
        return [","]
    if isinstance(item, Choice):
        return [""] if item.optional else [text for option in item.options for text in _written(option)]
    return [""]
