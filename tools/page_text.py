"""Text for a page that a browser or a forge shows: prose with no markup but code, and blocks that hold anything."""

from __future__ import annotations

import re

from linter.reporters.display import visible

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MARKUP = re.compile(r"[\\*_\[\]]|<")


def block(text: str) -> str:
    """A code block that holds anything: characters that cannot be seen are spelt out."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = "\n".join(visible(line) for line in text.removesuffix("\n").split("\n"))
    return f"{fence}text\n{lines}\n{fence}"


def plain(text: str) -> str:
    """Prose in which only `code` is markup."""
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [_MARKUP.sub(_escaped, text[end : code.start()]), code[0]]
        end = code.end()
    return "".join((*parts, _MARKUP.sub(_escaped, text[end:])))


def _escaped(sign: re.Match[str]) -> str:
    return "&lt;" if sign[0] == "<" else "\\" + sign[0]
