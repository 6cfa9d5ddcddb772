"""How quickly the HTML report of 10,000 findings is written, opens and filters, in a real Chromium.

    python -m benchmarks.html [FINDINGS [FILES]]

Opening is measured to `DOMContentLoaded`, when all findings are there and can be filtered; filtering to the second
frame after the choice, when the page is drawn. Each figure is the least of three, because what else the machine does
only adds; the processor's time for opening is given too, which a busy machine hardly changes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from linter.reporters import reporter
from tests.browser.conftest import many
from tools.browser import MISSING, chromium, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_LOADED = "performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"
_CHANGES = {
    "filter by category": "document.querySelector('[name=category]').value = 'literal'",
    "search for words": "document.querySelector('[name=q]').value = 'greatly 999th'",
    "reset": "document.querySelector('[name=category]').value = ''; document.querySelector('[name=q]').value = ''",
}
_DELAY = 0.08  # seconds that the page waits for more typing
_PROMISE = 2.0  # seconds


def main() -> None:
    """Print the figures; fail if one breaks the promise."""
    program = chromium()
    if program is None:
        sys.exit(MISSING)
    findings, files = (int(a) for a in (*sys.argv[1:], *("10000", "200")[len(sys.argv) - 1 :]))
    with TemporaryDirectory() as scratch, opened(program) as browser:
        file = Path(scratch) / "report.html"
        report = many(findings, files)
        start = time.perf_counter()
        with file.open("w", encoding="utf-8", newline="\n") as out:
            reporter("html").write(report, out)
        print(f"{findings:,} findings in {files:,} files: {file.stat().st_size / 1e6:.1f} MB")
        print(f"{'write':20} {time.perf_counter() - start:5.2f} s")
        runs = [_run(browser, file) for _ in range(3)]
        slow = []
        for what in runs[0]:
            seconds = min(run[what] for run in runs)
            print(f"{what:20} {seconds:5.2f} s")
            slow += [what] if seconds > _PROMISE and what != "open" else []
    if slow:
        sys.exit(f"slower than {_PROMISE:g} s: {', '.join(slow)}")


def _run(browser: Browser, file: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = _processor(session)
    page.goto(file.as_uri())
    seconds = {"open": page.evaluate(_LOADED) / 1000, "open, processor": _processor(session) - before}
    for what, change in _CHANGES.items():
        start = time.perf_counter()
        page.evaluate(f"{change}; document.getElementById('filters').dispatchEvent(new Event('input')); 0")
        time.sleep(_DELAY + 0.02)
        page.evaluate(_FRAMES)
        seconds[what] = time.perf_counter() - start
    page.close()
    return seconds


def _processor(session: CDPSession) -> float:
    """Seconds that the page's process has computed."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime")


if __name__ == "__main__":
    main()
