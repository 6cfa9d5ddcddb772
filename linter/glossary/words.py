"""Terms as a glossary writes them: cut apart, cleaned, and refused where they are none."""

from __future__ import annotations

from linter.errors import GlossaryError
from linter.lazy import lazy

_PARTED = lazy(r"[|\n\r\u2028\u2029]+")
_UNSEEN = lazy("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]+")
_MOST_WORDS = 20
_LONGEST = 300  # characters


def term_of(text: str) -> str:
    """A term on one line, without what cannot be seen; blanks made one."""
    if not (text.isascii() and text.isprintable()):
        text = _UNSEEN.sub("", text)
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        text = text[1:]  # what a spreadsheet was told to take for text
    return " ".join(text.split())


def parts_of(text: str) -> list[str]:
    """The terms in a cell: parted by `|` or by line ends."""
    if "|" not in text and "\n" not in text and "\r" not in text:
        term = term_of(text)
        return [term] if term else []
    return [term for part in _PARTED.split(text) if (term := term_of(part))]


def refuse_no_term(term: str, file: str, line: int) -> None:
    """Raise for what no English text can be searched for.

    Raises:
        GlossaryError: it holds no letter and no digit, or is as long as a paragraph.
    """
    if not any(map(str.isalnum, term)):
        raise GlossaryError(f"“{term}” is no term: it has neither a letter nor a digit", file, line)
    if len(term) > _LONGEST or len(term.split()) > _MOST_WORDS:
        raise GlossaryError(f"“{term[:40]}…” is too long for a term: at most {_MOST_WORDS} words", file, line)
