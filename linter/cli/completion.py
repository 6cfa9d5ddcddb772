"""`mtlint completion`: what makes a shell complete the words of the command, and the completion of names of rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from linter.errors import LinterError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_VARIABLE = "_MTLINT_COMPLETE"  # the one that click looks at
_SHELLS = ("bash", "zsh", "fish", "powershell")
_SET_UP = {
    "bash": 'put `eval "$(mtlint completion bash)"` into ~/.bashrc',
    "zsh": 'put `eval "$(mtlint completion zsh)"` into ~/.zshrc, after `autoload -U compinit; compinit`',
    "fish": "put `mtlint completion fish | source` into ~/.config/fish/config.fish",
    "powershell": "put `mtlint completion powershell | Out-String | Invoke-Expression` into the file $PROFILE",
}


@click.command(epilog=" ".join(f"{shell}: {how}." for shell, how in _SET_UP.items()))
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets SHELL complete commands, options, and the ids and names of rules."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise LinterError(f"the installed click does not know {shell}; `pip install --upgrade click` helps")
    # Not the method of the class: that of bash runs a bash to ask for its version.
    click.echo(ShellComplete.source(kind(ctx.find_root().command, {}, "mtlint", _VARIABLE)))


def complete_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """What a selector of rules may go on to: ids and names, or families and severities where nothing is written yet."""
    from click.shell_completion import CompletionItem

    from linter.findings import Severity
    from linter.rulebook.compiled import builtin_rulebook

    before, comma, last = incomplete.rpartition(",")
    if comma and os.environ.get(_VARIABLE, "").startswith("fish"):
        return []  # the script that click has for fish cuts at commas
    rules = builtin_rulebook().rules
    known = {severity.value: "severity" for severity in Severity} | {rule.category: "family" for rule in rules}
    known |= {rule.id[:3]: rule.category for rule in rules}
    if last:
        known |= {word: about for rule in rules for word, about in ((rule.id, rule.name), (rule.name, rule.id))}
    return [CompletionItem(before + comma + word, help=known[word]) for word in sorted(known) if word.startswith(last)]
