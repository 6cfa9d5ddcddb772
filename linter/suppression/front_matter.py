"""The key `mtlint` in the matter before a page: `mtlint: {ignore: [NAM001]}`.

The matter belongs to the program that makes the page; what it holds besides, and whether it is well formed, is no
business of ours.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from linter.findings import Excerpt
from linter.lazy import lazy
from linter.suppression.directives import FILE, Directive
from linter.text.markdown import front_matter
from linter.text.spans import Span

if TYPE_CHECKING:
    from linter.text.document import Document

_KEY = lazy(r"(?<![^\r\n])[ \t]*(?:\[[ \t]*|[\"']?)mtlint\b[^\r\n]*")
_CODE = lazy(r"[A-Za-z][\w-]*")
_LONGEST = 100_000  # code points of matter that are read


def directive_before(doc: Document) -> Directive | None:
    """What the matter before a page says to mtlint, if anything."""
    found = front_matter(doc.text)
    if found is None or found.end > _LONGEST:
        return None
    matter = doc.text[found.start : found.end]
    if "mtlint" not in matter or not (key := _KEY.search(matter)):
        return None
    codes = _codes(_value(matter, toml=doc.text[: found.start].lstrip("\ufeff").startswith("+++")))
    if codes is None:
        return None
    stripped = len(key.group()) - len(key.group().lstrip())
    span = Span(found.start + key.start() + stripped, found.start + key.end())
    return Directive(FILE, codes, "", doc.location(span), Excerpt(*doc.quote(span)), Span(0, len(doc.text) + 1))


def _value(matter: str, *, toml: bool) -> Any:
    """What stands under the key `mtlint`; None where the matter cannot be understood."""
    try:
        if not toml:
            import yaml

            table = yaml.safe_load(matter)
        elif sys.version_info >= (3, 11):
            import tomllib

            table = tomllib.loads(matter.replace("\r\n", "\n"))
        else:
            import tomli

            table = tomli.loads(matter.replace("\r\n", "\n"))
    except Exception:  # noqa: BLE001  parsers of others, fed with anything
        return None
    return table.get("mtlint") if isinstance(table, dict) else None


def _codes(value: Any) -> tuple[str, ...] | None:
    """The codes in `{ignore: …}`, a list or a text; None where there are none."""
    ignored = value.get("ignore") if isinstance(value, dict) else None
    items = ignored.replace(",", " ").split() if isinstance(ignored, str) else ignored
    if not isinstance(items, list):
        return None
    codes = tuple(item for item in items if isinstance(item, str) and _CODE.fullmatch(item))
    return codes if codes and len(codes) == len(items) else None
