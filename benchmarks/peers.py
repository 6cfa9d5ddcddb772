"""What other tools for text say about the five seed documents, beside mtlint.

    python -m benchmarks.peers [--node FOLDER] [--write docs/peers.md]

Tools that are not installed are left out and named: `pip install codespell proselint typos`; FOLDER is where
`npm install write-good alex cspell harper.js` was run. Each runs as it comes, without settings. The marks are those
of tests/seeds.labels.jsonl that any editor would make (`must`). A tool names a mark when one of its findings touches
it without being much wider, whatever it says. Findings on no mark are counted against the doubtful marks too.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tabulate import tabulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
BEGIN, END = "<!-- generated: begin -->", "<!-- generated: end -->"
_NODE = """
import fs from "node:fs";
const [tool, file] = process.argv.slice(-2);
const text = fs.readFileSync(file, "utf8");
const out = (start, end) => console.log(JSON.stringify([start, end]));
if (tool === "write-good") {
  const check = (await import("write-good")).default;
  check(text).forEach((found) => out(found.index, found.index + found.offset));
} else if (tool === "alex") {
  const alex = await import("alex");
  alex.text(text).messages.forEach((m) => out(m.position.start.offset, m.position.end.offset));
} else {
  const { LocalLinter } = await import("harper.js");
  const { binary } = await import("harper.js/binary");
  const found = await new LocalLinter({ binary }).lint(text, { language: "plaintext" });
  found.forEach((lint) => out(lint.span().start, lint.span().end));
}
"""


class Mark(NamedTuple):
    """A defect that was marked by hand: offsets in code points of a file."""

    file: str
    must: bool
    start: int
    end: int


class Said(NamedTuple):
    """A finding of a tool: offsets in code points of a file."""

    file: str
    start: int
    end: int


def main() -> None:
    """Run the tools, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node", type=Path, help="where the tools for Node are installed")
    parser.add_argument("--write", type=Path, help="the page whose table to renew")
    options = parser.parse_args()
    marks = list(_marks())
    tools = {"mtlint": _mtlint, "codespell": _codespell, "proselint": _proselint, "typos": _typos}
    found = {name: _all(tool) for name, tool in tools.items() if _where(name)}
    absent = [name for name in tools if name not in found]
    for name in ("alex", "cspell", "harper.js", "write-good"):
        if options.node and (options.node / "node_modules" / name).is_dir():
            found[name] = _all(_of_node(name, options.node))
        else:
            absent.append(name)
    text = _table(marks, found, options.node)
    if options.write:
        head, _, rest = options.write.read_text("utf-8").partition(BEGIN)
        options.write.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8", newline="\n")
    print(text)
    if absent:
        print(f"not installed, so not run: {', '.join(absent)}", file=sys.stderr)


def _table(marks: list[Mark], found: dict[str, list[Said]], node: Path | None) -> str:
    rows = []
    for name, said in found.items():
        named = [mark for mark in marks if mark.must and any(_touches(one, mark) for one in said)]
        beside = sum(not any(_touches(one, mark) for mark in marks) for one in said)
        rows.append((f"{name} {_version(name, node)}".strip(), len(named), len(said), beside))
    rows.sort(key=lambda row: (-row[1], row[0]))
    others = [one for name, said in found.items() if name != "mtlint" for one in said]
    together = sum(mark.must and any(_touches(one, mark) for one in others) for mark in marks)
    rows.append(("all but mtlint together", together, len(others), ""))
    return tabulate(
        rows, ["tool", f"of {sum(mark.must for mark in marks)} marks", "findings", "on no mark"], tablefmt="github"
    )


def _touches(said: Said, mark: Mark) -> bool:
    narrow = said.end - said.start <= 3 * (mark.end - mark.start) + 40  # what holds a whole sentence names nothing
    return said.file == mark.file and said.start < mark.end and mark.start < said.end and narrow


def _marks() -> Iterator[Mark]:
    texts = {seed.name: seed.read_bytes().decode("utf-8") for seed in SEEDS}
    for line in (ROOT / "tests" / "seeds.labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        start = _start_of_line(texts[label["file"]], label["line"])
        yield Mark(label["file"], label["tier"] == "must", start + label["start"], start + label["end"])


def _start_of_line(text: str, number: int) -> int:
    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", text)]
    return 0 if number == 1 else ends[number - 2]


def _all(tool: Callable[[Path, str], Iterator[tuple[int, int]]]) -> list[Said]:
    return [
        Said(seed.name, *place) for seed in SEEDS for place in tool(seed, seed.read_bytes().decode("utf-8"))
    ]  # fmt: skip


def _mtlint(file: Path, _text: str) -> Iterator[tuple[int, int]]:
    out = _said([_where("mtlint"), "check", "--isolated", "--fail-on=never", "--quiet", "--format=json", str(file)])
    for finding in json.loads(out)["findings"]:
        yield finding["start"], finding["end"]


def _codespell(file: Path, text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"^.*?:(\d+): (\S+) ==>", _said([_where("codespell"), str(file)]), re.MULTILINE):
        start = text.find(match[2], _start_of_line(text, int(match[1])))
        yield start, start + len(match[2])


def _proselint(file: Path, _text: str) -> Iterator[tuple[int, int]]:
    out = json.loads(_said([_where("proselint"), "check", "--output-format", "json", str(file)]))
    for result in out["result"].values():
        for found in result["diagnostics"]:
            yield found["span"][0] - 1, found["span"][1] - 1  # the text it looks at begins with a line end of its own


def _typos(file: Path, text: str) -> Iterator[tuple[int, int]]:
    for line in _said([_where("typos"), "--format", "json", str(file)]).splitlines():
        found = json.loads(line)
        if found["type"] == "typo":
            row = text[_start_of_line(text, found["line_num"]) :].encode()[: found["byte_offset"]]
            start = _start_of_line(text, found["line_num"]) + len(row.decode())
            yield start, start + len(found["typo"])


def _of_node(name: str, folder: Path) -> Callable[[Path, str], Iterator[tuple[int, int]]]:
    def tool(file: Path, text: str) -> Iterator[tuple[int, int]]:
        if name == "cspell":
            program = folder / "node_modules" / ".bin" / "cspell"
            out = _said([str(program), "lint", "--no-progress", "--no-summary", "--no-config-search", str(file)])
            for match in re.finditer(r":(\d+):(\d+) - Unknown word \((.*?)\)", out):
                start = _start_of_line(text, int(match[1])) + int(match[2]) - 1
                yield start, start + len(match[3])
            return
        for line in _said(["node", "--input-type=module", "-e", _NODE, "--", name, str(file)], folder).splitlines():
            start, end = json.loads(line)
            yield start, end

    return tool


def _where(name: str) -> str:
    """The program of a tool: beside the Python that runs this, or on the PATH; empty where there is none."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name) or ""


def _version(name: str, node: Path | None) -> str:
    if name == "mtlint":
        return ""
    if node and (node / "node_modules" / name).is_dir():
        return str(json.loads((node / "node_modules" / name / "package.json").read_text("utf-8"))["version"])
    return re.sub(r"[^\d.]", "", _said([_where(name), "version" if name == "proselint" else "--version"]))


def _said(command: list[str], folder: Path = ROOT) -> str:
    """What a tool prints; findings make most of them fail, so of their exit codes little can be told."""
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    usual = {0} if command[0] == "node" else {0, 1, 2, 65}
    if done.returncode not in usual:
        sys.exit(f"{command[0]} failed: {done.stderr.decode('utf-8', 'replace')[:500]}")
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    main()
