"""What LanguageTool said before, so that only a paragraph that is new is sent to it.

Answers lie in an SQLite file of the user's cache folder, as `linter.kept` keeps them, under a hash of the paragraph, of
the version of LanguageTool and of what was asked. A paragraph itself is not in the file, only its hash; messages and
replacements, which are, quote words of it. Nobody else can read the file.

Answers are JSON: a server that is not ours may have given them, so reading them must not be able to do more than read.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from linter.kept import Kept
from linter.languagetool.model import Alert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from linter.languagetool.model import Question

NAME = "grammar-1.sqlite"
_MOST = 128_000_000  # bytes of the file: the answers to some 500,000 paragraphs, of which most have no alert


class Memory:
    """The answers of one LanguageTool to one question. Whatever goes wrong, nothing is known and nothing kept."""

    def __init__(self, folder: str, version: str, question: Question) -> None:
        """Answers in a folder, which is made at need.

        Args:
            folder: of the user alone: what lies there is believed.
            version: of LanguageTool.
            question: what is asked about each paragraph.
        """
        with suppress(OSError):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        self._kept = Kept(os.path.join(folder, NAME), _MOST)
        asked = [version, question.language, sorted(question.rules), question.spelling, question.everything]
        self._context = blake2b(json.dumps(asked).encode(), digest_size=32).digest()

    def find(self, texts: Iterable[str]) -> dict[str, tuple[Alert, ...]]:
        """What was said of those texts that were asked about before."""
        keys = {self._key(text): text for text in texts}
        found: dict[str, tuple[Alert, ...]] = {}
        for key, answer in self._kept.find(keys).items():
            text = keys[key]
            with suppress(ValueError, TypeError):  # whatever is wrong with it, it can be asked again
                found[text] = _alerts(answer, text)
        return found

    def keep(self, answers: Mapping[str, tuple[Alert, ...]]) -> None:
        """Keep what is said of some texts."""
        self._kept.keep((self._key(text), json.dumps(alerts).encode()) for text, alerts in answers.items())

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        self._kept.close()

    def _key(self, text: str) -> bytes:
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._context, digest_size=20).digest()


def _alerts(answer: bytes, text: str) -> tuple[Alert, ...]:
    """An answer as it was kept.

    Raises:
        ValueError, TypeError: it is none.
    """
    alerts = tuple(
        Alert(start, end, rule, category, message, tuple(replacements))
        for start, end, rule, category, message, replacements in json.loads(answer)
    )
    if any(not 0 <= alert.start < alert.end <= len(text) for alert in alerts):
        raise ValueError("an alert beyond its text")
    return alerts
