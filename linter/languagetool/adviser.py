"""What a run asks LanguageTool, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.languagetool.model import Asked, LanguageToolError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.languagetool.model import Question
    from linter.text.document import Document
    from linter.text.remarks import Remark


class Adviser:
    """LanguageTool for one run: found at the beginning, started when a text first needs it, stopped by `close`.

    Attributes:
        told: what is used, in a few words for the user, such as `LanguageTool 6.8 with Java 17`.
        problem: why some texts were not looked at, with the cure; empty as long as every text was.
    """

    def __init__(self, asked: Asked) -> None:
        """Find what is needed, and start nothing.

        Raises:
            LanguageToolError: Java, LanguageTool or the server is not there, or too old.
        """
        self.asked = asked
        self.told = ""
        self.problem = ""
        raise LanguageToolError("not built yet")

    def remarks(self, docs: Sequence[Document], question: Question) -> list[tuple[Remark, ...] | None]:
        """What is said of each document, in order of place; None for a document that could not be looked at.

        Never raises for a server that dies or is slow: `problem` says it then, and nothing more is asked in this run.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Stop the server if this run started one, and let go of what was kept; may be called twice."""
