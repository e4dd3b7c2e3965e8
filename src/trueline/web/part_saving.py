"""What a person wrote into the fields of a part, as edits of the plan.

Each field brings what it held when the page was made. What was not touched makes no edit, whatever
somebody else made of it meanwhile; what both changed is a conflict, and both values are shown.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _

from trueline.core.codec import decode_value, encode_sparsely
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.applying import Refused, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, SetField
from trueline.plan.parts import join, split
from trueline.web.part_fields import Entry, FieldGroup, PartField
from trueline.web.part_reader import FieldReader
from trueline.web.part_texts import NO, YES, entries_of, plain, text_of, value_of

WROTE, WAS, THEIRS = "f:", "was:", "theirs:"
"""What names of inputs begin with: what was written, what was shown, what somebody else wrote."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of the fields that a person sent.

    Attributes:
        edits: What can be written into the plan.
        sent: Every field that came, as it is to be shown again, by its path from the part.
        lost: What was written into fields that are no longer there: label and text.
    """

    edits: tuple[Edit, ...]
    sent: Mapping[str, PartField]
    lost: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Trying:
    """Fields on their way to edits.

    Attributes:
        given: What the form sent.
        path: Of the part.
        is_own: Says whether the person changed a field last.
        sent: As in ``Tried``.
        wanted: Edits by the field they write.
    """

    given: QueryDict
    path: str
    is_own: Callable[[str], bool]
    sent: dict[str, PartField] = field(default_factory=dict)
    wanted: dict[str, SetField] = field(default_factory=dict)

    def look_at(self, one: PartField) -> None:
        """Make an edit of a field that was changed."""
        if WAS + one.path not in self.given or self.given.get("take") == one.path:
            return
        is_over = self.given.get("over") == one.path
        was_json = str(self.given[(THEIRS if is_over else WAS) + one.path])
        was, then = _was(was_json, one)
        text = _typed(one, then, self.given)
        self.sent[one.path] = replace(one, text=text, was=was_json)
        if plain(text) == plain(then):
            return
        try:
            value = encode_sparsely(value_of(text, one.kind))
        except ValueError as failed:
            self.refuse(one.path, " ".join(map(str, failed.args)))
            return
        if one.is_required and value in ("", []):
            self.refuse(one.path, _("This cannot be empty. Write a value."))
            return
        now = json.loads(one.was)
        if value == now or (was != now and self.is_own(one.path)):
            was = now  # such as when it was sent before the answer to their own last change came
        if value != was:
            self.wanted[one.path] = SetField(join(self.path, *split(one.path)), value, was)

    def refuse(self, path: str, error: str) -> None:
        """Show beside a field why it was not taken."""
        self.sent[path] = replace(self.sent[path], error=error)


def try_fields(
    reader: FieldReader,
    group: FieldGroup,
    given: QueryDict,
    *,
    is_own: Callable[[str], bool] = lambda _path: False,
) -> Tried:
    """Give what can be written of what a person sent, and why the rest cannot.

    Fields are tried together, since some make sense only so; where that fails, one by one.

    Args:
        reader: Of the part, in the plan as it is now.
        group: Its fields as they are now.
        given: What the form sent.
        is_own: Says of a field's path from the part whether the person was the last to change it;
            nobody is in conflict with themselves.

    Raises:
        BadRequest: The form was not made by these pages.
    """
    trying = _Trying(given, reader.path, is_own)
    for one in group.all_fields():
        trying.look_at(one)
    accepted, refused = _accepted(reader.plan, trying.wanted, reader.choices.metrics)
    for name, why in refused.items():
        trying.sent[name] = refused_field(trying.sent[name], why)
    return Tried(accepted, trying.sent, _lost(given, trying.sent))


def refused_field(one: PartField, refused: Refused) -> PartField:
    """Give a field with the reason why it was not taken, and what somebody else made of it."""
    issue = refused.issues[0]
    if not refused.conflicts:
        return replace(one, error=f"{issue.what} {issue.remedy}")
    theirs = refused.conflicts[0].theirs
    return replace(
        one,
        error=_("Somebody else changed this meanwhile."),
        theirs=text_of(decode_value(theirs, one.kind.hint)),
        theirs_json=json.dumps(theirs),
    )


def shown_again(group: FieldGroup, sent: Mapping[str, PartField]) -> FieldGroup:
    """Give the fields of a part with those that came from a form as they are to be shown again."""
    return replace(
        group,
        fields=tuple(sent.get(one.path, one) for one in group.fields),
        groups=tuple(shown_again(one, sent) for one in group.groups),
        rows=tuple(
            replace(each, rows=tuple(shown_again(one, sent) for one in each.rows))
            for each in group.rows
        ),
    )


def _accepted(
    plan: Plan, wanted: Mapping[str, SetField], catalogue: MetricCatalogue
) -> tuple[tuple[Edit, ...], dict[str, Refused]]:
    if not wanted or not isinstance(apply_edits(plan, tuple(wanted.values()), catalogue), Refused):
        return tuple(wanted.values()), {}
    accepted: list[Edit] = []
    refused: dict[str, Refused] = {}
    for name, edit in wanted.items():
        found = apply_edits(plan, (*accepted, edit), catalogue)
        if isinstance(found, Refused):
            refused[name] = found
        else:
            accepted.append(edit)
    return tuple(accepted), refused


def _was(was_json: str, one: PartField) -> tuple[Any, str]:
    """Give what a field held when the page was made, and as which text it stood there."""
    try:
        was = json.loads(was_json)
        return was, text_of(decode_value(was, one.kind.hint))
    except (ValueError, TypeError) as failed:
        raise BadRequest(f"{one.path} did not hold {was_json}") from failed


def _typed(one: PartField, then: str, given: QueryDict) -> str:
    wrote = given.getlist(WROTE + one.path)
    match one.entry:
        case Entry.TICK:
            return YES if wrote else NO
        case Entry.TICKS:
            held = [name for name in entries_of(then) if name in wrote]
            return "\n".join([*held, *(name for name in wrote if name not in held)])
        case _:
            return wrote[-1] if wrote else then


def _lost(given: QueryDict, sent: Mapping[str, PartField]) -> tuple[tuple[str, str], ...]:
    """Give what was written into fields that are gone, so that nobody has to think it up again."""
    gone: Sequence[str] = [
        name.removeprefix(WAS)
        for name in given
        if name.startswith(WAS) and name.removeprefix(WAS) not in sent
    ]
    texts = ((path, "\n".join(given.getlist(WROTE + path)).strip()) for path in gone)
    return tuple((path, text) for path, text in texts if text and path != given.get("take"))
