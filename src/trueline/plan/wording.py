"""What changed in a plan, in the plan's own words: names for paths, values as people read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trueline.core.codec import decode_value
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField, list_of
from trueline.plan.parts import join
from trueline.plan.path_kinds import holder_of, kind_at
from trueline.plan.titles import Titles, called
from trueline.plan.words import field_label, in_words

NOTHING, ALL, THE_PLAN = "nothing", "all", "the plan"


class ChangeKind(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words.

    Attributes:
        kind: What became of the part.
        path: Of the part, as it is after the change; for one that is gone, as it was.
        name: What it is and what it is called, such as ``KPI “Revenue of the shop”``.
        field: Label of the field that was written; empty when the part itself came, went or moved.
        old: What the field held; for a part that moved, where it stood. Empty for nothing.
        new: What the field holds; for a part that moved, where it stands. Empty for nothing.
        at: What the part stands in, such as ``social goal “Answer fast”``; empty for the plan.
    """

    kind: ChangeKind
    path: str
    name: str
    field: str = ""
    old: str = ""
    new: str = ""
    at: str = ""

    def __str__(self) -> str:
        """The change as a line of a list."""
        if self.kind is ChangeKind.CHANGED:
            return f"{self.name}, {self.field}: {self.old or NOTHING} → {self.new or NOTHING}"
        if self.kind is ChangeKind.MOVED:
            return f"{self.name}: moved from {self.old} to {self.new}"
        return f"{self.name}: {self.kind}" + (f" ({self.at})" if self.at else "")


def changes_of(old: Plan, new: Plan, edits: Sequence[Edit] | None = None) -> tuple[ChangeLine, ...]:
    """Give what changed between two plans in words.

    Args:
        old: Before; names of what is gone are looked for there.
        new: After; names are looked for there first.
        edits: What was done, such as an entry of the history; None to find it out.

    Raises:
        MissingError: An edit speaks of a field that plans no longer have.
    """
    done = edits_between(old, new) if edits is None else edits
    words = _Words((new, old))
    return tuple(words.line(edit) for edit in done)


class _Words:
    """Says edits in words, with the names of the plans that it knows."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.titles = Titles(plans)

    def line(self, edit: Edit) -> ChangeLine:
        match edit:
            case SetField():
                return self._written(edit)
            case AddPart():
                return self._whole(ChangeKind.ADDED, edit.path, edit.part)
            case RemovePart():
                return self._whole(ChangeKind.REMOVED, edit.path, edit.was)
            case MovePart():
                return self._moved(edit)

    def _whole(self, kind: ChangeKind, path: str, document: Any) -> ChangeLine:  # noqa: ANN401 - JSON has no narrower type
        record = kind_at(list_of(path)).one
        name = called(record, path, decode_value(document, record))
        return ChangeLine(kind, path, name, at=self.titles.holder(path))

    def _written(self, edit: SetField) -> ChangeLine:
        record, field = holder_of(edit.path)
        part = edit.path.removesuffix(field).removesuffix("/")
        return ChangeLine(
            ChangeKind.CHANGED,
            part,
            self.titles.part(part, record),
            field_label(field),
            old=self._value(edit.path, edit.was),
            new=self._value(edit.path, edit.value),
            at=self.titles.holder(part),
        )

    def _moved(self, edit: MovePart) -> ChangeLine:
        path, within = edit.path_then, list_of(edit.path)
        record = self.titles.found(path) or self.titles.found(edit.path)
        at = self.titles.holder(path)
        if within == edit.to:
            old, new = (self._beside(within, one) for one in (edit.was_after, edit.after))
        else:
            old, new = self.titles.holder(edit.path) or THE_PLAN, at or THE_PLAN
        name = called(kind_at(edit.to).one, path, record)
        return ChangeLine(ChangeKind.MOVED, path, name, old=old, new=new, at=at)

    def _beside(self, within: str, after: str) -> str:
        if not after:
            return "the first place"
        return f"after {self.titles.part(join(within, after), kind_at(within).one)}"

    def _value(self, path: str, document: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
        kind = kind_at(path)
        value = decode_value(document, kind.hint)
        if kind.narrows and not value:
            return ALL
        if kind.named is None:
            return in_words(value)
        names = value if kind.is_list else (value,) if value else ()
        return ", ".join(self.titles.named(path, kind.named, one) for one in names)
