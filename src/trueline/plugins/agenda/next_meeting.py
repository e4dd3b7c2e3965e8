"""Next meeting: its day, so that nobody leaves without knowing it.

What: the last item of every agenda. It names the day of the next meeting of the series, or says
that none is planned.

Source: mission, "Review session", part 9.
"""

from collections.abc import Iterator

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES = 1


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    day = ground.next_on
    says = f"On {day_in_words(day)}." if day else "None is planned; call one, or plan a series."
    yield AgendaItem(
        key="next-meeting",
        part=AgendaPart.NEXT,
        title="Next meeting",
        says=says,
        minutes=MINUTES,
        link="/meetings/",
    )


SOURCE = AgendaSource(name="next-meeting", title="Next meeting", part=AgendaPart.NEXT, find=_find)
