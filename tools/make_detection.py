"""Write `linter/data/detection.txt`: what each measure of a text says about its making.

    python -m tools.make_detection FOLDER --native NATIVE [--keep DIR] > linter/data/detection.txt

FOLDER holds texts of known making (see `benchmarks/detection_texts.py`), NATIVE native English. Weights come from one
half of the sources alone; the other half is for `python -m benchmarks.detection`.

The weights are those of a logistic regression with a ridge (Newton's method). Each set of texts in which human and
machine share their sources counts the same, and in it both sides; the other sets count less. Every measure has two
weights, for learned and for plain prose (Rabinovich & Wintner 2015: what tells translations depends on the kind of
text). The measures with the largest weights are kept, the rest are not shipped. What comes out is put on the scale of
log-odds by a second regression on the scores of texts that were left out while their weights were made (five parts by
source). Thresholds are such that of human and native texts at most 1 in 20 and 1 in 100 lie above.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.detection_texts import Text, corpus_texts, plain_texts, share
from linter.api import rules_of
from linter.config import Config
from linter.detection.measures import ALL, FAMILIES, PLAIN
from linter.detection.model import CLIP, REGISTER_CLIP

PAIRED = ("wmt20", "wmt21", "bio")
"""Sets in which human and machine text share their sources."""

_LEARNED = ("brackets", "figures", "“was”, “were”", "nouns in -tion, -ment, -ness, -ity",
            "adjectives in -al, -ic, -ive, -ous, -able", "long words")  # fmt: skip
_PLAIN = ("“he”, “she”", "“said”", "words with a capital inside a sentence", "“they”", "“I”", "“we”", "“you”", "“his”",
          "“will”", "double quotation marks")  # fmt: skip
# After Biber 1988, “Variation across speech and writing”: involved and narrative against informational and abstract.
_STEEP, _MIDDLE = 2.0, 0.45
_RIDGE = 300.0  # chosen by cross-validation in the half that weights are made from, as were the next two
_UNPAIRED = 0.3  # how much a set counts in which human and machine text do not share their sources
_KEPT = 64
_FOLDS = 5
_BELOW = (0.97, 0.992)  # of human texts; somewhat more than is promised, since other texts are other texts
_LONG = 150  # words
_BEGIN = 3.0  # spread of the offset in learned prose beside that of a measure
_HEAD = """\
# How much each measure of a text speaks for machine translation: rates of constructions, no words of any text.
# Written by tools/make_detection.py; never edited by hand.
#     {command}
# Origin: {machine:,} machine translations and {human:,} human texts of {sources:,} sources, of 100 words and more, from
# the shared tasks of WMT (news 2020 to 2023, biomedical 2022 to 2023), the half that a hash of the source's name chose.
# measure  name  mean  spread  weight  learned  register  per 1,000 words in human text  the same in machine text
#     mean and spread are of the square root where it is a rate; weight is log-odds by each spread above the mean,
#     learned is added to it in learned prose and taken from it in plain prose; register is 1 or -1 where the measure
#     tells one from the other.
# rules    category  how many rules it had
"""


class Fit:
    """Texts as matrices, and a regression over them."""

    def __init__(self, texts: list[Text]) -> None:
        self.texts = texts
        values = np.array([text.values for text in texts])
        self.raw = values
        rooted = np.array([name not in PLAIN for name in ALL])
        self.values = np.where(rooted, np.sqrt(values), values)
        self.machine = np.array([text.machine for text in texts], dtype=float)
        self.words = np.array([text.words for text in texts])
        self.dataset = np.array([text.dataset for text in texts])
        self.fold = np.array([int(share(f"fold {text.group}") * _FOLDS) for text in texts])
        self.fits = np.array([text.fits for text in texts])
        every = np.where(self.fits)[0]
        self.mean, self.spread = self.values[every].mean(0), self.values[every].std(0)
        self.usable = np.where(self.spread > 1e-9)[0]
        self.spread = np.where(self.spread > 1e-9, self.spread, 1.0)
        self.steps = (self.values - self.mean) / self.spread
        self.learned = self._learned()

    def _learned(self) -> np.ndarray:
        def mean(names: tuple[str, ...]) -> np.ndarray:
            return self.steps[:, [ALL.index(name) for name in names]].clip(-REGISTER_CLIP, REGISTER_CLIP).mean(1)

        return np.tanh(_STEEP * (mean(_LEARNED) - mean(_PLAIN) - _MIDDLE))

    def matrix(self, columns: np.ndarray) -> np.ndarray:
        """Measures, the same in learned prose, and the offset of that."""
        steps = self.steps[:, columns].clip(-CLIP, CLIP)
        return np.c_[steps, self.learned[:, None] * steps, self.learned * _BEGIN]

    def weights(self, columns: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        """Offset and weights from the chosen texts."""
        counts = Counter((self.dataset[at], self.machine[at]) for at in chosen)
        each = np.array(
            [
                (1 if self.dataset[at] in PAIRED else _UNPAIRED) / counts[self.dataset[at], self.machine[at]]
                for at in chosen
            ]
        )
        return regression(self.matrix(columns)[chosen], self.machine[chosen], each * 2000 / each.sum(), _RIDGE)

    def left_out(self, columns: np.ndarray) -> np.ndarray:
        """For each text of the half the score by weights made without its source."""
        scores = np.full(len(self.texts), np.nan)
        matrix = self.matrix(columns)
        for fold in range(_FOLDS):
            weights = self.weights(columns, np.where(self.fits & (self.fold != fold))[0])
            there = np.where(self.fits & (self.fold == fold))[0]
            scores[there] = weights[0] + matrix[there] @ weights[1:]
        return scores


def regression(matrix: np.ndarray, truth: np.ndarray, each: np.ndarray, ridge: float) -> np.ndarray:
    """Logistic regression with a ridge on all but the offset, which comes first."""
    full = np.c_[np.ones(len(matrix)), matrix]
    penalty = np.full(full.shape[1], ridge)
    penalty[0] = 1e-6
    found = np.zeros(full.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(full @ found).clip(-30, 30)))
        curve = full.T @ (full * (each * chance * (1 - chance) + 1e-9)[:, None]) + np.diag(penalty)
        step = np.linalg.solve(curve, full.T @ (each * (truth - chance)) - penalty * found)
        found += step
        if np.abs(step).max() < 1e-7:
            break
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--native", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="a folder for what was measured, so that the next run is quick")
    options = parser.parse_args()
    keep = options.keep
    fit = Fit(corpus_texts(options.folder, keep and keep / "corpus.pickle"))
    native = Fit(plain_texts(options.native, keep and keep / "native.pickle"))
    native.steps = (native.values - fit.mean) / fit.spread
    native.learned = native._learned()  # noqa: SLF001  (on the scale of the other)
    train = np.where(fit.fits)[0]
    first = fit.weights(fit.usable, train)[1:]
    size = len(fit.usable)
    important = np.abs(first[:size]) + np.abs(first[size : 2 * size])
    columns = np.sort(fit.usable[np.argsort(-important)][:_KEPT])
    scores = fit.left_out(columns)
    weights = fit.weights(columns, train)
    offset, slope = _calibration(fit, scores)
    native_scores = weights[0] + native.matrix(columns) @ weights[1:]
    some, strong = _thresholds(fit, scores, native_scores[native.words >= _LONG], offset, slope)
    weights = weights * slope
    weights[0] += offset
    _write(fit, columns, weights, (some, strong))
    sys.stderr.write(f"from left-out sources: {offset:.3f} + {slope:.3f} x\n")


def _calibration(fit: Fit, scores: np.ndarray) -> tuple[float, float]:
    """Offset and slope that make log-odds of scores, at even odds of human and machine."""
    there = np.where(fit.fits & (fit.words >= _LONG))[0]
    share_of = {side: (fit.machine[there] == side).sum() for side in (0.0, 1.0)}
    each = np.array([1000 / share_of[fit.machine[at]] for at in there])
    offset, slope = regression(scores[there][:, None], fit.machine[there], each, 0.0)
    return float(offset), float(slope)


def _thresholds(fit: Fit, scores: np.ndarray, native: np.ndarray, offset: float, slope: float) -> tuple[float, float]:
    """Log-odds above which 1 in 20 human texts lie, and 1 in 100: of the sets or of native English, the higher."""
    human = scores[fit.fits & (fit.machine == 0) & (fit.words >= _LONG)]
    found = [max(np.quantile(human, level), np.quantile(native, level)) for level in _BELOW]
    return tuple(round(float(offset + slope * each), 2) for each in found)  # type: ignore[return-value]


def _write(fit: Fit, columns: np.ndarray, weights: np.ndarray, thresholds: tuple[float, float]) -> None:
    train = np.where(fit.fits)[0]
    size = len(columns)
    groups = {fit.texts[at].group for at in train}
    machine = int(fit.machine[train].sum())
    command = "python -m tools.make_detection FOLDER --native NATIVE > linter/data/detection.txt"
    lines = [_HEAD.format(command=command, machine=machine, human=len(train) - machine, sources=len(groups)).rstrip()]
    single = {"offset": weights[0], "offset_learned": weights[-1] * _BEGIN, "middle": _MIDDLE, "steep": _STEEP,
              "some": thresholds[0], "strong": thresholds[1]}  # fmt: skip
    lines += [f"value\t{name}\t{number:.4g}" for name, number in single.items()]
    counted = Counter(rule.category for rule in rules_of(Config()).rules)
    lines += [f"rules\t{category}\t{counted[category]}" for category in FAMILIES]
    place = {int(column): at for at, column in enumerate(columns)}
    for column, name in enumerate(ALL):
        register = (name in _LEARNED) - (name in _PLAIN)
        at = place.get(column)
        if at is None and not register:
            continue
        weight, learned = (weights[1 + at], weights[1 + size + at]) if at is not None else (0.0, 0.0)
        human, by_machine = (
            fit.raw[[i for i in train if fit.machine[i] == side and fit.dataset[i] in PAIRED], column].mean()
            for side in (0, 1)
        )
        numbers = (fit.mean[column], fit.spread[column], weight, learned)
        written = "\t".join(f"{number:.4g}" for number in numbers)
        lines.append(f"measure\t{name}\t{written}\t{register}\t{human:.4g}\t{by_machine:.4g}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
