"""The real LanguageTool for tests; skips where it is not, or fails where it must be."""

from __future__ import annotations

import os
from typing import NamedTuple

import pytest

from linter.languagetool.find import Home, Java, find_home, find_java
from linter.languagetool.model import LanguageToolError


class Real(NamedTuple):
    """What is there."""

    java: Java
    home: Home


def real_languagetool() -> Real:
    """Java and LanguageTool; the test is skipped without them, or fails where MTLINT_LANGUAGETOOL is `require`."""
    try:
        return Real(find_java(), find_home())
    except LanguageToolError as error:
        reason = f"LanguageTool is not here: {error}"
        if os.environ.get("MTLINT_LANGUAGETOOL") == "require":
            pytest.fail(reason)
        pytest.skip(reason)
