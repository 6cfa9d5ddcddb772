"""`mtlint names`: who is named in some files, in which forms."""

from __future__ import annotations

from typing import Any

import click


@click.command()
def names(**_: Any) -> int:
    """List the people that PATHS name, with the forms of each."""
    return 0
