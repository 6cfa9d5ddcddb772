"""Texts of known making, for weighing the reading of whole documents and for measuring it.

FOLDER holds `index.jsonl`, one JSON object a file: `file`, `side` (`mt` or `human`), `dataset`, `system`, `doc` (what
it is a translation of), `lp` (language pair). All versions of one source stand on the same side of the split, which is
made by a hash of the source's name, so that nobody chose it.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from pathlib import Path
from typing import Any, NamedTuple

from linter.api import rules_of
from linter.config import Config
from linter.detection.measures import FAMILIES, Measures
from linter.engine.lint import Plan, lint_document
from linter.text.document import Document

FEWEST_WORDS = 100


class Text(NamedTuple):
    """A text as it was measured.

    Attributes:
        file: its path.
        group: the source it goes back to.
        machine: whether a machine translated it.
        dataset, system, pair: where it comes from.
        words: of its prose.
        values: the measures.
        fits: True on the side that weights are made from.
    """

    file: str
    group: str
    machine: bool
    dataset: str
    system: str
    pair: str
    words: int
    values: list[float]
    fits: bool


def share(name: str) -> float:
    """A number from 0 to 1 that hangs on nothing but a name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32


def corpus_texts(folder: Path, keep: Path | None = None) -> list[Text]:
    """The texts of FOLDER of 100 words and more; `keep` is a file in which the measures are kept between runs."""
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    return _kept(keep, [(folder / row["file"], _about(row)) for row in rows])


def plain_texts(folder: Path, keep: Path | None = None, dataset: str = "native") -> list[Text]:
    """Every file of a folder as human text."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    about = {"machine": False, "dataset": dataset, "system": "native", "pair": "en"}
    return _kept(keep, [(file, {**about, "group": str(file)}) for file in files])


def _about(row: dict[str, Any]) -> dict[str, Any]:
    dataset = row["dataset"]
    group = f"{dataset.replace('ref', '').replace('src', '')}/{row['lp'].replace('en-', '')}/{row['doc']}"
    machine = row["side"] == "mt"
    return {"group": group, "machine": machine, "dataset": dataset, "system": row["system"], "pair": row["lp"]}


def _kept(keep: Path | None, files: list[tuple[Path, dict[str, Any]]]) -> list[Text]:
    if keep and keep.exists():
        kept: list[Text] = pickle.loads(keep.read_bytes())
        return kept
    plan, measures = Plan(rules_of(Config()), alone=True), Measures()
    texts = []
    for file, about in files:
        doc = Document.from_bytes(file.read_bytes(), "text.txt")
        values = measures.of(doc, found_in(doc, plan)) if len(doc.tokens) >= FEWEST_WORDS else None
        if values is not None:
            texts.append(
                Text(
                    str(file), words=len(doc.tokens), values=values, fits=share(f"half {about['group']}") < 0.5, **about
                )
            )
    if keep:
        keep.write_bytes(pickle.dumps(texts))
    return texts


def found_in(doc: Document, plan: Plan) -> dict[str, int]:
    """How many findings each category has."""
    found = dict.fromkeys(FAMILIES, 0)
    for finding in lint_document(doc, plan).findings:
        if finding.category in found:
            found[finding.category] += 1
    return found


def area(pairs: list[tuple[float, bool]]) -> float:
    """The area under the ROC curve: how often a machine's text has the higher figure than a human's; ties are half."""
    ordered = sorted(pairs)
    ranks: dict[float, float] = {}
    at = 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranks[ordered[at][0]] = (at + end + 1) / 2
        at = end
    machine = [ranks[figure] for figure, is_machine in pairs if is_machine]
    humans = len(pairs) - len(machine)
    if not machine or not humans:
        return float("nan")
    return (sum(machine) - len(machine) * (len(machine) + 1) / 2) / (len(machine) * humans)
