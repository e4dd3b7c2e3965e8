"""Which edits touched a part, and where it stood before them."""

from collections.abc import Iterable

from trueline.plan.edits import Edit, MovePart, SetField


def touches(edit: Edit, path: str) -> bool:
    """Say whether an edit wrote a path, what is in it, or brought, took or moved it as a whole."""
    paths = [edit.path, edit.path_then] if isinstance(edit, MovePart) else [edit.path]
    if not path or any(one == path or one.startswith(f"{path}/") for one in paths):
        return True
    is_whole = not isinstance(edit, SetField) or edit.value is None or isinstance(edit.value, dict)
    return is_whole and any(path.startswith(f"{one}/") for one in paths)


def path_before(edits: Iterable[Edit], path: str) -> str:
    """Give where what stands at a path stood before edits that were done in this order."""
    for edit in reversed(tuple(edits)):
        if isinstance(edit, MovePart) and f"{path}/".startswith(f"{edit.path_then}/"):
            path = edit.path + path[len(edit.path_then) :]
    return path
