"""No file, function or class grows beyond what a reader takes in at once.

The limits are those of ARCHITECTURE.md. When one is hit, a concept is missing: find it.
"""

import ast
from pathlib import Path

from tests.house.sources import (
    PACKAGE,
    ROOT,
    FunctionNode,
    classes,
    functions,
    modules,
    public_doors,
    tree_of,
    where,
)

SOURCE_LINES, PLUGIN_LINES, TEST_LINES, TEMPLATE_LINES = 300, 250, 400, 150
FUNCTION_LINES, NESTING, METHODS, DOORS = 40, 3, 12, 8

WHOLE_TABLES = {
    "core/errors.py": "every deliberate error stands in one tree",
}
"""Modules that may offer more names, each with the reason."""

BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def test_source_files_stay_short() -> None:
    plugins = PACKAGE / "plugins"
    assert [
        *_longer_than(SOURCE_LINES, modules()),
        *_longer_than(PLUGIN_LINES, modules(plugins)),
    ] == []


def test_test_and_bench_files_stay_short() -> None:
    files = [path for folder in ("tests", "bench") for path in (ROOT / folder).rglob("*.py")]
    assert _longer_than(TEST_LINES, files) == []


def test_templates_stay_short() -> None:
    files = [path for path in PACKAGE.rglob("templates/**/*") if path.is_file()]
    assert _longer_than(TEMPLATE_LINES, files) == []


def test_functions_fit_on_a_screen() -> None:
    assert [
        f"{where(path, node.lineno)} {node.name} has {length} lines"
        for path in modules()
        for node in functions(tree_of(path))
        if (length := _lines_without_docstring(node)) > FUNCTION_LINES
    ] == []


def test_blocks_are_not_nested_deeply() -> None:
    assert [
        f"{where(path, node.lineno)} {node.name} nests {depth} deep"
        for path in modules()
        for node in functions(tree_of(path))
        if (depth := _nesting(node.body)) > NESTING
    ] == []


def test_classes_have_few_methods() -> None:
    assert [
        f"{where(path, node.lineno)} {node.name} has {count} methods"
        for path in modules()
        for node in classes(tree_of(path))
        if (count := sum(isinstance(part, FunctionNode) for part in node.body)) > METHODS
    ] == []


def test_modules_offer_few_names() -> None:
    assert [
        f"{where(path, 1)} offers {len(doors)}: {', '.join(doors)}"
        for path in modules()
        if path.relative_to(PACKAGE).as_posix() not in WHOLE_TABLES
        if len(doors := public_doors(tree_of(path))) > DOORS
    ] == []


def _longer_than(limit: int, paths: list[Path]) -> list[str]:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{where(path, 1)} has {n} lines" for path, n in lengths.items() if n > limit]


def _lines_without_docstring(node: FunctionNode) -> int:
    lines = _line_count(node)
    return lines - _line_count(node.body[0]) if ast.get_docstring(node) else lines


def _line_count(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _nesting(body: list[ast.stmt]) -> int:
    return max((_depth(statement) for statement in body), default=0)


def _depth(statement: ast.stmt) -> int:
    """Say how many blocks stand inside each other; an ``elif`` is no deeper than its ``if``."""
    if not isinstance(statement, BLOCKS):
        return 0
    if isinstance(statement, ast.If) and [type(one) for one in statement.orelse] == [ast.If]:
        return max(1 + _nesting(statement.body), _depth(statement.orelse[0]))
    parts = [getattr(statement, name, []) for name in ("body", "orelse", "finalbody")]
    parts += [part.body for part in getattr(statement, "handlers", [])]
    parts += [part.body for part in getattr(statement, "cases", [])]
    return 1 + max(_nesting(part) for part in parts)
