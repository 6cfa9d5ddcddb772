"""How two names resemble one another, by their strings alone; what surrounds them is weighed in `scoring`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.checks.names.relations.chinese import relate_chinese
from linter.checks.names.relations.general import relate_general
from linter.checks.names.relations.kinds import NO_RELATION, Relation
from linter.checks.names.relations.korean import relate_korean
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from linter.checks.names.relations.kinds import Named


def relate(one: Named, other: Named) -> Relation:
    """The hardest relation that holds between two names, in any reading of them.

    Names of two languages are not compared: likeness of letters says nothing across systems. A name of no known
    language may be of any.
    """
    kinds = (one.kind, other.kind)
    if one.readings and other.readings:
        return relate_chinese(one.readings, other.readings)
    if one.readings or other.readings:
        return NO_RELATION
    if Shape.KOREAN in kinds:
        found = relate_korean(one.words, other.words)
        return (
            found if found is not NO_RELATION or kinds[0] is kinds[1] else relate_general(kinds, one.words, other.words)
        )
    return relate_general(kinds, one.words, other.words)
