"""Phrases as regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.checks.literal.phrase import Choice, Comma, Gap, Number, Word, parse, sequences
from linter.checks.patterns import GAP
from linter.text.inflection import every_form, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.checks.literal.phrase import Item, Phrase

DETERMINERS = (
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my", "all",
    "every", "each", "any", "some", "various",
)  # fmt: skip
NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred", "double",
    "dual", "triple",
)  # fmt: skip
_JOINT = rf"[\"”)]?(?:{GAP}|-)[\"'“‘(]?"
_DETERMINER = rf"(?:(?:{'|'.join(DETERMINERS)}){GAP}[\"'“‘]?){{0,2}}"
_ANY_WORD = r"\w[\w'’&-]{0,30}"
_NUMBER = rf"(?:\d[\d.,]{{0,12}}|{'|'.join(NUMBERS)})"
_FORM = "form"  # groups named so hold the words that were inflected


def expression(phrases: Iterable[str], *, grouped: bool = False) -> str:
    """A regular expression for any of the phrases; if grouped, each inflected word is a group `form…`.

    Raises:
        ValueError: a phrase cannot be read.
    """
    writer = _Writer(grouped=grouped)
    written = [writer.phrase(parse(text)) for text in phrases]
    return "|".join(dict.fromkeys(part for parts in written for part in parts))


def matched_form(match: re.Match[str]) -> str:
    """The first inflected word of a match of a grouped expression, in small letters; empty if there is none."""
    found = [match.span(name) for name in match.re.groupindex if name.startswith(_FORM) and match[name] is not None]
    return match.string[slice(*min(found))].lower() if found else ""


def features(phrases: Iterable[str]) -> dict[str, str]:
    """For each form of the inflected words in phrases which form it is; of two, the simpler one."""
    found: dict[str, str] = {}
    for text in phrases:
        for items in sequences(parse(text)):
            for word in _inflected_words(items):
                for feature, made in forms(word.text).items():
                    for form in made:
                        found.setdefault(form.lower(), feature)
    return found


def _inflected_words(items: Sequence[Item]) -> Iterable[Word]:
    for item in items:
        if isinstance(item, Choice):
            for option in item.options:
                yield from _inflected_words(option)
        elif isinstance(item, Word) and item.inflected:
            yield item


class _Writer:
    def __init__(self, *, grouped: bool) -> None:
        self._grouped = grouped
        self._groups = 0

    def phrase(self, phrase: Phrase) -> list[str]:
        """One expression for each order of a phrase."""
        before = r"(?<=[\"“])" if phrase.opened else r"(?<!\w)(?<!\w[-'’])"
        after = r"(?=[,.]?[\"”])" if phrase.closed else r"(?!\w|[-'’]\w)"
        return [before + self._sequence(items) + after for items in sequences(phrase)]

    def _sequence(self, items: Sequence[Item]) -> str:
        parts: list[str] = []
        begun = False
        for item in items:
            if isinstance(item, Comma):
                parts.append(",")
            elif isinstance(item, Gap):
                parts.append(rf"(?:{_JOINT}{_DETERMINER}{_ANY_WORD}){{{item.low},{item.high}}}?")
            else:
                parts.append(self._piece(item, begun=begun))
                begun = begun or not (isinstance(item, Choice) and item.optional)
        return "".join(parts)

    def _piece(self, item: Item, *, begun: bool) -> str:
        """An item with what joins it to its neighbours."""
        body = self._item(item)
        optional = "?" if isinstance(item, Choice) and item.optional else ""
        if not begun:
            return f"(?:{body}{_JOINT}{_DETERMINER})?" if optional else body
        determiner = "" if getattr(item, "tight", False) else _DETERMINER
        return f"(?:{_JOINT}{determiner}{body}){optional}"

    def _item(self, item: Item) -> str:
        if isinstance(item, Number):
            return _NUMBER
        if isinstance(item, Choice):
            return f"(?:{'|'.join(self._sequence(option) for option in item.options)})"
        if isinstance(item, Word):
            return self._word(item)
        raise ValueError("a gap or a comma cannot stand alone in a choice")

    def _word(self, word: Word) -> str:
        if not word.inflected:
            return _written(word.text)
        made = forms(word.text)[word.feature] if word.feature else every_form(word.text)
        body = "|".join(map(_written, made))
        if not self._grouped:
            return f"(?:{body})"
        self._groups += 1
        return f"(?P<{_FORM}{self._groups}>{body})"


def _written(word: str) -> str:
    return re.escape(word).replace("'", "['’]")
