"""Bytes to text and back without losing one."""

from __future__ import annotations

import codecs
import os
import stat
from typing import NamedTuple

from linter.errors import ReadError

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_O_NONBLOCK, _O_BINARY = getattr(os, "O_NONBLOCK", 0), getattr(os, "O_BINARY", 0)
_SNIFFED = 8000  # bytes looked at for NUL, as git does


class Decoded(NamedTuple):
    """A text and the codec that gives its bytes back."""

    text: str
    encoding: str

    def encode(self) -> bytes:
        """The bytes again: surrogates stand for bytes that could not be decoded."""
        errors = "surrogatepass" if self.encoding.startswith("utf-16") else "surrogateescape"
        return self.text.encode(self.encoding, errors)


def bytes_if_any(file: str, most: int = -1) -> bytes:
    """The bytes of a file, at most so many from its beginning; none where it cannot be read."""
    try:
        with open(file, "rb") as stream:
            return stream.read(most)
    except OSError:
        return b""


def decode(data: bytes, encodings: tuple[str, ...] = ()) -> Decoded:
    """Decode bytes so that `decode(data).encode() == data`, whatever the bytes are.

    UTF-16 where a byte order mark says so, then UTF-8, then the given encodings in order, each only if it
    gives the same bytes back; else UTF-8 with a lone surrogate for every byte that does not fit. Given encodings of
    two or four bytes a character come before UTF-8 where there are NUL bytes, which UTF-8 would take as well.
    """
    for mark, codec in _UTF16:
        if data.startswith(mark) and (decoded := _lossless(data, codec, "surrogatepass")):
            return decoded
    if encodings and (decoded := _wide(data, encodings)):
        return decoded
    if decoded := _lossless(data, "utf-8", "strict", check=False):
        return decoded
    for codec in encodings:
        if decoded := _lossless(data, codec, "strict"):
            return decoded
    return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8")


def _wide(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """Decoded by the first of the encodings with NUL bytes in ordinary text that leaves no NUL character."""
    if b"\0" not in data[:_SNIFFED]:
        return None
    likely = unmarked_utf16(data)
    for codec in sorted((codecs.lookup(name).name for name in encodings), key=lambda codec: codec != likely):
        if codec.startswith(("utf-16-", "utf-32-")):
            decoded = _lossless(data, codec, "strict")
            if decoded and "\0" not in decoded.text:
                return decoded
    return None


def _lossless(data: bytes, codec: str, errors: str, *, check: bool = True) -> Decoded | None:
    try:
        text = data.decode(codec, errors)
        if check and text.encode(codec, errors) != data:
            return None
    except UnicodeError:
        return None
    return Decoded(text, codec)


def read_bytes(path: str, limit: int | None = None) -> bytes:
    """The bytes of a file, at most `limit` of them.

    Raises:
        ReadError: the file is gone, forbidden or no regular file.
    """
    try:
        # A FIFO with no writer would otherwise hang the run.
        file = os.open(path, os.O_RDONLY | _O_NONBLOCK | _O_BINARY)
        try:
            state = os.fstat(file)
            if not stat.S_ISREG(state.st_mode):
                raise ReadError(f"{path}: not a regular file")  # a device may never end
            size = state.st_size + 1 if limit is None else min(limit, state.st_size + 1)
            pieces = [os.read(file, size)]
            if len(pieces[0]) == state.st_size < size:
                return pieces[0]  # nearly all files: read at once
            with os.fdopen(file, "rb", closefd=False) as rest:
                pieces.append(rest.read() if limit is None else rest.read(limit - len(pieces[0])))
            return b"".join(pieces)
        finally:
            os.close(file)
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error


def looks_binary(data: bytes, encodings: tuple[str, ...] = ()) -> bool:
    """True for what is no text: a NUL byte near the start, unless UTF-16 or a given encoding explains it."""
    if b"\0" not in data[:_SNIFFED] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return _wide(data, encodings) is None


def unmarked_utf16(data: bytes) -> str:
    """The encoding of what looks binary and is English in UTF-16 without a byte order mark; empty for anything else."""
    head = data[: _SNIFFED & ~1]
    for codec, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(data) % 2 == 0 and high.count(0) > 0.7 * len(high) and 0 not in low:
            return codec
    return ""
