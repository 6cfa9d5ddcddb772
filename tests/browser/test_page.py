"""The page as its readers use it."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from linter import lint_paths
from linter.findings import Excerpt, FileResult, Report
from tests.browser.conftest import NARROW, WIDE, many, settle, shown, told
from tests.reporters.samples import DOUBLED, SAMPLE, place
from tests.reporters.test_html import MARKUP, full_of


@pytest.fixture(scope="module")
def findings():
    return lint_paths(["seeds"]).findings


@pytest.fixture(scope="module")
def ten_thousand(html):
    return html(many(10_000, 200), "many")


def test_everything_can_be_read_without_a_script(open_page, seeds, findings):
    page = open_page(seeds, script=False)
    assert page.locator("#findings .f").count() == len(findings)
    assert page.locator("#filters").is_hidden()
    assert page.locator("button:visible").count() == 0
    assert page.locator("#findings h4").all_text_contents() == [f.message for f in findings]
    far = open_page(seeds, f"#f-{findings[-1].fingerprint}", script=False)
    far.wait_for_timeout(300)  # it is laid out when it comes near the window
    assert far.locator(f"#f-{findings[-1].fingerprint} h4").bounding_box()["height"] > 0


@pytest.mark.parametrize("key", ["category", "rule", "severity", "file"])
def test_each_filter_shows_what_passes_and_counts_it(open_page, seeds, findings, key):
    page = open_page(seeds)
    of = {
        "category": lambda f: f.category,
        "rule": lambda f: f.rule,
        "severity": lambda f: f.severity.value,
        "file": lambda f: f.location.path,
    }
    for value, number in Counter(map(of[key], findings)).most_common(3):
        if key == "severity":
            for box in page.locator("[name=severity]").all():
                box.set_checked(box.get_attribute("value") == value)
        else:
            page.select_option(f"[name={key}]", value)
        settle(page)
        assert told(page) == (number, len(findings))
        assert page.locator("#findings .f:not([hidden])").count() == number or key == "file"
        assert shown(page) == number


def test_filters_work_together_and_are_reset(open_page, seeds, findings):
    page = open_page(seeds)
    path = findings[0].location.path
    page.select_option("[name=category]", "literal")
    page.select_option("[name=file]", path)
    page.uncheck("[name=severity][value=info]")
    settle(page)
    expected = [
        f for f in findings if f.category == "literal" and f.location.path == path and f.severity.value != "info"
    ]
    assert 0 < len(expected) < len(findings)
    assert told(page) == (len(expected), len(findings))
    page.click("#filters [data-reset]")
    settle(page)
    assert told(page) == (len(findings), len(findings))
    assert shown(page) == len(findings)
    assert "#" not in page.url
    assert page.locator("#filters [data-reset]").is_hidden()


def test_a_search_finds_words_in_any_order_and_case(open_page, seeds, findings):
    page = open_page(seeds)
    page.fill("#q", "COMMITTEE half")
    settle(page)
    number = told(page)[0]
    assert 0 < number < len(findings)
    for text in page.locator("#findings .f:visible").all_text_contents():
        assert "committee" in text.lower()
        assert "half" in text.lower()
    page.fill("#q", "no such words anywhere")
    settle(page)
    assert told(page)[0] == shown(page) == 0
    assert page.locator("#none").is_visible()
    page.click("#none button")
    assert shown(page) == len(findings)


def test_filters_stand_in_the_address_and_can_be_shared(open_page, seeds, findings):
    page = open_page(seeds)
    page.select_option("[name=rule]", "CAS001")
    page.fill("#q", "party")
    settle(page)
    number = told(page)[0]
    assert page.url.endswith("#q=party&rule=CAS001")
    other = open_page(seeds, "#q=party&rule=CAS001")
    assert told(other) == (number, len(findings))
    assert other.input_value("[name=rule]") == "CAS001"
    path = quote(findings[0].location.path)
    assert told(open_page(seeds, f"#file={path}&severity=warning"))[0] > 0


def test_an_address_with_unknown_filters_does_no_harm(open_page, seeds, findings):
    assert told(open_page(seeds, "#rule=NOPE&category=<script>")) == (len(findings), len(findings))


def test_a_finding_has_an_address(open_page, seeds, findings):
    for finding in (findings[0], findings[len(findings) // 2], findings[-1]):
        page = open_page(seeds, f"#f-{finding.fingerprint}")
        settle(page)
        box = page.locator(f"#f-{finding.fingerprint}").bounding_box()
        assert 0 <= box["y"] < WIDE["height"] - 40
        assert box["y"] >= page.locator("#filters").bounding_box()["height"] - 1


def test_an_address_opens_what_is_folded_or_filtered(open_page, seeds, findings):
    page = open_page(seeds, "#rule=CAS001")
    target = next(f for f in findings if f.rule != "CAS001")
    page.evaluate(f"location.hash = 'f-{target.fingerprint}'")
    settle(page)
    assert page.locator(f"#f-{target.fingerprint}").is_visible()
    page.evaluate("location.hash = 'r-CAS001'")
    settle(page)
    assert page.locator("#r-CAS001").is_visible()


def test_marks_of_the_map_lead_to_their_findings(open_page, seeds):
    page = open_page(seeds)
    mark = page.locator(".map a[href^='#f-']").nth(5)
    anchor = mark.get_attribute("href")
    mark.click()
    settle(page)
    assert page.url.endswith(anchor)
    assert page.locator(anchor).bounding_box()["y"] < WIDE["height"]


def test_bars_and_rules_filter(open_page, seeds, findings):
    page = open_page(seeds)
    page.click(".bars a[data-value=casing]")
    settle(page)
    assert told(page)[0] == sum(f.category == "casing" for f in findings)
    page.click("#rules summary")
    page.click("#r-CAS001 a")
    settle(page)
    assert told(page)[0] == sum(f.rule == "CAS001" for f in findings)


def test_a_place_and_a_command_can_be_copied(open_page, seeds, findings):
    page = open_page(seeds, permissions=["clipboard-read", "clipboard-write"])
    finding = findings[3]
    shown_finding = page.locator(f"#f-{finding.fingerprint}")
    shown_finding.scroll_into_view_if_needed()
    shown_finding.get_by_role("button", name="Copy place").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{finding.location.path}:{finding.location.line}"
    shown_finding.get_by_role("button", name="Copy command").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"mtlint accept {finding.fingerprint}"
    assert "Copied" in page.inner_text("#said")


@pytest.mark.parametrize("anchor", ["#findings", ""])
def test_buttons_are_there_for_what_is_in_sight_from_the_start(open_page, html, anchor):
    page = open_page(html(SAMPLE), anchor, size={"width": 1200, "height": 2400})
    settle(page)
    for finding in page.locator("#findings .f").all():
        assert finding.get_by_role("button").count() == 2


def test_copying_works_where_the_clipboard_is_closed(open_page, seeds, findings):
    page = open_page(seeds)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value) })")
    shown_finding = page.locator(f"#f-{findings[0].fingerprint}")
    shown_finding.scroll_into_view_if_needed()
    shown_finding.get_by_role("button", name="Copy command").click()
    assert page.evaluate("window.copied") == f"mtlint accept {findings[0].fingerprint}"


def test_it_can_be_used_with_the_keyboard_alone(open_page, seeds, findings):
    page = open_page(seeds)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#findings h2").bounding_box()["y"] < WIDE["height"] / 2
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("committee")
    settle(page)
    assert told(page)[0] < len(findings)
    page.keyboard.press("Escape")
    settle(page)
    assert told(page)[0] == len(findings)


def test_keys_search_and_step_and_can_be_switched_off(open_page, seeds, findings):
    page = open_page(seeds)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == f"f-{findings[0].fingerprint}"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == f"f-{findings[1].fingerprint}"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("j/k")
    assert page.input_value("#q") == "j/k"
    page.uncheck("#keys")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"


def test_the_focus_can_be_seen(open_page, seeds):
    page = open_page(seeds)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("seeds", WIDE), ("sample", NARROW), ("kept", WIDE)])
def test_axe_finds_nothing(open_page, html, seeds, name, scheme, size):
    report = {"sample": SAMPLE, "kept": full_of("plain words")}.get(name)
    page = open_page(html(report) if report else seeds, size=size, color_scheme=scheme, bypass_csp=True)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    if size is NARROW:
        page.click("#more")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_light_or_dark_as_the_reader_wants(open_page, seeds, scheme):
    page = open_page(seeds, color_scheme=scheme)
    red = int(page.evaluate("getComputedStyle(document.body).backgroundColor").split("(")[1].split(",")[0])
    assert (red < 64) is (scheme == "dark")


def test_on_paper_everything_stands_open_and_nothing_is_to_be_pressed(open_page, seeds, findings):
    page = open_page(seeds, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("button:visible").count() == 0
    assert page.locator("#filters").is_hidden()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#r-CAS001").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_narrow_window_needs_no_scrolling_sideways(open_page, html, seeds):
    long = replace(
        DOUBLED,
        location=place("a/" * 60 + "x" * 90 + ".txt", 1, 5, 1, 1),
        excerpt=Excerpt("w" * 200, "y" * 300, "z" * 200),
    )
    for file in (seeds, html(Report((), (long,)))):
        for size in (NARROW, {"width": 320, "height": 600}):
            page = open_page(file, size=size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.locator("#fields").is_hidden()
    page.click("#more")
    assert page.locator("#fields").is_visible()
    assert page.get_attribute("#more", "aria-expanded") == "true"


@pytest.mark.parametrize("text", MARKUP)
def test_what_a_text_holds_never_runs(open_page, html, text):
    page = open_page(html(full_of(text)))
    settle(page)
    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("script").count() == 2
    page.select_option("[name=file]", text)
    settle(page)
    assert told(page) == (2, 2)
    page.fill("#q", text)
    settle(page)
    assert page.locator("script").count() == 2


def test_a_linted_file_with_a_script_gives_a_quiet_page(open_page, html, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "<img src=x onerror=alert(2)>.txt").write_text(
        "The firm promised promised to answer soon. <script>alert(1)</script>\n"
    )
    report = lint_paths(["."])
    assert "<script>" in report.findings[0].excerpt.after
    page = open_page(html(report))
    assert page.locator(".f").count() == len(report.findings)


def test_the_policy_stops_a_script_that_would_slip_through(browser, seeds):
    context = browser.new_context()
    page = context.new_page()
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(seeds.as_uri())
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"window.ran = 1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in message for message in messages)
    context.close()


def test_ten_thousand_findings_open_and_filter_quickly(open_page, ten_thousand):
    """Twice the promised two seconds, for a machine that does other things too; `benchmarks/html.py` says the figure."""
    start = time.perf_counter()
    page = open_page(ten_thousand)
    opened = time.perf_counter() - start
    start = time.perf_counter()
    page.select_option("[name=category]", "literal")
    settle(page)
    filtered = time.perf_counter() - start
    assert told(page) == (3333, 10_000)
    assert opened < 8, opened
    assert filtered < 4, filtered


def test_a_finding_far_down_a_large_page_has_an_address_and_buttons(open_page, ten_thousand):
    far = sorted(many(10_000, 200).findings, key=lambda finding: finding.order)[9_000]
    for script in (True, False):
        page = open_page(ten_thousand, f"#f-{far.fingerprint}", script=script)
        page.wait_for_timeout(500)
        box = page.locator(f"#f-{far.fingerprint} h4").bounding_box()
        assert 0 <= box["y"] < WIDE["height"]
        assert page.locator(f"#f-{far.fingerprint}").get_by_role("button").count() == (2 if script else 0)
    page = open_page(ten_thousand, "#findings")
    page.wait_for_timeout(500)
    assert page.locator("#findings .f").first.get_by_role("button").count() == 2


def test_an_empty_report_opens(open_page, html):
    page = open_page(html(Report((FileResult("a.txt", 10, 0, lines=2),), ())))
    assert page.inner_text("h1") == "No findings"
