"""Versions of the plan as pages list them: who wrote what, what changed, what that does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.contracts.draft_shelf import EditEntry
from trueline.core.errors import MissingError
from trueline.measure.effects import Aim, TargetEffect
from trueline.plan.document import Plan
from trueline.plan.parts import look_up, split
from trueline.plan.wording import ChangeLine, changes_of
from trueline.plan.words import title_of
from trueline.web.explaining.change_words import say_difference_exactly
from trueline.web.part_words import label_of
from trueline.web.wording import MISSING, say_exactly, say_share, say_value
from trueline.web.wording_time import say_day

ALONE = frozenset({"scopes", "channels"})
"""Lists whose parts are large enough to be told apart; the others are told list by list."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the draft's history.

    Attributes:
        entry: As it was kept.
        lines: What was done, in words.
        may_undo: Whether it can be taken back.
    """

    entry: EditEntry
    lines: tuple[ChangeLine, ...]
    may_undo: bool


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one scope, channel or other part of the plan.

    Attributes:
        title: Its name.
        lines: What changed in it.
    """

    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What a difference does to one KPI's target.

    Attributes:
        name: Of the KPI.
        was: Old target; a dash for none.
        now: New target; a dash for none.
        change: By how much, where the two can be compared; else why not.
        due: Old and new due day, or one where it stayed.
        expected_was: What the old path expects today.
        expected_now: What the new one does.
    """

    name: str
    was: str
    now: str
    change: str
    due: str
    expected_was: str
    expected_now: str


def entry_rows(entries: Iterable[EditEntry], plan: Plan, *, may_write: bool) -> Iterator[EntryRow]:
    """Yield the draft's entries, newest first, in the order given."""
    for one in entries:
        may_undo = may_write and not one.undone_by and not one.undoes
        yield EntryRow(one, _lines(one, plan), may_undo)


def change_groups(changes: Sequence[ChangeLine], new: Plan, old: Plan) -> tuple[ChangeGroup, ...]:
    """Sort changes by scope, by channel and by the other lists of the plan, in its order."""
    grouped = groupby(changes, key=lambda one: _belonging(split(one.path)))
    return tuple(
        ChangeGroup(_title(steps, new, old), tuple(lines))
        for steps, lines in _gathered((tuple(key), tuple(found)) for key, found in grouped)
    )


def effect_rows(effects: Iterable[TargetEffect]) -> Iterator[EffectRow]:
    """Yield what becomes of each target."""
    for one in effects:
        yield EffectRow(
            name=one.name,
            was=_target(one.was),
            now=_target(one.now),
            change=_change(one),
            due=_due(one),
            expected_was=_expected(one.was),
            expected_now=_expected(one.now),
        )


def address_of_comparison(old: int | str, new: int | str) -> str:
    """Give the page that compares two plans; ``draft`` names the draft."""
    return f"{reverse('compare-versions')}?old={old}&new={new}"


def _lines(entry: EditEntry, plan: Plan) -> tuple[ChangeLine, ...]:
    try:
        return changes_of(plan, plan, entry.edits)
    except MissingError:  # an edit of a field that plans no longer have
        return ()


def _gathered(
    found: Iterable[tuple[tuple[str, ...], tuple[ChangeLine, ...]]],
) -> Iterator[tuple[tuple[str, ...], tuple[ChangeLine, ...]]]:
    """Bring together what belongs to one part but does not stand together."""
    lines: dict[tuple[str, ...], tuple[ChangeLine, ...]] = {}
    for key, some in found:
        lines[key] = (*lines.get(key, ()), *some)
    yield from lines.items()


def _belonging(steps: tuple[str, ...]) -> tuple[str, ...]:
    return steps[:2] if steps[:1] and steps[0] in ALONE else steps[:1]


def _title(steps: tuple[str, ...], new: Plan, old: Plan) -> str:
    if not steps:
        return _("The plan itself")
    if len(steps) == 1:
        return label_of(steps[0])
    for plan in (new, old):
        try:
            return title_of(look_up(plan, "/".join(steps)))
        except MissingError:
            continue
    return " ".join(steps)


def _unit(aim: Aim) -> str:
    return aim.currency or aim.measured_in


def _target(aim: Aim | None) -> str:
    if aim is None or aim.target is None:
        return MISSING
    return say_exactly(aim.target.value, _unit(aim))


def _expected(aim: Aim | None) -> str:
    return MISSING if aim is None else say_value(aim.expected, _unit(aim))


def _change(effect: TargetEffect) -> str:
    if effect.was is None:
        return _("new KPI")
    if effect.now is None:
        return _("no longer a KPI")
    if effect.difference is None:
        return _("not comparable")
    said = say_difference_exactly(effect.difference, _unit(effect.now))
    sign = "+" if effect.difference > 0 else ""
    share = effect.relative_difference
    return said + (f" ({sign}{say_share(share)})" if share is not None else "")


def _due(effect: TargetEffect) -> str:
    days = [say_day(one.target.due) for one in (effect.was, effect.now) if one and one.target]
    return " → ".join(dict.fromkeys(days)) or MISSING
