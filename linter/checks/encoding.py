"""What went wrong between bytes and characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Hit
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SURROGATES = re.compile("[\udc80-\udcff]+")


@dataclass(frozen=True)
class UndecodableBytes:
    """Bytes that the file's encoding does not know: one hit a file, at the first of them.

    Values: `count` in words, `byte` the offset of the first one from 0, `encoding`.
    """

    gives: ClassVar[tuple[str, ...]] = ("count", "byte", "encoding")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit, on the first run of such bytes."""
        if doc.encoding != "utf-8" or doc.text.isascii():
            return
        first = _SURROGATES.search(doc.text)
        if first is None:
            return
        number = sum(m.end() - m.start() for m in _SURROGATES.finditer(doc.text))
        byte = len(doc.text[: first.start()].encode("utf-8", "surrogateescape"))
        count = "1 byte" if number == 1 else f"{number} bytes"
        yield Hit(Span(*first.span()), {"count": count, "byte": str(byte), "encoding": "UTF-8"})
