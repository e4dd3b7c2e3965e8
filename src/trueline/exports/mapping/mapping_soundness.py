"""What is wrong with a mapping, before anything is read by it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.cells.headers import normalise
from trueline.exports.cells.money import currency_codes
from trueline.exports.mapping.mapped_columns import is_reported, suits
from trueline.exports.mapping.mapping import MappedColumn, NamedMetric, Role, TableMapping, Unit
from trueline.facts.ledger.staging import NETWORK
from trueline.metrics.metric import Metric

COLUMN_LIMIT = 2_000
NAME_LIMIT = 2_000
OPEN = "?"
"""Stands for a metric that a person still has to say."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_DIMENSION = re.compile(r"[a-z0-9][a-z0-9 _-]{0,59}")
_BREAKDOWN = re.compile(r"[a-z0-9][a-z0-9 _-]{0,59}=\S.{0,199}")
_WINDOWS = ("lifetime", "range")
_MANY = frozenset({Role.IGNORED, Role.OPEN, Role.METRIC, Role.DIMENSION})
"""Roles that several columns may have."""
_OF_POSTS = (Role.TITLE, Role.URL, Role.PUBLISHED, Role.KIND)


@dataclass(frozen=True, slots=True)
class MappingFault:
    """One thing that is wrong with a mapping.

    Attributes:
        place: Which part of it: ``columns, Likes``.
        what: What is wrong, in a sentence.
        remedy: What to do, in a sentence.
    """

    place: str
    what: str
    remedy: str


def refuse_faulty_mapping(mapping: TableMapping, rules: Mapping[str, Metric]) -> None:
    """Refuse a mapping by which nothing can be read.

    Args:
        mapping: What a person said.
        rules: Every known metric by id.

    Raises:
        FaultyInputError: Every fault is an issue with its place.
    """
    faults = tuple(faults_of_mapping(mapping, rules))
    if faults:
        raise FaultyInputError(
            *(
                Issue(Severity.BLOCKS, f"mapping {mapping.name}, {one.place}", one.what, one.remedy)
                for one in faults
            )
        )


def faults_of_mapping(mapping: TableMapping, rules: Mapping[str, Metric]) -> Iterator[MappingFault]:
    """Give everything that is wrong with a mapping; nothing when it is sound."""
    yield from _faults_of_constants(mapping)
    yield from _faults_of_headers(mapping)
    yield from _faults_of_roles(mapping)
    yield from _faults_of_parts(mapping)
    for column in mapping.columns:
        yield from _faults_of_column(column, rules, of_posts=bool(mapping.of(Role.POST)))
    yield from _faults_of_names(mapping, rules)


def _faults_of_constants(mapping: TableMapping) -> Iterator[MappingFault]:
    if not _NAME.fullmatch(mapping.name):
        remedy = "Write lower case letters, digits and hyphens, such as agency-weekly."
        yield MappingFault("name", f"“{mapping.name}” is no name for a mapping.", remedy)
    if mapping.network and not NETWORK.fullmatch(mapping.network):
        remedy = "Write it as in accounts, such as instagram."
        yield MappingFault("network", f"“{mapping.network}” is no network.", remedy)
    if mapping.currency and mapping.currency not in currency_codes():
        remedy = "Write its code of three letters, such as EUR."
        yield MappingFault("currency", f"“{mapping.currency}” is no currency.", remedy)
    if mapping.window not in _WINDOWS:
        remedy = f"Write {' or '.join(_WINDOWS)}."
        yield MappingFault("window", f"“{mapping.window}” is no window.", remedy)


def _faults_of_headers(mapping: TableMapping) -> Iterator[MappingFault]:
    if len(mapping.columns) > COLUMN_LIMIT or len(mapping.names) > NAME_LIMIT:
        what = "The mapping has more columns or names than any table."
        yield MappingFault("columns", what, "Leave out those that the table does not have.")
    for header in _repeated(one.header for one in mapping.columns):
        what = f"The column “{header}” stands here twice."
        yield MappingFault(f"columns, {header}", what, "Keep one of the two.")
    if any(not normalise(one.header) for one in mapping.columns):
        what = "A column has no header, so it cannot be found in a file."
        yield MappingFault("columns", what, "Leave it out; such columns are ignored.")


def _faults_of_roles(mapping: TableMapping) -> Iterator[MappingFault]:
    counts = Counter(one.role for one in mapping.columns)
    for role in (one for one in counts if counts[one] > 1 and one not in _MANY):
        what = f"{counts[role]} columns have the role {role}; a table has one."
        yield MappingFault("columns", what, "Ignore the others, or make them dimensions.")
    for column in mapping.of(Role.OPEN):
        what = f"Nobody said what the column “{column.header}” is."
        remedy = "Give it a role, such as metric or dimension; or say that it is ignored."
        yield MappingFault(f"columns, {column.header}", what, remedy)
    has_post, has_day = counts[Role.POST], counts[Role.DAY]
    if not has_post and not has_day:
        what = "No column holds the day, and none the id of a post."
        yield MappingFault("columns", what, "Say which column is the day or the post.")
    if has_post and (has_day or counts[Role.LAST_DAY] or counts[Role.PERSON]):
        what = "A post's values are kept as they stand, not by day or by member."
        remedy = "Make the day the role published; or the post a dimension of the account's days."
        yield MappingFault("columns", what, remedy)
    if not has_post and any(counts[one] for one in _OF_POSTS):
        what = "Title, address, kind and time of publishing are of a post, and no column is one."
        yield MappingFault("columns", what, "Say which column is the post's id, or ignore them.")


def _faults_of_parts(mapping: TableMapping) -> Iterator[MappingFault]:
    """Give what is wrong with layout and parts."""
    is_long = bool(mapping.of(Role.VALUE, Role.METRIC_NAME))
    if is_long and not (mapping.of(Role.VALUE) and mapping.of(Role.METRIC_NAME)):
        what = "A column of values needs one that names their metric, and the other way round."
        yield MappingFault("columns", what, "Give both roles: value and metric-name.")
    if is_long and mapping.of(Role.METRIC):
        what = "A table has a column for each metric, or one that names them; this has both."
        yield MappingFault("columns", what, "Ignore the columns of one of the two.")
    if not is_long and not mapping.of(Role.METRIC):
        yield MappingFault("columns", "No column is a metric.", "Say which columns are metrics.")
    dimensions = mapping.of(Role.DIMENSION, Role.BREAKDOWN)
    parts = {one.breakdown for one in mapping.columns} | {one.breakdown for one in mapping.names}
    if mapping.of(Role.POST) and (dimensions or parts - {""}):
        what = "Values of posts have no parts such as countries."
        yield MappingFault("columns", what, "Ignore these columns, or make the post a dimension.")
    if mapping.of(Role.PERSON) and (len(dimensions) > 1 or parts - {""}):
        what = "A member has one segment at most, and values of members have no other parts."
        yield MappingFault("columns", what, "Keep the dimension that is the segment.")


def _faults_of_column(
    column: MappedColumn, rules: Mapping[str, Metric], *, of_posts: bool
) -> Iterator[MappingFault]:
    place = f"columns, {column.header}"
    if column.role is Role.METRIC:
        named = NamedMetric(column.header, column.metric, column.breakdown, column.unit)
        yield from _faults_of_metric(named, rules, place, of_posts=of_posts)
    elif column.metric or column.breakdown or column.unit is not Unit.OWN:
        what = f"Only a metric has metric, breakdown and unit; this column is {column.role}."
        yield MappingFault(place, what, "Leave them out, or make it a metric.")
    if column.role is Role.DIMENSION and not _DIMENSION.fullmatch(column.name):
        what = f"“{column.name}” is no name of a dimension."
        yield MappingFault(place, what, "Write a word in lower case, such as country.")
    if column.personal and column.role not in {Role.IGNORED, Role.PERSON}:
        what = "A column that tells who a person is cannot be kept as it stands."
        yield MappingFault(place, what, "Ignore it; or give it the role person, which is hashed.")


def _faults_of_names(mapping: TableMapping, rules: Mapping[str, Metric]) -> Iterator[MappingFault]:
    if mapping.of(Role.METRIC_NAME) and not any(one.metric for one in mapping.names):
        what = "Nobody said which metric the names in the table are."
        yield MappingFault("names", what, "List each name with its metric.")
    for text in _repeated(one.text for one in mapping.names):
        what = f"The name “{text}” stands here twice."
        yield MappingFault(f"names, {text}", what, "Keep one of the two.")
    for named in mapping.names:
        if named.metric:
            of_posts = bool(mapping.of(Role.POST))
            yield from _faults_of_metric(named, rules, f"names, {named.text}", of_posts=of_posts)
    subjects = Counter((one.metric, one.breakdown) for one in mapping.of(Role.METRIC))
    subjects.update((one.metric, one.breakdown) for one in mapping.names)
    for (metric, _), count in subjects.items():
        if count > 1 and metric in rules:
            what = (
                f"{count} columns or names are the metric {metric}, and nothing tells them apart."
            )
            remedy = "Ignore all but one, or give each a breakdown such as source=organic."
            yield MappingFault("columns", what, remedy)


def _faults_of_metric(
    named: NamedMetric, rules: Mapping[str, Metric], place: str, *, of_posts: bool
) -> Iterator[MappingFault]:
    metric = rules.get(named.metric)
    if named.metric in {"", OPEN}:
        what = f"Nobody said which metric “{named.text}” is."
        yield MappingFault(place, what, "Name a metric of the catalogue, or leave it out.")
    elif metric is None:
        what = f"There is no metric {named.metric}."
        yield MappingFault(place, what, "Use an id of the metric catalogue.")
    elif not is_reported(metric, of_posts=of_posts):
        what = f"{metric.name} is worked out from others, so a reported value of it is not kept."
        yield MappingFault(place, what, "Map what it is made of, and ignore this.")
    elif not suits(named.unit, metric):
        what = f"{metric.name} is measured in {metric.measured_in}, not in {named.unit}."
        yield MappingFault(place, what, "Leave the unit out, or choose another metric.")
    if named.breakdown and not _BREAKDOWN.fullmatch(named.breakdown):
        what = f"“{named.breakdown}” is no breakdown."
        yield MappingFault(place, what, "Write name=value, such as source=organic.")


def _repeated(texts: Iterator[str]) -> list[str]:
    counts = Counter(normalise(one) for one in texts)
    return [one for one, count in counts.items() if one and count > 1]
