"""What changed since a report was issued: its numbers as it has them, beside those known now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from trueline.briefing.blocks import Block, Briefing, Section, Table
from trueline.briefing.key_figures import KeyFigures
from trueline.usecases.reporting.issue import frozen_briefing
from trueline.usecases.reporting.issued import IssuedReport
from trueline.usecases.reporting.layouts import layout_named
from trueline.usecases.reporting.make_report import make_report
from trueline.usecases.studying.running import Progress
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A number that is another one now.

    Attributes:
        section: Title of the section that it stands in.
        row: What the row is about.
        column: Head of its column.
        then: As the report has it; empty where it did not stand there.
        now: As it is known now; empty where it does not stand there any more.
        trace: Address at which it is taken apart; empty for none.
    """

    section: str
    row: str
    column: str
    then: str
    now: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class IssueCompared:
    """An issued report beside the same report as it would be made now, for the same day.

    Attributes:
        report: As it was issued.
        as_of: Moment whose knowledge it is held against, in UTC.
        changed: Numbers that differ, in the report's order.
        count: Numbers that were held against each other.
    """

    report: IssuedReport
    as_of: datetime
    changed: tuple[ChangedNumber, ...]
    count: int


Key = tuple[str, str, str]
"""Section, row and column."""


def compare_issue(
    workspace: Workspace,
    report: IssuedReport,
    *,
    progress: Progress = lambda _step, _done: None,
) -> IssueCompared:
    """Hold an issued report against the same report for the same day, as known now.

    Args:
        workspace: Of the organisation.
        report: That was issued.
        progress: As of ``make_report``.

    Raises:
        DamagedError: What it said is gone.
        MissingError: Its layout or its plan is gone.
        FaultyInputError: The plan has its scope or channel no more.
        StoppedError: ``progress`` asked to stop.
    """
    then = dict(_numbers(frozen_briefing(workspace, report)))
    now = workspace.now()
    made = make_report(
        workspace,
        replace(report.wish, on=report.on),
        as_of=now,
        layout=layout_named(workspace, report.wish.layout, as_of=report.issued_at),
        progress=progress,
    )
    fresh = dict(_numbers(made.briefing))
    changed = tuple(
        ChangedNumber(
            *key, then.get(key, ("", ""))[0], fresh.get(key, ("", ""))[0], _trace(key, then, fresh)
        )
        for key in dict.fromkeys((*then, *fresh))
        if then.get(key, ("", ""))[0] != fresh.get(key, ("", ""))[0]
    )
    return IssueCompared(report, now, changed, len({*then, *fresh}))


def _trace(key: Key, then: dict[Key, tuple[str, str]], fresh: dict[Key, tuple[str, str]]) -> str:
    return fresh.get(key, ("", ""))[1] or then.get(key, ("", ""))[1]


def _numbers(briefing: Briefing) -> Iterator[tuple[Key, tuple[str, str]]]:
    """Give every number of a briefing by where it stands: its text and its trace."""
    for section in briefing.sections:
        for block in section.blocks:
            yield from _of_block(section, block)


def _of_block(section: Section, block: Block) -> Iterator[tuple[Key, tuple[str, str]]]:
    if isinstance(block, Table):
        yield from _of_table(section, block)
    elif isinstance(block, KeyFigures):
        known = (one for one in block.figures if one.value is not None)
        yield from (((section.title, one.label, ""), (one.text, one.trace)) for one in known)


def _of_table(section: Section, table: Table) -> Iterator[tuple[Key, tuple[str, str]]]:
    for row in table.rows:
        for head, cell in zip(table.heads, row, strict=True):
            if cell.value is not None:
                yield (section.title, row[0].text, head), (cell.text, cell.trace)
