"""The help pages: what each command is for in a line, and the options of the large commands under headings."""

from __future__ import annotations

import click

COMMANDS = {
    "check": "Lint files and folders.",
    "names": "List the people that files name, with all forms of each name.",
    "rule": "Explain rules: what is wrong, why, examples, how to silence.",
    "rules": "List rules with their severity and confidence.",
    "glossary": "Print or export the lexicon, or a glossary.",
    "report": "Write a saved JSON report in other formats.",
    "accept": "Accept what findings complain of: a name, a term, a place.",
    "init": "Write a settings file to begin with.",
    "doctor": "Say what mtlint finds on this machine and in this folder.",
    "grammar": "Fetch LanguageTool, which --grammar asks.",
    "cache": "Say how large the cache of results is, or empty it.",
    "completion": "Print the script with which a shell completes commands.",
}
"""What a list of commands says, in the order in which people need them."""

_HEADINGS = {
    "Rules": ("select", "extend_select", "ignore", "per_file_ignores", "min_confidence",
              "glossary"),
    "LanguageTool": ("grammar", "grammar_server", "grammar_language"),
    "Reports": ("format_", "output", "max_findings", "statistics", "show_suppressed", "annotations",
                "sarif_fingerprint", "reading"),
    "Exit code": ("fail_on", "exit_zero", "exit_non_zero_on_fix"),
    "Fixes": ("fix", "unsafe_fixes", "diff", "fix_only", "show_fixes"),
    "Text that already exists": ("baseline", "write_baseline", "strict_baseline", "diff_base"),
    "Names and the rest of the project": ("project", "by_file", "roster", "inventory", "explain", "write_roster",
                                          "force"),
    "Files": ("exclude", "force_exclude", "include", "gitignore", "max_file_size", "language", "encodings",
              "stdin_filename", "show_files"),
    "Settings": ("config_texts", "isolated", "show_settings"),
    "Speed": ("jobs", "cache", "cache_dir"),
    "Notes and help": ("quiet", "verbose", "color", "help"),
}  # fmt: skip
"""Each heading with its options, by the names of their parameters; what stands nowhere comes first, as “Options”."""
_COLUMN = 26  # characters of an option; what is longer has a line of its own


class Grouped(click.Command):
    """A command whose help page puts its options under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = {"help" if "--help" in o.opts else o.name: r for o in options if (r := o.get_help_record(ctx))}
        grouped = [(heading, [name for name in names if name in records]) for heading, names in _HEADINGS.items()]
        placed = {name for _, names in grouped for name in names}
        for heading, names in [("Options", [name for name in records if name not in placed]), *grouped]:
            if names:
                with formatter.section(heading):
                    rows = [records[name] for name in names]
                    formatter.write_dl([(what.ljust(_COLUMN), help_) for what, help_ in rows], col_max=_COLUMN)


EXIT_CODES = (
    "Exit codes: 0, nothing at or above --fail-on; 1, findings; 2, something is wrong with the call, the settings or a "
    "file to write; 130, stopped by Ctrl-C."
)
