"""Our own sources as house tests read them: files, and what their syntax trees hold."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "trueline"

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def tracked_files() -> list[Path]:
    """Give every file that is in the repository or about to be, without what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [
        path for name in sorted(set(listed.split("\0")) - {""}) if (path := ROOT / name).is_file()
    ]


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Give every Python file below a folder, without migrations, which Django writes."""
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def tree_of(path: Path) -> ast.Module:
    """Give a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def docstring_of(path: Path) -> str:
    """Give a module's docstring; empty when it has none."""
    return ast.get_docstring(tree_of(path)) or ""


def functions(tree: ast.Module) -> Iterator[FunctionNode]:
    """Yield every function and method, also those inside others."""
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Yield every class, also those inside others."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def public_doors(tree: ast.Module) -> list[str]:
    """Give the functions and classes that a module offers; constants are not doors."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, FunctionNode | ast.ClassDef) and not node.name.startswith("_")
    ]


def where(path: Path, line: int) -> str:
    """Say a place as editors understand it."""
    return f"{path.relative_to(ROOT)}:{line}"
