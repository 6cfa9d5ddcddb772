"""Laws of settings: any file gives settings or a `ConfigError` with its place; schema and reader agree."""

from __future__ import annotations

import math
import pickle
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from linter.config import SETTINGS, Config, load_config
from linter.config.layers import config_of
from linter.config.read import inline, named_file
from linter.config.schema import settings_schema
from linter.config.written import text as quoted
from linter.config.written import toml_of
from linter.errors import ConfigError

SCHEMA = Draft202012Validator(settings_schema())
MEANT = ("is no encoding", "is no glob", "is no regular expression", "extend: ")  # what no schema can say

_chars = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
_hostile = st.sampled_from(
    ["", " ", "\0", "\u2028", "😀", "中文", "<script>", "!", "\\", "a\\", "[z-a]", "(", "../x", "~", "x=1"]
)
_texts = _chars | _hostile
_plain = st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), _texts)
_values = st.recursive(
    _plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3), max_leaves=6
)
_right = st.sampled_from([setting for setting in SETTINGS.values() if setting.field != "extend"])


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    return repr(value) if not isinstance(value, float) or math.isfinite(value) else "0"


@st.composite
def tables(draw):
    """A table of settings, most of them nearly right."""
    table: dict = {}
    for setting in draw(st.lists(_right, min_size=1, max_size=2)):
        above, _, key = setting.key.rpartition(".")
        place = table.setdefault(above, {}) if above else table
        if isinstance(place, dict):
            place[key] = draw(_near(setting))
    if draw(st.integers(0, 9)) == 0:
        table[draw(_texts | st.sampled_from(["names", "words", "accept", "ignroe"]))] = draw(_values)
    return table


_SCALARS = {
    "flag": [True, False, "true", 1],
    "share": [True, 0, 1, 0.5, 1.5, -1, "0.5"],
    "size": [True, 0, 5, -1, 5.0, 5.5, "2MB", "2 \u00a0kb\n", "x", "9" * 40],
    "choice": ["error", "never", "en", "any", "warn", 1, ["en"]],
    "file": ["", "a", "a\\b", "\0", "~/x", "../x", 1, ["a"]],
    "folder": ["", "a", "\0", 1],
}
_ITEMS = {
    "codecs": ["cp1252", "GB18030", "klingon", "rot13", "\0", "", "zip"],
    "regexes": ["a+", "(", "[[a]", "a{99999999999}", "(?i)b", "b(?i)", "(?P<a>x)(?P<a>y)", " "],
    "globs": ["a/*", "!", "a\\", "[z-a]", "[[a]", "../../x", ".", "\0", "", " ", "!../x/"],
}


def _near(setting):
    """Values that a setting might take, and some that it must not."""
    if setting.kind in _SCALARS:
        return st.sampled_from(_SCALARS[setting.kind])
    item = st.sampled_from(_ITEMS.get(setting.kind, ["DUP"])) | _texts
    texts = st.lists(item, max_size=2)
    if setting.kind == "rules-by-glob":
        texts = st.dictionaries(st.sampled_from(_ITEMS["globs"]), texts, max_size=2)
    return texts | texts | texts | _values


def _read(text: bytes, name: str = "mtlint.toml") -> Config | ConfigError:
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(text)
        try:
            return load_config(str(file))
        except ConfigError as error:
            assert error.file == str(file)  # noqa: PT017  any other error fails
            return error


@settings(max_examples=300, deadline=None)
@given(tables())
def test_schema_and_reader_agree(table):
    lines = [f"{quoted(key)} = {_toml(value)}" for key, value in table.items()]
    result = _read("\n".join(lines).encode())
    right = SCHEMA.is_valid(table)
    if isinstance(result, Config):
        assert right, list(SCHEMA.iter_errors(table))
        pickle.loads(pickle.dumps(result))
        hash(result)
    else:
        assert not right or any(said in result.message for said in MEANT), result.message
        assert result.line
        key = next(iter(table)) if len(table) == 1 else None
        assert key is None or result.line == 1
        assert all(char.isprintable() for char in result.message)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_settings_or_an_error(data):
    assert isinstance(_read(data), Config | ConfigError)
    assert isinstance(_read(b"[tool.mtlint]\n" + data, "pyproject.toml"), Config | ConfigError)


_PIECES = ["[", "]", "{", "}", "=", ".", ",", '"', "'", '"""', "'''", "\\", "#", "\n", "\r\n", "\r", "ignore", "names",
           "accept", "tool", "mtlint", "[tool.mtlint]", "extend", '"mtlint.toml"', '"."', '"/"', "1", "1e999", "nan", "-inf",
           "2026-02-30", "07:32:00", "\0", "\ufeff", "per-file-ignores", "true", '["DUP"]', " = ", '"\\ud800"']  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_pieces_of_toml_are_settings_or_an_error(text):
    for name in ("mtlint.toml", "pyproject.toml"):
        assert isinstance(_read(text.encode(), name), Config | ConfigError)
    try:
        inline([text])
    except ConfigError as error:
        assert error.file == f"--config {text}"  # noqa: PT017  any other error fails


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_shown_reads_back(data):
    values = {}
    for setting in data.draw(st.lists(_right, unique_by=lambda setting: setting.key, max_size=6)):
        if setting.kind in ("texts", "rules"):
            values[setting.key] = tuple(text for text in data.draw(st.lists(_chars)) if text.strip())
        elif setting.kind == "rules-by-glob":
            globs = data.draw(st.dictionaries(st.sampled_from(["a/*", "é 中", '"q"', "b\tc"]), st.just(("DUP",))))
            values[setting.key] = tuple(globs.items())
    text = "\n".join(f"{key} = {toml_of(SETTINGS[key], value)}" for key, value in values.items())
    config = config_of(inline([text]))
    for key, value in values.items():
        read = getattr(config, SETTINGS[key].field)
        assert read == (tuple(item.strip() for item in value) if SETTINGS[key].kind == "rules" else value)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_any_web_of_extends_ends(targets):
    with TemporaryDirectory() as folder:
        for at, target in enumerate(targets):
            Path(folder, f"f{at}.toml").write_text(f'extend = "f{target}.toml"\nignore = ["R{at}"]\n')
        Path(folder, "f5.toml").write_text("")
        try:
            layer = named_file(str(Path(folder, "f0.toml")))
        except ConfigError as error:
            assert "a loop" in str(error) or "there is no file" in str(error)  # noqa: PT017
            assert error.line == 1  # noqa: PT017
        else:
            assert layer.values["ignore"][-1] == "R0"
