"""Hypothesis without deadlines: the first example pays for the imports, and machines differ."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("text", deadline=None)
settings.load_profile("text")
