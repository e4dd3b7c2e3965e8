"""Minutes of the last meeting: who was there, what was said, and what was made of it.

The last is the newest that was closed with something said or decided; else the newest at all.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Block, Bullets, Pairs, Paragraph, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word
from trueline.coordination.reviewing.session import Session, SessionStatus

NOTHING = "No meeting was closed yet; minutes are made when one closes."
HEADS = ("Item", "Said", "Class")


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    on = ground.frame.on
    closed = [
        one
        for one in ground.coordinated.sessions()
        if one.status is SessionStatus.CLOSED and one.starts.date() <= on
    ]
    told = (one for one in closed if one.minuted or one.decisions)
    last = next(told, None) or next(iter(closed), None)
    if last is None:
        return (Section("Minutes of the last meeting", (Paragraph(NOTHING),), is_wide=True),)
    blocks: tuple[Block, ...] = (_about(last), *_present(last))
    items = table_or_word(ground.frame, HEADS, _items(last), "Nothing was minuted.")
    return (
        Section(
            f"Minutes: {last.title}, {day_in_words(last.starts.date())}",
            (*blocks, *items),
            is_wide=True,
        ),
    )


def _about(one: Session) -> Pairs:
    plan = f"version {one.plan_after}" if one.plan_after else "unchanged"
    return Pairs(
        (
            ("Held", day_in_words(one.starts.date())),
            ("Decisions", str(len(one.decisions))),
            ("Actions agreed", str(len(one.actions))),
            ("Plan", plan),
            ("Next meeting", day_in_words(one.next_on)),
        )
    )


def _present(one: Session) -> tuple[Block, ...]:
    said = tuple(
        f"{each.person or each.seat}: {each.presence.value}"
        + (f" ({each.deputy})" if each.deputy else "")
        for each in one.attendance
    )
    return (Bullets(said),) if said else ()


def _items(one: Session) -> list[Row]:
    titles = {item.key: item.title for item in one.agenda}
    return [
        (
            Cell(titles.get(each.key, each.key)),
            Cell("Parked for the next meeting" if each.is_parked else each.text or MISSING),
            Cell(each.variance.value if each.variance else MISSING),
        )
        for each in one.minuted
    ]


REPORT_PART = ReportPart(
    name="minutes",
    title="Minutes of the last meeting",
    about="Who was there, what was said of each item, and what was decided.",
    make=_make,
)
