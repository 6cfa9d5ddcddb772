"""Settings: what is declared, where they are found, what several files of them amount to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter.config import SETTINGS, Config, Configs, load_config, parse_size
from linter.config.globs import based, fault, matches, spec
from linter.config.places import Places
from linter.config.read import inline
from linter.config.schema import settings_schema
from linter.errors import ConfigError
from tools.settings_page import settings_page

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Writes files by name below an empty folder, which is the current one; returns the folder."""
    monkeypatch.chdir(tmp_path)

    def write(**files: str) -> Path:
        for name, text in files.items():
            file = tmp_path / name.replace("__", "/").replace("_toml", ".toml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        return tmp_path

    return write


def of(folder: Path, **options: object) -> Config:
    return Configs(None, **options).of_folder(str(folder))


# What is declared


def test_every_example_is_understood(tmp_path):
    (tmp_path / "mtlint.toml").write_text('roster = "x"\n')
    for setting in SETTINGS.values():
        table, _, key = setting.key.rpartition(".")
        text = (f"[{table}]\n" if table else "") + f"{key} = {setting.example}\n"
        (tmp_path / "a").mkdir(exist_ok=True)
        file = tmp_path / "a" / "mtlint.toml"
        file.write_text(text)
        config = load_config(str(file))
        assert getattr(config, setting.field) != setting.default, setting.key
        assert len(setting.meaning) < 100, setting.key
        assert setting.meaning.endswith("."), setting.key


def test_every_field_is_a_setting():
    assert {setting.field for setting in SETTINGS.values()} == set(Config().__dict__) - {"root", "file", "home"}


def test_options_that_are_named_exist():
    from click.testing import CliRunner

    from linter.cli import mtlint

    told = CliRunner().invoke(mtlint, ["check", "--help"]).output
    for setting in SETTINGS.values():
        for name in setting.option.partition(" ")[0].replace("[no-]", "").split(","):
            assert name in told, setting.key


def test_the_schema_is_one_and_takes_the_examples():
    schema = settings_schema()
    Draft202012Validator.check_schema(schema)
    assert json.loads((ROOT / "docs" / "config.schema.json").read_text("utf-8")) == schema
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == settings_page()


def test_an_editors_checker_takes_the_schema(tmp_path):
    checker = Path(sys.executable).with_name("check-jsonschema")
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text('ignore = ["BOI"]\nper-file-ignores = { "a/*" = ["DUP"] }\n[names]\naccept = ["Zhang Guofeng"]\n')
    bad.write_text("[names]\naccpet = []\n")
    codes = [
        subprocess.run(
            [str(checker), "--schemafile", str(ROOT / "docs" / "config.schema.json"), str(file)],
            capture_output=True,
            check=False,
        ).returncode
        for file in (good, bad)
    ]
    assert codes == [0, 1]


# Where settings are found


def test_the_nearest_file_above_each_file_holds(tree):
    folder = tree(mtlint_toml='ignore = ["DUP"]', sub__mtlint_toml="", sub__deep__a="", other__b="")
    configs = Configs()
    assert configs.of_folder(str(folder / "sub" / "deep")).ignore == ()
    assert configs.of_folder(str(folder / "other")).ignore == ("DUP",)
    assert configs.of_run(["sub"]).ignore == ()


def test_names_have_a_fixed_rank(tree):
    folder = tree(pyproject_toml='[tool.mtlint]\nignore=["C"]', mtlint_toml='ignore=["A"]')
    (folder / ".mtlint.toml").write_text('ignore=["B"]')
    found = []
    for name in ("mtlint.toml", ".mtlint.toml", "pyproject.toml"):
        found += of(folder).ignore
        (folder / name).unlink()
    assert found == ["A", "B", "C"]


def test_a_tree_deeper_than_pythons_stack(tree):
    folder = tree(mtlint_toml='ignore=["A"]')
    assert of(folder.joinpath(*["d"] * 1500)).ignore == ("A",)


@pytest.mark.parametrize("text", ['[tool.mtlint]\r\nignore = ["DUP"]\r\n', '\ufeff[tool.mtlint]\nignore = ["DUP"]\n'])
def test_what_editors_on_windows_write_is_read(tree, text):
    assert of(tree(pyproject_toml=text)).ignore == ("DUP",)


def test_back_slashes_are_slashes(tree):
    folder = tree(sub__mtlint_toml="exclude = ['old\\drafts\\*.txt']\nroster = 'names\\people.toml'\n")
    config = of(folder / "sub")
    assert matches(config.exclude, config.root, "sub/old/drafts/a.txt")
    assert config.roster == str(folder / "sub" / "names" / "people.toml")


def test_the_users_own_settings_hold_where_there_are_no_others(tree, monkeypatch):
    folder = tree(home__mtlint_toml='ignore = ["A"]\nexclude = ["x/y.txt"]\nroster = "n.toml"', p__mtlint_toml="")
    monkeypatch.setenv("MTLINT_CONFIG_HOME", str(folder / "home"))
    config = of(folder / "other")
    assert (config.ignore, config.roster) == (("A",), str(folder / "home" / "n.toml"))
    assert matches(config.exclude, config.root, "x/y.txt")  # from here, not from home
    assert of(folder / "p").ignore == ()
    assert Configs(Config()).of_folder(str(folder)).ignore == ()
    monkeypatch.setenv("MTLINT_CONFIG_HOME", "")
    assert of(folder / "other") == Config()


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_each_system_has_its_folder(monkeypatch, platform):
    from linter.config.find import config_home

    monkeypatch.delenv("MTLINT_CONFIG_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert config_home().startswith(os.path.expanduser("~"))
    assert config_home().endswith("mtlint")


def test_the_file_of_accepted_things_beside_the_settings_is_known(tree):
    folder = tree(mtlint_toml="", sub__mtlint_toml='ignore-file = "mine"')
    (folder / ".mtlint-ignore").write_text("")
    assert of(folder).ignore_file == str(folder / ".mtlint-ignore")
    assert of(folder / "sub").ignore_file == str(folder / "sub" / "mine")


# What several amount to


def test_a_file_extends_another(tree):
    folder = tree(
        base__mtlint_toml='select = ["A"]\nignore = ["B"]\nfail-on = "info"\nroster = "n.toml"\nexclude = ["q/x.txt"]\n'
        'encodings = ["cp1252"]\n[per-file-ignores]\n"poems/*" = ["C"]\n[names]\naccept = ["Li Wei"]\n',
        base__p__mtlint_toml='extend = "../mtlint.toml"\nselect = ["D"]\nignore = ["E"]\nencodings = ["gb18030"]\n'
        'exclude = ["z/*.md"]\n[per-file-ignores]\n"b.txt" = ["F"]\n[names]\naccept = ["Li Na"]\n',
    )
    config = of(folder / "base" / "p")
    assert (config.select, config.ignore, config.fail_on) == (("D",), ("B", "E"), "info")
    assert (config.encodings, config.accept_names) == (("gb18030",), ("Li Wei", "Li Na"))
    assert config.roster == str(folder / "base" / "n.toml")
    assert config.file == str(folder / "base" / "p" / "mtlint.toml")
    assert config.home == str(folder / "base" / "p")
    assert config.root == str(folder / "base")

    def excluded(path: str) -> bool:
        return matches(config.exclude, config.root, path)

    assert excluded("base/q/x.txt")
    assert excluded("base/p/z/a.md")
    assert not excluded("base/z/a.md")
    assert not excluded("base/p/q/x.txt")
    globs = [glob for glob, _ in config.per_file_ignores]
    assert [matches((glob,), config.root, "base/p/b.txt") for glob in globs] == [False, True]
    assert [matches((glob,), config.root, "base/poems/b.txt") for glob in globs] == [True, True]


def test_a_chain_of_a_thousand(tree):
    folder = tree(mtlint_toml='extend = "f0.toml"')
    for at in range(1200):
        (folder / f"f{at}.toml").write_text(
            f'ignore = ["R{at}"]\n' + (f'extend = "f{at + 1}.toml"' if at < 1199 else "")
        )
    assert len(of(folder).ignore) == 1200


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a_toml": 'extend = "b.toml"', "b_toml": '\nextend = "./c.toml"', "c_toml": 'extend = "a.toml"'}, "a loop: "),
        ({"a_toml": '\n\nextend = "a.toml"'}, "a.toml:3: extend: a loop: "),
        ({"a_toml": 'extend = "none.toml"'}, "a.toml:1: extend: there is no file"),
        ({"a_toml": 'extend = "pyproject.toml"', "pyproject_toml": "[project]"}, "no table [tool.mtlint]"),
        ({"a_toml": 'extend = "b.toml"', "b_toml": "nope = 1"}, "b.toml:1: unknown key"),
    ],
)
def test_what_cannot_be_extended(tree, files, said):
    folder = tree(**files)
    with pytest.raises(ConfigError) as raised:
        load_config(str(folder / "a.toml"))
    assert said in str(raised.value)
    if len(files) == 3:
        assert [Path(file).name for file in raised.value.message[16:].partition(";")[0].split(" → ")] == [
            *("a.toml", "b.toml", "c.toml", "a.toml")
        ]


def test_the_command_line_is_over_the_file(tree):
    folder = tree(sub__mtlint_toml='ignore = ["A"]\nexclude = ["x.txt"]\nfail-on = "info"')
    config = Configs(None, inline(['fail-on = "error"', "cache = false"]), ignore=("B",), exclude=("sub/y.txt",))
    config = config.of_folder(str(folder / "sub"))
    assert (config.ignore, config.fail_on, config.cache) == (("A", "B"), "error", False)
    assert matches(config.exclude, config.root, "sub/x.txt")
    assert matches(config.exclude, config.root, str(folder / "sub" / "y.txt"))
    assert not matches(config.exclude, config.root, "sub/sub/y.txt")


def test_where_each_setting_comes_from(tree):
    folder = tree(mtlint_toml='\nignore = ["A"]', sub__mtlint_toml='extend = "../mtlint.toml"\n\nignore = ["B"]')
    origins = Configs(None, ignore=("C",)).layer_of(str(folder / "sub")).origins
    assert [Path(origin).name for origin in origins["ignore"]] == ["mtlint.toml:2", "mtlint.toml:3", "--ignore"]


@pytest.mark.parametrize("text", ["fail-on=error", "x", "nope = 1", 'extend = "x.toml"', "max-file-size = -1"])
def test_a_wrong_setting_on_the_command_line(text):
    with pytest.raises(ConfigError) as raised:
        inline([text])
    assert raised.value.file == f"--config {text}"


# Globs


@pytest.mark.parametrize("path", ["sub/a.txt", "./sub/a.txt", "sub/../sub/a.txt", "{}/sub/a.txt"])
@pytest.mark.parametrize(
    "glob", ["sub/a.txt", "./sub/a.txt", "/sub/a.txt", "sub\\a.txt", "{}/sub/a.txt", "sub/", "a.*"]
)
def test_paths_and_globs_have_one_form(tree, glob, path):
    folder = tree()
    globs, root = based([glob.format(folder)], ".")
    assert matches(globs, root, path.format(folder).replace("/", os.sep))
    assert not matches(globs, root, "other/b.txt")


def test_globs_that_go_up(tree):
    folder = tree(p__sub__mtlint_toml='exclude = ["../x/*.txt", "y.txt", "z/q.txt"]')
    config = of(folder / "p" / "sub")
    hits = ["p/x/a.txt", "p/sub/y.txt", "p/sub/z/q.txt"]
    assert [matches(config.exclude, config.root, path) for path in hits] == [True] * 3
    assert not matches(config.exclude, config.root, "p/z/q.txt")


def test_special_characters_of_folders_stay_ordinary(tree):
    folder = tree(**{"[a] #b!*__p__mtlint_toml": 'exclude = ["../x.txt", "*.md"]'})
    odd = folder / "[a] #b!*"
    config = Configs(None, exclude=("q/r.txt",)).of_folder(str(odd / "p"))
    assert matches(config.exclude, config.root, str(odd / "x.txt"))
    assert not matches(config.exclude, config.root, str(folder / "a #b!z" / "x.txt"))


def test_outside_the_folder_of_settings_only_plain_globs_hold(tree):
    tree()
    assert matches(("*.bak",), "sub", "other/a.bak")
    assert matches(("old/",), "sub", "../../old/a.txt")
    assert not matches(("/other/a.bak",), "sub", "other/a.bak")


def test_a_bad_line_of_gitignore_means_nothing():
    lines = spec(("[z-a]", "*.bak"))
    assert lines.match_file("a.bak")
    assert fault("[z-a]")
    assert not fault("[a-z]")


# Sizes, lines


@pytest.mark.parametrize(
    ("text", "size"), [("10MB", 10**7), ("1.5k", 1500), ("500 kb", 500_000), ("7", 7), ("1_000b", 1000)]
)
def test_sizes(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "k", "1x", "9" * 400, "²", "1..5", "-1", "nan"])
def test_no_sizes(text):
    with pytest.raises(ValueError, match="no size"):
        parse_size(text)


def test_lines_are_those_of_the_keys():
    text = (
        '# select = 1\nabout = """\nselect = ["A"]\n"""\n"sel\\u0065ct" = [\n  "ignore = 1", # ] \n]\n'
        "[ names ]\naccept = ['''\nx''']\n[a.\"b c\"]\n d.e = { f = 1 }\n[[q]]\nr = 1"
    )
    places = Places(text)
    asked = [("about",), ("select",), ("ignore",), ("names",), ("names", "accept"), ("a", "b c", "d", "e"), ("q", "r")]
    assert [places.line(*key) for key in asked] == [2, 5, None, 8, 9, 12, 14]
    assert Places("[tool.mtlint]\nx = 1", ("tool", "mtlint")).line("x") == 2
    assert Places("[tool.mtlint]\nx = 1", ("tool", "mtlint")).line("y") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignore-spans-re = ["("]', "is no regular expression"),
        ('ignore-spans-re = ["a{99999999999}"]', "is no regular expression"),
        ('exclude = ["[z-a]"]', "is no glob"),
        ('per-file-ignores = { "!" = ["DUP"] }', "is no glob"),
        ('per-file-ignores = { "a" = "DUP" }', "expected a list of texts"),
        ('encodings = ["rot13"]', "no encoding of text"),
        ('gitignore = "yes"', "true or false, without quotes"),
        ("fail-on = error", "not TOML"),
        ('language = "de"', "expected one of en, any"),
        ("cache-dir = 1", "name of a folder"),
        ('names = ["Li Wei"]', "expected a table, such as [names]"),
        ('[tool.mtlint]\nignore = ["DUP"]', "leave this line out"),
        ("a = " + "[" * 5000, "cannot"),
        ("a = " + "1" * 5000, "cannot"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, text, said):
    (tmp_path / "mtlint.toml").write_text(text)
    with pytest.raises(ConfigError) as raised:
        load_config(str(tmp_path / "mtlint.toml"))
    assert said in str(raised.value)


def test_without_a_settings_file_nothing_is_loaded_for_one(tmp_path):
    code = (
        "import sys; from linter.config import Configs; Configs(None, ignore=('DUP',)).of_run(['.'])\n"
        "print([name for name in sys.modules if name in ('tomllib', 'tomli', 'pathspec', 'json', 'difflib')"
        " or name.startswith('linter.config.') and name.rpartition('.')[2] in ('read', 'values', 'places', 'schema')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
