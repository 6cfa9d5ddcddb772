"""A real Chromium, driven by Playwright: for the tests of the HTML report and for its pictures.

The browser of the system is used (`tools/chromium.sh` installs it on Debian and Ubuntu); Playwright's own is not
downloaded.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium is found: install one (tools/chromium.sh does on Debian and Ubuntu) or set MTLINT_CHROMIUM"


def chromium() -> str | None:
    """The browser's program: `MTLINT_CHROMIUM`, else the first that is installed."""
    if own := os.environ.get("MTLINT_CHROMIUM"):
        return own
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def opened(program: str) -> Iterator[Browser]:
    """The browser, running without a window; as root only without its sandbox, which root cannot have."""
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--disable-gpu", "--font-render-hinting=none", *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
