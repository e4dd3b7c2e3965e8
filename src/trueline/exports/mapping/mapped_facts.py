"""Stages what a row of a mapped table says: by day, of a post, or of a member."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.exports.cells.money import Amount
from trueline.exports.mapping.mapped_subjects import joined_breakdown
from trueline.exports.mapping.mapping import Role
from trueline.exports.tables.raw_rows import mask_handles
from trueline.exports.tables.staging import Staging, Window, short_title
from trueline.exports.tables.tables import TableRow


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about.

    Attributes:
        account: ``network/handle``.
        part: Breakdown of the account that all its values are about; empty for the whole.
    """

    account: str
    part: str


@dataclass(frozen=True, slots=True)
class RowValue:
    """One value of a row.

    Attributes:
        metric: Id.
        breakdown: Part that the column or the metric's name says; empty for none.
        value: In the metric's unit; money with its currency.
    """

    metric: str
    breakdown: str
    value: Decimal | Amount


def stage_day(
    row: TableRow, subject: Subject, values: Sequence[RowValue], staging: Staging
) -> tuple[Hashable, ...]:
    """Stage values of an account on a day, and give what the row is about.

    Raises:
        FaultyInputError: The row has no day.
    """
    day = _day(row)
    for one in values:
        part = joined_breakdown(subject.part, one.breakdown)
        staging.add_day(row.line, subject.account, one.metric, day, one.value, part)
    return subject.account, subject.part, day


def stage_post(
    row: TableRow, subject: Subject, values: Sequence[RowValue], window: str, staging: Staging
) -> tuple[Hashable, ...]:
    """Stage values of a post, and give what the row is about.

    The post itself is staged only where the table says when it was published: a table of figures
    alone would blank what is known of the post.
    """
    network = subject.account.partition("/")[0]
    post = f"{network}/{row.text(Role.POST)}"
    if row.table.has(Role.PUBLISHED):
        stamp = row.stamp(Role.PUBLISHED)
        staging.add(
            "post",
            row.line,
            post=post,
            account=subject.account,
            published_at=stamp.at if stamp else None,
            zone=stamp.zone if stamp else "",
            has_time=bool(stamp and stamp.clock),
            kind=row.text(Role.KIND),
            title=short_title(mask_handles(row.text(Role.TITLE))),
            url=row.text(Role.URL),
        )
    for one in values:
        staging.add_post_value(
            row.line, subject.account, post, one.metric, one.value, Window(window)
        )
    return (post,)


def stage_member(
    row: TableRow, subject: Subject, values: Sequence[RowValue], member: int, staging: Staging
) -> tuple[Hashable, ...]:
    """Stage values of a member in a period, and give what the row is about.

    Args:
        row: Its day is the first of the member's period.
        subject: Whose members; the part is the member's segment.
        values: Of the member.
        member: Keyed hash of the member.
        staging: Takes the facts.

    Raises:
        FaultyInputError: The row has no day.
    """
    period = _day(row)
    segment = subject.part.partition("=")[2]
    for one in values:
        amount = one.value if isinstance(one.value, Amount) else Amount(one.value, "")
        staging.add(
            "panel",
            row.line,
            account=subject.account,
            person_key=member,
            metric=one.metric,
            period=period,
            value=amount.value,
            currency=amount.currency,
            segment=segment,
            treated=None,
        )
    return subject.account, member, period


def _day(row: TableRow) -> date:
    stamp = row.stamp(Role.DAY)
    if stamp is None:
        raise row.refuse(Role.DAY, "the row has no day")
    return stamp.day
