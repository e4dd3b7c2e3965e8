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

MINUTES = 2


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    body = ground.body
    if body is None:
        says = "No body is named for this meeting, so nobody is called and no quorum is asked for."
    else:
        quorum = quorum_of(body, ())
        says = f"{body.name}: {quorum.needed} of {quorum.seats} seats must be taken to decide."
    yield AgendaItem(
        key="roll-call", part=AgendaPart.ROLL_CALL, title="Roll-call", says=says, minutes=MINUTES
    )


SOURCE = AgendaSource(
    name="roll-call", title="Roll-call and quorum", part=AgendaPart.ROLL_CALL, find=_find
)
