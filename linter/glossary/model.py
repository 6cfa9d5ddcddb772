"""An entry of a glossary as a value: one concept with its terms."""

from __future__ import annotations

from linter.frozen import frozen

UNDETERMINED = "und"
"""The code of no language in particular (BCP 47)."""


@frozen
class Concept:
    """What a source term means, how it must not be rendered and how it may be.

    Attributes:
        id: of the rule that finds it, such as LIT1001; of a user's entry what its file says, or empty.
        name: of the rule; empty for an entry that is not a rule yet.
        language: of the source terms, as a BCP 47 code; `und` where there is none.
        sources: the source term and its other forms, each in its script.
        means: what they mean, in plain English.
        forbidden: English renderings that are wrong.
        preferred: English renderings that are right.
        severity: error, warning or info.
        exact: whether the forbidden terms are meant in these very forms and capitals.
        part: noun, verb or adjective, where that is known; it says which word of a rendering takes the form.
        note: what else a reader should know.
        says: the phrases that are looked for, in the language of the lexicon; empty for a user's entry.
        line: where it stands in its file.
    """

    id: str
    language: str
    sources: tuple[str, ...]
    forbidden: tuple[str, ...]
    preferred: tuple[str, ...]
    means: str = ""
    name: str = ""
    severity: str = "warning"
    exact: bool = False
    part: str = ""
    note: str = ""
    says: tuple[str, ...] = ()
    line: int = 0
