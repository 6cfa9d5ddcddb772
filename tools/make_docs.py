"""Write the generated pages (rules and their index, readings, commands, settings) and schemas (rules, settings).

    python -m tools.make_docs

Nothing it writes is edited by hand; the same sources always give the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.sample import table_of_readings
from linter.config.schema import settings_schema
from linter.rulebook.load import load_pack
from linter.rulebook.packs import builtin_pack
from linter.rulebook.schema import rule_file_schema
from tools.command_pages import commands_page
from tools.languagetool_page import languagetool_page
from tools.rule_pages import web_pages
from tools.settings_page import settings_page

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- generated: begin -->", "<!-- generated: end -->"


def main() -> None:
    """Write all generated pages."""
    pages = load_pack(builtin_pack())
    folder = ROOT / "docs" / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    texts = web_pages(pages)
    for old in folder.glob("*.md"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        _write(folder / name, text)
    _write_between(ROOT / "docs" / "quality.md", table_of_readings())
    _write(ROOT / "docs" / "languagetool-rules.md", languagetool_page(pages))
    _write(ROOT / "docs" / "commands.md", commands_page())
    _write(ROOT / "docs" / "settings.md", settings_page())
    for name, schema in (("rules", rule_file_schema()), ("config", settings_schema())):
        _write(ROOT / "docs" / f"{name}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


def _write_between(file: Path, text: str) -> None:
    head, _, rest = file.read_text("utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    _write(file, f"{head}{BEGIN}\n{text}\n{END}{tail}")


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(text)


if __name__ == "__main__":
    main()
