"""What a row looks like: the few things that tell a line of a page from a line of a text, each with its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words of menus, forms, buttons and footers; in a short line they are its subject, in a sentence they pass by.
_LABELS = frozenset(
    """about accept account accessibility address ads advertise advertisement advertising affiliate ago alerts all app
    apps archive archives article articles author authors back basket billing blog blogs bookmark breaking browse buy
    by cancel captcha careers cart categories category chat checkout click close comment comments community conditions
    contact contents continue contribute contributors cookie cookies copied copy copyright customer dashboard delivery
    demo disclaimer discover discussion dismiss donate download downloads edit edited editor editorial edition email
    e-mail english enquiry enter events explore facebook faq faqs favorites favourites featured feed feedback filed
    filter find follow followers following footer forgot form forum forums free gallery get guest guides header help
    hide home homepage https image imprint inbox info instagram jobs join jump language latest learn legal like likes
    link linkedin links list listen load log login logout mail main maps media member members membership menu message
    messenger min minutes mobile more most name navigation news newer newest newsletter newsletters newsroom next
    notifications offers older online open opens order page pages partners password pause payment permalink phone photo
    photos pin pinterest play pocket podcast podcasts policy popular post posted posts powered premium press prev
    preview previous pricing print privacy products profile promo publications published publisher quick quicklinks
    rate rated rating read reader readers recent recommended reddit refund register registration related reply report
    required reserved reset resources responses retweet returns reviews rights rss safety sale save scroll search
    section sections select seller send services settings share shares shipping shop show sidebar sign signup site
    sitemap skip slide social sort sponsored sponsors staff start status stories store stories story submit subscribe
    subscribed subscriber subscribers subscription subscriptions support tag tagged tags team telegram tel terms theme
    themes threads tickets tiktok toggle tools top topics trending try tumblr tweet tweets twitter unsubscribe updated
    upload us user username users verified version via video videos view viewed views visit vote watch webinars website
    wechat weibo whatsapp widget wishlist with written youtube your""".split()  # noqa: SIM905
)
_SMALL = frozenset(
    """a an the of to in and or for on at by from with as is are was were be been has have had it its this that these
    those not but if than so which who what when where how why his her their our my your you we they he she i will would
    can could do does did there into about after before over under up out all no""".split()  # noqa: SIM905
)
_FINITE = frozenset(
    """is are was were has have had does did said says will would could should can may might must isn't wasn't aren't
    don't doesn't didn't i'm it's that's he's she's we're they're you're can't won't""".split()  # noqa: SIM905
)
_READER = frozenset(("you", "your", "us", "our", "we", "my"))
_TELLER = frozenset(("he", "she", "they", "his", "her", "their", "him", "them", "i", "it", "its"))
_LONGEST_SIGNED = 120  # code points; in longer lines a date or an address says nothing
_TRIM = "\"'“”‘’()[]{}<>.,:;!?|»«›‹·•*#→←©–—-+/\\…"
_DATE = lazy(
    r"(?i)\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d|\b\d{1,2}:\d\d\b|"
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d\d|\bago\b"
)
_ADDRESS = lazy(r"(?i)\bhttps?:|\bwww\.|[\w.]@\w|\.(?:com|org|net)\b|(?:^| )@\w|(?:^| )#[A-Za-z]")
_BARS = lazy(r" ?[|»«›‹·•→←/>] |[|»›→×▼▾▲▸►]$|^[|«‹←×▼▾▲▸►]")
_ITEM = lazy(r"(?:[-*+•‣◦▪●○–—]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (12, "9-12"), (19, "13-19"))


def looks_of(line: str) -> Iterator[str]:
    """The names of what can be seen of a folded line."""
    words = line.split(" ")
    count = len(words)
    yield "words " + next((name for most, name in _LENGTHS if count <= most), "20+")
    yield "end " + _end_of(line)
    bare = [word.strip(_TRIM) for word in words[:40]]
    named = [word for word in bare if word and word[0].isalpha()]
    lower = [word.lower() for word in named]
    if not named:
        yield "no word"
    elif line.isupper():
        yield "capitals"
    elif count > 1:
        yield _case_of(named, lower)
    elif not named[0][0].isupper():
        yield "small first"
    labels = sum(map(_LABELS.__contains__, lower))
    if labels:
        small = sum(map(_SMALL.__contains__, lower)) if count > 1 else 0
        share = labels / max(1, len(lower) - small)
        yield "labels " + ("all" if share > 0.99 else "half" if share >= 0.5 else "some")
    yield from _grammar_of(lower)
    if len(line) <= _LONGEST_SIGNED:
        yield from _signs_of(line)


def _end_of(line: str) -> str:
    last = line.rstrip("\"”'’)]）」』 ")[-1:]
    if last in {".", "。"}:
        return "stop" if not line.endswith(("...", "..")) else "dots"
    if last in {"!", "?", "！", "？"}:
        return "mark"
    if last in {",", ";", "，", "；", "、"}:
        return "comma"
    if last in {":", "："}:
        return "colon"
    return "dots" if last == "…" else "none"


def _case_of(named: list[str], lower: list[str]) -> str:
    if not named[0][0].isupper():
        return "small first"
    rest = [word for word, low in zip(named[1:], lower[1:], strict=True) if low not in _SMALL]
    if not rest:
        return "one name"
    share = sum(word[0].isupper() for word in rest) / len(rest)
    return "title case" if share > 0.99 else "some capitals" if share > 0 else "sentence case"


def _grammar_of(lower: list[str]) -> Iterator[str]:
    held = frozenset(lower)
    if held & _FINITE:
        yield "verb"
    if held & _TELLER:
        yield "teller"
    if held & _READER:
        yield "reader"
    if len(lower) > 3 and not held & _SMALL:
        yield "no small word"


def _signs_of(line: str) -> Iterator[str]:
    if any(map(line.__contains__, "0123456789")):
        yield "date" if _DATE.search(line) else "digit"
    if _ADDRESS.search(line):
        yield "address"
    if _BARS.search(line):
        yield "bar"
    if _ITEM.match(line):
        yield "item"
    if "©" in line:
        yield "copyright"
    if line[0] in "\"'“‘(":
        yield "quote first"
    if any(ord(sign) > 0x2190 and not "\u3000" <= sign <= "\ud7ff" for sign in line[:3] + line[-3:]):
        yield "picture"
    if len(line) > 12 and line[-1].isdigit() and not line[-2].isdigit() and line[-2] != " ":
        yield "counter"
