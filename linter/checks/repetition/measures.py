"""How much of a whole document repeats itself, by the measures that filters of corpora use.

Filters keep or drop a document; here each family of measures gives one finding, at the first place or the longest run
that repeats, with a few more as evidence. None speaks about a text of fewer than 200 words, nor about one whose lines
are no prose: subtitles, tables and verse fail all of them.

Sources:
    Rae et al. 2021, “Scaling language models: methods, analysis & insights from training Gopher”, table A1: the
        limits for lines and paragraphs, and in `groups` for n-grams. How n-grams are counted follows
        `GopherRepetitionFilter` of datatrove.
    FineWeb (Penedo et al. 2024), `FineWebQualityFilter` of datatrove: what share of lines ends as prose does, and how
        many are short.
    C4 (Raffel et al. 2020): a line has three words at least.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.groups import Measure, grams, most_frequent, places_of, top_grams
from linter.checks.repetition.statements import clauses_of, shortened
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document

_FEWEST_WORDS = 200
_WORDS_IN_LINE = 3  # C4
_SHORT_LINE, _SHORT_LINES = 30, 0.67  # FineWeb: `short_line_length`, `short_line_thr`
_ENDED_LINES = 0.12  # FineWeb: `line_punct_thr`
_END_MARKS = (".", "!", "?", "…", '"', "”", "’", "'", ")", "。", "！", "？", ":", ";", ",")
_SHARE_WORTH_A_LOOK = 0.05  # of a text in long clauses said before: half of the lowest limit for n-grams
_DIFFERENT_CLAUSES = 0.7  # of all clauses of a text; a decoder that does not stop says the same again and again,
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 3, 600  # signs; or it does not come to an end
_MUCH = 0.15  # of all words: twice as often as “the”
_SHOWN = 4  # places that a finding lists
_LONG_GROUP = 8  # words: shorter groups are names and terms, which a text must repeat, and only bear such a group out
_MOST_SIGNS = 0x100000
_BEFORE = "that stand in the text before"
_OTHERS = 2  # measures over their limit that it tells besides the worst

_LINES, _CHARACTERS = 0.30, 0.20  # Gopher: share of lines or paragraphs, and of characters in them


@frozen
class RepeatedLines:
    """Many lines or paragraphs of a text stand in it before.

    The limits are those of Gopher: 30 % of the lines or paragraphs, 20 % of the characters.

    Values: `unit`, what is counted, and `whole`, what it is measured by; `share` and `limit` in per cent; `count`, how
    many lines are repeats.
    """

    gives: ClassVar[tuple[str, ...]] = ("unit", "whole", "share", "limit", "count")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit, at the first line that is a repeat."""
        if clauses_of(doc).share < _SHARE_WORTH_A_LOOK or not _is_long_prose(doc):
            return
        yield from _hit(doc, doc.worked_out(_line_measures))


@frozen
class RepeatedPhrases:
    """Much of a text is made of the same groups of words, though its lines are not the same.

    The measures and limits are those of Gopher: the most frequent group of 2, 3 or 4 words holds 20, 18 or 16 % of the
    characters, or groups of 5 to 10 words said before hold 15 to 10 %.

    It speaks only where groups of eight words or more are over their limit.

    Values: as of `RepeatedLines`; `count`, how many places repeat.
    """

    gives: ClassVar[tuple[str, ...]] = ("unit", "whole", "share", "limit", "count")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit, at the longest run of words that was said before."""
        if clauses_of(doc).share < _SHARE_WORTH_A_LOOK and _ruling_word(doc) is None:
            return
        if len(doc.tokens.words) <= _MOST_SIGNS and _is_long_prose(doc) and not doc.worked_out(_line_measures):
            found = list(grams(doc))
            long = [measure for measure in found if measure.size >= _LONG_GROUP]
            short = [measure for measure in found if measure.size < _LONG_GROUP]
            if long:
                yield from _hit(doc, long, [*(top_grams(doc) if _ruling_word(doc) else ()), *short])


@frozen
class RunawayWord:
    """One word, or one group of eight, takes over a text: a decoder that did not stop.

    Attributes:
        times, share: a word that stands more often than this and is more than this share of all words.
        group_times: times that one group of eight words may stand.

    Values: `unit`, the word or group; `share` of the words and `limit` in per cent; `count`, how often it stands.
    """

    times: int = 50
    share: float = 0.30
    group_times: int = 40

    gives: ClassVar[tuple[str, ...]] = ("unit", "whole", "share", "limit", "count")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit, at the second place."""
        norms = doc.tokens.norms
        if len(norms) < _FEWEST_WORDS:
            return
        word = _ruling_word(doc)
        if word is not None and norms.count(word) > max(self.times, self.share * len(norms)):
            places = tuple(Span(*span) for span in doc.tokens.places(word)[1:])
            share = (len(places) + 1) / len(norms)
            yield from _hit(doc, [Measure(f"“{word}”", "its words", share, self.share, places)])
        elif word is not None or clauses_of(doc).share >= _SHARE_WORTH_A_LOOK:
            yield from self._group(doc, norms)

    def _group(self, doc: Document, norms: Sequence[str]) -> Iterator[Hit]:
        group, count = most_frequent(norms, 8)
        if count > self.group_times:
            said, limit = (min(8 * times / len(norms), 1.0) for times in (count, self.group_times))
            found = Measure(f"“{' '.join(group)}”", "its words", said, limit, places_of(doc, group))
            yield from _hit(doc, [found])


def _hit(doc: Document, found: list[Measure], others: Sequence[Measure] = ()) -> Iterator[Hit]:
    """One hit for measures over their limits: the one that is farthest over, the rest as evidence."""
    if not found:
        return
    worst = max(found, key=lambda measure: measure.share / measure.limit)
    first = (Evidence("first said here", doc.location(worst.first)),) if worst.first else ()
    places = tuple(
        Evidence(f"again: “{shortened(doc, span, 8)}”", doc.location(span)) for span in worst.places[1:_SHOWN]
    )
    more = tuple(
        Evidence(f"{m.unit} make up {m.percent} % of {m.whole} (limit {100 * m.limit:.0f} %)")
        for m in [m for m in (*found, *others) if m is not worst][:_OTHERS]
    )
    values = {
        "unit": worst.unit,
        "whole": worst.whole,
        "share": worst.percent,
        "limit": f"{100 * worst.limit:.0f}",
        "count": str(len(worst.places)),
    }
    yield Hit(worst.places[0], values, evidence=(*first, *places, *more))


def _is_long_prose(doc: Document) -> bool:
    """True for a text of 200 words and more of whose lines enough are long and end as sentences do."""
    if len(doc.tokens) < _FEWEST_WORDS:
        return False
    texts = [text for line in doc.prose.splitlines() if (text := line.strip())]
    short = sum(len(text) <= _SHORT_LINE for text in texts)
    ended = sum(text.endswith(_END_MARKS) for text in texts)
    return short <= _SHORT_LINES * len(texts) and ended >= _ENDED_LINES * len(texts)


def _line_measures(doc: Document) -> list[Measure]:
    """The measures of lines and of paragraphs over their limits."""
    found: list[Measure] = []
    for unit, spans in (("lines", _lines(doc)), ("paragraphs", _paragraphs(doc))):
        texts = [" ".join(doc.prose[slice(*span)].split()) for span in spans]
        seen: set[str] = set()
        repeats: list[int] = []
        for at, text in enumerate(texts):
            if text in seen:
                repeats.append(at)
            seen.add(text)
        places = tuple(spans[at] for at in repeats)
        lines = len(repeats) / (len(texts) or 1)
        characters = sum(len(texts[at]) for at in repeats) / (sum(map(len, texts)) or 1)
        if lines > _LINES:
            found.append(Measure(f"{unit} {_BEFORE}", f"its {unit}", lines, _LINES, places))
        if characters > _CHARACTERS:
            found.append(Measure(f"{unit} {_BEFORE}", "it", characters, _CHARACTERS, places))
    return found


def _lines(doc: Document) -> list[Span]:
    """The segments, which in plain text are lines, of three words and more."""
    return [s.span for s in doc.segments if doc.prose[slice(*s.span)].count(" ") >= _WORDS_IN_LINE - 1]


def _paragraphs(doc: Document) -> list[Span]:
    """The runs of segments between blank lines, where there are any."""
    runs: list[Span] = []
    for segment in doc.segments:
        last = runs[-1] if runs else None
        if last and doc.prose[last.end : segment.span.start].count("\n") == 1:
            runs[-1] = Span(last.start, segment.span.end)
        else:
            runs.append(segment.span)
    return runs if 1 < len(runs) < len(doc.segments) else []


def _ruling_word(doc: Document) -> str | None:
    """The word that makes a good part of a text which may have run away; None for nearly all texts."""
    return doc.worked_out(_most_used_word) if len(doc.tokens.norms) >= _FEWEST_WORDS else None


def _most_used_word(doc: Document) -> str | None:
    clauses = [clause for clause in clauses_of(doc).every if len(clause) >= _SHORTEST_CLAUSE]
    differ = len(set(clauses)) >= _DIFFERENT_CLAUSES * len(clauses)
    if differ and max(map(len, clauses), default=0) <= _LONGEST_CLAUSE:
        return None
    norms = doc.tokens.norms
    word, count = Counter(norms).most_common(1)[0]
    return word if count >= _MUCH * len(norms) else None
