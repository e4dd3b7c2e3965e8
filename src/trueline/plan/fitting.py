"""How a template's parts fit into a plan: free ids, the plan's own perspectives, nothing lost."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from itertools import count
from typing import Any

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Perspective, Plan
from trueline.plan.edits import AddPart, Edit, add_part, set_field
from trueline.plan.naming import mentions
from trueline.plan.parts import changed, join, kinds_of, look_up, name_of
from trueline.plan.referring import Named
from trueline.plan.starters import STANDARD_PERSPECTIVES, PlanTemplate

Names = Mapping[Named, Mapping[str, str]]

SIDES_IN_WORDS: Mapping[str, frozenset[str]] = {
    "financial": frozenset({"financial", "finance", "business", "value", "money"}),
    "customers": frozenset({"customer", "customers", "clients", "readers", "members", "guests"}),
    "internal-process": frozenset({"internal", "process", "processes", "operations"}),
    "people-and-learning": frozenset({"people", "learning", "growth", "employees"}),
}
"""Words by which a plan's own perspective is known for one of the four standard ones."""

NAMED_LISTS = {
    "segments": Named.SEGMENT,
    "departments": Named.DEPARTMENT,
    "scopes": Named.SCOPE,
    "channels": Named.CHANNEL,
}


def edits_of_template(
    plan: Plan, template: PlanTemplate, *, perspectives: Mapping[str, str], into: str = ""
) -> tuple[Edit, ...]:
    """Give the edits that bring a template into a plan.

    Parts whose id is taken get a free one; segments, departments and audit questions that the
    plan has already under the same id and name are used as they are.

    Args:
        plan: Before.
        template: What to bring in.
        perspectives: Standard perspective to the plan's own, where somebody said; the others are
            found by their words.
        into: Id of a scope, channel or policy that is to be filled instead: what is written
            there stays, empty fields and missing parts come from the template.

    Raises:
        FaultyInputError: A perspective of the template has no match in the plan.
        MissingError: There is no part ``into``.
    """
    sides = _sides(plan, template.content, perspectives)
    ids = {name: _ids(plan, template, name) for name in _lists_of(template.content)}
    names = {what: ids[name] for name, what in NAMED_LISTS.items() if name in ids}
    content = _renamed(template.content, {**names, Named.PERSPECTIVE: sides})
    added = [] if plan.perspectives or not sides else _standard_perspectives(plan)
    main = template.kind.main_list
    for name in _lists_of(content):
        if name == main and into:
            part = getattr(content, name)[0]
            added.extend(_filling(plan, join(name, into), part))
        else:
            added.extend(_adding(plan, name, getattr(content, name), ids[name]))
    return tuple(added)


def _lists_of(content: Plan) -> list[str]:
    """Give the lists that a template fills, those first that others name."""
    filled = [
        name
        for name, kind in kinds_of(Plan).items()
        if kind.is_parts and name != "perspectives" and getattr(content, name)
    ]
    return sorted(filled, key=lambda name: name in ("scopes", "channels"))


def _ids(plan: Plan, template: PlanTemplate, name: str) -> dict[str, str]:
    """Give each part of a list the id that it will have in the plan."""
    there = {name_of(one): one for one in getattr(plan, name)}
    found: dict[str, str] = {}
    for part in getattr(template.content, name):
        own = name_of(part)
        is_same = own in there and _in_words(there[own]) == _in_words(part)
        may_be_shared = name != template.kind.main_list
        found[own] = own if is_same and may_be_shared else _free(own, there)
    return found


def _in_words(part: Any) -> str:  # noqa: ANN401 - any part
    return str(getattr(part, "name", "") or getattr(part, "question", ""))


def _free(name: str, taken: Mapping[str, object]) -> str:
    if name not in taken:
        return name
    return next(free for n in count(2) if (free := f"{name}-{n}") not in taken)


def _sides(plan: Plan, content: Plan, chosen: Mapping[str, str]) -> dict[str, str]:
    """Give the plan's perspective for each one that a template uses."""
    used = dict.fromkeys(one.name for one in mentions(content) if one.what is Named.PERSPECTIVE)
    if not plan.perspectives:
        return {one: one for one in used}
    return {one: chosen.get(one) or _side(plan, one) for one in used}


def _side(plan: Plan, standard: str) -> str:
    own = [one.id for one in plan.perspectives]
    if standard in own:
        return standard
    near = [one.id for one in plan.perspectives if SIDES_IN_WORDS[standard] & _words_of(one)]
    if len(near) == 1:
        return near[0]
    raise FaultyInputError(
        Issue(
            Severity.BLOCKS,
            "perspectives",
            f"The template has KPIs on the side “{standard}”, and it is not clear which "
            "perspective of the plan that is.",
            f"Say which of these takes them: {', '.join(own)}.",
        )
    )


def _words_of(side: Perspective) -> frozenset[str]:
    return frozenset(f"{side.id} {side.name}".lower().replace("-", " ").split())


def _standard_perspectives(plan: Plan) -> list[Edit]:
    return list(_one_after_the_other(plan, "perspectives", STANDARD_PERSPECTIVES))


def _renamed(content: Plan, names: Names) -> Plan:
    for one in mentions(content):
        new = names.get(one.what, {}).get(one.name, one.name)
        if new != one.name:
            content = changed(content, one.path, _name_changed(one.name, new))
    return content


def _name_changed(old: str, new: str) -> Any:  # noqa: ANN401 - text to text, list to list
    def change(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        if isinstance(value, str):
            return new
        return tuple(new if one == old else one for one in value)

    return change


def _adding(
    plan: Plan, within: str, parts: tuple[Any, ...], ids: Mapping[str, str]
) -> Iterator[Edit]:
    taken = {name_of(one) for one in getattr(plan, within)}
    fresh = [
        replace(part, id=ids[name_of(part)]) for part in parts if ids[name_of(part)] not in taken
    ]
    return _one_after_the_other(plan, within, tuple(fresh))


def _filling(plan: Plan, path: str, part: Any) -> Iterator[Edit]:  # noqa: ANN401 - any part
    """Yield edits that fill what is empty in a part of the plan and touch nothing else."""
    there = look_up(plan, path)
    for field in fields(part):
        place, new = join(path, field.name), getattr(part, field.name)
        now = getattr(there, field.name)
        if kinds_of(type(part))[field.name].is_parts:
            known = {name_of(one) for one in now}
            missing = tuple(one for one in new if name_of(one) not in known)
            yield from _one_after_the_other(plan, place, missing)
        elif field.default is not MISSING and now == field.default != new:
            yield set_field(plan, place, new)


def _one_after_the_other(plan: Plan, within: str, parts: tuple[Any, ...]) -> Iterator[AddPart]:
    after = None
    for part in parts:
        yield add_part(plan, within, part, after=after)
        after = name_of(part)
