"""YAML with line numbers: the only room that knows the parser.

Values come as `Node`s that know their line, so that every complaint about a rule can name file and line.
A key given twice is an error here, which YAML itself would let pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.errors import RulePackError, nearest
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT = "tag:yaml.org,2002:str"


@frozen
class Node:
    """A YAML value: a plain Python value, or for a mapping or a sequence the nodes in it."""

    value: Any
    file: str
    line: int

    def error(self, message: str) -> RulePackError:
        """An error that names this place."""
        return RulePackError(message, self.file, self.line)

    def mapping(self, known: Iterable[str] | None = None, what: str = "this mapping") -> dict[str, Node]:
        """The nodes by key; an unknown key is refused with the nearest known one."""
        if not isinstance(self.value, dict):
            raise self.error(f"{what} must be a mapping of keys to values")
        nodes: dict[str, Node] = self.value
        if known is not None:
            allowed = tuple(known)
            for key, node in nodes.items():
                if key not in allowed:
                    raise node.error(f"unknown key “{key}” in {what}{nearest(key, allowed)}")
        return nodes

    def items(self, what: str = "this value") -> list[Node]:
        """The nodes of a sequence."""
        if not isinstance(self.value, list):
            raise self.error(f"{what} must be a list")
        return self.value

    def text(self, what: str = "this value") -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self.error(f"{what} must be text, not {_kind(self.value)} (put it in quotes?)")
        return self.value

    def texts(self, what: str = "this value") -> tuple[str, ...]:
        """A list of strings, or one string for a list of one."""
        if isinstance(self.value, str):
            return (self.value,)
        return tuple(node.text(f"each entry of {what}") for node in self.items(what))

    def plain(self) -> Any:
        """The value with all nodes taken off: dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def parse(text: str, file: str) -> Node:
    """The root node of a YAML document.

    Raises:
        RulePackError: no YAML, or a key given twice.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise RulePackError(f"not YAML: {problem}", file, mark.line + 1 if mark else None) from error
    if root is None:
        raise RulePackError("the file is empty", file)
    return _build(root, file, yaml.SafeLoader(""))


def _build(node: Any, file: str, constructor: Any) -> Node:
    import yaml

    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in entries:
                raise RulePackError(f"the key “{key}” is given twice", file, key_node.start_mark.line + 1)
            entries[key] = _build(value_node, file, constructor)
        return Node(entries, file, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_build(child, file, constructor) for child in node.value], file, line)
    # Nearly all scalars are text, which needs no constructor.
    return Node(node.value if node.tag == _TEXT else constructor.construct_object(node), file, line)


def _kind(value: Any) -> str:
    return {dict: "a mapping", list: "a list", bool: "true or false", type(None): "nothing"}.get(
        type(value), "a number"
    )
