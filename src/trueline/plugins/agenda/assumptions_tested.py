"""Assumptions: each whose day of test came, with the range that was stated and what was observed.

What: an assumption that broke on its day of test is an item of its own, and these head the agenda.
Those that are contradicted so far, before their day, share one item. Those whose day came and that
nothing settles yet share one: they are tested or given a new day. Those that held since the last
meeting share another.

Why it matters: a plan rests on its guesses. When one breaks, what was built on it has to be looked
at before anything else, because the exceptions further down may be nothing but its consequence.

Source: mission, "Review session", part 2; Berry, Social Media Planning with Assumptions.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource, MeasuredGuess
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.measure.verdict import Verdict

MINUTES, MINUTES_BROKEN = 3, 10
OPEN = frozenset({Verdict.UNCERTAIN, Verdict.NOT_MEASURED})
LINK = "/assumptions/"


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    guesses = ground.guesses()
    broken = [one for one in guesses if one.verdict is Verdict.BROKEN]
    for place, one in enumerate(broken):
        yield _broken(one, Decimal(2 + len(broken) - place))
    against = [one for one in guesses if one.verdict is Verdict.CONTRADICTED]
    if against:
        title = _count(against, "contradicted so far")
        yield _together("assumptions-contradicted", title, against, rank=2)
    came = [one for one in guesses if one.test_on is not None and one.test_on <= ground.on]
    unsettled = [one for one in came if one.verdict in OPEN]
    if unsettled:
        yield _together("assumptions-open", _count(unsettled, "not settled"), unsettled, rank=1)
    held = [one for one in came if one.verdict is Verdict.HOLDS and _is_new(one, ground)]
    if held:
        yield _together("assumptions-held", _count(held, "held"), held, rank=0)


def _is_new(one: MeasuredGuess, ground: AgendaGround) -> bool:
    """Say whether no meeting before this one could have heard of its test."""
    return ground.since is None or (one.test_on is not None and one.test_on > ground.since.date())


def _broken(one: MeasuredGuess, rank: Decimal) -> AgendaItem:
    rests = f"Rests on it: {', '.join(one.kpis)}." if one.kpis else ""
    stake = f"At stake: {one.at_stake}." if one.at_stake else ""
    says = f"The plan assumes {one.stated}; observed is {one.observed}."
    return AgendaItem(
        key=f"assumption-broken:{one.path}",
        part=AgendaPart.ASSUMPTIONS,
        title=f"Broken: {one.statement}",
        says=" ".join(filter(None, (says, rests, stake))),
        paths=(one.path,),
        rank=rank,
        is_broken=True,
        minutes=MINUTES_BROKEN,
        link=LINK,
    )


def _together(key: str, title: str, guesses: Sequence[MeasuredGuess], *, rank: int) -> AgendaItem:
    said = (
        f"{one.statement} Stated {one.stated}; observed: {one.observed.rstrip('.')}. {_test(one)}"
        for one in guesses
    )
    return AgendaItem(
        key=key,
        part=AgendaPart.ASSUMPTIONS,
        title=title,
        says="\n".join(said),
        paths=tuple(one.path for one in guesses),
        rank=Decimal(rank),
        minutes=MINUTES,
        link=LINK,
    )


def _test(one: MeasuredGuess) -> str:
    return f"Test of {day_in_words(one.test_on)}." if one.test_on else "No test day is set."


def _count(guesses: Sequence[MeasuredGuess], word: str) -> str:
    count = len(guesses)
    return f"{count} {'assumption' if count == 1 else 'assumptions'} {word}"


SOURCE = AgendaSource(
    name="assumptions", title="Assumptions tested", part=AgendaPart.ASSUMPTIONS, find=_find
)
