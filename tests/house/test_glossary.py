"""Names follow the glossary: the words it bans are read from its own tables."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, classes, modules, tree_of, where

GLOSSARY = ROOT / "docs" / "glossary.md"
NAMED_BY_OTHERS = {Path("web/database/base.py"), Path("web/database/postgresql/base.py")}
"""Django imports a database by this name."""
TERMS, EMPTY_WORDS = "## Terms", "## Words that say nothing"


def test_the_glossary_bans_words() -> None:
    assert "uplift" in _banned(TERMS)
    assert "manager" in _banned(EMPTY_WORDS)


def test_public_names_hold_no_banned_word() -> None:
    banned = _banned(TERMS)
    assert [
        f"{where(path, line)} {name}: the glossary has another word for {', '.join(wrong)}"
        for path in modules()
        for line, name in _public_names(path)
        if (wrong := sorted(_words(name) & banned))
    ] == []


def test_classes_and_modules_are_named_by_what_they_are() -> None:
    banned = _banned(EMPTY_WORDS)
    assert [
        f"{where(path, line)} {name} says nothing: {', '.join(wrong)}"
        for path in modules()
        for line, name in _things(path)
        if (wrong := sorted(_words(name) & banned))
    ] == []


def _banned(heading: str) -> set[str]:
    """Give the words in code letters of the last column of one table."""
    table = GLOSSARY.read_text(encoding="utf-8").split(heading)[1].split("\n## ")[0]
    cells = [row.rstrip(" |").rsplit("|", 1)[1] for row in table.splitlines() if row[:1] == "|"]
    marked = {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}
    return {word for word in marked if word.isalpha()}


def _public_names(path: Path) -> Iterator[tuple[int, str]]:
    """Yield modules, functions, classes, methods, fields and constants others can use."""
    yield 1, path.stem
    tree = tree_of(path)
    bodies = [tree.body, *(one.body for one in classes(tree) if not one.name.startswith("_"))]
    for node in (statement for body in bodies for statement in body):
        for name in _defined(node):
            if not name.startswith("_"):
                yield node.lineno, name


def _defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
    return []


def _things(path: Path) -> Iterator[tuple[int, str]]:
    """Yield modules and classes; a page's file bears the name that people read in the menu."""
    if path.parent.name != "pages" and path.relative_to(PACKAGE) not in NAMED_BY_OTHERS:
        yield 1, path.stem
    yield from ((one.lineno, one.name) for one in classes(tree_of(path)))


def _words(name: str) -> set[str]:
    """Split ``ReadingOfDay`` and ``reading_of_day`` into words."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}
