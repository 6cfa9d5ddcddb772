"""The format `html`: one page that opens from disk, for people who read and mend texts.

The page holds its style and its script, and fetches nothing: its Content-Security-Policy names the two by their
hashes and forbids all else, so a text that holds `<script>` stays a text even if an escape were forgotten. Without
JavaScript everything can be read; the script only filters and copies. Findings far from the window are not laid out
(`content-visibility`), which keeps ten thousand of them quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Report


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - the reader's browser decides
    """Write the report as one HTML page."""
    from linter.reporters.html.page import page_of
    from linter.reporters.html.render import rendered

    out.writelines(rendered(page_of(report)))
    out.write("\n")
