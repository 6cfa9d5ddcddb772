"""How ids and names of rules are written."""

from __future__ import annotations

import re

ID_FORM = re.compile(r"[A-Z]{3}\d{3,4}")
"""Three capitals for the family, and three digits; four where a family has outgrown them."""

NAME_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""Small words joined by hyphens."""

ID_COMPLAINT = "an id is three capitals and three or four digits, such as DUP001"
NAME_COMPLAINT = "a name is small words joined by hyphens, such as doubled-word"
