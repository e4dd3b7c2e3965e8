"""What people do in the outline: each act of its form as edits of the plan, and what is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, MovePart, SetField, set_field
from trueline.plan.kpi import Direction
from trueline.plan.naming import path_of, place_of
from trueline.plan.outline.adding import KpiWanted, Where, add_kpi, add_named
from trueline.plan.outline.moving import (
    above_of,
    move_beside,
    move_deeper,
    move_higher,
    move_under,
    step,
)
from trueline.plan.outline.pasted import names_in
from trueline.plan.outline.places import Rank, siblings
from trueline.plan.parts import join, look_up
from trueline.plan.relocating import removing


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act asks for.

    Attributes:
        edits: Of the plan as it was.
        said: What is told once it is done.
        place: Of what was touched, as it is then; empty for none.
    """

    edits: tuple[Edit, ...]
    said: str
    place: str


Act = Callable[[Plan, QueryDict], Asked]


def ask(plan: Plan, given: QueryDict, metrics: MetricCatalogue) -> Asked:
    """Give what a form of the outline asks for.

    Args:
        plan: As it is.
        given: What the form sent.
        metrics: That a KPI may take.

    Raises:
        FaultyInputError: It asks for what cannot be, or for nothing.
        MissingError: What it names is not in the plan, or no longer.
    """
    acts: Mapping[str, Act] = {**ACTS, "add-kpi": partial(_add_kpi, metrics)}
    act: Act = _named(acts, given.get("act", ""))
    asked = act(plan, given)
    if not asked.edits:
        raise _refusal(_("It stands there already."), _("Choose another place."))
    return asked


def _add(plan: Plan, given: QueryDict) -> Asked:
    where = _where(given)
    names = names_in(given.get("names", ""))
    edits = add_named(plan, where, names)
    many = ngettext("Added {0} part.", "Added {0} parts.", len(names)).format(len(names))
    said = _("Added “{0}”.").format(names[0]) if len(names) == 1 else many
    return Asked(edits, said, place_of(edits[-1].path))


def _add_kpi(metrics: MetricCatalogue, plan: Plan, given: QueryDict) -> Asked:
    name, *others = names_in(given.get("names", ""))
    if others:
        raise _refusal(_("A KPI is added one by one."), _("Write one name."))
    if not given.get("metric"):
        raise _refusal(_("A KPI takes a metric."), _("Choose one."))
    direction = given.get("direction", "")
    wanted = KpiWanted(
        name,
        given.get("metric", ""),
        given.get("perspective", ""),
        _named({one.value: one for one in Direction}, direction) if direction else None,
    )
    edits = add_kpi(plan, _where(given), wanted, metrics)
    return Asked(edits, _("Added “{0}”.").format(name), place_of(edits[-1].path))


def _rename(plan: Plan, given: QueryDict) -> Asked:
    place = given.get("place", "")
    (name, *others) = names_in(given.get("name", ""))
    if others:
        raise _refusal(_("A name is one line."), _("Write one line."))
    now = set_field(plan, join(path_of(place), "name"), name)
    edit = SetField(now.path, name, given.get("was", now.was))
    edits = () if name == now.was == edit.was else (edit,)
    return Asked(edits, _("Renamed to “{0}”.").format(name), place)


def _remove(plan: Plan, given: QueryDict) -> Asked:
    place = given.get("place", "")
    path = path_of(place)
    edits = removing(plan, path)
    said = _("Removed “{0}”.").format(look_up(plan, path).name)
    if len(edits) > 1:
        more = len(edits) - 1
        words = ngettext("{0} mention of it went too.", "{0} mentions of it went too.", more)
        said = f"{said} {words.format(more)}"
    beside = siblings(plan, place)
    at = beside.index(place)
    return Asked(edits, said, ([*beside[at + 1 :], *beside[:at][::-1], above_of(plan, place)])[0])


def _move(plan: Plan, given: QueryDict) -> Asked:
    place = given.get("place", "")
    if beside := given.get("beside", ""):
        edits = move_beside(plan, place, beside, is_before=given.get("edge") == "before")
    else:
        edits = move_under(plan, place, given.get("to", ""))
    return _moved(plan, place, edits)


def _stepping(moved: Callable[[Plan, str], tuple[Edit, ...]]) -> Act:
    def act(plan: Plan, given: QueryDict) -> Asked:
        place = given.get("place", "")
        return _moved(plan, place, moved(plan, place))

    return act


def _moved(plan: Plan, place: str, edits: tuple[Edit, ...]) -> Asked:
    thens = [place_of(one.path_then) for one in edits if isinstance(one, MovePart)]
    then = next((one for one in reversed(thens) if one), place)
    return Asked(edits, _("Moved “{0}”.").format(look_up(plan, path_of(place)).name), then)


def _where(given: QueryDict) -> Where:
    rank = _named({one.value: one for one in Rank}, given.get("rank", ""))
    return Where(rank, given.get("above", ""), given.get("after", ""))


def _named(known: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever is known
    if name not in known:
        what = _("“{0}” is none of {1}.").format(name, ", ".join(known))
        raise _refusal(what, _("Load the page anew and try again."))
    return known[name]


def _refusal(what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, "", what, remedy))


ACTS: Mapping[str, Act] = {
    "add": _add,
    "rename": _rename,
    "remove": _remove,
    "move": _move,
    "up": _stepping(partial(step, by=-1)),
    "down": _stepping(partial(step, by=1)),
    "deeper": _stepping(move_deeper),
    "higher": _stepping(move_higher),
}
