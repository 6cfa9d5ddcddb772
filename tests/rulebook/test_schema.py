"""The schema for editors accepts every rule file there is, and knows every key the loader knows."""

from __future__ import annotations

import json

import jsonschema
import pytest

from linter.rulebook.load import KEYS, pack_files
from linter.rulebook.packs import builtin_pack
from linter.rulebook.schema import rule_file_schema
from linter.rulebook.yamlnodes import parse

FILES = pack_files(builtin_pack())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rule_files_are_valid(file):
    jsonschema.validate(parse(file.read_text("utf-8"), file.name).plain(), rule_file_schema())


def test_schema_and_loader_know_the_same_keys():
    assert set(rule_file_schema()["$defs"]["rule"]["properties"]) == set(KEYS)


def test_schema_refuses_an_unknown_key():
    rule = {"id": "DUP001", "name": "x", "message": "m", "why": "w", "pattern": "p", "colour": "red"}
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate({"family": "duplication", "rules": [rule]}, rule_file_schema())


def test_schema_is_json():
    assert json.loads(json.dumps(rule_file_schema())) == rule_file_schema()
