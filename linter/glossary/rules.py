"""The entries of a user's glossary as rules like any other.

The id of such a rule is made of its first forbidden term, so that a new row, another order or other renderings change
no id, and what was suppressed or kept in a baseline stays so. Six digits, because of 5,000 terms half would share one
of four. A file may also give an id itself (`USR001`).
"""

from __future__ import annotations

import os
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter.errors import GlossaryError
from linter.findings import Safety, Severity
from linter.glossary.model import UNDETERMINED, Concept
from linter.glossary.reading import read_glossary
from linter.lazy import lazy
from linter.rulebook.model import OF_GLOSSARIES, Entry, Example, Origin, Rule, RulePage

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = 1_000_000
_PLAIN = lazy(r"[A-Za-z]+(?:['’][A-Za-z]+)*(?:(?:[ -]|, | ?(?:…|\.\.\.) ?)[A-Za-z]+(?:['’][A-Za-z]+)*)*")
_GAP = lazy(r" ?(?:…|\.\.\.) ?")
_WORD = lazy(r"[A-Za-z'’]+")
_LETTERS = lazy(r"[a-z0-9]+")
_NAME_WORDS = 5
_MEASURED = "It is a term of your own glossary: that it is wrong is not measured but known."

_Placed = tuple[str, Concept]


def pages_of(files: tuple[str, ...]) -> tuple[RulePage, ...]:
    """The rules of some glossaries with what their pages hold, in order of id.

    Raises:
        GlossaryError: a glossary cannot be understood.
    """
    placed = _merged([(file, concept) for file in files for concept in read_glossary(file)])
    ids = _ids(placed)
    names: set[str] = set()
    made = [_page(file, concept, id_, names) for (file, concept), id_ in zip(placed, ids, strict=True)]
    return tuple(sorted(made, key=lambda page: page.rule.id))


def _merged(placed: Iterable[_Placed]) -> list[_Placed]:
    """The entries with those put together that begin with one forbidden term: a table may say one in several rows."""
    found: dict[str, _Placed] = {}
    for file, concept in placed:
        key = _key(concept)
        if key not in found:
            found[key] = (file, concept)
            continue
        first_file, first = found[key]
        found[key] = (
            first_file,
            replace(
                first,
                id=first.id or concept.id,
                sources=_union(first.sources, concept.sources),
                forbidden=_union(first.forbidden, concept.forbidden),
                preferred=_union(first.preferred, concept.preferred),
                means=first.means or concept.means,
                note=" ".join(_union((first.note,), (concept.note,))).strip(),
            ),
        )
    return list(found.values())


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _key(concept: Concept) -> str:
    first = concept.forbidden[0].replace("’", "'")
    return first if concept.exact else first.casefold()


def _ids(placed: list[_Placed]) -> list[str]:
    """The id of each entry: its own, or one made of its first term; where two would be alike, the next free one."""
    taken: dict[str, _Placed] = {}
    for file, concept in placed:
        if concept.id in taken:
            other_file, other = taken[concept.id]
            raise GlossaryError(f"{concept.id} is given twice; first at {other_file}:{other.line}", file, concept.line)
        if concept.id:
            taken[concept.id] = (file, concept)
    used = set(taken)
    ids = []
    for _, concept in placed:
        id_, number = concept.id, zlib.crc32(_key(concept).encode("utf-8", "surrogatepass"))
        while not id_:
            made = f"{OF_GLOSSARIES}{number % _NUMBERS:06d}"
            id_, number = "" if made in used else made, number + 1
        used.add(id_)
        ids.append(id_)
    return ids


def _page(file: str, concept: Concept, id_: str, names: set[str]) -> RulePage:
    entry = Entry(
        language=concept.language,
        source=" / ".join(concept.sources),
        means=concept.means,
        says=concept.forbidden,
        write=concept.preferred,
        note=concept.note,
    )
    check_name, check = _check(concept)
    rule = Rule(
        id=id_,
        name=_name(concept, id_, names),
        category="literal",
        severity=Severity(concept.severity),
        confidence=1.0,
        default=True,
        message=_message(entry),
        why=_why(entry, file, concept.line),
        check=check,
        check_name=check_name,
        triggers=tuple(check.triggers),
        fix=Safety.UNSAFE if check.fix else None,
        suggest=tuple(f"write “{_plain(text)}”" for text in concept.preferred),
        above=("LIT",),  # whose own words these are knows better
        replaces=(),
        formats=(),
        origin=Origin(file, concept.line),
    )
    bad = tuple(Example(f"⟦{term}⟧") for term in concept.forbidden)
    return RulePage(rule=rule, bad=bad, good=(), measured=_MEASURED, entry=entry)


def _check(concept: Concept) -> tuple[str, Any]:
    """What finds the forbidden terms: by the words that are rare, or where there are none letter by letter."""
    from linter.checks.literal.term import Term, WrittenTerm

    case = "exact" if concept.exact else "any"
    fix = concept.preferred[0] if len(concept.preferred) == 1 and "…" not in concept.preferred[0] else None
    if all(map(_PLAIN.fullmatch, concept.forbidden)):
        says = tuple(phrase_of(term, exact=concept.exact) for term in concept.forbidden)
        gaps = any("..." in phrase for phrase in says)
        check = Term(says, fix=None if gaps else fix, case=case, part=concept.part)
        try:
            check.phrase_anchors()
        except ValueError:
            if gaps:
                raise
        else:
            return "literal.term.Term", check
    return "literal.term.WrittenTerm", WrittenTerm(concept.forbidden, fix, case, concept.part)


def phrase_of(term: str, *, exact: bool) -> str:
    """A term of plain words in the language of phrases: each word in all its forms, unless only these count."""
    from linter.checks.literal.term import is_bent

    words = _GAP.sub(" ... ", term)
    if exact:
        return words
    bent = _WORD.sub(lambda word: f"{word[0]}~" if is_bent(word[0]) else word[0], words)
    return bent if bent.endswith("~") or "-" not in bent[-6:] else f"{bent}~"  # follow-ups


def _name(concept: Concept, id_: str, names: set[str]) -> str:
    """A name of the first term; where another entry has it already, with the number of the id."""
    from unicodedata import normalize

    letters = normalize("NFKD", concept.forbidden[0]).replace("'", "").replace("’", "").lower()
    words = _LETTERS.findall(letters)[:_NAME_WORDS] or [id_.lower()]
    name = "-".join(("glossary", *words))
    if name in names:
        name = f"{name}-{id_.lower()}"
    names.add(name)
    return name


def _message(entry: Entry) -> str:
    if entry.source and entry.language != UNDETERMINED:
        return f"the glossary forbids “{{match}}” for {_plain(entry.source)}"
    return "the glossary forbids “{match}”"


def _why(entry: Entry, file: str, line: int) -> str:
    meaning = f"{entry.source or 'It'} means: {entry.means}." if entry.means else ""
    place = f"{os.path.basename(file)}, line {line}, forbids it"
    instead = f" and has {' or '.join(f'“{text}”' for text in entry.write)} instead" if entry.write else ""
    return " ".join(part for part in (meaning, f"{place}{instead}.", entry.note) if part)


def _plain(text: str) -> str:
    """A text that stands in a template as it is."""
    return text.replace("{", "{{").replace("}", "}}")
