"""How two names resemble one another, by their strings alone: one file a language, and the keys of names alike."""

from linter.checks.names.relations.chinese import syllable_cost
from linter.checks.names.relations.keys import blocking_keys, by_likeness, comparable, consonants
from linter.checks.names.relations.kinds import EITHER_ORDER, PATRONYMIC, Kind, Named, Relation
from linter.checks.names.relations.relate import relate

__all__ = [
    "EITHER_ORDER", "PATRONYMIC", "Kind", "Named", "Relation", "blocking_keys", "by_likeness", "comparable",
    "consonants", "relate", "syllable_cost",
]  # fmt: skip
