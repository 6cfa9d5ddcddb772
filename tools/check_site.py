"""Read the built site as a browser would, and complain: `python tools/check_site.py build/site`.

MkDocs checks the links in Markdown; this checks what came of them, on every page: that each link leads to a file and
an anchor of the site, that nothing is loaded from a network, that pictures have words for those who do not see them,
and that headings come in order. It needs nothing but Python.
"""

from __future__ import annotations

import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "object": "data"}
_NOT_LOADED = {"canonical", "next", "prev"}  # kinds of <link> that name a page and load nothing
_ADDRESS = re.compile(r"url\(\s*['\"]?(https?:)?//|@import\s+['\"]?(https?:)?//")


class Page(HTMLParser):
    """What matters of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.complaints: list[str] = []
        self._inside = False  # the text of the page, without the navigation around it
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note anchors, links, loads and headings."""
        of = {name: value or "" for name, value in attrs}
        self.anchors.update(value for name, value in of.items() if name in ("id", "name"))
        if tag == "article":
            self._inside = True
        if tag == "a" and "href" in of:
            self.links.append(of["href"])
        if tag in _LOADS and of.get("rel") not in _NOT_LOADED and (target := of.get(_LOADS[tag])):
            self.loads.append(target)
        if tag == "img" and self._inside and not of.get("alt"):
            self.complaints.append(f"a picture without words: {of.get('src')}")
        if tag == "html" and not of.get("lang"):
            self.complaints.append("no language is given")
        if self._inside and re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        """Note where the text ends."""
        if tag == "article":
            self._inside = False


def complaints(site: Path) -> list[str]:
    """Everything that is wrong with a site."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {name: Page((site / name).read_text("utf-8")) for name in sorted(files) if name.endswith(".html")}
    found = [f"{name}: {words}" for name, page in pages.items() for words in _about(name, page, pages, files)]
    styled = (name for name in sorted(files) if name.endswith((".css", ".svg")))
    return found + [
        f"{name}: loads something from a network"
        for name in styled
        if _ADDRESS.search((site / name).read_text("utf-8"))
    ]


def _about(name: str, page: Page, pages: dict[str, Page], files: set[str]) -> list[str]:
    found = list(page.complaints)
    if name == "404.html":  # shown in the place of any page, so its links are absolute
        return found
    found += [f"loads {load}" for load in page.loads if urlsplit(load).netloc]
    for link in [*page.links, *page.loads]:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = os.path.normpath(os.path.join(os.path.dirname(name), unquote(parts.path))) if parts.path else name
        if target not in files:
            found.append(f"leads to nothing: {link}")
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
            found.append(f"leads to no anchor: {link}")
    if page.headings[:1] != [1] or page.headings.count(1) != 1:
        found.append("one heading of the first level should begin the text")
    found += [
        f"a heading of level {level} follows one of level {before}"
        for before, level in zip(page.headings, page.headings[1:], strict=False)
        if level > before + 1
    ]
    return found


if __name__ == "__main__":
    wrong = complaints(Path(sys.argv[1]))
    sys.stderr.write("".join(f"{line}\n" for line in wrong[:100]))
    sys.exit(f"{len(wrong)} complaints about the site" if wrong else 0)
