"""Entries of a glossary as TBX of 2008, with the root `martif`: see `linter.reporters.glossary_tbx`."""

from __future__ import annotations

from linter.reporters.glossary_tbx import write_older as write

__all__ = ["write"]
