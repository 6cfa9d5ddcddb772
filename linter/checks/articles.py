"""“A” or “an”: by the sound that follows, not by the letter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from linter.data.tables import rows, words
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_GAP = r"(?:[ \xa0]{1,2}|[ \xa0]?\r?\n[ \xa0]{0,8})"
# Most words need no second look: “a” before a consonant and “an” before a vowel. What is left is judged by sound.
# What stands before is looked at afterwards: an expression that begins with a letter is searched for the fastest.
_SUSPECTS = lazy(
    rf"[Aa](?:{_GAP}[\"“‘']?(?=[aeiouhAEFHILMNORSXU8]|1[18])"
    rf"|n{_GAP}[\"“‘']?(?=[b-df-hj-np-tv-zB-DF-HJ-NP-TV-ZeouEOU0-79]))"
    r"(?P<word>\w[\w.,-]*)"
)
_NO_ARTICLE_AFTER = frozenset(".'’&/<>=+*$@#\\^~|\xad]-_")
_WORD = lazy(r"[A-Za-z]+")
_LETTERS = lazy(r"[A-Z][A-Z0-9]+s?(?![a-z])")
_NUMBER = lazy(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)")
_ROMAN = lazy(r"[IVX]+")
_OF_A_PEOPLE = ("ian", "ean", "can", "ish", "ese", "man")
_ENGLISH_ENDS = ("ist", "ive", "ous", "ment", "tion", "sion", "ence", "ance", "ology", "ity", "ical", "able", "ible")
_LONG = 8  # letters; a shorter word that is not known may be of another language
_LETTER_NAMES_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_MOST_LETTERS = 5  # of an abbreviation that is spelt out


@frozen
class WrongArticle:
    """“a” before a vowel sound, “an” before a consonant sound.

    The sound of a word is told from its letters and from short lists (`article_sounds.txt`); a word whose sound is not
    sure, one that is no English, a lone letter and a label such as `Plan A` are silent.

    Attributes:
        before: what may follow the article: `words`, or `letters` (abbreviations that are spelt out, numbers, letters).

    Values: `article`, `right`, `word`, `match`.
    """

    before: str = "words"

    gives: ClassVar[tuple[str, ...]] = ("article", "right", "word", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every article that its noun phrase does not let stand."""
        spelt = self.before == "letters"
        for start, end, article, word in doc.worked_out(_wrong_ones):
            if spelt is _is_spelt(word):
                right = _cased("a" if len(article) == 2 else "an", article)
                match = f"{article} {word}"
                values = {"article": article, "right": right, "word": word, "match": match}
                edit = Edit(Span(start, start + len(article)), right)
                yield Hit(Span(start, end), values, edits=(edit,))


def _wrong_ones(doc: Document) -> tuple[tuple[int, int, str, str], ...]:
    """Start, end, article and word of each wrong article."""
    prose = doc.prose
    found = []
    for match in _SUSPECTS.finditer(prose):
        before = prose[match.start() - 1 : match.start()]
        if before.isalnum() or before in _NO_ARTICLE_AFTER:
            continue
        at = match.start("word")
        article = "an" if prose[match.start() + 1] == "n" else "a"
        end = match.end() - (len(match["word"]) - len(match["word"].rstrip(".,-")))
        word = prose[at:end]
        if not word or (prose[match.start()] == "A" and not _opens(prose, match.start(), word)):
            continue
        wanted = article_of(word)
        if wanted and wanted != article and not _is_label(prose, match.start(), word):
            found.append((match.start(), end, prose[match.start() : match.start() + len(article)], word))
    return tuple(found)


def article_of(word: str) -> str:
    """`a` or `an` for a word, a number or an abbreviation; empty where it is not sure.

    `an` for hour, MRI and 18-year-old, `a` for university and one-stop, nothing for historic.
    """
    if word[0].isdigit():
        return _of_number(word)
    head, hyphen, rest = word.partition("-")
    if len(head) == 1:
        return _of_letter(head) if hyphen and rest[:1].islower() else ""
    if _LETTERS.match(head):
        return _of_letters(head)
    if not _WORD.fullmatch(head) or not (head.islower() or head.istitle()):
        return ""
    low = head.lower()
    return _of_sound(low) if _is_english(low, head, hyphened=bool(hyphen and rest)) else ""


def _of_sound(word: str) -> str:
    sounds = _sounds()
    if word[0] == "h":
        return _of_h(word)
    if word in sounds["one"] | sounds["an_of_old"]:
        return "a" if word in sounds["one"] else ""
    you, vowel = (max((len(b) for b in sounds[kind] if word.startswith(b)), default=0) for kind in ("you", "vowel"))
    if you or vowel:
        return "a" if you > vowel else "an"
    if word[0] in "aeiou":
        return "" if word[0] == "u" else "an"
    return "a" if word[1] in "aeiouy" or word[:2] in sounds["onsets"] else ""


def _of_h(word: str) -> str:
    if word in _sounds()["silent_h"]:
        return "an"
    return "" if word.startswith(tuple(_sounds()["either_h"])) else "a"


def _is_english(low: str, head: str, *, hyphened: bool) -> bool:
    """Whether a word is surely one of English, so that its letters tell its sound."""
    if low in _sounds()["no_noun"] or len(low) < 3:
        return hyphened and low in words("english_common")
    if low in words("english_common") or low in _sounds()["silent_h"]:
        return True
    if head[0].isupper():
        return low.endswith(_OF_A_PEOPLE)
    return len(low) >= _LONG and low.endswith(_ENGLISH_ENDS)


def _of_letters(head: str) -> str:
    name, sounds = head.rstrip("s"), _sounds()
    if name in sounds["unsure"] or _ROMAN.fullmatch(name) or any(letter.isdigit() for letter in name):
        return ""
    if name in sounds["sounded_u"]:
        return "a"
    first = name[0]
    if first in "AEIO":
        return "an"
    if first in "UY":
        return ""
    if first not in _LETTER_NAMES_WITH_A_VOWEL:
        return "a"
    spelt = name in sounds["spelt"] or (len(name) <= _MOST_LETTERS and not set("AEIOUY") & set(name))
    return "an" if spelt else ""


def _of_letter(letter: str) -> str:
    return "an" if letter.upper() in _LETTER_NAMES_WITH_A_VOWEL else "a"


def _of_number(word: str) -> str:
    number = _NUMBER.match(word)
    whole = number["whole"] if number else ""
    groups = whole.split(",")
    head = groups[0]
    if head[0] == "8":
        return "an"
    if head.startswith(("11", "18")) and len(head) in {2, 5, 8}:
        return "an"
    if head.startswith(("11", "18")) and len(head) == 4:
        return ""  # the year 1820; eleven hundred or one thousand one hundred
    return "" if head[0] == "0" else "a"


def _is_spelt(word: str) -> bool:
    return word[0].isdigit() or len(word.partition("-")[0]) == 1 or _LETTERS.match(word) is not None


_FOREIGN = 4  # letters of a word that may tell another language; “has” and the end of “it's” tell none
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")
_WORD_BEFORE = lazy(
    r"(?:(?P<other>\d|\b[A-Z]|\b(?:il|elle|y|de|que|la|lo|le|para|da|das|et|tout|qui|ont))|(?P<small>[^\W\d_]+))"
    r"[ \xa0\r\n]+$"
)


def _is_label(prose: str, start: int, word: str) -> bool:
    """True for a word of another language or a partner of numbers, `il a une`, `8 a 11`, and for `such an one`."""
    before = _WORD_BEFORE.search(prose[max(0, start - 24) : start])
    if before is None:
        return False
    if before["other"]:
        return True
    small = before["small"].lower()
    known = words("english_common")
    if len(small) >= _FOREIGN and not any(small.removesuffix(end) in known for end in _ENDINGS):
        return True
    return word == "one" and small == "such"


def _opens(prose: str, start: int, word: str) -> bool:
    """Whether a capital article opens a sentence, and is not the letter A: `A owes B`."""
    before = prose[max(0, start - 3) : start].rstrip(" \xa0\"“'‘(")
    return (not before or before[-1] in "\n.!?:") and not word.endswith("s") and word[0].islower()


def _cased(right: str, article: str) -> str:
    return right.capitalize() if article[0] == "A" else right


@cache
def _sounds() -> dict[str, frozenset[str]]:
    parts = (row.partition(":") for row in rows("article_sounds"))
    return {kind: frozenset(listed.split()) for kind, _, listed in parts}
