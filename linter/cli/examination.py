"""What `mtlint doctor` looks at, one function a subject.

Nothing here uses the network. Programs are only asked for their version, and not for long.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from linter.errors import LinterError
from linter.paths import nearest_with
from linter.text.reading import bytes_if_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.config import Config, Configs
    from linter.languagetool.find import Java

_TIME_OUT = 10  # seconds for a program to say its version
_FOR_GRAMMAR = "needed for --grammar only"
_VARIABLES = ("MTLINT_CACHE_DIR", "MTLINT_CONFIG_HOME", "NO_COLOR", "FORCE_COLOR", "PRE_COMMIT", "PYTHONUTF8",
              "PYTHONIOENCODING", "JAVA_HOME", "LTP_PATH", "LTP_JAR_DIR_PATH",
              "MTLINT_GRAMMAR_TIMEOUT")  # fmt: skip


class Finding(NamedTuple):
    """What was found about one thing.

    Attributes:
        name: what was looked at.
        state: `ok`; `note`, worth knowing; `missing`, which costs something that not every run needs; `broken`.
        value: what is there.
        advice: what to do; empty if nothing.
    """

    name: str
    state: str
    value: str
    advice: str = ""


def examined(*, isolated: bool) -> Iterator[Finding]:
    """All that there is to say, in a fixed order."""
    from linter.config import Config, Configs

    configs = Configs(Config() if isolated else None)
    for subject in (
        _versions,
        _rules,
        lambda: _settings(configs),
        _caches,
        _encodings,
        _languagetool,
        _git,
        _variables,
    ):
        try:
            yield from subject()
        except LinterError as error:
            yield Finding(subject.__name__.strip("_"), "broken", str(error), "mend what the message names")
        except OSError as error:
            yield Finding(subject.__name__.strip("_"), "broken", str(error), "see whether the file can be read")


def _versions() -> Iterator[Finding]:
    import platform

    from linter.version import __version__

    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    yield Finding("mtlint", "ok", f"{__version__} in {here}")
    yield Finding("Python", "ok", f"{platform.python_version()} at {sys.executable}")
    yield Finding("system", "ok", platform.platform())


def _rules() -> Iterator[Finding]:
    from linter.rulebook.compiled import builtin_rulebook
    from linter.rulebook.packs import builtin_pack

    pack = builtin_pack()
    if not os.path.isdir(pack):
        yield Finding("rules", "broken", f"no folder {pack}", "install mtlint again")
        return
    rules = builtin_rulebook().rules
    yield Finding("rules", "ok", f"{len(rules)} in {pack}, {sum(rule.default for rule in rules)} of them on by default")
    needed = {rule.kind.needs: rule.check.cure for rule in rules if rule.kind.needs}
    for package, cure in sorted(needed.items()):
        ids = ", ".join(rule.id for rule in rules if rule.kind.needs == package)
        version = _version_of(package)
        if version:
            yield Finding(package, "ok", f"{version}, for {ids}")
        else:
            yield Finding(package, "missing", f"without it there is no {ids}", cure)


def _version_of(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _settings(configs: Configs) -> Iterator[Finding]:
    from linter.config.find import config_home

    home = config_home()
    here = os.getcwd()
    try:
        layer, config = configs.layer_of(here), configs.of_folder(here)
    except LinterError as error:
        yield Finding("settings", "broken", str(error), "correct this line; docs/settings.md has all settings")
        return
    file = layer.file or "defaults"
    hint = "" if layer.file else "`mtlint init` writes a first settings file"
    yield Finding("settings", "ok", f"{file} ({layer.why or 'no settings file is used'})", hint)
    own = os.path.join(home, "mtlint.toml")
    state = "there" if home and os.path.isfile(own) else "none"
    yield Finding("your own settings", "note", f"{own}: {state}" if home else "MTLINT_CONFIG_HOME is empty: none")
    yield from _named_files(config)


def _named_files(config: Config) -> Iterator[Finding]:
    """The files that the settings name."""
    from linter.api import rules_of

    cures = {
        "roster": "`mtlint names --write-roster FILE` drafts one",
        "inventory": "`mtlint names --inventory FILE` makes one",
        "baseline": "`mtlint check --write-baseline FILE` makes one",
        "ignore_file": "`mtlint accept` makes one",
    }
    for field, cure in cures.items():
        file = getattr(config, field)
        if file and not os.path.isfile(file):
            state = "broken" if field in {"roster", "baseline"} else "missing"
            yield Finding(field.replace("_", " "), state, f"no file {file}", cure)
        elif file:
            yield Finding(field.replace("_", " "), "ok", file)
    for file in config.glossary:
        if os.path.isfile(file):
            yield Finding("glossary", "ok", file)
        else:
            yield Finding("glossary", "broken", f"no file {file}", "docs/glossary.md says what it holds")
    try:
        rules_of(config)
    except LinterError as error:
        yield Finding("selected rules", "broken", str(error), "correct the settings; `mtlint rules` lists the rules")


def _caches() -> Iterator[Finding]:
    from linter.rulebook.compiled import cache_folder

    folder = cache_folder()
    at = folder
    while not os.path.isdir(at) and os.path.dirname(at) != at:
        at = os.path.dirname(at)
    if os.access(at, os.W_OK):
        yield Finding("cache", "ok", folder)
    else:
        yield Finding("cache", "missing", f"{folder} cannot be written, so every run reads all rules anew",
                      "let MTLINT_CACHE_DIR name a folder that can be written")  # fmt: skip


def _encodings() -> Iterator[Finding]:
    import locale

    system = locale.getpreferredencoding(False)  # noqa: FBT003  the parameter has no name that all versions know
    known = f"output {sys.stdout.encoding}, file names {sys.getfilesystemencoding()}, system {system}"
    if system.lower().replace("-", "") in {"utf8", "cp65001"}:
        yield Finding("encodings", "ok", known)
    else:
        yield Finding("encodings", "note", known, "mtlint writes UTF-8; if a terminal garbles it, set it to UTF-8")


def _languagetool() -> Iterator[Finding]:
    """What --grammar needs; nothing is started but a Java that tells its version in no other way."""
    wrapper = _version_of("language-tool-python")
    if wrapper:
        yield Finding("language-tool-python", "ok", f"{wrapper}, {_FOR_GRAMMAR}")
    else:
        yield Finding("language-tool-python", "missing", _FOR_GRAMMAR, "pip install language-tool-python")
    yield from _javas()
    yield from _homes()


def _javas() -> Iterator[Finding]:
    """The Java that a run would use, and the others that are there."""
    from linter.languagetool.find import javas, major_version
    from linter.languagetool.model import OLDEST_JAVA

    found = list(javas())
    used = next((java for java in found if major_version(java.version) >= OLDEST_JAVA), None)
    told = {java.path: _told_of(java) for java in found}
    if used:
        yield Finding("Java", "ok", told.pop(used.path))
        for value in told.values():
            yield Finding("another Java", "note", value)
    else:
        value = "; ".join(told.values()) or "none in JAVA_HOME or on PATH"
        advice = f"install Java {OLDEST_JAVA} or newer, or let JAVA_HOME name it"
        yield Finding("Java", "missing", f"{value}; {_FOR_GRAMMAR}", advice)


def _told_of(java: Java) -> str:
    from linter.languagetool.find import major_version
    from linter.languagetool.model import OLDEST_JAVA

    if not java.version:
        return f"{java.path} does not say its version: {java.line or 'nothing'}"
    old = " is too old for LanguageTool" if major_version(java.version) < OLDEST_JAVA else ""
    return f"{java.line} at {java.path}{old}"


def _homes() -> Iterator[Finding]:
    """The LanguageTool that a run would use, the others that are there, and where Maven is if there is none."""
    import shutil

    from linter.languagetool.find import find_home, homes_there, places
    from linter.languagetool.install import damage
    from linter.languagetool.model import LanguageToolError

    looked = "" if os.environ.get("LTP_JAR_DIR_PATH") else f"; looked in {' and '.join(places())}"
    try:
        used = find_home()
    except LanguageToolError as error:
        value, _, advice = str(error).rpartition(": ")
        yield Finding("LanguageTool", "missing", f"{value}; {_FOR_GRAMMAR}", advice)
        maven = shutil.which("mvn")
        value = maven or "not there; `mtlint grammar install --maven` alone needs it"
        yield Finding("Maven", "ok" if maven else "note", value)
        return
    fault = damage(used.folder, thorough=False)
    if fault:
        yield Finding(
            "LanguageTool", "missing", f"{used.folder} is damaged: {fault}", "`mtlint grammar install` mends it"
        )
    else:
        yield Finding("LanguageTool", "ok", f"{used.version or 'of unknown version'} in {used.folder}{looked}")
    for home in homes_there():
        if home.folder != used.folder:
            yield Finding("another LanguageTool", "note", f"{home.version or 'of unknown version'} in {home.folder}")


def _git() -> Iterator[Finding]:
    import shutil

    git = shutil.which("git")
    said = _said([git, "--version"]).strip() if git else ""
    if said:
        yield Finding("git", "ok", f"{said} at {git}")
    else:
        yield Finding("git", "missing", "needed for --diff-base and for hooks only", "install git")
    top = nearest_with(".git", os.getcwd())
    hooks = os.path.join(top, ".pre-commit-config.yaml") if top else ""
    names_us = bool(hooks) and b"mtlint" in bytes_if_any(hooks)
    program = shutil.which("pre-commit")
    value = f"{program or 'not installed'}; {f'{hooks} names mtlint' if names_us else 'no hook names mtlint here'}"
    if names_us and not program:
        yield Finding("pre-commit", "missing", value, "pip install pre-commit, then run `pre-commit install`")
    elif names_us and b"pre-commit" not in bytes_if_any(os.path.join(top, ".git", "hooks", "pre-commit")):
        yield Finding("pre-commit", "missing", f"{value}, but commits do not run it", "run `pre-commit install`")
    else:
        advice = "" if names_us else "`mtlint init --pre-commit` makes commits run mtlint"
        yield Finding("pre-commit", "ok" if names_us else "note", value, advice)


def _variables() -> Iterator[Finding]:
    given = [f"{name}={os.environ[name]}" for name in _VARIABLES if name in os.environ]
    yield Finding("variables", "note", ", ".join(given) or "none that mtlint minds")


def _said(command: list[str]) -> str:
    """What a program says on either stream; nothing if it cannot be started or takes too long."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603  a program from PATH, with one fixed argument
            command, capture_output=True, timeout=_TIME_OUT, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")
