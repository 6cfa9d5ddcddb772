"""The loader refuses what it does not understand, with file, line and what was expected."""

from __future__ import annotations

import textwrap

import pytest

from linter.errors import RulePackError
from linter.rulebook.load import load_texts

GOOD = """
family: duplication
rules:
  - id: DUP900
    name: sample-rule
    message: "“{match}”"
    why: For a test.
    pattern: "foo (?P<what>bar|baz)"
    bad: ["a ⟦foo bar⟧"]
    good: ["a foo bat"]
"""


def load(text: str):
    return load_texts([("pack.yaml", textwrap.dedent(text))])


def test_a_whole_rule_is_read():
    (page,) = load(GOOD)
    rule = page.rule
    assert (rule.id, rule.category, rule.severity.value, rule.default) == ("DUP900", "duplication", "warning", True)
    assert (rule.origin.file, rule.origin.line) == ("pack.yaml", 4)
    assert rule.triggers == ("foo bar", "foo baz")
    assert page.bad[0].text == "a ⟦foo bar⟧"


@pytest.mark.parametrize(
    ("old", "new", "line", "complaint"),
    [
        ("family: duplication", "family: dupes", 2, "unknown family “dupes”"),
        ("    why: For a test.\n", "", 4, "needs the key “why”"),
        ("    why:", "    wyh: x\n    why:", 7, "did you mean “why”"),
        ("DUP900", "dup900", 4, "three capitals and three or four digits"),
        ("sample-rule", "Sample Rule", 5, "joined by hyphens"),
        ("{match}", "{mtach}", 6, "“{mtach}” is no value of patterns.Pattern"),
        ("foo (?P", "foo ((?P", 8, "bad regular expression"),
        ("    pattern:", "    fix: sure\n    pattern:", 8, "fix “sure” is unknown"),
        ("    pattern:", "    severity: bad\n    pattern:", 8, "severity “bad” is unknown"),
        ("    pattern:", "    confidence: 7\n    pattern:", 8, "confidence is a share"),
        ("    pattern:", "    unit: page\n    pattern:", 8, "unit “page” is unknown"),
        ("    pattern:", "    replace: x\n    pattern:", 8, "must say “fix: safe”"),
        ("    pattern:", "    with: {patern: x}\n    pattern:", 8, "no parameter “patern”"),
        ("    pattern:", "    name: twice\n    pattern:", 8, "given twice"),
        ("    pattern:", "    formats: [pdf]\n    pattern:", 8, "unknown format “pdf”"),
        ("    bad: [", "    good: [", 10, "given twice"),
        ("⟦foo bar⟧", "foo bar", 9, "marks every expected span"),
        ("a foo bat", "a ⟦foo⟧ bat", 10, "has no ⟦ ⟧"),
        ('["a ⟦foo bar⟧"]', "", 9, "must be a list"),
        ("    good:", "   good:", None, "not YAML"),
    ],
)
def test_mistakes_name_file_and_line(old, new, line, complaint):
    assert old in GOOD
    with pytest.raises(RulePackError) as caught:
        load(GOOD.replace(old, new, 1))
    assert complaint in str(caught.value)
    assert caught.value.file == "pack.yaml"
    if line is not None:
        assert caught.value.line == line


@pytest.mark.parametrize(
    ("check", "complaint"),
    [
        ("nowhere.Thing", "no module “nowhere”"),
        ("patterns.Patern", "did you mean “Pattern”"),
        ("Pattern", "module.Class"),
        ("patterns.Pattern", "needs the parameter “pattern”"),
    ],
)
def test_unknown_checks_are_named(check, complaint):
    text = GOOD.replace('pattern: "foo (?P<what>bar|baz)"', f"check: {check}")
    with pytest.raises(RulePackError, match="pack.yaml:8: ") as caught:
        load(text)
    assert complaint in str(caught.value)


def test_ids_and_names_are_unique_over_files():
    with pytest.raises(RulePackError, match=r"“DUP900” is already taken by DUP900 \(a.yaml:4\)"):
        load_texts([("a.yaml", GOOD), ("b.yaml", GOOD)])
    other = GOOD.replace("DUP900", "DUP901")
    with pytest.raises(RulePackError, match="“sample-rule” is already taken"):
        load_texts([("a.yaml", GOOD), ("b.yaml", other)])
    old = other.replace("sample-rule", "other-rule\n    replaces: [DUP900]")
    with pytest.raises(RulePackError, match="“DUP900” is already taken"):
        load_texts([("a.yaml", GOOD), ("b.yaml", old)])
