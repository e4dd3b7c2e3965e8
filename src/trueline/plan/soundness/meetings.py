"""Whether meetings can be dated: rules, hours, zones and holidays that are known."""

from collections.abc import Callable, Iterator

from trueline.plan.governance.clock import read_hour, zone_of
from trueline.plan.governance.meetings import MeetingSeries
from trueline.plan.governance.recurrence import read_rule
from trueline.plan.parts import Placed, join
from trueline.plan.public_holidays import knows_holidays
from trueline.plan.soundness.fault import Fault


def faults_of_meetings(placed: Placed) -> Iterator[Fault]:
    """Yield what would give a meeting a wrong day or hour, or none."""
    if isinstance(series := placed.record, MeetingSeries):
        yield from _read(join(placed.path, "rule"), lambda: read_rule(series.rule))
        yield from _read(join(placed.path, "starts"), lambda: read_hour(series.starts))
        yield from _read(join(placed.path, "zone"), lambda: zone_of(series.zone))
        if series.holidays and not knows_holidays(series.holidays):
            what = f"The holidays of “{series.holidays}” are not known."
            remedy = "Write a country such as IE, or a country and its part such as DE-BY."
            yield Fault(join(placed.path, "holidays"), what, remedy)


def _read(path: str, read: Callable[[], object]) -> Iterator[Fault]:
    try:
        read()
    except ValueError as fault:
        what, remedy = fault.args
        yield Fault(path, what, remedy)
