"""What a run asks LanguageTool, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.languagetool.blocks import blocks
from linter.languagetool.model import LanguageToolError
from linter.languagetool.paragraphs import paragraphs
from linter.languagetool.source import WIDTH, NamedServer, OwnServer
from linter.lazy import lazy
from linter.text.remarks import Remark
from linter.timing import count, stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.languagetool.memory import Memory
    from linter.languagetool.model import Asked, Question
    from linter.languagetool.paragraphs import Paragraph
    from linter.languagetool.source import Answers
    from linter.text.document import Document

BLOCK = 10_000
"""The most characters in one question: a second of work or less. Ten times as many small ones take twice as long; four
times larger ones take as long, and more is lost where one fails. Some servers take no more than 20,000."""
LONGEST = 100_000
"""The most characters of one paragraph, which is 16 s of work (6.8, Java 17). No page is that long; a file without a
line end may be."""
LONGEST_SENTENCE = 10_000
"""The most characters without the end of a sentence: 5 s of work, and the square of it for more. Lists may be so."""
_END = lazy(r"[.!?…]\W?\s")
_LEAST = 1_000  # characters in one question below which parting costs more than asking two at a time saves


class Adviser:
    """LanguageTool for one run: found at the beginning, started when a text first needs it, stopped by `close`.

    Attributes:
        told: what is used, in a few words for the user, such as `LanguageTool 6.8 with Java 17.0.15`.
    """

    def __init__(self, asked: Asked) -> None:
        """Find what is needed, and start nothing.

        Raises:
            LanguageToolError: Java, LanguageTool or the server is not there, or too old.
        """
        self.asked = asked
        self._source = NamedServer(asked.server) if asked.server else OwnServer()
        self.told = self._source.told
        self._memories: dict[Question, Memory] = {}
        self._answers: dict[Question, Answers] = {}
        self._why = ""
        self._unheard: set[str] = set()
        self._long: dict[str, int] = {}

    @property
    def problem(self) -> str:
        """Why some texts were not looked at, with the cure; empty as long as every text was."""
        told = []
        if self._why:
            others = f" and {len(self._unheard) - 1:,} more" if len(self._unheard) > 1 else ""
            told.append(f"{self._why}. LanguageTool has not looked at {min(self._unheard)}{others}")
        if self._long:
            path, size = min(self._long.items())
            others = f" and in {len(self._long) - 1:,} more files" if len(self._long) > 1 else ""
            told.append(
                f"LanguageTool was not asked about a paragraph of {size:,} characters in {path}{others}, only about"
                f" those of at most {LONGEST:,}, and {LONGEST_SENTENCE:,} in a sentence: part it by empty lines"
            )
        return "; ".join(told)

    def remarks(self, docs: Sequence[Document], question: Question) -> list[tuple[Remark, ...] | None]:
        """What is said of each document, in order of place; None for a document that could not be looked at.

        Never raises for a server that dies or is slow: `problem` says it then, and nothing more is asked in this run.
        """
        with stage("recall"):
            cut = [paragraphs(doc) for doc in docs]
            texts = dict.fromkeys(paragraph.text for parts in cut for paragraph in parts)
            known = self._recalled(texts, question)
        self._asked([text for text in texts if text not in known and not _is_endless(text)], question, known)
        return [self._remarks_of(doc, parts, known) for doc, parts in zip(docs, cut, strict=True)]

    def _recalled(self, texts: Iterable[str], question: Question) -> Answers:
        """What is known of some texts, from this run and earlier ones."""
        met = self._answers.setdefault(question, {})
        known = {text: met[text] for text in texts if text in met}
        if self.asked.remember:
            known.update(self._memory(question).find(text for text in texts if text not in known))
        count("paragraphs that LanguageTool was asked about before", len(known))
        return known

    def _memory(self, question: Question) -> Memory:
        if question not in self._memories:
            from linter.languagetool.memory import Memory
            from linter.rulebook.compiled import cache_folder

            self._memories[question] = Memory(cache_folder(), self._source.version, question)
        return self._memories[question]

    def _asked(self, texts: list[str], question: Question, known: Answers) -> None:
        """Ask about some texts, and put into `known` what is said of them, as far as that can be had."""
        missing = dict.fromkeys(texts)
        while missing and not self._why:
            try:
                for answers in self._source.answers(list(_grouped(list(missing))), question):
                    self._keep(answers, question)
                    known.update(answers)
                    for text in answers:
                        del missing[text]
            except LanguageToolError as error:
                self._why = self._source.given_up(error).rstrip(".")
                if self._why:
                    self._source.close()

    def _keep(self, answers: Answers, question: Question) -> None:
        count("paragraphs that LanguageTool was asked about", len(answers))
        self._answers[question].update(answers)
        if self.asked.remember:
            self._memory(question).keep(answers)

    def _remarks_of(self, doc: Document, parts: Sequence[Paragraph], known: Answers) -> tuple[Remark, ...] | None:
        long = [len(part.text) for part in parts if _is_endless(part.text)]
        if long:
            self._long[doc.path] = max(long)
        if any(part.text not in known and not _is_endless(part.text) for part in parts):
            self._unheard.add(doc.path)
            return None
        return tuple(
            sorted(
                Remark(part.span(alert.start, alert.end), *alert[2:])
                for part in parts
                for alert in known.get(part.text, ())
            )
        )

    def close(self) -> None:
        """Stop the server if this run started one, and let go of what was kept; may be called twice."""
        self._source.close()
        for memory in self._memories.values():
            memory.close()


def _is_endless(text: str) -> bool:
    """Whether a paragraph would keep a server busy for minutes, or need more memory than it has."""
    if len(text) <= LONGEST_SENTENCE:
        return False
    return len(text) > LONGEST or max(map(len, _END.split(text))) > LONGEST_SENTENCE


def _grouped(texts: Sequence[str]) -> Iterable[list[str]]:
    """Texts that go together in one question, so that there is one for each of those at a time, if not more."""
    share = sum(map(len, texts)) // WIDTH + 1
    for block in blocks(texts, min(BLOCK, max(_LEAST, share))):
        yield [texts[index] for index in block]
