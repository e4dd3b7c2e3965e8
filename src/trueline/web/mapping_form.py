"""The form by which a person says what the columns of a table mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from trueline.core.issue import Issue
from trueline.exports.mapping.column_proposals import ColumnProposal
from trueline.exports.mapping.mapping import MappedColumn, NamedMetric, Role, TableMapping, Unit
from trueline.exports.mapping.proposing import MappingProposal
from trueline.web.drop_questions import DAY_ORDERS

ROLES = (
    (Role.OPEN, _("Choose")),
    (Role.IGNORED, _("Nothing: ignore it")),
    (Role.DAY, _("Day")),
    (Role.LAST_DAY, _("Last day")),
    (Role.METRIC, _("Values of a metric")),
    (Role.METRIC_NAME, _("Name of the metric")),
    (Role.VALUE, _("Value of the metric named")),
    (Role.ACCOUNT, _("Account")),
    (Role.NETWORK, _("Network")),
    (Role.CURRENCY, _("Currency")),
    (Role.DIMENSION, _("Part of the account, such as country")),
    (Role.BREAKDOWN, _("Part, written country=DE")),
    (Role.POST, _("Id of a post")),
    (Role.TITLE, _("Title of the post")),
    (Role.URL, _("Address of the post")),
    (Role.PUBLISHED, _("Published at")),
    (Role.KIND, _("Kind of the post")),
    (Role.PERSON, _("Member, kept as a hash")),
)
UNITS = ((Unit.OWN, _("the metric's own unit")), *((one, one.value) for one in Unit if one.value))
WINDOWS = (
    ("lifetime", _("of their whole life")),
    ("range", _("within the export's days")),
)

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ColumnField:
    """A column's line in the form.

    Attributes:
        proposal: What it may be, or is said to be.
        fault: Why that cannot be; empty when it can.
    """

    proposal: ColumnProposal
    fault: str = ""


@dataclass(frozen=True, slots=True)
class NameField:
    """What a text in the column of metric names means, in the form.

    Attributes:
        named: The text and its metric.
        fault: Why that cannot be; empty when it can.
    """

    named: NamedMetric
    fault: str = ""


def as_said(proposal: MappingProposal, given: Mapping[str, str]) -> MappingProposal:
    """Put what a form says in the place of what was proposed."""
    columns = tuple(
        replace(one, column=_column(at, one.column, given))
        for at, one in enumerate(proposal.columns)
    )
    names = tuple(_named(at, one, given) for at, one in enumerate(proposal.mapping.names))
    mapping = TableMapping(
        name=given.get("name", "").strip(),
        columns=tuple(one.column for one in columns),
        names=names if any(one.column.role is Role.METRIC_NAME for one in columns) else (),
        network=given.get("network", "").strip().lower(),
        account=given.get("account", "").strip(),
        currency=given.get("currency", "").strip().upper(),
        month_first=DAY_ORDERS.get(given.get("days", "")),
        window=given.get("window", "lifetime"),
        single_days="single_days" in given,
    )
    return replace(proposal, mapping=mapping, columns=columns)


def column_fields(proposal: MappingProposal, issues: Sequence[Issue]) -> list[ColumnField]:
    """Give the lines of columns, each with what is wrong with it."""
    return [
        ColumnField(one, _fault("columns", one.column.header, issues)) for one in proposal.columns
    ]


def name_fields(proposal: MappingProposal, issues: Sequence[Issue]) -> list[NameField]:
    """Give the lines of names of metrics, each with what is wrong with it."""
    return [NameField(one, _fault("names", one.text, issues)) for one in proposal.mapping.names]


def _fault(kind: str, name: str, issues: Sequence[Issue]) -> str:
    found = [one for one in issues if one.where.endswith(f", {kind}, {name}")]
    return " ".join(f"{one.what} {one.remedy}" for one in found)


def _column(at: int, column: MappedColumn, given: Mapping[str, str]) -> MappedColumn:
    def field(name: str) -> str:
        return given.get(f"c{at}-{name}", "").strip()

    role = _one_of(Role, field("role"), Role.OPEN)
    is_metric = role is Role.METRIC
    return MappedColumn(
        header=column.header,
        role=role,
        metric=field("metric") if is_metric else "",
        breakdown=field("breakdown") if is_metric else "",
        unit=_one_of(Unit, field("unit"), Unit.OWN) if is_metric else Unit.OWN,
        name=field("name") if role is Role.DIMENSION else "",
        personal=f"c{at}-personal" in given,
    )


def _named(at: int, named: NamedMetric, given: Mapping[str, str]) -> NamedMetric:
    def field(name: str) -> str:
        return given.get(f"n{at}-{name}", "").strip()

    unit = _one_of(Unit, field("unit"), Unit.OWN)
    return NamedMetric(named.text, field("metric"), field("breakdown"), unit)


def _one_of(kind: type[Choice], text: str, otherwise: Choice) -> Choice:
    return kind(text) if text in {one.value for one in kind} else otherwise
