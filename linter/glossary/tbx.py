"""Reads the entries of a term base in TBX.

Both standards are understood, that of 2019 (ISO 30042:2019: root `tbx`, data categories as attributes or as elements)
and the older one (root `martif`), and TBX-Min (root `TBX`). A term is forbidden where its administrative status says
so: deprecated or superseded, in the spellings that tools write.

A document type is let pass, for many files name one, but nothing is fetched and no entity may be declared: so no file
can make a small text large, or read another file. The parser is expat, which works in a time that grows with the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.errors import GlossaryError
from linter.glossary.model import UNDETERMINED, Concept
from linter.glossary.words import refuse_no_term, term_of
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS = ("tbx", "martif", "TBX")
_CONCEPTS = frozenset(("conceptEntry", "termEntry", "entry"))
_LANGUAGES = frozenset(("langSec", "langSet", "langGroup"))
_TERMS = frozenset(("termSec", "tig", "ntig", "termGroup"))
_STATUSES = frozenset(("administrativeStatus", "normativeAuthorization", "termStatus"))
_DEFINITIONS = frozenset(("definition", "explanation"))
_FORBIDDEN = frozenset(
    ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended", "rejected", "prohibited", "donotuse")
)
_PREFERRED = frozenset(("preferred", "approved", "recommended", "standardized", "legal", "regulated"))
_SEVERITY = lazy(r"severity: (error|warning|info)")
_EXACT = "case: exact"
_DEEPEST = 100  # elements in one another


class _Term:
    """A term that is being read."""

    def __init__(self, line: int) -> None:
        self.text, self.status, self.part, self.line = "", "", "", line


class _Entry:
    """A concept that is being read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.means = ""
        self.notes: list[str] = []
        self.languages: list[tuple[str, list[_Term]]] = []

    def language(self, code: str) -> None:
        self.languages.append((code, []))

    def term(self, line: int) -> _Term:
        if not self.languages:
            self.language("")
        self.languages[-1][1].append(_Term(line))
        return self.languages[-1][1][-1]


def concepts_in_tbx(text: str, file: str) -> tuple[Concept, ...]:
    """The entries of a term base that forbid a term of English, in the order of the file.

    Raises:
        GlossaryError: no TBX, broken XML, a declared entity, or a term base in which no term is forbidden.
    """
    reader = _Reader(file)
    entries = reader.entries(text)
    concepts = tuple(concept for entry in entries for concept in _concepts(entry, reader))
    if entries and not concepts:
        raise GlossaryError(
            f"none of its {len(entries):,} entries forbids an English term: give such a term the administrative "
            "status deprecatedTerm-admn-sts",
            file,
        )
    return concepts


class _Reader:
    """What expat tells, put together to entries."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.default = ""  # the language of the whole file
        self._parser: Any = None
        self._open: list[str] = []
        self._texts: list[list[str]] = []
        self._kinds: list[str] = []
        self._entries: list[_Entry] = []
        self._term: _Term | None = None

    def error(self, message: str, line: int | None = None) -> GlossaryError:
        return GlossaryError(message, self.file, line or self._parser.CurrentLineNumber)

    def entries(self, text: str) -> list[_Entry]:
        """All entries of a text.

        Raises:
            GlossaryError: see `concepts_in_tbx`.
        """
        from xml.parsers import expat

        parser = self._parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._refuse_unknown
        parser.ExternalEntityRefHandler = self._refuse_outside
        try:
            parser.Parse(text, True)  # noqa: FBT003  expat's door
        except expat.ExpatError as error:
            said = expat.ErrorString(error.code)
            if said == "undefined entity":
                raise self.error(
                    "an entity that XML does not know; write the character itself", error.lineno
                ) from error
            raise self.error(f"not XML: {said}", error.lineno) from error
        except UnicodeEncodeError as error:
            raise GlossaryError("half a character: this is no Unicode text", self.file) from error
        return self._entries

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise self.error(f"declares the entity “{name}”; write the characters themselves, entities are not read")

    def _refuse_unknown(self, name: str, *_: object) -> None:
        raise self.error(f"the entity “{name}” is not declared; write the character itself")

    def _refuse_outside(self, *_: object) -> int:
        raise self.error("wants to read another file; nothing outside this file is read")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._open:
            if name not in _ROOTS:
                raise self.error(f"no TBX: the first element is <{name[:40]}>, not <tbx> or <martif>")
            self.default = attributes.get("xml:lang", "")
        if len(self._open) >= _DEEPEST:
            raise self.error(f"more than {_DEEPEST} elements in one another: this is no TBX")
        self._open.append(name)
        self._texts.append([])
        self._kinds.append(attributes.get("type", ""))
        if name in _CONCEPTS:
            self._entries.append(_Entry(self._parser.CurrentLineNumber))
        elif self._entries and name in _LANGUAGES:
            self._entries[-1].language(attributes.get("xml:lang") or attributes.get("lang") or "")
        elif self._entries and name in _TERMS:
            self._term = None
        elif self._entries and name == "term" and not self._inside_text():
            self._term = self._entries[-1].term(self._parser.CurrentLineNumber)

    def _inside_text(self) -> bool:
        """Whether what opens lies in running text, as the term that a definition mentions does."""
        return any(name in ("descrip", "note", "definition", "termNote", "admin") for name in self._open[:-1])

    def _text(self, text: str) -> None:
        if self._texts and self._entries:
            self._texts[-1].append(text)

    def _end(self, _tag: str) -> None:
        name, kind = self._open.pop(), self._kinds.pop()
        text = "".join(self._texts.pop())
        if self._entries:
            self._take(name, kind, term_of(text))
            if self._texts and text and name in ("hi", "ph", "foreign", "sc", "ec", "bpt", "ept", "it"):
                self._texts[-1].append(text)  # mark-up in a text belongs to it

    def _take(self, name: str, kind: str, text: str) -> None:
        """What an element that ends says of the entry or its term."""
        entry, term = self._entries[-1], self._term
        what = kind if name in ("termNote", "descrip", "admin") else name
        if name == "term" and term is not None and not term.text:
            term.text = text
        elif what in _STATUSES and term is not None:
            term.status = text
        elif what == "partOfSpeech" and term is not None:
            term.part = text.casefold()
        elif what in _DEFINITIONS:
            entry.means = entry.means or text
        elif name == "note" and text:
            entry.notes.append(text)


def _concepts(entry: _Entry, reader: _Reader) -> Iterator[Concept]:
    """The entry as a concept, if it forbids an English term."""
    english = [term for code, terms in entry.languages if _is_english(code or reader.default) for term in terms]
    english = [term for term in english if term.text]
    forbidden = [term for term in english if _status(term) in _FORBIDDEN]
    if not forbidden:
        return
    for term in forbidden:
        refuse_no_term(term.text, reader.file, term.line)
    allowed = [term for term in english if _status(term) not in _FORBIDDEN]
    preferred = [term for term in allowed if _status(term) in _PREFERRED] or allowed
    language, sources = _source(entry, reader)
    severity = next((found[1] for note in entry.notes if (found := _SEVERITY.fullmatch(note))), "warning")
    notes = [note for note in entry.notes if note != _EXACT and not _SEVERITY.fullmatch(note)]
    wrong = tuple(dict.fromkeys(term.text for term in forbidden))
    yield Concept(
        id="",
        language=language,
        sources=sources,
        forbidden=wrong,
        preferred=tuple(text for text in dict.fromkeys(term.text for term in preferred) if text not in wrong),
        means=entry.means,
        severity=severity,
        exact=_EXACT in entry.notes,
        part=next((term.part for term in (*forbidden, *preferred) if term.part in ("noun", "verb", "adjective")), ""),
        note=" ".join(notes),
        line=entry.line,
    )


def _source(entry: _Entry, reader: _Reader) -> tuple[str, tuple[str, ...]]:
    """The first language that is not English, with its terms."""
    for code, terms in entry.languages:
        if not _is_english(code or reader.default):
            texts = dict.fromkeys(term.text for term in terms if term.text and _status(term) not in _FORBIDDEN)
            if texts:
                return code or reader.default or UNDETERMINED, tuple(texts)
    return UNDETERMINED, ()


def _is_english(code: str) -> bool:
    return code[:3].casefold().rstrip("-_") in ("en", "eng") or not code


def _status(term: _Term) -> str:
    return (
        "".join(char for char in term.status.casefold().replace("-admn-sts", "") if char.isalpha())
        .replace("termadmnsts", "")
        .removesuffix("term")
    )
