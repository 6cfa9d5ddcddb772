"""Lines of programs, commands and their output in plain text: what no rule about prose can judge.

In Markdown and HTML code is marked and masked. A text that was copied out of a page holds it as plain lines. One sign
of a program may stand in any sentence; two of different kinds on a line hardly do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy

if TYPE_CHECKING:
    from linter.text.document import Document
    from linter.text.spans import Span

_NEAR = 200  # code points before and behind a place that are looked at, within its line
_FEWEST_SIGNS = 2
_TAG = lazy(r"<[/!]?[A-Za-z][^<>]{0,200}>")
_FEWEST_TAGS = 3  # fewer may be left over from the page; so many show a page's code
_SIGNS = (
    lazy(r"=>|->|::|&&|\|\||[!=]==?|[-+*/|&]=|:=|\$\{|#\{|\{%|\{\{"),
    lazy(r"\w\(\)|\w\(['\"]|\w\([^()\s][^()]{0,80}\)\s?;|\w\(\w+(?:, ?\w+)+\)[;:]"),
    lazy(r"(?:^|\s)[{}](?=\s|$)|[{;]\s*$|\[\]|\w\[\w+\]"),
    lazy(r"\w = [\w\"'\[{(]|\w=[A-Za-z\"'/]"),
    lazy(r"\b[a-z_]\w*\.[a-z_]\w*(?:\(|\.[a-z])"),
    lazy(r"(?:^|\s)--?[a-z][\w-]*(?=[\s,=\])]|$)(?<!\s-[a-z])|\s-[a-zA-Z],? --|(?:^|\s)-[a-zA-Z] "),
    lazy(r"(?:^|\s)(?:\$|>>>|#!|sudo|\.\\|\.\./|~/|/usr/|/etc/|/home/|/var/)\s?\w"),
    lazy(
        r"\b(?:def|elif|const|var|void|printf|println|stdout|stderr|stdin|async|await|struct|bool|enum|npm|pip|git|docker"
        r"|curl|grep|localhost|json|yaml|xml|php|mysql|regex|null|nullptr|boolean|int)\b"
    ),
    lazy(r"\b(?:SELECT|INSERT|WHERE|VARCHAR|JOIN|NULL|GET|POST|UTF-8|DECIMAL|TRUE|FALSE)\b"),
    lazy(r"[A-Za-z0-9]_[A-Za-z0-9]|\b[a-z]+[A-Z][a-z]+\w*\b"),
    lazy(r"%[sd]\b|\\[ntr\"']|\b0x[0-9a-fA-F]+|\b[0-9a-f]{12,}\b"),
    lazy(r"//[ \w]|/\*|\*/|<!--|(?:^|\s)#[a-z]+ ?[{=]"),
    lazy(r"\b[A-Za-z]:\\\w|\b\w+\.(?:py|js|exe|sh|json|yml|yaml|xml|cfg|conf|php|java|css|cpp|log|dll|rb)\b"),
)


def reads_as_program(doc: Document, span: Span) -> bool:
    """Whether the line of a place, as far as it is near, holds two kinds of signs of a program beside the place."""
    line = doc.line_at(span.start).span
    before = doc.prose[max(line.start, span.start - _NEAR) : span.start]
    near = f"{before} {doc.prose[span.end : min(line.end, span.end + _NEAR)]}"
    near, tags = _TAG.subn(" ", near)
    kinds = int(tags >= _FEWEST_TAGS)
    for sign in _SIGNS:
        if sign.search(near):
            kinds += 1
            if kinds == _FEWEST_SIGNS:
                return True
    return False
