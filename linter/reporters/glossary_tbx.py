"""Entries of a glossary as TBX-Basic, the exchange format of terminologists.

`write` gives the standard of 2019 (ISO 30042:2019, data categories as attributes), `write_older` the one before it,
with the root `martif`, which more tools read. An entry is a concept: what it means, its source terms, and its English
terms, forbidden ones as deprecated. TBX knows no severity and no rule about capitals; where they are not the usual
ones they are told in notes, which reading it back understands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.glossary.model import UNDETERMINED
from linter.reporters.clean import xml_line
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from linter.glossary.model import Concept

_FORBIDDEN, _PREFERRED = "deprecatedTerm-admn-sts", "preferredTerm-admn-sts"
_PARTS = ("noun", "verb", "adjective")


class _Style(NamedTuple):
    """What a standard calls its elements."""

    root: str
    header: str
    concept: str
    language: str
    term: str
    encoding: str = ""


_OF_2019 = _Style(
    'tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"',
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
)
_OF_2008 = _Style(
    'martif type="TBX-Basic" xml:lang="en"',
    "martifHeader",
    "termEntry",
    "langSet",
    "tig",
    "TBXBasicXCSV02.xcs",
)


def write(concepts: Sequence[Concept], out: TextIO, *, columns: int = 0) -> None:  # noqa: ARG001  XML has no width
    """Write the entries as TBX of 2019."""
    out.writelines(f"{line}\n" for line in _lines(concepts, _OF_2019))


def write_older(concepts: Sequence[Concept], out: TextIO, *, columns: int = 0) -> None:  # noqa: ARG001
    """Write the entries as TBX of 2008."""
    out.writelines(f"{line}\n" for line in _lines(concepts, _OF_2008))


def _lines(concepts: Sequence[Concept], style: _Style) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<{style.root}>"
    yield f"  <{style.header}>"
    yield "    <fileDesc>"
    yield "      <titleStmt><title>Literal renderings</title></titleStmt>"
    yield f"      <sourceDesc><p>mtlint {xml_line(__version__)}</p></sourceDesc>"
    yield "    </fileDesc>"
    if style.encoding:
        yield f'    <encodingDesc><p type="XCSURI">{style.encoding}</p></encodingDesc>'
    yield f"  </{style.header}>"
    yield "  <text>"
    yield "    <body>"
    for concept in concepts:
        yield from (f"      {line}" for line in _concept(concept, style))
    yield "    </body>"
    yield "  </text>"
    yield f"</{style.root.partition(' ')[0]}>"


def _concept(concept: Concept, style: _Style) -> Iterator[str]:
    yield f'<{style.concept} id="{xml_line(concept.id)}">'
    if concept.means:
        yield f'  <descripGrp><descrip type="definition">{xml_line(concept.means)}</descrip></descripGrp>'
    yield from (f"  <note>{xml_line(note)}</note>" for note in _notes(concept))
    if concept.sources:
        yield from _language(concept.language, [(source, "") for source in concept.sources], concept.part, style)
    graded = [(term, _FORBIDDEN) for term in concept.forbidden] + [(term, _PREFERRED) for term in concept.preferred]
    yield from _language("en", graded, concept.part, style)
    yield f"</{style.concept}>"


def _notes(concept: Concept) -> Iterator[str]:
    if concept.note:
        yield concept.note
    if concept.severity != "warning":
        yield f"severity: {concept.severity}"
    if concept.exact:
        yield "case: exact"


def _language(code: str, terms: Sequence[tuple[str, str]], part: str, style: _Style) -> Iterator[str]:
    yield f'  <{style.language} xml:lang="{xml_line(code or UNDETERMINED)}">'
    for term, status in terms:
        yield f"    <{style.term}>"
        yield f"      <term>{xml_line(term)}</term>"
        if part in _PARTS:
            yield f'      <termNote type="partOfSpeech">{part}</termNote>'
        if status:
            yield f'      <termNote type="administrativeStatus">{status}</termNote>'
        yield f"    </{style.term}>"
    yield f"  </{style.language}>"
