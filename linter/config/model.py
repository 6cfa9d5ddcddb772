"""What a user can set, declared: the one place that names a setting, its default and its meaning."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from linter.config.settings import Setting, setting
from linter.frozen import frozen

FAIL_ON = ("error", "warning", "info", "never")
LANGUAGES = ("en", "any")
GRAMMAR = ("off", "auto", "require")
VARIANTS = ("en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-ZA")
ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")

_SELECTORS = (
    "A rule is meant by its id (`DUP001`), a prefix of ids (`DUP`), its name, a category, a severity, or `all`. "
    "Where one selector takes a rule in and another leaves it out, the more exact one wins."
)
_GLOBS = (
    "Globs are those of `.gitignore`: without a slash in the middle they hold at any depth, with one they are "
    "relative to the folder of the settings file (on the command line: to the current folder); `!` takes back what "
    "an earlier one says; a back-slash counts as a slash."
)
_REPLACES = " In a file that extends another, its own list replaces the other."


@frozen
class Config:
    """The settings that hold for a file, complete: nothing later looks at a settings file.

    Attributes:
        root: the folder that globs are relative to: that of the settings file, or one above it where globs of other
            places are relative to that.
        file: where the settings stand; empty if there is none.
        home: the project's folder: that of its settings file; empty for the same as `root`.
    """

    extend: str = setting(
        "file",
        "Another file of settings to begin with.",
        default="",
        example='"../mtlint.toml"',
        more="What stands here replaces what stands there, except for the lists that are marked as adding up. The "
        "other file may extend a third one; a loop is refused. Paths and globs stay relative to the file they stand "
        "in. Nothing else is ever merged.",
    )
    select: tuple[str, ...] = setting(
        "rules",
        "Use these rules alone, instead of those that are on by default.",
        default=(),
        option="--select CODES",
        example='["all"]',
        more=_SELECTORS + _REPLACES,
    )
    extend_select: tuple[str, ...] = setting(
        "rules",
        "Use these rules too.",
        default=(),
        option="--extend-select CODES",
        example='["CON", "SPE"]',
        more=_SELECTORS,
        adds=True,
    )
    ignore: tuple[str, ...] = setting(
        "rules",
        "Leave these rules out.",
        default=(),
        option="--ignore CODES",
        example='["BOI", "doubled-word"]',
        more=_SELECTORS,
        adds=True,
    )
    min_confidence: float = setting(
        "share",
        "Report only findings of at least this confidence.",
        default=0.0,
        option="--min-confidence SHARE",
        example="0.9",
    )
    fail_on: str = setting(
        "choice",
        "The mildest severity that makes the exit code 1.",
        default="warning",
        option="--fail-on SEVERITY",
        choices=FAIL_ON,
        example='"error"',
        more="The settings of the first path of a run decide for the whole run.",
    )
    include: tuple[str, ...] = setting(
        "globs",
        "Files to lint in folders besides those with the usual endings.",
        default=(),
        option="--include GLOB",
        example='["*.srt"]',
        more=f"The usual endings are {', '.join(f'`{ending}`' for ending in ENDINGS)}. {_GLOBS}",
        adds=True,
    )
    exclude: tuple[str, ...] = setting(
        "globs",
        "Files and folders never to lint, named files included.",
        default=(),
        option="--exclude GLOB",
        example='["vendor/", "*.bak.txt"]',
        more=f"`--extend-exclude` is the same option by another name. {_GLOBS}",
        adds=True,
    )
    force_exclude: bool = setting(
        "flag",
        "Whether `exclude` also holds for files that are named on the command line.",
        default=True,
        option="--[no-]force-exclude",
        example="false",
        more="It does by default, because a hook names the files itself.",
    )
    gitignore: bool = setting(
        "flag",
        "Whether `.gitignore` holds in folders.",
        default=True,
        option="--[no-]gitignore",
        example="false",
    )
    encodings: tuple[str, ...] = setting(
        "codecs",
        "Encodings to try, in order, for files that are neither UTF-8 nor UTF-16.",
        default=(),
        option="--encoding NAME",
        example='["gb18030", "cp1252"]',
        more="Any name that Python knows." + _REPLACES,
    )
    max_file_size: int = setting(
        "size",
        "Skip larger files.",
        default=10_000_000,
        option="--max-file-size SIZE",
        example='"2MB"',
        more="A number of bytes, or a text with `k`, `M` or `G` (1000, 1000², 1000³).",
    )
    language: str = setting(
        "choice",
        "`en` skips files whose prose is not English, `any` does not.",
        default="en",
        option="--language en|any",
        choices=LANGUAGES,
        example='"any"',
    )
    reading: bool = setting(
        "flag",
        "Whether reports say how strongly each text reads as machine translated.",
        default=True,
        option="--[no-]reading",
        example="false",
        more="Texts of fewer than 150 words are never judged; [how documents are read](reading-of-documents.md) says "
        "what the figure means and what it does not.",
    )
    grammar: str = setting(
        "choice",
        "Whether LanguageTool is asked too: `auto` if it is there, `require` fails without it.",
        default="off",
        option="--grammar off|auto|require",
        choices=GRAMMAR,
        example='"auto"',
        more="It needs Java, and `mtlint grammar install` fetches it; [LanguageTool](languagetool.md) explains it. "
        "Which server is asked is said on the command line alone: a project's settings cannot send texts elsewhere.",
    )
    grammar_language: str = setting(
        "choice",
        "The variant of English for LanguageTool.",
        default="en-US",
        option="--grammar-language CODE",
        choices=VARIANTS,
        example='"en-GB"',
    )
    roster: str = setting(
        "file",
        "The project's people: the forms of each name, and who is not whom.",
        default="",
        option="--roster FILE",
        example='"names.toml"',
        more="`mtlint names --write-roster FILE` drafts one; [the roster](roster.md) explains it.",
    )
    inventory: str = setting(
        "file",
        "The names of the project's other files, for runs that see only some of them.",
        default="",
        option="--inventory FILE",
        example='"names.jsonl"',
        more="`mtlint names --inventory FILE` makes and renews it.",
    )
    glossary: tuple[str, ...] = setting(
        "files",
        "Glossaries of your own: which terms are forbidden and what to write instead.",
        default=(),
        option="--glossary FILE",
        example='["terms.csv"]',
        more="Each is a table (CSV) or a term base (TBX); [glossaries](glossary.md) explains them. Every entry becomes "
        "a rule of the family `literal`.",
        adds=True,
    )
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = setting(
        "rules-by-glob",
        "Rules to leave out in some files.",
        default=(),
        option='--per-file-ignores "GLOB:CODES"',
        example='{ "poems/*" = ["DUP"] }',
        more=_GLOBS,
        adds=True,
    )
    ignore_spans: tuple[str, ...] = setting(
        "regexes",
        "Regular expressions; what they match is not linted.",
        default=(),
        key="ignore-spans-re",
        example="['\\[\\[[^\\]]*\\]\\]']",
        more="They are Python's, and hold across a line end only where they say so.",
        adds=True,
    )
    text_directives: bool = setting(
        "flag",
        "Whether lines of plain text that begin with `#mtlint:` are directives.",
        default=False,
        key="allow-text-directives",
        example="true",
        more="Such lines are not linted. Markdown and HTML have directives in comments, always.",
    )
    accept_names: tuple[str, ...] = setting(
        "texts",
        "Names of people that are right as they stand.",
        default=(),
        key="names.accept",
        example='["Zhang Guofeng"]',
        adds=True,
    )
    accept_terms: tuple[str, ...] = setting(
        "texts",
        "Terms that are right as they stand.",
        default=(),
        key="terms.accept",
        example='["compaction responsibility"]',
        adds=True,
    )
    accept_words: tuple[str, ...] = setting(
        "texts",
        "Words that are right as they stand.",
        default=(),
        key="words.accept",
        example='["that"]',
        adds=True,
    )
    ignore_file: str = setting(
        "file",
        "The file of accepted findings, names, terms and words.",
        default="",
        example='".mtlint-ignore"',
        more="By default the file `.mtlint-ignore` beside the settings file, if there is one; without settings, in "
        "the current folder. `mtlint accept` writes to it.",
    )
    baseline: str = setting(
        "file",
        "The findings that were there before, which are not reported again.",
        default="",
        option="--baseline FILE",
        example='"mtlint-baseline.json"',
        more="`mtlint check --write-baseline FILE` makes it.",
    )
    cache: bool = setting(
        "flag",
        "Whether results are kept between runs.",
        default=True,
        option="--no-cache",
        example="false",
    )
    cache_dir: str = setting(
        "folder",
        "The folder that keeps them.",
        default="",
        option="--cache-dir DIR",
        example='".mtlint-cache"',
        more="By default the user's folder for caches; `MTLINT_CACHE_DIR` names another.",
    )
    root: str = "."
    file: str = ""
    home: str = ""

    def overridden(self, **options: Any) -> Config:
        """With options of the command line in place of settings; lists that add up are added, globs from here."""
        from linter.config.layers import config_of, layer_of_config, layer_of_options, over

        given = layer_of_options(options)
        return config_of(over(layer_of_config(self), given)) if given.values else self


SETTINGS: dict[str, Setting] = {
    one.key: one for one in map(Setting, (part for part in fields(Config) if part.metadata))
}
"""All settings by key, in the order of their page."""
