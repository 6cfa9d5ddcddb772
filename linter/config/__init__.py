"""Settings: `mtlint.toml`, `.mtlint.toml` or `[tool.mtlint]` in `pyproject.toml`, the nearest above each file.

Settings are read before the work begins and become a `Config`; nothing later looks at a settings file. Files are
not merged: the nearest one holds, and a `pyproject.toml` without our table does not count. A file begins with
another only where it says so (`extend`). What can be set is declared in `linter.config.model`, and nowhere else.
"""

from __future__ import annotations

from linter.config.find import NAMES, Configs, load_config
from linter.config.model import ENDINGS, FAIL_ON, LANGUAGES, SETTINGS, Config
from linter.config.settings import parse_size
from linter.config.toml import load_toml

__all__ = [
    "ENDINGS",
    "FAIL_ON",
    "LANGUAGES",
    "NAMES",
    "SETTINGS",
    "Config",
    "Configs",
    "load_config",
    "load_toml",
    "parse_size",
]
