"""Minutes: what a meeting said, decided and agreed, as a document that any renderer prints."""

from collections.abc import Iterator, Sequence

from trueline.briefing.blocks import (
    Block,
    Briefing,
    Bullets,
    Form,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.cells import row_of
from trueline.briefing.wording import day_in_words
from trueline.contracts.books import Kept
from trueline.contracts.renderer import Rendered
from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.agenda import AgendaItem
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.ordering import numbered
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import Correction
from trueline.core.errors import MissingError
from trueline.plan.governance.clock import zone_of
from trueline.plan.wording import changes_of
from trueline.usecases.coordinating.reviewing.correct import corrections_of
from trueline.usecases.coordinating.reviewing.resolve import agreed_in, decided_in
from trueline.usecases.coordinating.reviewing.sitting import Sitting, sitting_of
from trueline.usecases.print_report import renderer_of
from trueline.usecases.workspace import Workspace

BEGUN = frozenset({SessionStatus.OPEN, SessionStatus.CLOSED})


def minutes_of(workspace: Workspace, meeting: str) -> Briefing:
    """Give the minutes of a meeting; of one that is open as far as they go.

    Those of a closed meeting say what was decided and agreed as it stood when it closed: an action
    that somebody moves or drops later does not change what was mailed.

    Raises:
        MissingError: There is no such meeting, or it has not begun.
    """
    sitting = sitting_of(workspace, meeting)
    session = sitting.session
    if session.status not in BEGUN or sitting.adopted is None:
        raise MissingError(f"“{session.title}” has not begun, so there are no minutes.")
    then = session.closed_at
    decided = decided_in(workspace, meeting, as_of=then)
    agreed = agreed_in(workspace, meeting, as_of=then)
    sections = (
        Section("Who came", _attendance(sitting)),
        *(_item(number, one, session) for number, one in numbered(session.agenda)),
        *_decisions(decided),
        *_actions(agreed),
        *_plan(workspace, session),
        *_corrections(corrections_of(workspace, meeting)),
        Section("Next meeting", (Paragraph(_next(session)),)),
    )
    closed = f"closed on {day_in_words(session.closed_at.date())}" if session.closed_at else "open"
    return Briefing(
        title=f"Minutes: {session.title}",
        lead=_lead(sitting, decided, agreed),
        sections=sections,
        foot=f"Meeting {session.id}, {closed}",
        organisation=f"{sitting.adopted.plan.organisation} · {sitting.adopted.plan.title}",
        form=Form.PAPER,
        period=_when(session),
        plan_version=f"Version {sitting.adopted.number}",
        as_of=session.as_of,
    )


def render_minutes(workspace: Workspace, meeting: str, ending: str) -> Rendered:
    """Give the minutes of a meeting as a file.

    Raises:
        MissingError: There is no such meeting or format, or it has not begun.
    """
    return renderer_of(ending).render(minutes_of(workspace, meeting), ending)


def _when(session: Session) -> str:
    local = session.starts.astimezone(zone_of(session.zone))
    return f"{day_in_words(local.date())}, {local:%H:%M} {session.zone or 'UTC'}"


def _lead(sitting: Sitting, decided: Sequence[Decision], agreed: Sequence[ActionItem]) -> str:
    quorum = sitting.quorum
    came = f"{quorum.words.replace(' are ', ' were ')}. " if quorum.seats else ""
    after = sitting.session.plan_after
    brought = f" The plan became version {after}." if after is not None else ""
    left = [one for one in agreed if one.status is not ActionStatus.DROPPED]
    made = f"{_count(len(decided), 'decision')} and {_count(len(left), 'action item')}."
    return f"{came}{made}{brought}"


def _attendance(sitting: Sitting) -> tuple[Block, ...]:
    said = sitting.session.attendance
    if not said:
        return (Paragraph("Nobody said who came."),)
    rows = (
        row_of(one.person or one.seat, one.department, _came(one.presence, one.deputy))
        for one in said
    )
    quorum = sitting.quorum
    reached = "reached" if quorum.is_reached else "not reached"
    told = f"Quorum of {quorum.needed} {reached}: {quorum.words}."
    table = Table(("Seat", "Speaks for", "Came"), tuple(rows))
    return (table, Paragraph(told, is_quiet=True))


def _came(presence: str, deputy: str) -> str:
    return f"{presence}, {deputy}" if deputy else str(presence)


def _item(number: int, item: AgendaItem, session: Session) -> Section:
    said = minuted_of(session, item.key)
    blocks: list[Block] = [Paragraph(line, is_quiet=True) for line in item.says.splitlines()]
    blocks += [Paragraph(line) for line in said.text.splitlines() if line.strip()]
    if said.variance is not None:
        blocks.append(Pairs((("Why", str(said.variance)),)))
    if said.is_parked:
        blocks.append(Paragraph("Left for the next meeting."))
    if not said.text and not said.is_parked and said.variance is None:
        blocks.append(Paragraph("Nothing was minuted.", is_quiet=True))
    return Section(f"{number}  {item.title}" if number else item.title, tuple(blocks))


def _decisions(decided: Sequence[Decision]) -> Iterator[Section]:
    for one in decided:
        because = "Because" if one.study else "Because (own words, no study)"
        pairs = [("What", str(one.kind)), (because, one.because)]
        pairs += [("Study", one.study)] if one.study else []
        pairs += [("Instead of", "; ".join(one.options))] if one.options else []
        pairs += [(seen.what, seen.text) for seen in one.seen]
        pairs += [("Who", one.owner)] if one.owner else []
        pairs += [("Looked at again", day_in_words(one.review_on))] if one.review_on else []
        pairs += [("No assumption changed because", one.why_not)] if one.why_not else []
        yield Section(f"Decision {one.id}: {one.what}", (Pairs(tuple(pairs)),))


def _actions(agreed: Sequence[ActionItem]) -> Iterator[Section]:
    if agreed:
        rows = (row_of(one.id, _action(one), one.owner, day_in_words(one.due)) for one in agreed)
        yield Section("Actions", (Table(("Id", "What", "Who", "By"), tuple(rows)),))


def _action(one: ActionItem) -> str:
    """Give what is to be done; of what was dropped in the meeting also why."""
    is_dropped = one.status is ActionStatus.DROPPED
    return f"{one.what} (dropped: {one.said})" if is_dropped else one.what


def _plan(workspace: Workspace, session: Session) -> Iterator[Section]:
    if session.plan_before is None or session.plan_after is None:
        return
    old = workspace.plans.version(session.plan_before).plan
    new = workspace.plans.version(session.plan_after).plan
    title = f"The plan: version {session.plan_before} became version {session.plan_after}"
    yield Section(title, (Bullets(tuple(map(str, changes_of(old, new)))),))


def _corrections(found: Sequence[Kept[Correction]]) -> Iterator[Section]:
    if found:
        lines = tuple(
            f"{day_in_words(one.at.date())}, {one.by}: {one.record.text} ({one.record.reason})"
            for one in found
        )
        yield Section("Corrections", (Bullets(lines),))


def _next(session: Session) -> str:
    return f"On {day_in_words(session.next_on)}." if session.next_on else "None is planned."


def _count(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count} {word}s"
