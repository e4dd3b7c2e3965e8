"""A part of the plan as fields of a form; ``part_reader`` makes them.

Every field carries what it held when the page was made, so that a change that somebody else made
meanwhile is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from trueline.plan.parts import FieldKind
from trueline.web.part_choices import Choice
from trueline.web.part_texts import entries_of

LONGEST_ROWS, LETTERS_A_ROW = 12, 60
MOST_IN_SIGHT = 8
"""More choices than these are folded while none of them is ticked."""


class Entry(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DAY = "day"
    TICK = "tick"
    CHOICE = "choice"
    SUGGESTED = "suggested"
    TICKS = "ticks"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class PartField:
    """One field of a form.

    Attributes:
        path: From the part, such as ``target/value``; its name in the form.
        kind: What it holds.
        label: For people.
        help: What it means.
        entry: How it is filled in.
        text: What stands in it; a list one entry a line.
        was: What the plan holds, as JSON.
        choices: What it may hold; empty where it may hold anything.
        words: What the plan holds, as people read it; empty where its choices say it.
        is_required: Whether it must be filled in.
        error: Why what was written was not taken; empty when it was.
        theirs: What somebody else made of it meanwhile; None when nobody did.
        theirs_json: The same as JSON.
        saved: When it was written just now, in words; empty when it was not.
    """

    path: str
    kind: FieldKind
    label: str
    help: str
    entry: Entry
    text: str
    was: str
    choices: tuple[Choice, ...] = ()
    words: str = ""
    is_required: bool = False
    error: str = ""
    theirs: str | None = None
    theirs_json: str = ""
    saved: str = ""

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"f-{self.path.replace('/', '-')}"

    @property
    def chosen(self) -> list[str]:
        """Entries of a list."""
        return entries_of(self.text)

    @property
    def is_folded(self) -> bool:
        """Say whether its choices are folded."""
        return len(self.choices) > MOST_IN_SIGHT and not self.chosen and not self.error

    @property
    def rows(self) -> int:
        """How many rows its text takes."""
        lines = self.text.split("\n")
        return min(sum(1 + len(line) // LETTERS_A_ROW for line in lines), LONGEST_ROWS)

    @property
    def empty_choice(self) -> str:
        """What is chosen to leave it empty; empty where it cannot be."""
        if self.text and (self.is_required or (not self.kind.named and not self.kind.is_optional)):
            return ""
        return _("All") if self.kind.narrows else _("None")

    @property
    def shown(self) -> list[str]:
        """What the plan holds, in words; nothing when it is empty."""
        return [self.words] if self.words else self._in_words(self.text)

    @property
    def yours_shown(self) -> list[str]:
        """What stands in it, in words."""
        return self._in_words(self.text)

    @property
    def theirs_shown(self) -> list[str]:
        """What somebody else made of it, in words."""
        return self._in_words(self.theirs or "")

    def _in_words(self, text: str) -> list[str]:
        known = {one.value: one.label for one in self.choices}
        held = entries_of(text) if self.kind.is_list else [text] if text else []
        if not held and self.kind.narrows:
            return [_("All")]
        return [known.get(one, one) for one in held]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A record within a part, such as a KPI's target, or the part itself.

    Attributes:
        path: From the part; empty for the part itself.
        label: For people.
        help: What it means.
        fields: Its own.
        groups: Records within it.
        rows: Lists of records without names within it.
        is_there: Whether the plan holds it; else the fields are those it needs to be added.
        can_go: Whether it may be taken out.
        was: What the plan holds, as JSON.
    """

    path: str
    label: str
    help: str
    fields: tuple[PartField, ...]
    groups: tuple["FieldGroup", ...] = ()
    rows: tuple["RowList", ...] = ()
    is_there: bool = True
    can_go: bool = False
    was: str = ""

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"f-{self.path.replace('/', '-')}"

    @property
    def empty_labels(self) -> list[str]:
        """What its fields are called that hold nothing, and groups that are not there."""
        fields = [one.label for one in self.fields if not one.shown]
        return fields + [one.label for one in self.groups if not one.is_there or one.is_bare]

    @property
    def is_bare(self) -> bool:
        """Say whether none of its fields holds anything."""
        return not any(one.shown for one in self.all_fields())

    def all_fields(self) -> Iterator[PartField]:
        """Yield every field of what is there, from the top down."""
        if self.is_there:
            yield from self.fields
            for group in self._within():
                yield from group.all_fields()

    def absent(self) -> Iterator["FieldGroup"]:
        """Yield every group that could be added, from the top down."""
        if not self.is_there:
            yield self
        for group in self._within():
            yield from group.absent()

    def row_lists(self) -> Iterator["RowList"]:
        """Yield every list of rows that one could be added to, from the top down."""
        yield from self.rows
        for group in self._within():
            yield from group.row_lists()

    def _within(self) -> Iterator["FieldGroup"]:
        yield from self.groups
        for each in self.rows:
            yield from each.rows


@dataclass(frozen=True, slots=True)
class RowList:
    """A list of records without names, such as the metrics of a tactic.

    Attributes:
        path: From the part.
        label: For people.
        help: What it means.
        rows: Its records, counted from 1.
        blank: Fields for one more.
    """

    path: str
    label: str
    help: str
    rows: tuple[FieldGroup, ...]
    blank: FieldGroup
