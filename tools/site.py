"""What the documentation site adds to the pages in docs/: hooks of MkDocs, named in mkdocs.yml.

The pages are written to be read on a forge too, so they link to files of the repository by relative paths. Some
of these files become pages of the site (`PUBLISHED`); a link to any other, such as a module, becomes its words,
because the site does not hold it. A link to nothing is left as it is, and the strict build refuses it.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = {
    "rules/README.md": "write-a-rule.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
"""Files outside docs/ that the site shows, and their pages."""

_WIDE = ("README.md", "fixes.md", "hook.md", "reading.md", "start.md")
_SOURCES = {page: file for file, page in PUBLISHED.items()}
_LINK = re.compile(r"(?P<head>!?)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]+)\)")
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from files outside docs/."""
    from mkdocs.structure.files import File

    for file, page in PUBLISHED.items():
        files.append(File.generated(config, page, content=(ROOT / file).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Lead links to files of the repository to their pages, and give wide pictures the room of the contents."""
    if page.file.src_uri in _WIDE:
        page.meta["hide"] = ["toc"]
    source = _SOURCES.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    return for_site(markdown, source)


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Show the marks in the examples of rules as marks."""
    if not page.file.src_uri.startswith("rules/"):
        return html
    return html.replace("⟦", "<mark>").replace("⟧", "</mark>")


def for_site(markdown: str, source: str) -> str:
    """The text with its links as the site needs them.

    Args:
        markdown: a page.
        source: its file, from the top of the repository.
    """
    lines, fence = [], ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        lines.append(line if fence else _LINK.sub(lambda link: _relinked(link, source), line))
    return "\n".join(lines)


def _relinked(link: re.Match[str], source: str) -> str:
    target, hash_, anchor = link["target"].partition("#")
    if not target or ":" in target:
        return link[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    page = PUBLISHED.get(file) or file.removeprefix("docs/")
    if page == file:  # not a page of the site
        return link["words"] if (ROOT / file).exists() else link[0]
    here = posixpath.dirname(PUBLISHED.get(source) or source.removeprefix("docs/"))
    return f"{link['head']}[{link['words']}]({posixpath.relpath(page, here or '.')}{hash_}{anchor})"
