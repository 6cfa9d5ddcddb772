"""How strongly a whole text reads as machine translated."""

from __future__ import annotations

import json
import math
import random
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from linter.api import rules_of
from linter.config import Config
from linter.detection.classes import CLOSED, NAMES, PARTS, Classes
from linter.detection.measures import ALL, FAMILIES, PATTERNS, PLAIN, Measures
from linter.detection.model import model
from linter.detection.verdict import FEWEST_WORDS, bounded, read, unmeasured
from linter.engine.lint import Plan, lint_document
from linter.findings import Contribution, Detection, FileResult, Report, Verdict
from linter.reporters import reporter
from linter.reporters.plain import report_dict
from linter.reporters.saved import load
from linter.text.document import Document

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SICHUAN = "003_36c902ec549935ef.txt"
HUMAN = (
    "The ferry was late, as it always is in November, and the four of us stood under the tin roof of the ticket office "
    "watching the rain come down on the harbour. Nobody spoke much. Ann had brought a flask, which we passed round until "
    "it was empty, and then Tom told the story about his uncle's goat, the one he tells whenever he is cold. I had heard "
    "it before; I laughed anyway. When the boat finally came round the point, low in the water and with one lamp out, an "
    "old man behind us said that he wouldn't cross in that for money, and went home. We looked at each other. The boy who "
    "took the tickets shrugged and said she had been worse. So we went aboard, sat down among the crates and the wet dogs, "
    "and for an hour and a half nobody could have heard a word over the engine. On the island my sister was waiting with "
    "the van. She didn't ask why we were late, and we didn't say. There was soup on the stove, and the dog, who had never "
    "liked Tom, bit him. It was a good winter, all the same; we often talk about it."
)


def reading(text: str) -> Detection | None:
    plan = Plan(rules_of(Config()), alone=True, reading=True)
    return lint_document(Document("a.txt", text), plan).reading


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_official_chinese_news_in_bad_english_reads_as_machine_translated(seed: Path) -> None:
    found = reading(seed.read_text(encoding="utf-8"))
    assert found
    assert (found.verdict is not Verdict.NONE) == (seed.name != SICHUAN)


def test_a_story_does_not() -> None:
    found = reading(HUMAN)
    assert found
    assert found.verdict is Verdict.NONE
    assert found.log_odds < 0
    assert found.contributions == ()
    assert "human" not in found.verdict.words


def test_a_short_text_is_not_judged() -> None:
    text = SEEDS[0].read_text(encoding="utf-8")
    words = text.split()
    assert reading(" ".join(words[:120])) is None
    assert reading(" ".join(words[:220])) is not None


def test_a_text_that_is_no_english_prose_is_not_judged() -> None:
    assert reading("1. Widgets 10\n2. Gadgets 20\n" * 100) is None
    assert reading("kolme neljä viisi kuusi seitsemän. " * 60) is None


def test_a_table_of_contents_is_not_judged() -> None:
    """Its lines say the same twice and lie in blanks, as a bad translation does; and nobody would call it prose."""
    heads = [f"{chapter}.{part} Why does the {thing} matter to us?"
             for chapter in range(1, 13) for part, thing in enumerate(("bridge", "tower", "mill", "crane"), 1)]  # fmt: skip
    contents = "\n\n\n \n\n".join(heads + heads[::4])
    assert len(contents.split()) > 2 * FEWEST_WORDS
    assert reading(contents) is None
    assert reading(" ".join(heads * 2)) is not None, "the same questions in one paragraph are prose"


def test_line_ends_do_not_matter() -> None:
    text = SEEDS[1].read_text(encoding="utf-8")
    plain = " ".join(text.split())
    measures = Measures()
    whole = measures.of(Document("a.txt", plain), {})
    assert whole is not None
    for width in (50, 72, 100):
        assert measures.of(Document("a.txt", textwrap.fill(plain, width, break_on_hyphens=False)), {}) == whole


def test_what_is_weighed_adds_up() -> None:
    weighed = model()
    doc = Document("a.txt", HUMAN)
    values = weighed.measures.of(doc, {})
    assert values is not None
    total, added = weighed.weigh(values, frozenset())
    assert len(added) == len(weighed.measures.names)
    assert math.isclose(total - sum(added), weighed.offset + weighed.offset_learned * _learned(total, added, weighed))


def _learned(total: float, added: list[float], weighed: object) -> float:
    rest = total - sum(added) - model().offset
    learned = rest / model().offset_learned
    assert -1 <= learned <= 1
    return learned


def test_a_short_text_may_claim_less() -> None:
    assert bounded(9.0, 150) < bounded(9.0, 250) < bounded(9.0, 1000) == bounded(9.0, 9000)
    assert bounded(-9.0, 1000) == -bounded(9.0, 1000)


def test_a_family_whose_rules_do_not_run_says_nothing() -> None:
    every = Counter(rule.category for rule in rules_of(Config()).rules)
    assert unmeasured(every) == frozenset()
    assert FAMILIES["literal"] in unmeasured({**every, "literal": 1})
    text = Document("a.txt", SEEDS[0].read_text(encoding="utf-8"))
    with_them = read(text, {"literal": 20}, frozenset())
    without = read(text, {"literal": 20}, frozenset((FAMILIES["literal"],)))
    assert with_them
    assert without
    assert with_them.log_odds > without.log_odds
    assert FAMILIES["literal"] not in [one.measure for one in without.contributions]


def test_every_word_has_one_class_and_every_pattern_known_parts() -> None:
    words = [word for _, listed in CLOSED.values() for word in listed]
    assert Counter(words).most_common(1)[0][1] == 1
    assert len(NAMES) == len(set(NAMES)) < 128
    parts = set(PARTS[: len(NAMES)].decode())
    assert set("".join(sequence for found in PATTERNS.values() for sequence in found)) <= parts
    assert {Classes()["the"], Classes()["quxification"] % 128} == {
        NAMES.index("“the”"),
        NAMES.index("nouns in -tion, -ment, -ness, -ity"),
    }


def test_the_table_holds_no_words_but_names_of_measures() -> None:
    weighed = model()
    assert set(weighed.measures.names) <= set(ALL)
    assert set(ALL) >= PLAIN
    assert 0 < weighed.some < weighed.strong < 4
    assert all(weight.spread > 0 for weight in weighed.weights)
    assert set(weighed.rules) == set(FAMILIES)


def test_any_characters_can_come_in() -> None:
    rng = random.Random(8)
    signs = [*map(chr, range(0x250)), "\ud800", "中", "。", "\U0001f600", ". ", "the ", "of ", " ", "\n", "\r\n"]
    for _ in range(60):
        text = "".join(rng.choices(signs, k=3000)) + "the cat of the house. " * rng.choice((0, 60))
        found = read(Document("a.txt", text), {}, frozenset())
        assert found is None or -4 <= found.log_odds <= 4


# --- in reports ---

READ = Detection(3.1, Verdict.STRONG, (Contribution("names", 0.8, 2.5, 0.1), Contribution("“for”", -0.2, 12.0, 9.2)))
REPORT = Report(
    (
        FileResult("a/<b>.txt", 400, 0, lines=9, reading=READ),
        FileResult("b.txt", 300, 0, lines=4, reading=Detection(1.5, Verdict.SOME)),
        FileResult("c.txt", 300, 0, lines=4, reading=Detection(-2.0, Verdict.NONE)),
        FileResult("d.txt", 20, 0, lines=1),
    ),
    (),
)


def written(format_: str, report: Report = REPORT) -> str:
    import io

    out = io.StringIO()
    reporter(format_).write(report, out)
    return out.getvalue()


def test_the_text_names_the_strongest_in_one_line() -> None:
    line, last = written("text").splitlines()
    assert line == "Reads as machine translated: 2 of 3 files (evidence: 1 strong, 1 some): a/<b>.txt, b.txt"
    assert last.startswith("No findings in 4 files")


def test_nothing_is_said_where_there_is_no_evidence() -> None:
    clean = Report(REPORT.files[2:], ())
    for format_ in ("text", "table", "markdown"):
        assert "machine" not in written(format_, clean)
    assert 'id="reading"' not in written("html", clean)
    assert "artifacts" not in json.loads(written("sarif", clean))["runs"][0]


def test_json_keeps_all_of_it_and_can_be_read_back() -> None:
    saved = written("json")
    first = json.loads(saved)["files"][0]["reading"]
    assert first["verdict"] == "strong"
    assert first["contributions"][0] == {"measure": "names", "log_odds": 0.8, "rate": 2.5, "human": 0.1}
    assert json.loads(saved)["summary"]["readings"] == {"strong": 1, "some": 1, "none": 1}
    again = load(saved.encode(), "r.json")
    assert again.files == REPORT.files
    assert report_dict(again) == json.loads(saved)


def test_a_report_of_an_older_version_has_no_readings() -> None:
    old = json.loads(written("json"))
    for file in old["files"]:
        del file["reading"]
    assert all(file.reading is None for file in load(json.dumps(old).encode(), "r.json").files)


def test_the_page_draws_what_speaks_for_a_machine_and_against() -> None:
    page = written("html")
    assert "a/</span><wbr>&lt;b&gt;.txt" in page
    assert '<rect class="for" x="50.0" width="20.0"' in page
    assert '<rect class="against" x="45.0" width="5.0"' in page
    assert "22 to 1" in page
    assert page.count('class="card reading"') == 2


def test_other_formats_hold_it_where_they_have_a_place() -> None:
    artifacts = json.loads(written("sarif"))["runs"][0]["artifacts"]
    assert artifacts[0] == {
        "location": {"uri": "a/%3Cb%3E.txt"}, "properties": {"machineTranslated": "strong", "logOdds": 3.1}
    }  # fmt: skip
    assert "a/<b>.txt" in written("table")
    assert "| strong | 3.1 | names |" in written("markdown")


def test_fewest_words_is_what_the_pages_say() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reading-of-documents.md").read_text(encoding="utf-8")
    assert f"{FEWEST_WORDS} words" in page
