"""Addresses and paths inside prose: web addresses, e-mail addresses, file paths.

They are read as one word and are no English, so they become `ATOM`. Each kind is looked for only where a
telling literal stands, from which the address is measured to both sides.

A full stop without a blank after it ("the end.Next") is a defect that must stay visible, so a host name
without a scheme counts only in lower case (its first letter may be a capital, as in a company's name) and
only under a well-known top-level domain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.text.segments import ATOM
from linter.text.spans import Span, without_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

# Not white space, quotes, angle brackets, general punctuation, nor anything from CJK punctuation upwards:
# an address in Chinese text ends where the Chinese goes on.
_URL_BODY = '[^\\s<>"“”‘’\\u2000-\\u206f\\u3000-\\U0010ffff]'
_URL = lazy(rf"://(?:(?<=https://)|(?<=http://)|(?<=ftp://)){_URL_BODY}+")
_SCHEMES = ("https", "http", "ftp")
_WWW = lazy(rf"www\.(?<![\w.@/]www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]{_URL_BODY}*)?")
_EMAIL = lazy(r"@(?<=[\w.+%-]@)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_EMAIL_NAME = lazy(r"[A-Za-z0-9_.+%-]+\Z")

# Top-level domains under which a bare host name is believed. `net`, `io`, `me`, `info` and the like are
# English words or syllables: they need a path after them.
_SURE = "com|org|edu|gov|cn|uk|jp|ru"
_COUNTRIES = "cn|uk|hk|tw|jp|kr|au|sg|br"
_WITH_PATH = "net|io|info|me|us|in|de|fr|eu|co|tv|hk|tw|au|ca|kr"
_HOST_END = lazy(
    rf"\.(?:(?:{_SURE})(?:\.(?:{_COUNTRIES}))?(?![\w-])|(?:{_WITH_PATH})(?=/))",
)
_HOST_PATH = lazy(rf"/{_URL_BODY}*")
_HOST_START = lazy(r"(?<![A-Za-z0-9@-])[A-Z]?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\Z")
_HOST_LENGTH = 80  # code points looked back over: a host label has at most 63

_PATH_BODY = "[\\w./~+%@-]"
_UNIX_PATH = lazy(
    rf"/(?<![\w./~-]/)(?:usr|etc|var|home|opt|bin|tmp|dev|mnt|root|srv|proc|Users|Library|Applications)"
    rf"{_PATH_BODY}*"
)
_HOME_PATH = lazy(rf"~/(?<![\w./]~/){_PATH_BODY}+")
_RELATIVE_PATH = lazy(rf"\./(?<=[\s(\"'`.]\./){_PATH_BODY}+")
_WINDOWS_PATH = lazy(r":\\(?<=[A-Za-z]:\\)(?<![A-Za-z0-9][A-Za-z]:\\)[^\s<>\"“”|?*]*")
_TRAILING = ".,;:!?'*_)]}>|"


def mask_atoms(prose: str) -> str:
    """The prose with every address and path as `ATOM`."""
    spans = without_overlaps(_addresses(prose))
    if not spans:
        return prose
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(prose[at:start])
        pieces.append(ATOM * (end - start))
        at = end
    pieces.append(prose[at:])
    return "".join(pieces)


def _addresses(prose: str) -> Iterator[Span]:
    if "://" in prose:
        for match in _URL.finditer(prose):
            scheme = next(s for s in _SCHEMES if prose.endswith(s, 0, match.start()))
            yield _trimmed(prose, match.start() - len(scheme), match.end())
    if "www." in prose:
        yield from (_trimmed(prose, *match.span()) for match in _WWW.finditer(prose))
    if "@" in prose:
        yield from _emails(prose)
    yield from _hosts(prose)
    if "/" in prose:
        for pattern in (_UNIX_PATH, _HOME_PATH, _RELATIVE_PATH):
            yield from (_trimmed(prose, *match.span()) for match in pattern.finditer(prose))
    if ":\\" in prose:
        yield from (_trimmed(prose, m.start() - 1, m.end()) for m in _WINDOWS_PATH.finditer(prose))


def _emails(prose: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(prose):
        low = max(0, match.start() - 64)  # the longest local part that RFC 5321 allows
        if name := _EMAIL_NAME.search(prose[low : match.start()]):
            yield Span(low + name.start(), match.end())


def _hosts(prose: str) -> Iterator[Span]:
    for match in _HOST_END.finditer(prose):
        low = max(0, match.start() - _HOST_LENGTH)
        if host := _HOST_START.search(prose[low : match.start()]):
            path = _HOST_PATH.match(prose, match.end())
            yield _trimmed(prose, low + host.start(), path.end() if path else match.end())


def _trimmed(prose: str, start: int, end: int) -> Span:
    """Without the sentence's punctuation at the end; a bracket stays if it was opened inside."""
    closed = prose.count(")", start, end) - prose.count("(", start, end)
    while end > start + 1 and prose[end - 1] in _TRAILING:
        if prose[end - 1] == ")":
            if closed <= 0:
                break
            closed -= 1
        end -= 1
    return Span(start, end)
