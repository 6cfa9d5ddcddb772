"""Letters of another script that were left in English prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, others, sifted
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# The letters of all scripts but Latin, as far as running text uses them; punctuation and signs between them are left
# out (katakana middle dot, Hebrew gershayim, the zero-width kin).
_GREEK = "\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff"
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7af"
_ONE_IS_A_WORD = f"{_HAN}{_KANA}{_HANGUL}"
_OTHERS = (
    "\u0400-\u0481\u048a-\u052f\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\u0900-\u0963\u0971-\u0df3\u0e01-\u0e4e\u0e81-\u0fbc\u1000-\u103f\u10a0-\u10fa\u10fc-\u10ff"
    "\u1200-\u137c\u1780-\u17d3\u1820-\u18aa\u3105-\u312f\ufb1d-\ufb4f\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_LETTER = f"[{_GREEK}{_ONE_IS_A_WORD}{_OTHERS}]"
_NOT_LATIN = "[^A-Za-z\u00aa-\u024f\n\r\ufffc\u2060_|]"
# Marks, digits and blanks between such letters belong to the run.
_RUN = lazy(f"{_LETTER}+(?:(?:(?!{_LETTER}){_NOT_LATIN}){{1,8}}{_LETTER}+)*")
_ANY = lazy(_LETTER)

_LONE = lazy(f"[{_ONE_IS_A_WORD}]")
_FACES = frozenset("ツシヅノのヘヽ一丿")  # drawn as a face or a stroke: only a run of more letters counts
_GREEK_WORD = lazy(f"[{_GREEK}]{{4}}")
_GREEK_ONLY = lazy(f"[{_GREEK}][^{_ONE_IS_A_WORD}{_OTHERS}]*")

_NAMES = {
    "CJK": "Chinese", "IDEOGRAPHIC": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean",
    "HALFWIDTH": "Japanese",
}  # fmt: skip
_OWN_NAMES = frozenset((
    "中文", "简体中文", "繁體中文", "繁体中文", "简体", "繁體", "日本語", "한국어", "русский", "українська",
    "български", "српски", "ελληνικά", "עברית", "العربية", "فارسی", "हिन्दी", "বাংলা", "ไทย", "ქართული", "հայերեն",
    "粵語", "粤语",
))  # fmt: skip
_PARTS = lazy(r"\w+")
_LANGUAGES = (
    "Chinese|Mandarin|Cantonese|Japanese|Korean|Russian|Ukrainian|Bulgarian|Serbian|Arabic|Hebrew|Greek|Persian|Farsi"
    "|Hindi|Bengali|Urdu|Thai|Georgian|Armenian|Burmese|Khmer|Mongolian|Tibetan|Sanskrit"
)
_ABOUT_LANGUAGE = lazy(
    rf"\b(?:in (?:the )?(?:original )?(?:{_LANGUAGES})|(?:{_LANGUAGES}) ?[:：]"
    rf"|(?:{_LANGUAGES}) (?:\w+ )?(?:characters?|words?|names?|phrases?|terms?|titles?|letters?|script|alphabet|for"
    r"|expression|saying|idiom|verb|noun|original)"
    r"|characters?|letters?|kanji|hanja|hanzi|pinyin|katakana|hiragana|kana|hangul|cyrillic|alphabet|script|radical"
    r"|unicode|romani[sz]ed|pronounced|pronunciation|spelled|spelt|meaning|means|transliterat\w+"
    r"|translat(?:es|ed) (?:as|to|into)|word for|is written|known as|called|hashtag)\b",
    2,  # re.IGNORECASE
)
_NEAR = 60  # code points to both sides in which the text may say that it speaks about a language
_FAR = 200  # code points looked back over for the bracket or quotation mark that opens
_OPENING, _CLOSING = "([{（【〔“‘「『《〈«‹", ")]}）】〕”’」』》〉»›"
_ROW_OR_GLOSS = lazy(r" ?(?:\||\([A-Z][a-z]{1,20}(?:(?: | [&-] )[A-Z][A-Za-z]{1,20}){0,4}\))")
_SENTENCE_MARKS = ".,;:!?。，；："
_NAME_BEFORE = lazy(r"(?:[A-Z\u00c0-\u00de][\w'’.-]*[ ,]{1,2}){0,3}([A-Z\u00c0-\u00de][\w'’.-]*),? ?\Z")
_LONGEST_NAME = {"Chinese": 4, "Japanese": 8, "Korean": 5}  # letters
_WORDS_OF_NAME = 3
_MOST = 5
_LONGEST_SHOWN = 24


@frozen
class OtherScript:
    """A run of letters of another script in a line of English.

    Left alone: what stands in brackets or quotation marks, what the text says to be a word of another language, the
    name of a language in itself, a person's name behind the romanised one, addresses, Greek but for whole words, and
    single letters of alphabets.

    Values: `match` (shortened), `script`, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "script", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a run; one for all if they are many."""
        if not doc.characters or not _ANY.search("".join(doc.characters)):
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        prose = doc.prose
        runs = sifted([Span(*m.span()) for m in _RUN.finditer(prose)], lambda span: _is_left_over(prose, span))
        for group in grouped(runs, _MOST):
            shown = prose[group[0].start : group[0].end]
            if len(shown) > _LONGEST_SHOWN:
                shown = shown[:_LONGEST_SHOWN].rstrip() + "…"
            yield Hit(group[0], {"match": shown, "script": _script_of(shown[0]), "more": others(group)})


def _script_of(letter: str) -> str:
    import unicodedata

    first = unicodedata.name(letter, "another").split()[0]
    return _NAMES.get(first, first.capitalize())


def _is_left_over(prose: str, span: Span) -> bool:
    """True if nothing excuses the run."""
    start, end = span
    run = prose[start:end]
    if not _is_word(run) or _touches_latin(prose, start, end, run):
        return False
    if _OWN_NAMES.issuperset(_PARTS.findall(run.lower())) or _is_label(prose, start, end, run):
        return False
    if _is_enclosed(prose, start, end) or _is_name(prose, start, end, run):
        return False
    low = prose.rfind("\n", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
    high = prose.find("\n", end, end + _NEAR)
    around = f"{prose[low:start]}\n{prose[end : high if high >= 0 else end + _NEAR]}"
    return _ABOUT_LANGUAGE.search(around) is None


def _is_word(run: str) -> bool:
    if len(run) == 1:
        return run not in _FACES and _LONE.match(run) is not None
    return not (_GREEK_ONLY.fullmatch(run) and not _GREEK_WORD.search(run))


def _touches_latin(prose: str, start: int, end: int, run: str) -> bool:
    """True for a letter or two of an alphabet inside a Latin word: these are look-alikes or signs."""
    if len(run) > 2 or _LONE.search(run):
        return False
    return prose[start - 1 : start].isalnum() or prose[end : end + 1].isalnum()


def _is_label(prose: str, start: int, end: int, run: str) -> bool:
    """True in an address or a tag, in a row of names between bars, and before one English word in brackets."""
    before, after = prose[start - 1 : start], prose[end : end + 2]
    if prose[max(0, start - 3) : start].rstrip().endswith("|") or _ROW_OR_GLOSS.match(prose, end):
        return True
    return before in {"@", "#", "/", "_", "="} or after[:1] in {"/", "_", "="} or ("." in run and " " not in run)


def _is_enclosed(prose: str, start: int, end: int) -> bool:
    """True between brackets or quotation marks; a bracket right behind a sentence mark is left over itself."""
    low = max(prose.rfind("\n", max(0, start - _FAR), start) + 1, start - _FAR)
    before = prose[low:start]
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        at = before.rfind(opening)
        if at > before.rfind(closing) and (opening not in "(（" or before[at - 1 : at] not in tuple(_SENTENCE_MARKS)):
            return True
    if before.count('"') % 2:
        return True
    return before.rstrip()[-1:] == "'" and "'" in prose[end : end + 3]


def _is_name(prose: str, start: int, end: int, run: str) -> bool:
    """True for a short run right behind a name in Latin letters."""
    name = _NAME_BEFORE.search(prose[max(0, start - 80) : start])
    if name is None:
        return False
    longest = _LONGEST_NAME.get(_script_of(run[0]))
    if len(run.split()) > _WORDS_OF_NAME or (longest and sum(map(str.isalpha, run)) > longest):
        return False
    alone = name.group().rstrip(" ,") == name.group(1)
    return not alone or prose[end : end + 1] in {"", "\n", "\r", ",", ".", ";", ")", ":"}
