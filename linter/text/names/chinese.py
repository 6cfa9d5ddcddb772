"""Chinese names in pinyin: which words of a text are one.

What a capital can also mean is kept out: English words, places, firms, words that the document itself writes small
(after Mikheev 2002). How the words are read says `readings`.

A missed mention costs a finding; a false one costs a false alarm. In doubt there is no mention.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from linter.data.tables import shares, words
from linter.text.names.mention import Mention, Shape
from linter.text.names.readings import Found, given_first, impossible, read_name, surname_first
from linter.text.names.shapes import folded, is_korean
from linter.text.names.wade_giles import surname_forms as wade_giles_surnames
from linter.text.names.wade_giles import wade_giles_readings
from linter.text.pinyin import is_camel, one_letter_apart, repairs, spellings, surname_forms, without_tones
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.names.context import Context
    from linter.text.names.runs import Word
    from linter.text.pinyin import Reading

_LEGAL_FORM = frozenset(("co", "ltd", "inc", "corp", "corporation", "group", "company", "university"))
_LIKELY_SURNAME = 0.002  # share of the population that makes a surname believable before an impossible word
_SHORTEST_IN_CAPITALS = 6  # letters of a name in capitals: shorter ones are as often abbreviations
_SHORTEST_SYLLABLE = 3  # letters of one in small letters behind a name
_SHORTEST_IMPOSSIBLE = 7  # letters; below that too many words of other languages are one letter from pinyin


@cache
def chinese_surnames() -> frozenset[str]:
    """The words of which a run needs one to hold a Chinese name."""
    return surname_forms() | wade_giles_surnames()


@lru_cache(4096)
def _bare(text: str) -> str:
    """Small letters without hyphens and apostrophes, for look-ups."""
    return re.sub(r"[-‐‑'’]", "", text).lower()


def chinese_names(run: tuple[Word, ...], start: int, context: Context) -> Iterator[Mention]:
    """The Chinese names in a run that starts here, those among them that may be none (see `without_strangers`)."""
    texts = [without_tones(word.text) for word in run]
    at = 0
    while at < len(run) - 1:
        found = _name_at(texts, at, start + run[-1].end, context)
        if found is None:
            at += 1
            continue
        name = run[at : at + found.length]
        span = Span(start + name[0].start, start + name[-1].end)
        written = tuple(word.text for word in name)
        if at + found.length == len(run) and (more := _small_syllable(found, span.end, context)):
            written, span = (*written, more), Span(span.start, span.end + 1 + len(more))
            found = Found(3, read_name(" ".join(written)))
        kind = Shape.IMPOSSIBLE if found.readings[0].impossible else Shape.CHINESE
        yield Mention(span, " ".join(written), found.readings[0].key, kind, written, found.readings)
        at += found.length


def without_strangers(found: list[Mention]) -> tuple[Mention, ...]:
    """The mentions without those impossible ones that nothing shows to be Chinese.

    A word that is not pinyin is most often no Chinese name. It counts if it is one letter from a name of the
    document, or if one letter too many keeps it from being pinyin and the document names a Chinese person.
    """
    given: dict[str, set[str]] = {}
    for mention in found:
        for reading in mention.readings:
            if len(reading.given) == 2:
                given.setdefault(reading.surname, set()).add("".join(reading.given))
    believed: dict[str, bool] = {}
    for mention in found:
        if mention.kind is Shape.IMPOSSIBLE and mention.key not in believed:
            wrong = mention.readings[0]
            near = any(one_letter_apart(wrong.impossible, g) for g in given.get(wrong.surname, ()))
            believed[mention.key] = near or _is_misspelled(wrong)
    return tuple(m for m in found if m.kind is Shape.CHINESE or believed[m.key])


def _is_misspelled(wrong: Reading) -> bool:
    """True for a common Chinese surname before a long word that one letter too many keeps from being pinyin."""
    return (
        len(wrong.impossible) >= _SHORTEST_IMPOSSIBLE
        and bool(repairs(wrong.impossible))
        and shares("chinese_surnames")[wrong.surname] >= _LIKELY_SURNAME
        and wrong.surname not in words("english_pinyin")
    )


def _name_at(texts: Sequence[str], at: int, end: int, context: Context) -> Found | None:
    """The name that starts at this word of the run, if one does and nothing speaks against it."""
    for find, speaks_against in (
        (surname_first, _no_person),
        (given_first, _no_person_in_english_order),
        (_wade_giles, _nothing),
        (impossible, _nothing),
    ):
        found = find(texts, at)
        if found:
            name = texts[at : at + found.length]
            after = [_bare(word) for word in texts[at + found.length : at + found.length + 6]]
            if (
                not speaks_against(name, found)
                and not _names_a_thing(after or [context.word_after(end).lower()])
                and not _written_small(name, found, context)
            ):
                return found if find is not surname_first else _with_wade_giles(found, name)
    return None


def _small_syllable(found: Found, end: int, context: Context) -> str:
    """The second syllable of a given name in small letters, "Zhang Guo qing", where it is no word of English."""
    reading = found.readings[0]
    if found.length != 2 or len(reading.given) != 1 or reading.given_first:
        return ""
    word = context.word_after(end)
    if len(word) < _SHORTEST_SYLLABLE or word not in spellings() or word in words("english_pinyin"):
        return ""
    return "" if word in words("english_common") else word


def _wade_giles(texts: Sequence[str], at: int) -> Found | None:
    """With a hyphen, "Teng Hsiao-p'ing", or as three words, "Mao Tse Tung"."""
    if texts[at] not in wade_giles_surnames():
        return None
    for length in (2, 3):
        name = texts[at : at + length]
        if len(name) < length or is_korean(tuple(map(folded, name))):
            continue
        marked = "-" in name[1] if length == 2 else not any(_bare(word) in words("english_common") for word in name)
        if marked and all(word[:1].isupper() and not word.isupper() for word in name):
            readings = wade_giles_readings(name)
            if readings:
                return Found(length, readings)
    return None


def _with_wade_giles(found: Found, name: Sequence[str]) -> Found:
    """A hyphen may stand in pinyin and in Wade-Giles: "Lin Yu-chang"."""
    if not any("-" in word for word in name):
        return found
    same = {reading.given for reading in found.readings}
    return found._replace(readings=(*found.readings, *(r for r in wade_giles_readings(name) if r.given not in same)))


# --- what speaks against a person ---


def _no_person(name: Sequence[str], found: Found) -> bool:
    surname, *rest = map(_bare, name)
    given = "".join(rest)
    english = words("english_pinyin")
    if surname in english and any(len(r.given) == 1 for r in found.readings):
        return True
    if given in english and (len(given) > 4 or surname in english or len(spellings().get(given, "")) == 0):
        return True
    if any(word in english for word in rest) and len(name) == 3 and surname in english:
        return True
    in_capitals = name[1].isupper() and len(name[1]) > 1
    # "An API", "Pi SATA": a style puts the surname in capitals ("ZHANG Guoqing"), but never the given name alone.
    if in_capitals and not (name[0].isupper() and len(surname) + len(given) >= _SHORTEST_IN_CAPITALS):
        return True
    return surname + given in _things() or given in _well_known()


def _no_person_in_english_order(name: Sequence[str], _: Found) -> bool:
    given, surname = map(_bare, name)
    english = words("english_pinyin")
    return surname in english or given in english or given in _things() or given + surname in _things()


def _nothing(_: Sequence[str], __: Found) -> bool:
    return False


@cache
def _things() -> frozenset[str]:
    """Places and other things, joined and in small letters; "!" marks the well-known ones in the list."""
    places = words("chinese_places")
    return places | _well_known() | words("chinese_nonpersons")


@cache
def _well_known() -> frozenset[str]:
    return frozenset(p[1:] for p in words("chinese_places") if p[0] == "!")


def _names_a_thing(after: list[str]) -> bool:
    """True where the next word says place or firm, or one of the next says firm."""
    return bool(after) and (after[0] in words("organisation_words") or not _LEGAL_FORM.isdisjoint(after[1:]))


def _written_small(name: Sequence[str], found: Found, context: Context) -> bool:
    """True where the document writes a word of the given name small elsewhere: then it is no name."""
    given = name[:-1] if found.readings[0].given_first else name[1:]
    return any(not is_camel(word) and context.is_written_small(word) for word in given)
