"""What holds of every forecast, whatever the history."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trueline.measure.forecasting.bounds import bounds_of
from trueline.measure.forecasting.door import forecasts
from trueline.measure.forecasting.history import Aim, Course, History, Outlook, Week
from trueline.measure.forecasting.scales import Bounds

LAST = date(2026, 6, 30)
AMOUNTS = st.one_of(st.none(), st.floats(0, 1e7), st.integers(0, 30).map(float))


@st.composite
def outlooks(draw: st.DrawFn) -> Outlook:
    course = draw(st.sampled_from([Course.SUM, Course.MEAN, Course.LEVEL, Course.STOCK]))
    amounts = draw(st.lists(AMOUNTS, min_size=1, max_size=130))
    weeks = tuple(
        Week(one, draw(st.floats(0.5, 1e4)) if course is Course.MEAN else 1.0, one is not None)
        for one in amounts
    )
    values = [one.above / one.below for one in weeks if one.above is not None]
    is_share = course is Course.MEAN and max(values, default=2) <= 1
    trailing = draw(st.sampled_from([0, 1, 7, 28, 91]))
    done = sum(one.above or 0 for one in weeks) if course is Course.SUM and not trailing else 0.0
    target = draw(st.floats(0, 1e8))
    return Outlook(
        history=History(course, bounds_of(values, is_share=is_share), LAST, weeks),
        due=LAST + timedelta(days=draw(st.integers(1, 400))),
        on=LAST,
        aim=draw(st.sampled_from([Aim(target, None), Aim(None, target), Aim(target / 2, target)])),
        first=None if trailing else date(2026, 1, 1),
        trailing_days=trailing,
        done=None if trailing or course is not Course.SUM else (done, 0.0),
        least=done if course is Course.SUM and not trailing else None,
        seed=(draw(st.integers(0, 99)),),
    )


@settings(max_examples=60)
@given(outlooks())
def test_low_value_and_high_stand_in_order_and_the_chance_is_a_share(outlook: Outlook) -> None:
    [found] = forecasts([outlook])
    assert (found.landing is None) == (found.chance is None) == bool(found.why)
    if found.periods < found.periods_needed:
        assert found.why
    for one in found.path:
        assert one.low <= one.value <= one.high
        assert one.low < one.high  # the future is never certain
        assert one.low >= 0  # nothing here was ever negative
        assert outlook.least is None or float(one.low) >= outlook.least * (1 - 1e-9)
        if outlook.history.bounds is Bounds.SHARE:
            assert one.high <= 1
    if found.chance is not None:
        assert 0 < found.chance < 1


@settings(max_examples=30)
@given(outlooks())
def test_weeks_before_the_history_change_nothing(outlook: Outlook) -> None:
    alone = forecasts([outlook])[0]
    longer = tuple(Week(float(10 + week % 3)) for week in range(200))
    other = History(Course.SUM, Bounds.POSITIVE, LAST, longer)
    beside = Outlook(other, outlook.due, LAST, Aim(0.0, None), LAST, 0, (0.0, 0.0), None, (1,))
    assert forecasts([beside, outlook])[1] == alone
