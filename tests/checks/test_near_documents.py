"""What documents of a folder share: near duplicates and paragraphs, however the folder is split up."""

from __future__ import annotations

import pickle
import sys
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.repetition.near_documents import FolderDocuments, NearDuplicate
from linter.checks.repetition.shared_paragraphs import FolderParagraphs, SharedParagraph
from linter.engine.corpus import conclude, merge
from linter.engine.lint import lint_document
from linter.text.document import Document
from tests.conftest import RULEBOOK, plan_of

PLAN = plan_of("DUP050", "DUP051")
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
PARAGRAPHS = [
    f"The {word} ferry leaves the {word} pier in the morning of day {word}, and the {word} sailor who steers it"
    f" through the {word} gate has never once asked for the fare of {word} guests."
    for word in NUMBERS
]
EDGE = "One\nTwo\n"
texts = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6).map(
    lambda found: EDGE + "\n".join([*found, EDGE])
)
folders = st.lists(texts, min_size=1, max_size=7)


def summaries(folder: list[str]) -> list[dict]:
    return [lint_document(Document(f"{n}.txt", text), PLAN).summaries for n, text in enumerate(folder)]


def merged(parts: list[dict]) -> dict:
    return reduce(lambda left, right: merge(left, right, RULEBOOK), parts, {})


@given(folders, st.randoms(use_true_random=False), st.integers(0, 7))
def test_neither_order_nor_grouping_matters(folder, random, cut):
    expected, crashed = conclude(merged(summaries(folder)), RULEBOOK)
    shuffled = random.sample(parts := summaries(folder), len(folder))
    grouped = merged([merged(shuffled[cut:]), merged(shuffled[:cut])])
    assert not crashed
    assert grouped == merged(parts)
    assert conclude(pickle.loads(pickle.dumps(grouped)), RULEBOOK) == (expected, crashed)


def test_merging_keeps_the_lowest_place_of_each_file_name():
    gathering = FolderParagraphs()
    text = EDGE + PARAGRAPHS[0] + "\n" + EDGE
    parts = [dict(gathering.map(Document(f"{n:02}/{n % 3}.txt", text))) for n in range(30)]
    (key,) = parts[0]
    for order in (parts, parts[::-1], parts[7:] + parts[:7]):
        shared = reduce(gathering.merge, (part[key] for part in order))
        assert (shared.files, [spot.path for spot in shared.spots]) == (30, ["00/0.txt", "01/1.txt", "02/2.txt"])


def test_a_document_is_kept_in_less_than_a_kilobyte():
    ((_, sketch),) = FolderDocuments().map(Document("a/long/path/to/a/file.txt", "\n".join(PARAGRAPHS * 9)))
    assert len(pickle.dumps(sketch)) < 1000


def clusters(folder: dict[str, str]) -> list[tuple[str, list[str]]]:
    gathering = FolderDocuments()
    kept = {key: sketch for path, text in folder.items() for key, sketch in gathering.map(Document(path, text))}
    hits = NearDuplicate().check_joined(gathering.join(kept))
    return [(hit.place.location.path, [place.location.path for place in hit.others]) for hit in hits]


def test_a_cluster_is_one_hit_at_its_first_path():
    one, two, three = ("\n".join(PARAGRAPHS[n : n + 4]) for n in (0, 2, 4))
    folder = {"d.txt": one, "a.txt": one, "c.txt": one + "\nThe end.", "b.txt": three, "e.txt": three, "f.txt": two}
    assert clusters(folder) == [("a.txt", ["c.txt", "d.txt"]), ("b.txt", ["e.txt"])]


def test_a_folder_of_one_text_is_joined_in_linear_time():
    gathering = FolderDocuments()
    ((_, sketch),) = gathering.map(Document("a.txt", "\n".join(PARAGRAPHS)))
    (cluster,) = gathering.join({f"{n:05}.txt": sketch for n in range(3000)})
    assert len(cluster.others) == 2999


def test_a_missing_package_is_told_once_with_its_cure(monkeypatch):
    monkeypatch.setitem(sys.modules, "rensa", None)
    findings, crashed = conclude(merged(summaries(["\n".join(PARAGRAPHS)] * 3)), RULEBOOK)
    assert crashed
    assert ["mtlint[near]" in f.message for f in findings if f.rule == "INT001"] == [True]


def test_a_run_without_the_rule_does_not_import_the_package():
    assert not RULEBOOK.by_id["DUP051"].default
    assert not RULEBOOK.by_id["DUP050"].default


@pytest.mark.parametrize(("files", "hits"), [(2, 0), (3, 1), (9, 1)])
def test_a_paragraph_is_shared_from_three_files_on(files, hits):
    gathering = FolderParagraphs()
    documents = [
        Document(
            f"{n}.txt", f"{EDGE}{PARAGRAPHS[0]}\n{PARAGRAPHS[1].replace('one', str(n)).replace('two', str(n))}\n{EDGE}"
        )
        for n in range(files)
    ]
    kept: dict = {}
    for doc in documents:
        for key, shared in gathering.map(doc):
            kept[key] = gathering.merge(kept[key], shared) if key in kept else shared
    found = list(SharedParagraph().check_joined(gathering.join(kept)))
    assert len(found) == hits
    assert all(hit.values["files"] == str(files) for hit in found)
