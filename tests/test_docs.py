"""The pages of the site: what makes them, what checks them, and what they must hold."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml
from markdown_it import MarkdownIt

from linter.cli import mtlint
from linter.findings import Safety, Severity
from linter.reporters.display import visible
from linter.rulebook.load import load_pack
from linter.rulebook.model import CATEGORIES, Example, Origin, Rule, RulePage
from linter.rulebook.packs import builtin_pack
from tools.check_site import complaints
from tools.lexicon_pages import by_file, file_name, ranges
from tools.rule_pages import FAMILIES, address, index, web_page, web_pages
from tools.site import PUBLISHED, for_site

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
HAND = sorted(file.name for file in DOCS.glob("*.md"))
MARKDOWN = MarkdownIt("commonmark", {"html": False})


@pytest.fixture(scope="module")
def pages():
    return load_pack(builtin_pack())


def test_every_family_is_described():
    assert set(FAMILIES) == set(CATEGORIES)


@pytest.fixture(scope="module")
def site(pages):
    """The pages by the names of their files."""
    return web_pages(pages)


def test_every_example_stands_on_its_page(pages, site):
    blocks = {n: "".join(t.content for t in MARKDOWN.parse(text) if t.type == "fence") for n, text in site.items()}
    for rule_page in pages:
        shown = blocks[address(rule_page).partition("#")[0]]
        for example in (*rule_page.bad, *rule_page.good):
            text = example.text if example.data is None else repr(example.data)
            for line in text.splitlines():
                assert visible(line) in shown or not line.isprintable(), (rule_page.rule.id, line)


def test_headings_of_rules_come_in_order(site):
    for name, text in site.items():
        levels = [int(t.tag[1]) for t in MARKDOWN.parse(text) if t.type == "heading_open"]
        assert levels[0] == 1, name
        assert set(levels[1:]) == {2}, name


def test_an_entry_of_the_lexicon_is_where_its_address_leads(pages, site):
    entries = [p for p in pages if p.entry]
    assert len(entries) > 100
    for rule_page in entries:
        file, _, anchor = address(rule_page).partition("#")
        rule, entry = rule_page.rule, rule_page.entry
        assert f"{rule.id}.md" not in site
        headings = re.findall(r"^## (.+)$", site[file], re.MULTILINE)
        assert [h.lower() for h in headings].count(anchor) == 1
        section = site[file].partition(f"\n## {rule.id}\n")[2].partition("\n## ")[0]
        assert rule.name in section
        assert rule.severity.value in section
        told = section.replace("\\", "")
        for text in (entry.source, *entry.write):
            assert text in told, (rule.id, text)
        assert entry.means[1:] in told


def test_the_index_counts_the_lexicon_by_file(pages, site):
    text = site["README.md"]
    for file, entries in by_file(pages).items():
        row = next(line for line in text.splitlines() if f"]({file_name(file)})" in line)
        assert ", ".join(ranges([p.rule.id for p in entries])) in row
        warnings, notes = (int(cell) for cell in row.split("|")[4:6])
        assert warnings + notes == len(entries)
    assert len(text.splitlines()) < 600


def test_ids_in_a_row_are_drawn_together():
    ids = ["LIT1001", "LIT1002", "LIT1003", "LIT1005", "LIT098", "LIT099", "LIT100", "LIT010"]
    assert ranges(ids) == ["LIT010", "LIT098–LIT100", "LIT1001–LIT1003", "LIT1005"]


def test_a_page_holds_anything():
    """What a hostile example holds stays text, and is seen."""
    text = "````\n⟦<script>alert(1)</script>⟧ | * _x_ [a](b) \u202e\u200b\n# no heading"
    rule = Rule(
        "XXX001", "hostile", "residue", Severity.ERROR, 0.5, False, "“{a}” <b> *x* | y", "why <img> `<i>`", None, "",  # noqa: FBT003
        (), Safety.SAFE, ("do *this*",), (), (), (), Origin("x.yaml", 1),
    )  # fmt: skip
    page = web_page(
        RulePage(rule, (Example(text, fixed="clean"),), (Example(text, because="<u>it is</u>"),), ("a <b>",))
    )
    html = MarkdownIt("commonmark", {"html": True}).render(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search(r"<(script|img|b|u|i)>", html)
    assert html.count("<h1>") == 1
    assert "<em>" not in html
    assert "&lt;U+202E&gt;&lt;U+200B&gt;" in html
    assert not set(page) & set("\u202e\u200b")


def test_the_index_names_every_rule(pages):
    text = index(pages)
    assert all(f"[{p.rule.id}]({p.rule.id}.md)" in text for p in pages if not p.entry)


def test_every_option_of_every_command_is_told():
    text = (DOCS / "commands.md").read_text("utf-8")
    top = click.Context(mtlint)
    commands = {name: mtlint.get_command(top, name) for name in mtlint.list_commands(top)}
    groups = [(name, group) for name, group in commands.items() if isinstance(group, click.Group)]
    commands |= {f"{name} {own}": command for name, group in groups for own, command in group.commands.items()}
    assert "grammar install" in commands
    for name, command in commands.items():
        section = text.partition(f"## mtlint {name}\n")[2].partition("\n## ")[0]
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert option.opts[-1] in section, (name, option.opts)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[rules](../rules/README.md)", "[rules](write-a-rule.md)"),
        ("[a `b`](../CONTRIBUTING.md#adding-a-rule)", "[a `b`](contributing.md#adding-a-rule)"),
        ("[code](../linter/api.py)", "code"),
        ("[here](names.md)", "[here](names.md)"),
        ("[gone](../gone.md)", "[gone](../gone.md)"),
        ("[out](https://example.org/a)", "[out](https://example.org/a)"),
        ("![words](pictures/check.svg)", "![words](pictures/check.svg)"),
        ("```\n[x](../rules/README.md)\n```", "```\n[x](../rules/README.md)\n```"),
    ],
)
def test_links_are_led_to_the_site(link, shown):
    assert for_site(link, "docs/quality.md") == shown


def test_links_from_outside_are_led_to_the_site():
    assert for_site("[all](../docs/rules/README.md)", "rules/README.md") == "[all](rules/README.md)"
    assert for_site("[names](../names.md)", "docs/rules/NAM010.md") == "[names](../names.md)"


def test_every_page_is_in_the_navigation():
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = yaml.safe_load(text[text.index("nav:") : text.index("not_in_nav:")])
    named = set(re.findall(r"[\w/-]+\.md", str(nav)))
    assert named == {*HAND, *PUBLISHED.values(), "rules/README.md"}


@pytest.mark.parametrize("name", HAND)
def test_every_page_says_what_to_do_next(name):
    if name in ("figures.md", "leftovers.md"):
        pytest.skip("written by a benchmark")
    assert re.search(r"^(Next:|## (Next|See also|Further))", (DOCS / name).read_text("utf-8"), re.MULTILINE), name


@pytest.mark.parametrize("picture", sorted((DOCS / "pictures").glob("*.svg")), ids=lambda file: file.name)
def test_pictures_load_nothing(picture):
    text = picture.read_text("utf-8")
    assert "@font-face" not in text
    assert set(re.findall(r"https?://[^\"' )<]+", text)) <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}


GOOD = '<html lang="en"><body><article><h1 id="top">A</h1>{}</article></body></html>'


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<a href="#top">x</a> <a href="b.html#top">x</a> <img src="p.svg" alt="words"><h2>B</h2>', ""),
        ('<a href="c.html">x</a>', "leads to nothing: c.html"),
        ('<a href="b.html#gone">x</a>', "leads to no anchor: b.html#gone"),
        ('<a href="#gone">x</a>', "leads to no anchor: #gone"),
        ('<img src="p.svg">', "a picture without words: p.svg"),
        ('<img src="q.svg" alt="words">', "leads to nothing: q.svg"),
        ('<script src="https://example.org/x.js"></script>', "loads https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "loads //example.org/x.css"),
        ('<a href="https://example.org">x</a>', ""),
        ("<h3>B</h3>", "a heading of level 3 follows one of level 1"),
        ("<h1>B</h1>", "one heading of the first level should begin the text"),
    ],
)
def test_what_the_check_of_the_site_says(tmp_path, body, complaint):
    (tmp_path / "a.html").write_text(GOOD.format(body))
    (tmp_path / "b.html").write_text(GOOD.format(""))
    (tmp_path / "p.svg").write_text("<svg/>")
    assert complaints(tmp_path) == ([f"a.html: {complaint}"] if complaint else [])


def test_a_style_sheet_loads_nothing(tmp_path):
    (tmp_path / "a.css").write_text("@import 'https://example.org/x.css';")
    (tmp_path / "b.css").write_text("a { background: url(data:image/png;base64,AA) }")
    assert complaints(tmp_path) == ["a.css: loads something from a network"]
