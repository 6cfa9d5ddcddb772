"""The values of a rule's keys, each of the type it must have; a wrong one is refused with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.errors import nearest
from linter.rulebook.model import Example

if TYPE_CHECKING:
    import re

    from linter.rulebook.yamlnodes import Node

_EXAMPLE_KEYS = ("text", "fixed", "as", "because", "bytes", "files")
_FORMATS = ("plain", "markdown", "html")


def examples(keys: dict[str, Node], key: str, *, marked: bool) -> tuple[Example, ...]:
    """The examples under a key; the bad ones have marks, the good ones have none."""
    if key not in keys:
        return ()
    return tuple(_example(node, marked=marked) for node in keys[key].items(key))


def _example(node: Node, *, marked: bool) -> Example:
    if isinstance(node.value, str):
        example = Example(node.value)
    else:
        keys = node.mapping(_EXAMPLE_KEYS, "an example")
        if ("text" in keys) == ("bytes" in keys):
            raise node.error("an example needs either “text” or “bytes”")
        data = _bytes(keys["bytes"]) if "bytes" in keys else None
        files = keys["files"].mapping(what="“files”") if "files" in keys else {}
        example = Example(
            text=keys["text"].text("text") if "text" in keys else "",
            path=keys["as"].text("as") if "as" in keys else "example.txt",
            data=data,
            fixed=keys["fixed"].text("fixed") if "fixed" in keys else None,
            because=keys["because"].text("because") if "because" in keys else "",
            files=tuple((name, body.text(name)) for name, body in files.items()),
        )
    has_marks = "⟦" in example.text or "⟧" in example.text
    if example.data is None and has_marks != marked and not (marked and example.files):
        raise node.error("a bad example marks every expected span with ⟦ ⟧" if marked else "a good example has no ⟦ ⟧")
    return example


def _bytes(node: Node) -> bytes:
    r"""Bytes written as text with escapes such as `\xff`."""
    try:
        return node.text("bytes").encode("ascii").decode("unicode_escape").encode("latin-1")
    except UnicodeError as error:
        raise node.error(f"“bytes” is ASCII with escapes such as \\xff: {error}") from error


def line(keys: dict[str, Node], key: str) -> str:
    """A text with its white space folded; empty if the key is absent."""
    return " ".join(keys[key].text(key).split()) if key in keys else ""


def both_examples(
    node: Node, keys: dict[str, Node], *, needed: bool = True
) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """The bad and the good examples of a rule.

    Raises:
        RulePackError: there are none of one kind, and they are needed.
    """
    bad, good = examples(keys, "bad", marked=True), examples(keys, "good", marked=False)
    if needed and not (bad and good):
        raise node.error(f"{keys['id'].text()} needs at least one “bad” and one “good” example")
    return bad, good


def texts(keys: dict[str, Node], key: str) -> tuple[str, ...]:
    """A list of texts, or one; none if the key is absent."""
    return keys[key].texts(f"“{key}”") if key in keys else ()


def matching(node: Node, form: re.Pattern[str], complaint: str) -> str:
    """A text of a given form."""
    text = node.text()
    if not form.fullmatch(text):
        raise node.error(f"“{text}”: {complaint}")
    return text


def choice(keys: dict[str, Node], key: str, enum: Any, default: Any) -> Any:
    """A member of an enumeration."""
    if key not in keys:
        return default
    text = keys[key].text(key)
    known = [member.value for member in enum]
    if text not in known:
        raise keys[key].error(f"{key} “{text}” is unknown{nearest(text, known)}")
    return enum(text)


def confidence(node: Node | None) -> float:
    """A share above 0 and at most 1; 0.9 if the key is absent."""
    if node is None:
        return 0.9
    if isinstance(node.value, bool) or not isinstance(node.value, int | float) or not 0 < node.value <= 1:
        raise node.error("confidence is a share above 0 and at most 1")
    return float(node.value)


def default(node: Node | None) -> bool:
    """Whether a rule is on; it is if the key is absent."""
    if node is None:
        return True
    # YAML 1.1 reads a bare on or off as true or false.
    if isinstance(node.value, bool):
        return node.value
    raise node.error("default is on or off")


def formats(keys: dict[str, Node]) -> tuple[str, ...]:
    """Formats of documents."""
    formats = texts(keys, "formats")
    for name in formats:
        if name not in _FORMATS:
            raise keys["formats"].error(f"unknown format “{name}”{nearest(name, _FORMATS)}")
    return formats
