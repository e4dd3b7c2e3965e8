"""Which edits touched a part, and where it stood before them."""

from collections.abc import Iterable

from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField, list_of


def touches(edit: Edit, path: str) -> bool:
    """Say whether an edit wrote a path, what is in it, or brought, took or moved it as a whole."""
    paths = [edit.path, edit.path_then] if isinstance(edit, MovePart) else [edit.path]
    if not path or any(one == path or one.startswith(f"{path}/") for one in paths):
        return True
    is_whole = not isinstance(edit, SetField) or edit.value is None or isinstance(edit.value, dict)
    return is_whole and any(path.startswith(f"{one}/") for one in paths)


def path_before(edits: Iterable[Edit], path: str) -> str:
    """Give where what stands at a path stood before edits that were done in this order.

    A part that was added while its like went from the same list was renamed: it is the same but
    for what makes up its id.
    """
    done = tuple(edits)
    for edit in reversed(done):
        match edit:
            case MovePart() if _is_in(path, edit.path_then):
                path = edit.path + path[len(edit.path_then) :]
            case AddPart() if _is_in(path, edit.path):
                path = _renamed_from(done, edit) + path[len(edit.path) :]
    return path


def _is_in(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}/")


def _renamed_from(edits: Iterable[Edit], added: AddPart) -> str:
    """Give the path of the part that an added one was before; its own path for a new part."""
    gone = (one for one in edits if isinstance(one, RemovePart))
    before = (
        one.path for one in gone if list_of(one.path) == added.within and _is_like(one, added)
    )
    return next(before, added.path)


def _is_like(gone: RemovePart, added: AddPart) -> bool:
    """Say whether two parts differ in nothing but what makes up their ids."""
    was, now = gone.was or {}, added.part
    others = [name for name in {*was, *now} if was.get(name) != now.get(name)]
    return bool(others) and all(now.get(name) and str(now[name]) in added.name for name in others)
