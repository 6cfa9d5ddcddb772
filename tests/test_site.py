"""The built site in a real browser, opened from the disk: its search works, nothing is asked of a network.

`make site` builds it; without it these tests are skipped, unless MTLINT_SITE says that it must be there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.browser import MISSING, chromium, opened

SITE = Path(__file__).resolve().parents[1] / "build" / "site"
PAGES = ("index.html", "rules/index.html", "rules/DUP001.html", "settings.html", "reading.html", "api.html")
OURS = ".md-content"
THEIRS = ("landmark-unique",)  # Material puts the button that copies a block of code into a landmark without a name


@pytest.fixture(scope="module")
def browser():
    wanted = bool(os.environ.get("MTLINT_SITE"))
    if not (SITE / "index.html").exists():
        pytest.fail("run make site") if wanted else pytest.skip("run make site")
    program = chromium()
    if program is None:
        pytest.fail(MISSING) if wanted else pytest.skip(MISSING)
    with opened(program) as running:
        yield running


@pytest.fixture
def page(browser):
    """A page that notes what it asks of a network and what goes wrong."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.asked, page.wrong = [], []
    page.on(
        "request",
        lambda request: request.url.startswith(("file:", "data:", "about:")) or page.asked.append(request.url),
    )
    page.on("requestfailed", lambda request: page.wrong.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page.wrong.append(message.text))
    yield page
    page.close()


def test_the_search_works_from_the_disk(page):
    page.goto((SITE / "index.html").as_uri())
    page.click(".md-search__input")
    page.keyboard.type("doubled word", delay=40)
    page.wait_for_selector(".md-search-result__item")
    assert "DUP001" in page.locator(".md-search-result__item").first.inner_text()
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**/rules/DUP001.html*")
    assert not page.asked
    assert not page.wrong


@pytest.mark.parametrize(
    ("name", "scheme"),
    [("index.html", "light"), ("rules/DUP001.html", "dark"), ("settings.html", "light"), ("api.html", "dark")],
)
def test_pages_are_fit_for_all(page, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.goto((SITE / name).as_uri())
    assert not page.asked
    assert not page.wrong
    options = {"resultTypes": ["violations"], "preload": False, "rules": {rule: {"enabled": False} for rule in THEIRS}}
    results = Axe().run(page, context=OURS, options=options)
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in results.response["violations"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_telephone(page, name):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto((SITE / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
