"""Steps 5 and 6: nine sources come in and equal their files; then scorecard, answers, community."""

from datetime import UTC, date, datetime
from decimal import Decimal
from math import log2

from tests.story.acting import ADA, Story, plan_of
from tests.story.written_for_steps import FIRST, LAST, MARCH, Written, forum, inbox, written
from trueline.contracts.break_shelf import BreakEntry
from trueline.core.period import Period
from trueline.facts.batch import Batch
from trueline.measure.status import Status
from trueline.usecases.breaks import add_break
from trueline.usecases.community.read_health import HealthQuestion, read_health
from trueline.usecases.explaining.breaks_between import breaks_between
from trueline.usecases.import_file import ImportOrder, import_file
from trueline.usecases.measure_value import ValueQuestion, measure_value
from trueline.usecases.responding.read_responses import ResponseQuestion, read_responses
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace

IMPORTED = date(2026, 4, 1)
VIEWS = "marketing/be-found/views"
BREAK = BreakEntry(
    network="facebook",
    metric="views",
    day=MARCH,
    what="Impressions are called views, and count who comes back.",
    source="The network's own note",
)


def bring_exports(story: Story) -> None:
    """5: every export is read whole, its total is that of its file, and a break is recorded."""
    workspace = story.on(IMPORTED)
    for one in written():
        batch = imported(story, workspace, one)
        metric, first, value = one.total
        question = ValueQuestion(metric, Period.closed(first, LAST), accounts=(one.account,))
        found = measure_value(workspace, question)
        assert found.value == value, f"{one.name}: {found.value} instead of {value}; {found.why}"
        assert found.coverage == 1, one.name
        assert batch.rows.set_aside == 0, one.name
    conversations = Written("inbox.csv", "", inbox(), next(written()).total)
    for one in (conversations, *forum()):
        imported(story, workspace, one)
    assert len(workspace.facts.batches()) == 12
    add_break(workspace, BREAK, by=ADA)
    both = Period.closed(date(2026, 2, 1), LAST)
    [broken] = breaks_between(workspace, "views", ("facebook/fennwick",), both)
    assert (broken.broken.day, broken.is_bridged) == (MARCH, False)
    assert breaks_between(workspace, "views", ("instagram/fennwick",), both) == ()


def read_where_things_stand(story: Story) -> None:
    """6: the scorecard with its pace, answers by the desk's calendar, and the community."""
    workspace = story.on(IMPORTED, hour=12)
    card = score(workspace, plan_of(workspace), on=LAST)
    readings = {one.path: one for one in card.readings}
    views = readings[VIEWS]
    # 100 a day for 90 days; 54,750 are planned in 365 days, so 13,500 by now.
    assert (views.actual.value, views.expected, views.variance) == tuple(
        map(Decimal, (9000, 13500, -4500))
    )
    assert views.pace is not None
    assert round(views.pace, 4) == Decimal("0.6667")
    assert views.status is Status.OFF_PACE
    orders = readings["marketing/be-found/orders"]
    # Three a day where 90 were the start and 180 are the end: twice the way, in 90 of 365 days.
    assert (orders.actual.value, orders.progress) == (Decimal(270), Decimal(2))
    assert orders.pace is not None
    assert round(orders.pace, 4) == round(Decimal(2 * 365) / 90, 4)
    assert orders.status is Status.REACHED
    sent = readings["hr/applications/sent"]
    assert (sent.actual.value, sent.status) == (None, Status.NO_DATA), "missing is not zero"
    answered_by_calendar(workspace)
    community_of(workspace)


def answered_by_calendar(workspace: Workspace) -> None:
    """Hold the desk's answers against 62 working days less three holidays, worked out by hand."""
    question = ResponseQuestion(LAST, Period.closed(FIRST, LAST))
    answers = read_responses(workspace, plan_of(workspace), question)
    assert answers is not None
    [first] = answers.responses.kinds
    # Twelve Wednesdays are late. So is Friday 27 March: on Monday 9:20 in UTC is 10:20 in Dublin,
    # where summer has begun, which makes 30 + 80 minutes. Friday 30 January is answered on a
    # holiday: 30. The other eleven Fridays take 30 + 20, the other 34 days 30 minutes.
    assert (first.attainment.kept, first.attainment.late) == (59 - 13, 13)
    minutes = 34 * 30 + 12 * 120 + 11 * 50 + 110 + 30
    assert first.open_hours.mean == round(Decimal(minutes) / 59, 1)
    assert first.open_hours.median is not None
    assert first.open_hours.median.value == 30


def community_of(workspace: Workspace) -> None:
    """Hold the six factors of the week from 23 February against its sixteen posts."""
    factors = read_health(workspace, HealthQuestion(date(2026, 3, 1))).factors
    values = {one.kind.value: one.value for one in factors}
    assert len(values) == 6
    assert None not in values.values()
    assert values["members"] == 1
    # Read 7, 3 and once on each of five days, and 134 times on the 134th day after 13 October.
    assert values["traffic"] == 5 * (7 + 3 + 1) + 134
    # log2 of 1 + views: 3, 2 and 1 five times, and log2(135).
    assert values["content"] == round(Decimal(5 * 6 + log2(135)), 1)


def imported(story: Story, workspace: Workspace, one: Written) -> Batch:
    """Bring a file that was made on the day of its import."""
    path = story.folder / f"{len(workspace.facts.batches())}-{one.name}"
    path.write_bytes(one.content)
    day = workspace.today
    observed = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    order = ImportOrder(path, one.name, account=one.account, observed_at=observed, by=ADA)
    result = import_file(workspace, order)
    assert result.batch is not None, result.issues
    return result.batch
