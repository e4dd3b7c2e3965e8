"""Roll-call: who has to come, who stands in, and how many seats must be taken.

What: one item, the frame of every meeting. It names the body and its quorum. It is item 0: whatever
the meeting speaks of first is item 1.

Why it matters: without a quorum nothing that is decided holds, and a meeting that decided something
without one cannot close.

Source: mission, "Review session", part 1.
"""

from collections.abc import Iterator

from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.quorum import quorum_of
from trueline.plan.governance.body import Body

MINUTES = 2


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    body = ground.body
    if body is None:
        says = "No body is named for this meeting, so nobody is called and no quorum is asked for."
    elif not body.seats:
        says = f"{body.name} has no seats in the plan, so nothing can be decided in this meeting."
    else:
        says = _quorum_in_words(body)
    yield AgendaItem(
        key="roll-call", part=AgendaPart.ROLL_CALL, title="Roll-call", says=says, minutes=MINUTES
    )


def _quorum_in_words(body: Body) -> str:
    quorum = quorum_of(body, ())
    once = "" if _has_a_seat_each(body) else " Whoever has two seats counts once."
    return f"{body.name}: {quorum.needed} of {quorum.seats} seats must be taken to decide.{once}"


def _has_a_seat_each(body: Body) -> bool:
    holders = [one.person for one in body.seats if one.person]
    return len(set(holders)) == len(holders)


SOURCE = AgendaSource(
    name="roll-call", title="Roll-call and quorum", part=AgendaPart.ROLL_CALL, find=_find
)
