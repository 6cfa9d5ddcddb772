"""Pictures of the HTML report of the seeds in a real Chromium: light, dark, narrow, and as it is printed.

    python -m tools.screenshots [FOLDER]

They go to FOLDER (default: build/pictures, which is not kept); `--keep` renews the one that stands in docs/pictures/.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from linter import lint_paths
from linter.reporters import reporter
from tools.browser import MISSING, chromium, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs" / "pictures" / "report.png"
WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}
_PATIENCE = 120_000  # milliseconds, for a busy machine
_LOOKS = {
    "light": ("light", WIDE),
    "dark": ("dark", WIDE),
    "narrow": ("light", NARROW),
    "narrow-dark": ("dark", NARROW),
}


def main() -> None:
    """Make the pictures."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--keep"]
    program = chromium()
    if program is None:
        sys.exit(MISSING)
    folder = Path(arguments[0] if arguments else ROOT / "build" / "pictures").resolve()
    os.chdir(ROOT)  # the report names its files as they are reached from here
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch, opened(program) as browser:
        report = Path(scratch) / "report.html"
        _lint(report)
        take(browser, report, folder)
        if "--keep" in sys.argv:
            _keep(browser, report)


def take(browser: Browser, report: Path, folder: Path) -> None:
    """Take all pictures of a report: of its beginning, of its findings, and of the paper."""
    for name, look in _LOOKS.items():
        _shot(browser, report, folder / f"{name}.png", look)
        _shot(browser, report, folder / f"{name}-findings.png", look, "#findings")
    page = browser.new_page()
    page.goto(report.as_uri())
    page.pdf(path=folder / "paper.pdf", format="A4", prefer_css_page_size=True)
    page.close()


def _shot(browser: Browser, report: Path, file: Path, look: tuple[str, dict[str, int]], anchor: str = "") -> None:
    scheme, size = look
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(report.as_uri() + anchor)
    page.wait_for_timeout(100)  # what was out of sight is laid out when it comes into view
    page.screenshot(path=file, timeout=_PATIENCE)
    page.close()


def _keep(browser: Browser, report: Path) -> None:
    """The picture for the manual: from the head of the report to its first findings."""
    page = browser.new_page(viewport={"width": 1120, "height": 3000}, color_scheme="light", reduced_motion="reduce")
    page.goto(report.as_uri())
    page.wait_for_timeout(300)
    below = page.evaluate("document.querySelectorAll('#findings .f')[1].getBoundingClientRect().bottom")
    KEPT.parent.mkdir(exist_ok=True)
    page.screenshot(path=KEPT, clip={"x": 0, "y": 0, "width": 1120, "height": below + 1}, timeout=_PATIENCE)
    page.close()


def _lint(report: Path) -> None:
    with report.open("w", encoding="utf-8", newline="\n") as out:
        reporter("html").write(lint_paths(["seeds"]), out)


if __name__ == "__main__":
    main()
