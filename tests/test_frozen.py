"""Frozen classes behave as frozen dataclasses do."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace

import pytest

from linter.frozen import frozen
from linter.lazy import lazy


@frozen
class Point:
    x: int
    y: int = 2
    tags: tuple[str, ...] = ()


def test_values_by_position_and_name():
    assert (Point(1).x, Point(1).y, Point(1, 3).y, Point(x=1, y=4).y) == (1, 2, 3, 4)
    assert repr(Point(1)) == "Point(x=1, y=2, tags=())"
    assert is_dataclass(Point)
    assert [f.name for f in fields(Point)] == ["x", "y", "tags"]


@pytest.mark.parametrize(("args", "given"), [((), {}), ((1, 2, (), 4), {}), ((1,), {"x": 2}), ((1,), {"z": 2})])
def test_wrong_values_are_refused(args, given):
    with pytest.raises(TypeError):
        Point(*args, **given)


def test_nothing_changes():
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert replace(point, y=5) == Point(1, 5)


def test_equality_and_hash_are_by_value():
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2, ())
    assert len({Point(1), Point(1, 2), Point(3)}) == 2
    assert pickle.loads(pickle.dumps(Point(1))) == Point(1)


def test_a_lazy_expression_is_an_expression():
    digits = lazy(r"(\d)(\d)", 0)
    assert digits.sub(r"\2\1", "12 34") == "21 43"
    assert [m.group() for m in digits.finditer("12 34")] == ["12", "34"]
    assert digits.pattern == r"(\d)(\d)"
    assert digits.groups == 2
