"""What changed in a plan, in the plan's own words: names for paths, values as people read them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trueline.core.codec import decode_value
from trueline.core.errors import MissingError
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField, list_of
from trueline.plan.naming import nameable, nameable_at
from trueline.plan.parts import FieldKind, join, look_up, split
from trueline.plan.path_kinds import holder_of, kind_at
from trueline.plan.referring import OF_ITS_OWN
from trueline.plan.words import field_label, in_words, noun_of, title_of

NOTHING, ALL = "nothing", "all"


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
        self.plans = plans
        self.names: Mapping[int, Any] = {}

    def line(self, edit: Edit) -> ChangeLine:
        match edit:
            case SetField():
                return self._written(edit)
            case AddPart():
                name = self._own_name(edit.path, edit.part)
                return ChangeLine(ChangeKind.ADDED, edit.path, name, at=self._above(edit.path))
            case RemovePart():
                name = self._own_name(edit.path, edit.was)
                return ChangeLine(ChangeKind.REMOVED, edit.path, name, at=self._above(edit.path))
            case MovePart():
                return self._moved(edit)

    def _written(self, edit: SetField) -> ChangeLine:
        record, field = holder_of(edit.path)
        part = edit.path.removesuffix(field).removesuffix("/")
        old, new = (self._value(edit.path, one) for one in (edit.was, edit.value))
        label = field_label(field)
        name = self._name(part, record)
        return ChangeLine(ChangeKind.CHANGED, part, name, label, old, new, self._above(part))

    def _moved(self, edit: MovePart) -> ChangeLine:
        path = edit.path_then
        found = self._found(path)
        name = self._called(kind_at(edit.to).one, path, self._found(edit.path) or found)
        within, at = list_of(edit.path), self._above(path)
        if within == edit.to:
            old, new = (self._beside(within, one) for one in (edit.was_after, edit.after))
        else:
            old, new = self._above(edit.path) or "the plan", at or "the plan"
        return ChangeLine(ChangeKind.MOVED, path, name, old=old, new=new, at=at)

    def _beside(self, within: str, after: str) -> str:
        if not after:
            return "the first place"
        return f"after {self._name(join(within, after), kind_at(within).one)}"

    def _own_name(self, path: str, document: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
        kind = kind_at(list_of(path)).one
        return self._called(kind, path, decode_value(document, kind))

    def _name(self, path: str, kind: Any) -> str:  # noqa: ANN401 - a record's type
        return self._called(kind, path, self._found(path)) if path else noun_of(Plan)

    def _called(self, kind: Any, path: str, record: Any) -> str:  # noqa: ANN401 - any record
        title = title_of(record) if record is not None else split(path)[-1]
        return f"{noun_of(kind)} “{title}”"

    def _above(self, path: str) -> str:
        """Give what a part stands in; empty for the plan."""
        if not (within := list_of(path)):
            return ""
        record, field = holder_of(within)
        holder = within.removesuffix(field).removesuffix("/")
        return self._name(holder, record) if holder else ""

    def _found(self, path: str) -> Any:  # noqa: ANN401 - any record
        for plan in self.plans:
            try:
                return look_up(plan, path)
            except MissingError:
                continue
        return None

    def _value(self, path: str, document: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
        kind = kind_at(path)
        value = decode_value(document, kind.hint)
        if kind.named is None:
            return in_words(value)
        if kind.narrows and not value:
            return ALL
        names = value if kind.is_list else (value,) if value else ()
        return ", ".join(self._title(path, kind, one) for one in names)

    def _title(self, path: str, kind: FieldKind, name: str) -> str:
        """Give the title of a part that a field names; the name itself for what is not found."""
        for known in self._known(path, kind):
            if name in known and (record := self._found(known[name])) is not None:
                return title_of(record)
        return name

    def _known(self, path: str, kind: FieldKind) -> Iterator[Mapping[str, str]]:
        for plan in self.plans:
            if kind.named in OF_ITS_OWN:
                try:
                    yield nameable_at(plan, path, kind.named)
                except MissingError:
                    continue
            elif id(plan) in self.names:
                yield self.names[id(plan)].get(kind.named, {})
            else:
                self.names = {**self.names, id(plan): nameable(plan)}
                yield self.names[id(plan)].get(kind.named, {})
