"""Settles the roles of columns among each other, as far as it is plain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trueline.exports.mapping.column_proposals import ColumnProposal
from trueline.exports.mapping.mapped_columns import is_reported
from trueline.exports.mapping.mapping import MappedColumn, Role
from trueline.exports.mapping.table_sketch import ColumnSketch, TableSketch
from trueline.metrics.metric import Metric

_OF_POSTS = frozenset({Role.TITLE, Role.URL, Role.KIND, Role.PUBLISHED})
_ONCE = frozenset(Role) - {Role.IGNORED, Role.OPEN, Role.METRIC, Role.DIMENSION}

Proposals = tuple[ColumnProposal, ...]


def settle_roles(found: Proposals, sketch: TableSketch, rules: Mapping[str, Metric]) -> Proposals:
    """Give the proposals with contradictions among them taken out.

    Two columns of a role that a table has once are both left open; so are two of one metric.
    """
    found = _only_day(found)
    found = _posts(found, sketch)
    found = _layout(found)
    return _worked_out(_without_rivals(found), rules)


def _only_day(found: Proposals) -> Proposals:
    """Take the only column of days for the day, where none is named so."""
    if _with(found, Role.DAY, Role.PUBLISHED, Role.LAST_DAY):
        return found
    days = [one for one in found if one.is_open and one.reason == "holds days"]
    if len(days) != 1:
        return found
    return _turned(found, days[0], Role.DAY, "is the only column of days")


def _posts(found: Proposals, sketch: TableSketch) -> Proposals:
    """Settle whether rows are posts, days of posts, or no posts at all."""
    posts, days = _with(found, Role.POST), _with(found, Role.DAY)
    if not posts:
        for one in _with(found, *_OF_POSTS):
            role = Role.OPEN if one.column.role in {Role.KIND, Role.PUBLISHED} else Role.IGNORED
            found = _turned(found, one, role, f"{one.reason}, and no column is a post's id")
        return found
    sketches = {one.header: one for one in sketch.columns}
    if len(posts) == 1 and len(days) == 1:
        if not _is_once(sketches[posts[0].column.header]):
            return _days_of_posts(found, posts[0])
        if not _with(found, Role.PUBLISHED):
            why = "its name says day, and each post has one row: its time of publishing"
            found = _turned(found, days[0], Role.PUBLISHED, why)
        else:
            why = "its name says day, beside the time of publishing: a post's values have no day"
            found = _turned(found, days[0], Role.OPEN, why)
    for one in _with(found, Role.DIMENSION, Role.BREAKDOWN):
        found = _turned(found, one, Role.IGNORED, "values of posts have no parts")
    return found


def _days_of_posts(found: Proposals, post: ColumnProposal) -> Proposals:
    """Make the post a dimension: its rows are days."""
    column = MappedColumn(post.column.header, Role.DIMENSION, name="post")
    why = "a post has several rows, one a day: a part of the account"
    found = tuple(replace(one, column=column, reason=why) if one is post else one for one in found)
    for one in _with(found, *_OF_POSTS):
        found = _turned(found, one, Role.IGNORED, "rows are days of posts")
    return found


def _layout(found: Proposals) -> Proposals:
    """Keep the roles of a long table only where it is one."""
    names, values = _with(found, Role.METRIC_NAME), _with(found, Role.VALUE)
    metrics = _with(found, Role.METRIC)
    if bool(names) == bool(values) and not (names and metrics):
        return found
    if names and not values:
        numbers = [one for one in found if one.is_open and "numbers" in one.reason]
        if len(numbers) == 1 and not metrics:
            return _turned(found, numbers[0], Role.VALUE, "the numbers beside the metric's name")
    why = "a table has a column for each metric, or one that names them beside one of values"
    for one in (*names, *values):
        found = _turned(found, one, Role.OPEN, f"{one.reason}; {why}")
    return found


def _without_rivals(found: Proposals) -> Proposals:
    for role in _ONCE:
        rivals = _with(found, role)
        if len(rivals) > 1:
            for one in rivals:
                found = _turned(found, one, Role.OPEN, f"{one.reason}, and so is another column")
    subjects = [
        (one.column.metric, one.column.breakdown) for one in found if one.column.role is Role.METRIC
    ]
    for one in _with(found, Role.METRIC):
        if subjects.count((one.column.metric, one.column.breakdown)) > 1:
            found = _turned(found, one, Role.OPEN, f"{one.reason}, and so is another column")
    return found


def _worked_out(found: Proposals, rules: Mapping[str, Metric]) -> Proposals:
    """Leave out metrics that are worked out from others, unless they are reported of posts."""
    of_posts = bool(_with(found, Role.POST))
    for one in _with(found, Role.METRIC):
        if not is_reported(rules[one.column.metric], of_posts=of_posts):
            why = f"{one.reason}, which is worked out from others"
            found = _turned(found, one, Role.IGNORED, why)
    return found


def _with(found: Sequence[ColumnProposal], *roles: Role) -> tuple[ColumnProposal, ...]:
    return tuple(one for one in found if one.column.role in roles)


def _turned(found: Proposals, which: ColumnProposal, role: Role, reason: str) -> Proposals:
    column = MappedColumn(which.column.header, role, personal=which.column.personal)
    return tuple(
        replace(one, column=column, reason=reason)
        if one.column.header == which.column.header
        else one
        for one in found
    )


def _is_once(sketch: ColumnSketch) -> bool:
    return sketch.are_unique
