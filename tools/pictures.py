"""Pictures of real runs in a terminal, as SVG: each example is written down, the command run, its output drawn.

    python -m tools.pictures

The pictures in docs/pictures/ are made by this and by tools/screenshots.py, never by hand. No font is named that a
reader would have to load: every run of signs is stretched to its columns, so any monospaced font fits.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
MEETING = """\
On Monday Zhang Guoqing presided over the the meeting and stressed the compaction responsibility .
In his speech, Zhang Guofeng, who presided, thanked provincial party Committee members.
"""
"""The example of the README and of the quick start."""
_COLUMNS = 120
_HOOKS = """\
repos:
- repo: local
  hooks:
"""


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "meeting.txt").write_text(MEETING, "utf-8")
        run = ["mtlint", "check", "--isolated", "--color", "always"]
        _draw("check", "mtlint check meeting.txt", _output([*run, "meeting.txt"], folder))
        _draw(
            "diff", "mtlint check --fix --diff meeting.txt", _output([*run, "--fix", "--diff", "meeting.txt"], folder)
        )
        _draw("names", "mtlint names meeting.txt", _output(["mtlint", "names", "--isolated", "meeting.txt"], folder))
        _draw("hook", 'git commit -m "Add the minutes"', _commit(folder / "repository"))


def _commit(folder: Path) -> str:
    """What git prints where the hook refuses a commit; the hook is that of `.pre-commit-hooks.yaml`."""
    folder.mkdir()
    (folder / "meeting.txt").write_text(MEETING, "utf-8")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    first = re.split(r"(?m)^(?=- id:)", hooks)[1].replace("language: python", "language: system")
    (folder / ".pre-commit-config.yaml").write_text(_HOOKS + re.sub("(?m)^(?=.)", "  ", first), "utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "."], ["pre-commit", "install"]):
        _output(command, folder)
    return _output(["git", "commit", "-q", "-m", "Add the minutes"], folder)


def _output(command: list[str], folder: Path) -> str:
    """What a command prints, first on stdout and then on stderr, as on a terminal of the width of the pictures."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    kept = {name: os.environ[name] for name in ("HOME", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    env = {
        **kept, "PATH": beside, "COLUMNS": str(_COLUMNS), "PRE_COMMIT_COLOR": "always", "TERM": "xterm-256color",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": f"{folder}/.kept", "MTLINT_CONFIG_HOME": "",
    }  # fmt: skip
    executable = shutil.which(command[0], path=beside)
    if executable is None:
        sys.exit(f"{command[0]} is needed to draw the pictures and is not installed")
    done = subprocess.run(  # noqa: S603  (commands of this file alone)
        [executable, *command[1:]], cwd=folder, env=env, capture_output=True, check=False
    )
    return (done.stdout + done.stderr).decode()


def _draw(name: str, title: str, output: str) -> None:
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(f"$ {title}\n{output.rstrip()}"))
    template = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    svg = console.export_svg(title="", code_format=template, unique_id=f"mtlint-{name}")
    (PICTURES / f"{name}.svg").write_text(svg, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
