"""What people did to a part of the plan, newest first, with the way back to each earlier value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trueline.contracts.draft_shelf import EditEntry
from trueline.core.codec import decode_value
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, MovePart, SetField
from trueline.plan.parts import join, split
from trueline.plan.wording import ChangeLine, changes_of
from trueline.web.part_fields import PartField
from trueline.web.part_saving import WAS, WROTE
from trueline.web.part_texts import entries_of, text_of


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of a part.

    Attributes:
        entry: Who did it, when and why.
        change: What was done, in words.
        restores: Inputs of a form that writes the old value again; empty where that cannot be.
        can_undo: Whether the whole entry can be taken back.
    """

    entry: EditEntry
    change: ChangeLine
    restores: tuple[tuple[str, str], ...]
    can_undo: bool = False


def history_lines(
    entries: Iterable[EditEntry],
    plan: Plan,
    path: str,
    fields: Mapping[str, PartField],
    *,
    draft: int,
) -> list[HistoryLine]:
    """Put what was done to a part into words.

    Args:
        entries: Newest first.
        plan: In which names are looked up.
        path: Of the part.
        fields: Its fields as they may be written, by path from the part; empty where nothing can
            be restored.
        draft: Id of the draft that may be written; 0 for none.
    """
    return [
        HistoryLine(
            entry,
            change,
            _restores(edit, path, fields),
            can_undo=bool(draft) and entry.draft == draft and not entry.undone_by,
        )
        for entry in entries
        for edit in entry.edits
        if _touches(edit, path) and (change := _in_words(plan, edit)) is not None
    ]


def _touches(edit: Edit, path: str) -> bool:
    places = [edit.path, edit.path_then] if isinstance(edit, MovePart) else [edit.path]
    return not path or any(
        one == path or one.startswith(f"{path}/") or path.startswith(f"{one}/") for one in places
    )


def _in_words(plan: Plan, edit: Edit) -> ChangeLine | None:
    """Give an edit in words; None for one of a field that plans no longer have."""
    try:
        return changes_of(plan, plan, [edit])[0]
    except (MissingError, ValueError):
        return None


def _restores(
    edit: Edit, path: str, fields: Mapping[str, PartField]
) -> tuple[tuple[str, str], ...]:
    if not isinstance(edit, SetField) or edit.path == path:
        return ()
    field = fields.get(join(*split(edit.path)[len(split(path)) :]))
    return tuple(_inputs(field, edit.was)) if field else ()


def _inputs(field: PartField, was: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    try:
        text = text_of(decode_value(was, field.kind.hint))
    except ValueError:
        return  # a value of an older shape of the document
    if text == field.text:
        return
    yield WAS + field.path, field.was
    for one in entries_of(text) if field.kind.is_list else [text]:
        yield WROTE + field.path, one
