"""Garbled names across a folder: provinces whose people are named together, every error known.

Each province has some seventy people, of whom a few are named in many texts and many in one or two; every seventh
person of a text comes from elsewhere. An error counts if its right form stands in another text of the folder.
"""

from __future__ import annotations

import random
import re
import tempfile
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process
from tabulate import tabulate

from benchmarks.names_garble import BEYOND, Person, alike, person
from benchmarks.names_texts import Text, Writer
from linter import lint_paths
from linter.text.document import Document

_PEOPLE, _TEXTS = 70, 50  # of a province
_ELSEWHERE = 0.14  # the share of a text's people who are not of its province
_BROTHERS = 0.03  # the share of people who have a namesake but for a syllable in their province, besides chance
_GARBLED = 0.04  # the share of people in a text that are garbled there
_RATIO = 85
_SELECT = ("NAM00", "NAM010", "NAM011", "NAM012", "NAM013")
_METHODS = {
    "ratio >= 85": (),
    "hard, in one text": ("NAM00",),
    "within texts": ("NAM00", "NAM010", "NAM011"),
    "across files, warnings": ("NAM012",),
    "across files, information": ("NAM013",),
    "across files, all": ("NAM012", "NAM013"),
    "all rules, warnings": ("NAM00", "NAM010", "NAM012"),
    "all rules": _SELECT,
}
_QUOTED = re.compile("“([^”]+)”")

Pair = frozenset[str]


class Error(NamedTuple):
    """The right form of a name and the one that stands somewhere."""

    right: str
    wrong: str


class Told(NamedTuple):
    """A pair of names that a rule tells of."""

    rule: str
    names: Pair


def measure_folder(seed: int, provinces: int) -> None:
    """Print how the rules do on a folder of texts with errors."""
    rng = random.Random(seed)
    texts = _folder(rng, provinces)
    told = _told(texts)
    forms = {form for text in texts for form in _surfaces(text)}
    errors, owners = _errors(texts, forms)
    print(
        f"{len(texts):,} texts of {provinces} provinces, {len(forms):,} forms of names, {len(errors):,} errors in reach"
    )
    rows = []
    for method, rules in _METHODS.items():
        pairs = {t.names & forms for t in told if t.rule.startswith(rules)} if rules else _ratio(forms)
        judged = [pair for pair in pairs if len(pair) > 1]
        right = [pair for pair in judged if any(len(pair & theirs) > 1 for theirs in owners)]
        # A name that is no pinyin may be told without its right form.
        found = {e for e in errors if any(e.wrong in pair and (e.right in pair or len(pair) == 1) for pair in pairs)}
        rows.append((method, len(right) / max(1, len(judged)), len(found) / max(1, len(errors))))
    print(tabulate(rows, headers=["method", "precision", "recall"], floatfmt=("", ".3f", ".3f")))


def _folder(rng: random.Random, provinces: int) -> list[Text]:
    peoples = [_people(rng) for _ in range(provinces)]
    weights = list(accumulate(1 / (rank + 1.5) for rank in range(_PEOPLE)))
    texts = []
    for people in peoples:
        for _ in range(_TEXTS):
            some: list[Person] = []
            while len(some) < rng.randint(6, 17):
                home = rng.choice(peoples) if rng.random() < _ELSEWHERE else people
                who = rng.choices(home, cum_weights=weights[: len(home)])[0]
                if who not in some:
                    some.append(who)
            texts.append(Writer(rng, some, _GARBLED, settled=True).text())
    return texts


def _people(rng: random.Random) -> list[Person]:
    people = [person(rng) for _ in range(_PEOPLE)]
    for at in range(_PEOPLE):
        if rng.random() < _BROTHERS:
            people[at] = alike(rng, rng.choice(people))
    return people


def _surfaces(text: Text) -> set[str]:
    return {mention.surface for mention in Document("text.txt", text.text).mentions}


def _errors(texts: list[Text], forms: set[str]) -> tuple[set[Error], list[set[str]]]:
    """The errors whose right form stands in the folder, and the forms of each person."""
    names = {name for text in texts for name in text.people}
    owners: dict[str, set[str]] = {}
    found = set()
    for garble in (garble for text in texts for garble in text.garbles):
        if garble.wrong not in names:  # else it is somebody else's name
            owners.setdefault(garble.right, {garble.right}).add(garble.wrong)
            if garble.kind not in BEYOND and garble.right in forms:
                found.add(Error(garble.right, garble.wrong))
    return found, list(owners.values())


def _told(texts: list[Text]) -> list[Told]:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:05}.txt").write_text(text.text, "utf-8")
        findings = lint_paths([folder], select=_SELECT, jobs=1).findings
    return [
        Told(finding.rule, frozenset((*_QUOTED.findall(finding.message), finding.excerpt.marked)))
        for finding in findings
    ]


def _ratio(forms: set[str]) -> set[Pair]:
    listed = sorted(forms)
    found = set()
    for at, form in enumerate(listed):
        for other, _, _ in process.extract(form, listed[at + 1 :], scorer=fuzz.ratio, score_cutoff=_RATIO, limit=None):
            found.add(frozenset((form, other)))
    return found
