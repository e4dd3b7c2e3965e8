"""Nothing stands in for a missing value (F2): no question and no use case fills one in."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "trueline"
ROOMS = ("usecases", "facts", "measure/lifetimes", "plugins/stores", "plugins/engines")
FILLING = frozenset(
    {"fillna", "fill_null", "fill_na", "ffill", "bfill", "interpolate", "coalesce", "impute"}
)
WITHDRAWN = frozenset({"facts/first_known.py"})
"""Where a value that a person withdrew adds nothing to what was restated, which is said there."""


def fillings(folder: Path) -> Iterator[str]:
    """Yield where a column of values is filled in; ids and places of rows may be."""
    for path in folder.rglob("*.py"):
        if path.relative_to(SOURCE).as_posix() in WITHDRAWN:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in FILLING and _is_of_values(node):
                yield f"{path.relative_to(SOURCE)}:{node.lineno}"


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _is_of_values(call: ast.Call) -> bool:
    """Say whether a call speaks of values, by attribute or by name of a column."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "value")
        or (isinstance(node, ast.Constant) and node.value == "value")
        for node in ast.walk(call)
    )


def test_no_use_case_and_no_question_fills_in_a_value() -> None:
    assert not [at for room in ROOMS for at in fillings(SOURCE / room)]
