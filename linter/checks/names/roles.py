"""What the words around a name say of the person: the office held, the thing done."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from linter.data.tables import rows, words
from linter.lazy import compiled, lazy
from linter.text.names.words import Part, part

_LOWER = r"(?:deputy|vice|former|assistant|associate|acting|executive|honorary|under)"
# Small words that may tell of what an office is.
_PARTS = frozenset(("party", "prime", "people's", "executive", "chief", "first", "the", "a", "an"))
# Words that show an office between them and the comma to be somebody else's: "who met the governor".
_OTHERS = frozenset((
    "who", "whom", "whose", "which", "that", "and", "with", "to", "by", "said", "told", "met", "of", "from", "for",
    "as", "was", "is", "were", "are", "when", "while", "but", "where", "asked", "on", "at", "in",
))  # fmt: skip
_QUALIFIERS = r"((?:[A-Za-z'’-]+\s){0,4}?)"
_BODY = r"(?:\s(?:of|for)\s(?:the\s)?([^,.;:()]{1,60}))?"


# Words that show an office to pass from one to another: then two people hold what one body has only one of.
_PASSES = lazy(
    r"\b(?:retire|resign|succe(?:ed|ss)|predecessor|replac|(?:take|took)s? over|step(?:s|ped)? down|appoint|elected"
    r"|since|sworn|outgoing|incoming|new\b|newly|until|promot|dismiss|removed|transfer)",
    re.IGNORECASE,
)


# Words that may stand before a name of which nothing more is said; all others may be a title or a trade.
_BEFORE_BARE = frozenset((
    "a", "about", "after", "again", "against", "also", "although", "and", "as", "asked", "at", "because", "before",
    "between", "but", "by", "for", "from", "he", "how", "if", "in", "later", "like", "meanwhile", "near", "now", "of",
    "on", "only", "or", "said", "says", "she", "since", "so", "than", "that", "then", "to", "today", "told", "until",
    "when", "where", "whether", "which", "while", "who", "whom", "whose", "with", "without", "yesterday", "yet",
))  # fmt: skip


# Offices that a text names without saying of what; a "director" without a bureau may be any of several.
_KNOWN_ALONE = frozenset(("premier", "president", "governor", "mayor"))
_APPOSITION = lazy(r"\s?,\s(?:an?|the|\d{1,3})\b")


_RELATIVE = (
    r"(?:(?:grand)?(?:father|mother|son|daughter|parent|child)(?:ren|s)?|brothers?|sisters?|siblings?|twins?|husband"
    r"|wife|widow|uncle|aunt|cousins?|nephew|niece)"
)
# "her brother", "the son of"; who "grew up with four sisters" need not be named beside one.
_KIN = lazy(
    rf"\b(?:his|her|their|whose)\s(?:[a-z]+\s){{0,2}}{_RELATIVE}\b|\b{_RELATIVE}(?:\sof\b|,?\s\Z)", re.IGNORECASE
)


class Office(NamedTuple):
    """An office as far as the text names it: "secretary" of "provincial party committee".

    `unique` is true where one body has one such officer and no "deputy" or "vice" makes it another office.
    """

    name: str
    body: str
    unique: bool

    def same_holder(self, other: Office) -> bool:
        """True when one person is likely to hold both: the same unique office of bodies that do not differ."""
        if not (self.unique and other.unique and self.name == other.name):
            return False
        if not self.body or not other.body:
            return self.name in _KNOWN_ALONE
        return self.body in other.body or other.body in self.body

    def may_be(self, other: Office) -> bool:
        """True when one person may hold both: offices of one name whose bodies share a word, if both are named."""
        mine, theirs = set(self.body.split()), set(other.body.split())
        return self.name == other.name and (not mine or not theirs or not mine.isdisjoint(theirs))


def offices_around(before: str, after: str) -> frozenset[Office]:
    """The offices that the words directly before a name and the apposition after it give the person."""
    in_front, behind = _patterns()
    found = [office for match in behind.finditer(_apposition(after)) if (office := _office(match))]
    if (match := in_front.search(before[-120:])) and (office := _office(match)):
        found.append(office)
    if found and (_PASSES.search(before) or _PASSES.search(after)):
        return frozenset(office._replace(body="", unique=False) for office in found)
    return frozenset(found)


def is_introduced(before: str, after: str) -> bool:
    """True where an apposition or a title says who this is: ", a farmer from Anyang", ", 43,", "Dr."."""
    word = before.rstrip().rpartition(" ")[2]
    return bool(_APPOSITION.match(after)) or bool(word and part(word) & Part.TITLE)


def has_kin(before: str, after: str) -> bool:
    """True where the words around a name speak of relatives: these bear similar names."""
    return bool(_KIN.search(before) or _KIN.search(after))


def is_bare(before: str, after: str) -> bool:
    """True where nothing says who a name belongs to: no title or noun before it, no apposition after it."""
    if after.lstrip()[:1] in {",", "(", ":"} or after[:1] == "-":
        return False
    last = before.rstrip("\"“”'‘’([ \t\r\n\xa0").rpartition(" ")
    if not last[2] or last[2][-1] in ",.;:!?":
        return True
    return last[2].lower() in _BEFORE_BARE or last[2].endswith("ed")  # "They asked Luo Minghui"


def actions_in(after: str) -> frozenset[str]:
    """The actions whose verbs follow a name."""
    names, pattern = _actions()
    return frozenset(names[match.group(1).lower()] for match in pattern.finditer(after))


def is_unique_action(action: str) -> bool:
    """True for what one person at a meeting does: "!preside"."""
    return action.startswith("!")


def is_lesser_action(action: str) -> bool:
    """True for what those do who do not lead: "-attend"."""
    return action.startswith("-")


def plain(action: str) -> str:
    """The name of an action without its mark."""
    return action.lstrip("!-")


def _apposition(after: str) -> str:
    """What follows a name if a comma or bracket opens it: ", secretary of …, director of …"."""
    return after if after.lstrip()[:1] in {",", "("} else ""


def _office(match: re.Match[str]) -> Office | None:
    before = match.group(1).split()
    if not _OTHERS.isdisjoint(map(str.lower, before)):
        return None
    if any(word.endswith("ly") for word in before):
        before = []  # a headline: "Thoroughly Implement General Secretary …"
    foreign = [at for at, word in enumerate(before, 1) if not _is_part(word)]
    kept = list(map(str.lower, before[foreign[-1] :] if foreign else before))
    name, unique = _offices()[match.group(2).lower()]
    lower = [word for word in kept if re.fullmatch(_LOWER, word)]
    parts = [word for word in kept if word not in lower and word not in {"the", "a", "an"}]
    of = (match.group(3) or "").lower().partition(" and ")[0]  # behind "and" the next office often stands
    body = " ".join([*parts, of]).strip()
    return Office(" ".join([*lower, name]), body, unique and not lower)


def _is_part(word: str) -> bool:
    """True for a word that may tell of what an office is: "Liaoning", "provincial", "county"; not "implement"."""
    small = word.lower()
    if word[0].isupper() or small in _PARTS or small.endswith("al"):
        return True
    return bool(re.fullmatch(_LOWER, small)) or small in words("organisation_words")


@cache
def _offices() -> dict[str, tuple[str, bool]]:
    """Each phrase for an office → its name, and whether a body has one of it."""
    found = {}
    for row in rows("offices"):
        name, _, phrases = row.partition(":")
        for phrase in phrases.split(","):
            found[phrase.strip()] = (name.strip("!"), name.startswith("!"))
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Offices in front of a name and behind it."""
    phrases = "|".join(re.escape(p) for p in sorted(_offices(), key=len, reverse=True))
    office = rf"{_QUALIFIERS}\b({phrases})\b{_BODY}"
    return (
        compiled(rf"(?:\A|[,.;:(]\s?|\bthe\s|\band\s){office},?\s\Z", re.IGNORECASE),
        compiled(rf"(?:[,(]|\band)\s?{office}", re.IGNORECASE),
    )


@cache
def _actions() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {}
    for row in rows("actions"):
        name, _, beginnings = row.partition(":")
        for beginning in beginnings.split(","):
            names[beginning.strip()] = name
    return names, compiled(rf"\b({'|'.join(sorted(names, key=len, reverse=True))})", re.IGNORECASE)
