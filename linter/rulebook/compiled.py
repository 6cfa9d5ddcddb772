"""The rulebook as fast to load as bytecode.

YAML is parsed and validated once; what a run needs is kept in the user's cache folder under a key made of the
rule files, the code that compiles them and the Python version. The file is `marshal` data, trusted as far as
the `__pycache__` folders next to it; a file that is missing, stale or damaged only costs the time to make it
again.
"""

from __future__ import annotations

import hashlib
import importlib
import marshal
import os
import sys
import tempfile
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any

from linter.findings import Safety, Severity
from linter.rulebook.model import Origin, Rule, Rulebook
from linter.rulebook.packs import builtin_pack
from linter.version import __version__

_CODE = Path(__file__).resolve().parent.parent
_COMPILING_CODE = ("checks", "rulebook", "text/folding.py")


def builtin_rulebook(cache: Path | None = None) -> Rulebook:
    """The shipped rules, from the cache if it is fresh.

    Raises:
        RulePackError: a rule that cannot be understood.
    """
    folder = cache if cache is not None else cache_folder()
    key = _fingerprint(builtin_pack())
    file = folder / f"rulebook-{key}.bin"
    rules = _read(file)
    if rules is None:
        from linter.rulebook.load import load_pack

        rules = tuple(page.rule for page in load_pack(builtin_pack()))
        _write(file, [_encode(rule) for rule in rules])
    return Rulebook(rules, key)


def cache_folder() -> Path:
    """Where caches are kept: `MTLINT_CACHE_DIR`, else the platform's folder for caches."""
    if own := os.environ.get("MTLINT_CACHE_DIR"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mtlint" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "mtlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mtlint"


def _fingerprint(pack: Path) -> str:
    """The content of the rules and the state of the code that compiles them, as 32 hex digits."""
    digest = hashlib.blake2b(f"{__version__} {sys.version} {pack.name}".encode(), digest_size=16)
    for root, names in _tree(pack, ".yaml"):
        for name in names:
            digest.update(f"\0{root[len(str(pack)) :]}/{name}\0".encode())
            digest.update(Path(root, name).read_bytes())
    # In a checkout the code changes while the version does not; in an installation these stats never change.
    for part in _COMPILING_CODE:
        for root, names in _tree(_CODE / part, ".py"):
            for name in names:
                state = os.stat(os.path.join(root, name) if name else root)  # noqa: PTH116, PTH118
                digest.update(f"{name}{state.st_size}{state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _tree(path: Path, ending: str) -> list[tuple[str, list[str]]]:
    if path.is_file():
        return [(str(path), [""])]
    return sorted((root, sorted(name for name in names if name.endswith(ending))) for root, _, names in os.walk(path))


def _read(file: Path) -> tuple[Rule, ...] | None:
    try:
        loaded = marshal.loads(file.read_bytes())  # noqa: S302  (see the module: as trusted as bytecode)
        return tuple(_decode(rule) for rule in loaded)
    except (OSError, EOFError, ValueError, TypeError, AttributeError, ImportError):
        return None


def _write(file: Path, rules: list[tuple[Any, ...]]) -> None:
    """Write aside, then rename, so that two runs at once cannot see half a file; a failure changes nothing."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".rulebook-")
        with os.fdopen(handle, "wb") as out:
            out.write(marshal.dumps(rules))
        Path(aside).replace(file)
        for old in file.parent.glob("rulebook-*.bin"):
            if old != file:
                old.unlink(missing_ok=True)
    except OSError:
        return


def _encode(rule: Rule) -> tuple[Any, ...]:
    parameters = tuple(
        (name, f"{type(value).__module__}:{type(value).__qualname__}", value.value)
        if isinstance(value, Enum)
        else (name, "", value)
        for name in (f.name for f in fields(rule.check) if f.init)
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
