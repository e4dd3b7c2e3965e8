"""What a public function refuses stands in its docstring.

ruff's DOC501 asks the same, but takes ``raise refusal(…)``, where a function builds the error, for
a class of that name.
"""

import ast
from collections.abc import Iterable, Iterator

from tests.house.sources import FunctionNode, functions, modules, tree_of, where


def test_public_functions_say_what_they_raise() -> None:
    assert [
        f"{where(path, node.lineno)} {node.name} raises {error} without saying so"
        for path in modules()
        for node in functions(tree_of(path))
        if not node.name.startswith("_") and (words := ast.get_docstring(node))
        for error in sorted(set(_raised(node.body)))
        if error not in words
    ] == []


def _raised(parts: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the error classes that leave a function's own lines, not those inside another one."""
    for part in parts:
        match part:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name)) | ast.Name(id=name)):
                if name.endswith("Error"):
                    yield name
            case ast.Try(body=body, handlers=handlers):
                caught = {name for handler in handlers for name in _caught(handler)}
                yield from (name for name in _raised(body) if name not in caught)
                yield from _raised([*handlers, *part.orelse, *part.finalbody])
            case _ if not isinstance(part, FunctionNode):
                yield from _raised(ast.iter_child_nodes(part))


def _caught(handler: ast.ExceptHandler) -> Iterator[str]:
    kinds = ast.walk(handler.type) if handler.type else ()
    return (kind.id for kind in kinds if isinstance(kind, ast.Name))
