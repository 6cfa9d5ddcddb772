"""Says in which line of which settings file a selector stands that means no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.config.layers import OF_FIELD
from linter.errors import ConfigError, LinterError

if TYPE_CHECKING:
    from linter.config.model import Config


def placed(error: LinterError, config: Config) -> LinterError:
    """The error with the place of the selector that it quotes; the same error if it stands in no settings file."""
    if not config.file:
        return error
    from linter.config.read import named_file

    layer = named_file(config.file)
    for field in ("select", "extend_select", "ignore"):
        if any(f"“{selector}”" in str(error) for selector in layer.values.get(field, ())):
            origins = layer.origins.get(field, ())
            file, _, line = origins[0].rpartition(":") if len(origins) == 1 else (config.file, "", "")
            place = (file, int(line)) if line.isdigit() else (config.file, None)
            return ConfigError(f"{OF_FIELD[field].key}: {error}", *place)
    return error
