"""The HTML report in a real Chromium. Without one these tests are skipped; `make chromium` installs it."""

from __future__ import annotations

import asyncio
import os
import re
from dataclasses import replace

import pytest

from linter import lint_paths
from linter.findings import FileResult, Report, Severity
from linter.reporters import reporter
from tests.reporters.samples import DOUBLED
from tools.browser import MISSING, chromium, opened

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window."""
    program = chromium()
    if program is None:
        if os.environ.get("MTLINT_BROWSER") == "require":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with opened(program) as running:
        yield running
    asyncio.set_event_loop(None)


@pytest.fixture(scope="session")
def html(tmp_path_factory):
    """Writes a report as a page; returns its file."""

    def write(report, name="report"):
        file = tmp_path_factory.mktemp("page") / f"{name}.html"
        with file.open("w", encoding="utf-8", newline="\n") as out:
            reporter("html").write(report, out)
        return file

    return write


@pytest.fixture(scope="session")
def seeds(html):
    """The page of the seeds."""
    return html(lint_paths(["seeds"]), "seeds")


@pytest.fixture
def open_page(browser):
    """Opens a file in a window of its own; at the end nothing may have been fetched, and nothing complained about."""
    contexts, complaints = [], []

    def go(file, anchor="", size=None, script=True, **options):
        context = browser.new_context(viewport=size or WIDE, java_script_enabled=script, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith(("file:", "data:")) or complaints.append(request.url))
        page.goto(file.as_uri() + anchor)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def shown(page):
    """How many findings stand on the page."""
    return page.locator("#findings .f:visible").count()


def settle(page):
    """Wait until typing has become filtering, and the page is drawn."""
    page.wait_for_timeout(150)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def told(page):
    """What the page says of how many findings it shows."""
    return tuple(int(number.replace(",", "")) for number in re.findall(r"[\d,]+", page.inner_text("#count")))


def many(number, files):
    """A report with so many findings in so many files, as a book might have."""
    found = []
    rules = [("SPC001", "spacing", "error"), ("DUP001", "duplication", "warning"), ("LIT060", "literal", "info")]
    for index in range(number):
        rule, category, severity = rules[index % 3]
        path, line = f"book/chapter-{index * files // number:03}.txt", index * 3 % 500 + 1
        where = DOUBLED.location._replace(path=path, line=line, end_line=line)
        found.append(
            replace(DOUBLED, rule=rule, category=category, severity=Severity(severity), identity=str(index), location=where,
                    message=f"“firmly” is written twice, the {index}th time")
        )  # fmt: skip
    results = (FileResult(f"book/chapter-{n:03}.txt", 3000, number // files, lines=500) for n in range(files))
    return Report(tuple(results), tuple(found))
