"""A git repository of a test's own, and old text to put into it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip
_WHO = ("The clerk", "A widow", "Their neighbour", "The miller", "One of the guards", "The elder sister", "A stranger")
_DID = ("left the the keys", "wrote wrote a letter", "sold half of of the barley", "counted counted the boats")
_WHERE = ("by the well", "in the outer yard", "under the bridge", "near the old gate", "behind the granary")


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what a git around us says."""
    return {**{k: v for k, v in os.environ.items() if not k.startswith("GIT_")}, **IDENTITY, **more}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=clean_environment(), capture_output=True, text=True, check=True
    )
    return done.stdout


def old_text(number: int) -> str:
    """A document of a few paragraphs, with findings in some of them; each number gives another one."""
    paragraphs = []
    for n in range(number, number + 4):
        who, did, where = _WHO[n % 7], _DID[n % 4], _WHERE[n % 5]
        if n % 3:
            did = did.replace("the the", "the").replace("wrote wrote", "wrote").replace("of of", "of")
            did = did.replace("counted counted", "counted")
        paragraphs.append(f"{who} {did} {where} on day {number + n} of the flood.")
    return "\n\n".join(paragraphs) + "\n"


def old_project(folder: Path, documents: int) -> None:
    """Documents in several folders, some of them with a name of blanks and Chinese signs."""
    for number in range(documents):
        name = f"part {number % 7}/第{number}章.md" if number % 5 == 0 else f"part {number % 7}/{number}.txt"
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(old_text(number), "utf-8")
