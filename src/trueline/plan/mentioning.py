"""What names a part, found without walking the whole plan.

A plan's scopes and channels hold nearly all of it, and an edit leaves all but one or two of them
the very same records. So what each of them names is listed once for as long as it lives.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from trueline.core.errors import MissingError
from trueline.core.once_per_record import once_per_record
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan, Scope
from trueline.plan.naming import Mention, mentions, nameable_at, names_of, path_of
from trueline.plan.parts import join, split
from trueline.plan.referring import OF_ITS_OWN, Named

MentionField: TypeAlias = tuple[Mention, ...]
"""All that one field names, in its order."""

Names: TypeAlias = Mapping[Named, Collection[str]]
_Index: TypeAlias = Mapping[Named, Mapping[str, tuple[MentionField, ...]]]

BY_PLACE = frozenset({Named.SCOPE, Named.SOCIAL_GOAL, Named.KPI, Named.TACTIC})
"""What is named by its place in the cascade, so that its name says where it stands."""


def fields_naming(plan: Plan, names: Names) -> Iterator[MentionField]:
    """Yield every field that names one of some parts, with all that it names; each field once.

    Args:
        plan: To look through.
        names: By what they name.
    """
    asked = [(what, wanted) for what, wanted in names.items() if wanted]
    for index in _indexes(plan):
        for what, wanted in asked:
            if (known := index.get(what)) is not None:
                yield from dict.fromkeys(one for name in wanted for one in known.get(name, ()))


def own_fields(plan: Plan, path: str) -> Iterator[MentionField]:
    """Yield the fields of a scope whose names its own place decides, such as a KPI of its goal.

    Args:
        plan: To look through.
        path: Of the scope or of anything in it; elsewhere there are none.
    """
    field, *steps = split(path) or ("",)
    for scope in plan.scopes if field == "scopes" else ():
        if steps[:1] in ([], [scope.id]):
            index = _in_scope(scope)
            own = (one for what in sorted(OF_ITS_OWN) for one in index.get(what, {}).values())
            yield from dict.fromkeys(one for fields in own for one in fields)


def only_near(plan: Plan, paths: Iterable[str]) -> Plan:
    """Give the plan with no scopes but those in which some paths lie.

    What the others hold is named by its place, so it is named and called the same wherever these
    parts go.
    """
    all_steps = [split(path) for path in paths]
    if any(steps in {(), ("scopes",)} for steps in all_steps):
        return plan
    kept = {steps[1] for steps in all_steps if steps[0] == "scopes"}
    return replace(plan, scopes=tuple(one for one in plan.scopes if one.id in kept))


def path_named(plan: Plan, at: str, what: Named, name: str) -> str:
    """Give the path of what a field names; empty when the plan has nothing of that name.

    Args:
        plan: To look through.
        at: Path of the field.
        what: What it may name.
        name: As it stands there.
    """
    if what in OF_ITS_OWN:
        try:
            return nameable_at(plan, at, what).get(name, "")
        except MissingError:
            return ""
    if what is Named.METRIC:
        return ""
    near = only_near(plan, [path_of(name)]) if what in BY_PLACE and name else plan
    return names_of(near, what).get(name, "")


@once_per_record
def _in_scope(scope: Scope) -> _Index:
    return _indexed(mentions(scope, join("scopes", scope.id)))


@once_per_record
def _in_channel(channel: Channel) -> _Index:
    return _indexed(mentions(channel, join("channels", channel.id)))


def _indexes(plan: Plan) -> Iterator[_Index]:
    yield from map(_in_scope, plan.scopes)
    yield from map(_in_channel, plan.channels)
    yield _indexed(mentions(replace(plan, scopes=(), channels=())))


def _indexed(found: Iterable[Mention]) -> _Index:
    index: dict[Named, dict[str, list[MentionField]]] = {}
    for _, group in groupby(found, key=lambda one: one.path):
        field = tuple(group)
        names = index.setdefault(field[0].what, {})
        for name in dict.fromkeys(one.name for one in field):
            names.setdefault(name, []).append(field)
    return {
        what: {name: tuple(fields) for name, fields in names.items()}
        for what, names in index.items()
    }
