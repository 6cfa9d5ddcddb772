"""Reports about people at random: meetings, news, appointments and lists, in the words of translated bulletins."""

from __future__ import annotations

import random
from typing import NamedTuple

from benchmarks.names_garble import Person, alike, fit_for, garbled, kind_of_garble, person

_TOWNS = ["Hanzhou", "Lingyuan", "Qinghe", "Fushan", "Dongping", "Baishui", "Xinhua", "Yongtai", "Pingle", "Jiahe"]
_FIELDS = ("grain storage", "flood control", "school buildings", "rural roads", "old-age care", "water quality",
           "tea growing", "clean heating", "village clinics", "forest fires")  # fmt: skip
_OFFICES = (
    "secretary of the {town} Municipal Committee", "mayor of {town}", "deputy mayor of {town}",
    "deputy secretary of the {town} Municipal Committee", "director of the {town} Finance Bureau",
    "vice governor", "head of the {town} Water Authority", "deputy director of the Office for {field}",
    "chairman of the {town} Trade Union", "member of the Standing Committee", "chief engineer of the {town} dam",
    "professor at {town} University", "party secretary of {town} County", "secretary general of the {town} Chamber",
)  # fmt: skip
_TITLES = ("Mayor", "Deputy Mayor", "Director", "Professor", "Secretary", "Dr.", "Judge", "Engineer")
_INTRODUCED = 0.75  # the share of first mentions, outside lists, that say who the person is
_SAID_AGAIN = 0.15  # the share of later mentions that do
_LISTED_TWICE = 0.15  # the chance of a place in a list to go to somebody who stood in another one
_CLOSE = 0.6  # the share of later mentions that follow within a sentence or two
_DEEDS = (
    "visited two villages", "spoke about {field}", "stressed the need for funds", "listened to the residents",
    "inspected the new bridge", "delivered a report on {field}", "announced a plan for {field}", "signed the agreement",
    "asked for patience", "promised an answer by June", "thanked the volunteers", "pointed out three problems",
    "left for {town} the same evening", "was born in {town}", "explained the figures", "attended the opening",
    "grew up with four sisters", "repaired the roof without help", "has been ill since spring", "demanded more staff",
)  # fmt: skip
_LEADS = (
    "presided over the meeting and spoke", "chaired the meeting on {field}", "presided over the session",
    "hosted the opening ceremony", "presided over the meeting and delivered a speech on {field}",
)  # fmt: skip
_OBJECTS = ("The first prize went to {}.", "Much of this is owed to {}.", "Nobody had asked {} before.",
            "The report was written by {}.", "Two reporters called {} in the evening.")  # fmt: skip
_FILLERS = (
    "The harvest was better than last year.", "Work on the canal will begin in autumn.", "It had rained all night.",
    "Prices have hardly changed since.", "The school needs a new roof.", "Three bids were received in time.",
    "A second vote is planned for May.", "The road to the north stays closed.", "Some of the money is still missing.",
)  # fmt: skip
_LISTS = ("Also present were {}.", "{} attended the meeting.", "Provincial and municipal leaders {} took part.",
          "The jury consisted of {}.", "Leaders present: {}.")  # fmt: skip
_AGAIN = (0.58, 0.19, 0.1, 0.07, 0.06)  # of one to five mentions


class Garble(NamedTuple):
    """An error put into a text: the form as it should be, as it is, and of what kind."""

    right: str
    wrong: str
    kind: str
    again: bool  # the right form stands in the text, too


class Text(NamedTuple):
    """A text and what is wrong in it."""

    text: str
    garbles: tuple[Garble, ...]
    people: tuple[str, ...]


class Writer:
    """Writes one text about some people, each named as often as planned, one mention of some garbled."""

    def __init__(self, rng: random.Random, people: list[Person], rate: float, *, settled: bool = False) -> None:
        """`settled` people keep their names: only errors are made that these can have."""
        self._rng = rng
        self._settled = settled
        self._garbles: list[Garble] = []
        self._due: dict[int, list[str]] = {}
        self._known: set[int] = set()
        self._listed: set[int] = set()
        counts = [rng.choices(range(1, 6), _AGAIN)[0] for _ in people]
        counts[0] = max(counts[0], 3)
        for at, who in enumerate(people):
            self._due[at] = self._forms(who, counts[at], garble=rng.random() < rate)
        self._offices = [self._fill(rng.choice(_OFFICES)) for _ in people]
        self._titles = [rng.choice(_TITLES) if rng.random() < 0.3 else "" for _ in people]
        self.people = tuple(who.written for who in people)

    def _forms(self, who: Person, count: int, *, garble: bool) -> list[str]:
        if not garble:
            return [who.written] * count
        kind = kind_of_garble(self._rng)
        fit = fit_for(kind, self._rng, who)
        while self._settled and fit != who:
            kind = kind_of_garble(self._rng)
            fit = fit_for(kind, self._rng, who)
        forms = [fit.written] * count
        wrong = garbled(kind, self._rng, fit)
        if wrong != fit.written:
            forms[self._rng.randrange(count)] = wrong
            self._garbles.append(Garble(fit.written, wrong, kind, again=count > 1))
        return forms

    def _fill(self, words: str) -> str:
        return words.format(town=self._rng.choice(_TOWNS), field=self._rng.choice(_FIELDS))

    def text(self) -> Text:
        """The whole text, with or without a title and a leader."""
        rng, lines = self._rng, list[str]()
        if rng.random() < 0.55:
            lines += self._meeting()
        left = [at for at, due in self._due.items() for _ in due]
        rng.shuffle(left)
        while left:
            if len(left) > 3 and rng.random() < 0.25:
                lines.append(self._list(left))
            else:
                lines += self._about(left.pop(), left)
            if rng.random() < 0.25:
                lines.append(rng.choice(_FILLERS))
        return Text(self._paragraphs(lines), tuple(self._garbles), self.people)

    def _meeting(self) -> list[str]:
        """A heading and a first sentence about the one who leads; now and then a second session is led by another."""
        lead = self._fill(self._rng.choice(_LEADS))
        head = f"{self._due[0].pop(0)} presides over meeting on {self._rng.choice(_FIELDS)}"
        lines = [f"{head}\n\n{self._due[0].pop(0)}, {self._offices[0]}, {lead}."]
        self._known.add(0)
        if self._rng.random() < 0.3 and len(self._due) > 1:
            lines.append(f"{self._due[1].pop(0)} {self._fill(self._rng.choice(_LEADS))} in the afternoon.")
        return lines

    def _about(self, at: int, left: list[int]) -> list[str]:
        """A sentence about somebody, and often the next ones too."""
        found = [self._sentence(at)]
        while at in left and self._rng.random() < _CLOSE:
            left.remove(at)
            if self._rng.random() < 0.4:
                found.append(self._rng.choice(_FILLERS))
            found.append(self._sentence(at))
        return found

    def _sentence(self, at: int) -> str:
        rng, name = self._rng, self._due[at].pop(0)
        deed = self._fill(rng.choice(_DEEDS))
        introduced = rng.random() < (_SAID_AGAIN if at in self._known else _INTRODUCED)
        self._known.add(at)
        if introduced and self._titles[at]:
            return f"{self._titles[at]} {name} {deed}."
        if introduced:
            return f"{name}, {self._offices[at]}, {deed}."
        return rng.choice(_OBJECTS).format(name) if rng.random() < 0.25 else f"{name} {deed}."

    def _list(self, left: list[int]) -> str:
        chosen: list[int] = []
        for _ in range(self._rng.randint(3, min(8, len(left)))):
            twice = self._rng.random() < _LISTED_TWICE
            fresh = [at for at in left if at not in chosen and (twice or at not in self._listed)]
            if fresh:
                chosen.append(fresh[-1])
                left.remove(fresh[-1])
        if not chosen:
            return self._rng.choice(_FILLERS)
        self._listed.update(chosen)
        names = [self._due[at].pop(0) for at in chosen]
        joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return self._rng.choice(_LISTS).format(joined)

    def _paragraphs(self, lines: list[str]) -> str:
        found = lines[0]
        for line in lines[1:]:
            found += ("\n\n" if self._rng.random() < 0.35 else " ") + line
        return found + "\n"


def write(rng: random.Random, rate: float) -> Text:
    """One text: some eleven people, in 2 of 100 texts two with similar names besides what chance brings."""
    joint = "-" if rng.random() < 0.04 else ""
    people = [person(rng)._replace(joint=joint) for _ in range(rng.randint(4, 19))]
    if rng.random() < 0.02:
        people.append(alike(rng, rng.choice(people)))
    if rng.random() < 0.05:
        return _with_successor(rng, people, rate)
    rng.shuffle(people)
    return Writer(rng, people, rate).text()


def _with_successor(rng: random.Random, people: list[Person], rate: float) -> Text:
    """One office that passes from one to another, who may have a similar name."""
    old, new = people[-1], alike(rng, people[-1]) if rng.random() < 0.1 else person(rng)
    town = rng.choice(_TOWNS)
    told = Writer(rng, people[:-1], rate).text()
    news = f"\n{old.written}, mayor of {town}, retired. {new.written}, mayor of {town} since June, thanked the staff.\n"
    return Text(told.text + news, told.garbles, (*told.people, old.written, new.written))
