"""How a page becomes HTML: the templates, what they may call, and the policy that the page sets for itself."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from linter.reporters.display import exact, one_line, visible
from linter.reporters.sums import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.reporters.html.page import Page

_TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")
_SPELT = re.compile(r"&lt;(U\+[0-9A-F]{4,6}(?: ×\d+)?)&gt;")
_EARLY = (
    'document.documentElement.className = "script"; window.near = []; '
    "window.note = (event) => near.push(event.target); "
    'document.addEventListener("contentvisibilityautostatechange", note, true)'
)
"""Run before the page is drawn: what needs the script is there from the beginning, and what is laid out is noted."""
_PIECES = 200  # of the template in one write


def rendered(page: Page) -> Iterator[str]:
    """The HTML of a page, in pieces."""
    style, script = _asset("style.css"), _asset("script.js")
    stream = _environment().get_template("report.html").stream(
        page=page, style=Markup(style), early=Markup(_EARLY), script=Markup(script),  # noqa: S704 - our own files
        policy=_policy(style, _EARLY, script),
    )  # fmt: skip
    stream.enable_buffering(_PIECES)
    return iter(stream)


@lru_cache(maxsize=4096)  # the same advice stands beside many findings
def unseen(text: str) -> Markup:
    """The text with what the eye cannot see spelt out and set apart."""
    return Markup(_SPELT.sub(r'<span class="u">\1</span>', str(escape(visible(text)))))  # noqa: S704 - escaped


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    environment.filters.update(unseen=unseen, one_line=one_line, exact=exact, number="{:,}".format, count=count)
    return environment


def _safe(value: Any) -> Any:
    """Whatever a template prints, controls and lone surrogates are spelt out."""
    return exact(value) if type(value) is str and not value.isprintable() else value


def _asset(name: str) -> str:
    with open(os.path.join(_TEMPLATES, name), encoding="utf-8", newline="\n") as file:
        return file.read()


def _policy(style: str, *scripts: str) -> str:
    """The Content-Security-Policy of the page (https://www.w3.org/TR/CSP3/): these texts, and nothing else."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {hashes}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
