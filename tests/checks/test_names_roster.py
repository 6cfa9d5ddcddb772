"""What checks may ask of a roster."""

from __future__ import annotations

import pickle

import pytest

from linter.checks.names.roster import NO_ROSTER, Entry, Roster
from linter.roster import with_roster
from linter.rulebook.compiled import builtin_rulebook
from linter.text.mentions import mention_of

ZHANG = Entry("Zhang Guoqing", ("Chang Kuo-ch'ing",), "张国清", 1)
LI = Entry("Li Lecheng")
LAVROV = Entry("Sergey Lavrov", ("Sergei Lavrov",))
ROSTER = Roster(
    (ZHANG, LI, LAVROV), (("Deng Xiaogang", "Deng Xiaoping", "Deng Xiaoli"), ("Yang Hong", "Hong Yang")), "names.toml"
)


class Summary:
    """A form of a folder: words and readings, and no key of its own."""

    def __init__(self, written: str) -> None:
        mention = mention_of(written)
        self.words, self.readings = mention.words, mention.readings


@pytest.fixture(params=[mention_of, Summary])
def named(request):
    return request.param


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Zhang Guoqing", ZHANG),
        ("ZHANG GUOQING", ZHANG),
        ("Zhang Guo-qing", ZHANG),
        ("Guoqing Zhang", ZHANG),
        ("Chang Kuo-ch'ing", ZHANG),
        ("Li Le Cheng", LI),
        ("Sergei Lavrov", LAVROV),
        ("SERGEY LAVROV", LAVROV),
        ("Zhang Guofeng", None),
        ("Sergej Lavrov", None),
        ("Deng Xiaogang", None),
    ],
)
def test_a_person_is_known_however_the_name_is_written(named, written, person):
    assert ROSTER.person_of(named(written)) == person
    assert NO_ROSTER.person_of(named(written)) is None


@pytest.mark.parametrize(
    ("one", "other", "distinct"),
    [
        ("Deng Xiaogang", "Deng Xiaoping", True),
        ("Deng Xiao-gang", "DENG XIAOLI", True),
        ("Deng Xiaogang", "Deng Xiaogang", False),
        ("Deng Xiaogang", "Deng Xiaoming", False),
        ("Zhang Guoqing", "Li Lecheng", True),
        ("Zhang Guoqing", "Chang Kuo-ch'ing", False),
        ("Li Le Cheng", "Li Lecheng", False),
        ("Zhang Guoqing", "Zhang Guofeng", False),
        ("Zhang Guoqing", "Deng Xiaogang", False),
        ("Yang Hong", "Hong Yang", True),
        ("Yang Hong", "YANG HONG", False),
    ],
)
def test_two_people_are_two_people(named, one, other, distinct):
    assert ROSTER.are_distinct(named(one), named(other)) is distinct
    assert ROSTER.are_distinct(named(other), named(one)) is distinct
    assert not NO_ROSTER.are_distinct(named(one), named(other))


def test_only_what_stands_in_the_roster_is_accepted():
    assert ROSTER.accepts("Li Lecheng")
    assert ROSTER.accepts("Chang  Kuo-ch'ing")
    assert not ROSTER.accepts("Li Le Cheng"), "known for its person, and still written apart"
    assert not ROSTER.accepts("Deng Xiaogang")


def test_a_roster_is_a_value():
    assert pickle.loads(pickle.dumps(ROSTER)) == ROSTER
    asked = pickle.loads(pickle.dumps(ROSTER))
    asked.person_of(mention_of("Li Lecheng"))
    assert asked == ROSTER
    assert hash(asked) == hash(ROSTER)


def test_every_check_that_asks_gets_the_roster():
    book = with_roster(builtin_rulebook(), ROSTER)
    asking = [rule for rule in book.rules if hasattr(rule.check, "roster")]
    assert {"NAM010", "NAM011"} <= {rule.id for rule in asking}
    assert all(rule.check.roster == ROSTER for rule in asking)
    assert all(rule.check.roster == NO_ROSTER for rule in builtin_rulebook().rules if hasattr(rule.check, "roster"))
    assert len(book.rules) == len(builtin_rulebook().rules)
    assert pickle.loads(pickle.dumps(book)).by_id["NAM010"].check.roster == ROSTER


def test_a_rule_cannot_set_the_roster():
    from linter.errors import RulePackError
    from linter.rulebook.load import load_texts

    text = (
        "family: names\nrules:\n  - id: NAM900\n    name: x\n    message: x\n    why: x\n"
        "    check: names.variants.NameVariant\n    with:\n      roster: names.toml\n"
    )
    with pytest.raises(RulePackError, match="no parameter “roster”"):
        load_texts([("bad.yaml", text)])
