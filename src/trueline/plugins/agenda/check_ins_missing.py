"""Check-ins missing: words that owners owe and did not give by the day of the meeting.

What: one item for all of them, a line for each owner with what they owe a word on and since when.
Owners who owe it longest come first.

Why it matters: a meeting that asks everybody how things are has no time left to decide. The words
are given before it, in two minutes, on the page of check-ins.

Source: mission, "Cadences"; ux, "Committee".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource, OwedWord
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES = 2


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    words = ground.owed()
    if not words:
        return
    owed: dict[str, list[OwedWord]] = defaultdict(list)
    for one in sorted(words, key=lambda one: (one.due, one.owner)):
        owed[one.owner].append(one)
    count = "1 check-in is" if len(words) == 1 else f"{len(words)} check-ins are"
    yield AgendaItem(
        key="check-ins",
        part=AgendaPart.UPKEEP,
        title=f"{count} missing",
        says="\n".join(_line(owner, theirs) for owner, theirs in owed.items()),
        paths=tuple(one.path for one in words),
        minutes=MINUTES,
        link="/me/",
    )


def _line(owner: str, words: Sequence[OwedWord]) -> str:
    names = ", ".join(f"“{one.name}”" for one in words)
    since = day_in_words(min(one.due for one in words))
    return f"{owner or 'Nobody in particular'}: {names}, since {since}."


SOURCE = AgendaSource(
    name="check-ins-missing", title="Check-ins missing", part=AgendaPart.UPKEEP, find=_find
)
