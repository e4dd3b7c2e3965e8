"""Which edits touched a part, and where it stood before them."""

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField, list_of


@dataclass(frozen=True, slots=True)
class Touch:
    """What some edits wrote, brought, took or moved, ready to be asked about many paths.

    Attributes:
        above: Every path at or above what an edit wrote.
        wholes: Paths of what was brought, taken, moved or written as a whole.
        relocating: The edits, where one of them may have changed a path; else none.
    """

    above: frozenset[str]
    wholes: frozenset[str]
    relocating: tuple[Edit, ...]

    def __contains__(self, path: object) -> bool:
        """Say whether the edits touched a path, something in it, or the whole that it is in."""
        return path in self.above or not self.wholes.isdisjoint(_upwards(str(path)))


def touch_of(edits: Iterable[Edit]) -> Touch:
    """Give what edits touched."""
    done = tuple(edits)
    above = {one for edit in done for path in _paths(edit) for one in _upwards(path)}
    wholes = {path for edit in done if _is_whole(edit) for path in _paths(edit)}
    return Touch(frozenset({"", *above}), frozenset(wholes), done if _relocate(done) else ())


def touches(edit: Edit, path: str) -> bool:
    """Say whether an edit wrote a path, what is in it, or brought, took or moved it as a whole."""
    return path in touch_of([edit])


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


def _paths(edit: Edit) -> tuple[str, ...]:
    return (edit.path, edit.path_then) if isinstance(edit, MovePart) else (edit.path,)


def _upwards(path: str) -> list[str]:
    """Give a path and all that it lies in, itself first."""
    ends = [at for at, sign in enumerate(path) if sign == "/"]
    return [path, *(path[:at] for at in reversed(ends))]


def _is_whole(edit: Edit) -> bool:
    return not isinstance(edit, SetField) or edit.value is None or isinstance(edit.value, dict)


def _relocate(edits: tuple[Edit, ...]) -> bool:
    kinds = {type(one) for one in edits}
    return MovePart in kinds or {AddPart, RemovePart} <= kinds


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
