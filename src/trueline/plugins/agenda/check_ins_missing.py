"""Check-ins missing: words that owners owe and did not give by the day of the meeting.

What: one item for each owner, with what they owe a word on and since when. Owners who owe most days
come first.

Why it matters: a meeting that asks everybody how things are has no time left to decide. The words
are given before it, in two minutes, on the page of check-ins.

Source: mission, "Cadences"; ux, "Committee".
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource, OwedWord
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES = 1
NOBODY = "nobody"


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    owed: dict[str, list[OwedWord]] = defaultdict(list)
    for one in ground.owed():
        owed[one.owner or NOBODY].append(one)
    for owner, words in owed.items():
        since = min(one.due for one in words)
        names = ", ".join(f"“{one.name}”" for one in words)
        count = "1 check-in" if len(words) == 1 else f"{len(words)} check-ins"
        yield AgendaItem(
            key=f"check-ins:{owner}",
            part=AgendaPart.UPKEEP,
            title=f"{owner[:1].upper()}{owner[1:]} owes {count}",
            says=f"On {names}, since {day_in_words(since)}.",
            paths=tuple(one.path for one in words),
            rank=Decimal((ground.on - since).days),
            minutes=MINUTES,
            link="/me/",
        )


SOURCE = AgendaSource(
    name="check-ins-missing", title="Check-ins missing", part=AgendaPart.UPKEEP, find=_find
)
