"""The pages of some rules: only the files that they stand in are read, as all of them would take seconds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from linter.errors import RulePackError
from linter.rulebook.load import load_pack, load_texts
from linter.rulebook.packs import builtin_pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.rulebook.model import Rule, RulePage


def pages_for(rules: Iterable[Rule]) -> list[RulePage]:
    """The pages of some of the rules that ship with mtlint, in order of id.

    Raises:
        RulePackError: a file of rules cannot be understood.
    """
    wanted = {rule.id: rule.origin.file for rule in rules}
    if not wanted:
        return []
    pack = builtin_pack()
    try:
        pages = load_texts((file, _read(os.path.join(pack, file))) for file in sorted(set(wanted.values())))
    except RulePackError:  # a rule takes something of rules in other files
        pages = load_pack(pack)
    return [page for page in pages if page.rule.id in wanted]


def _read(file: str) -> str:
    try:
        with open(file, encoding="utf-8") as stream:
            return stream.read()
    except (OSError, UnicodeError) as error:
        raise RulePackError(f"cannot be read: {error}", file) from error
