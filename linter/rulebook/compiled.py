"""The rulebook as fast to load as bytecode.

YAML is parsed and validated once; what a run needs is kept in the user's cache folder, in a file that begins
with a key made of the rule files, the code that compiles them and the Python version. The rest is `marshal`
data, trusted as far as the `__pycache__` folders of the user; a file that is missing, stale or damaged only
costs the time to make it again.

This module is on the way of every run, so it imports nothing that is not there anyway: no pathlib, no hashlib.
"""

from __future__ import annotations

import importlib
import marshal
import os
import sys
import zlib
from contextlib import suppress
from dataclasses import fields
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from linter.errors import LinterError
from linter.findings import Safety, Severity
from linter.lazy import codes, keep
from linter.rulebook.model import FROM_SETTINGS, Origin, Rule, Rulebook
from linter.rulebook.packs import builtin_pack
from linter.version import __version__

_CODE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
_LATE = ("linter.text.names.finding", "linter.text.repeats", "linter.text.sentences")  # imported when first needed
_KEPT_DAYS = 90  # an installation in use that is older makes its file again, in seconds
_COMPILING_CODE = ("checks", "rulebook", "lazy.py", "text")


@lru_cache(maxsize=2)
def builtin_rulebook(cache: str | None = None) -> Rulebook:
    """The shipped rules, from the cache if it is fresh.

    Raises:
        RulePackError: a rule that cannot be understood.
    """
    key = _key(builtin_pack())
    file = os.path.join(cache or cache_folder(), f"rulebook-{zlib.crc32(_CODE.encode()):08x}.bin")
    rules = _read(file, key)
    if rules is None:
        from linter.rulebook.load import load_pack

        rules = tuple(page.rule for page in load_pack(builtin_pack()))
        for module in _LATE:
            importlib.import_module(module)
        for rule in rules:
            _prepare(rule.check)
        _write(file, key, rules)
    return Rulebook(rules, key)


def cache_folder() -> str:
    """Where caches are kept: `MTLINT_CACHE_DIR`, else the platform's folder for caches."""
    home = os.path.expanduser("~")
    if own := os.environ.get("MTLINT_CACHE_DIR"):
        return own
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "mtlint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "mtlint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "mtlint")


def _key(pack: str) -> str:
    """Version, Python, size and checksum of every rule file, and the state of the code that compiles them.

    In a checkout the code changes while the version does not; in an installation these stats never change.
    """
    parts = [__version__, sys.version]
    for file in _files(pack, ".yaml"):
        with open(file, "rb") as stream:
            data = stream.read()
        parts.append(f"{os.path.relpath(file, pack)} {len(data)} {zlib.crc32(data):08x}")
    for part in _COMPILING_CODE:
        for file in _files(os.path.join(_CODE, part), ".py"):
            state = os.stat(file)
            parts.append(f"{os.path.basename(file)} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(parts)


def _files(path: str, ending: str) -> list[str]:
    if not os.path.isdir(path):
        return [path]
    return sorted(
        os.path.join(root, name) for root, _, names in os.walk(path) for name in names if name.endswith(ending)
    )


def _read(file: str, key: str) -> tuple[Rule, ...] | None:
    try:
        with open(file, "rb") as stream:
            data = stream.read()  # `marshal.load` would read it in thousands of pieces
        stored, rules, expressions = marshal.loads(data)  # noqa: S302  (see the module: as trusted as bytecode)
        if stored != key:
            return None
        keep(expressions)
        return tuple(_decode(rule) for rule in rules)
    except (OSError, EOFError, ValueError, TypeError, AttributeError, ImportError):
        return None


def _write(file: str, key: str, rules: tuple[Rule, ...]) -> None:
    """Write aside, then rename, so that two runs at once cannot see half a file; a failure changes nothing."""
    from linter.aside import replaced

    with suppress(OSError, LinterError):
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with replaced(file, lasting=False) as stream:
            marshal.dump((key, [_encode(rule) for rule in rules], codes()), stream)
        _sweep(os.path.dirname(file))


def _sweep(folder: str) -> None:
    """Delete what no installation has renewed for long: each place that mtlint was installed in leaves a file."""
    import time

    oldest = time.time() - _KEPT_DAYS * 86_400
    for name in os.listdir(folder):
        file = os.path.join(folder, name)
        if name.startswith("rulebook-") and name.endswith(".bin") and os.path.getmtime(file) < oldest:
            with suppress(OSError):
                os.unlink(file)


def _prepare(check: Any) -> None:
    """Let a check, and the parts it is made of, make all that they make once: so its expressions can be kept."""
    for name, attribute in vars(type(check)).items():
        if isinstance(attribute, cached_property):
            part = getattr(check, name)
            if type(part).__module__.startswith("linter."):
                _prepare(part)


def _encode(rule: Rule) -> tuple[Any, ...]:
    parameters = tuple(
        (name, f"{type(value).__module__}:{type(value).__qualname__}", value.value)
        if isinstance(value, Enum)
        else (name, "", value)
        for name in (f.name for f in fields(rule.check) if f.init and f.name not in FROM_SETTINGS)
        for value in (getattr(rule.check, name),)
    )
    return (
        rule.id, rule.name, rule.category, rule.severity.value, rule.confidence, rule.default, rule.message,
        rule.why, parameters, f"{type(rule.check).__module__}:{type(rule.check).__qualname__}", rule.check_name,
        rule.triggers, rule.fix.value if rule.fix else "", rule.suggest, rule.above, rule.replaces, rule.formats,
        (rule.origin.file, rule.origin.line),
    )  # fmt: skip


def _decode(data: tuple[Any, ...]) -> Rule:
    (id_, name, category, severity, confidence, default, message, why, parameters, class_path, check_name,
     triggers, fix, suggest, above, replaces, formats, origin) = data  # fmt: skip
    check = _resolve(class_path)(**{n: _resolve(enum)(v) if enum else v for n, enum, v in parameters})
    return Rule(
        id_, name, category, Severity(severity), confidence, default, message, why, check, check_name,
        triggers, Safety(fix) if fix else None, suggest, above, replaces, formats, Origin(*origin),
    )  # fmt: skip


def _resolve(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(sys.modules.get(module) or importlib.import_module(module), name)
