"""Alerts about answers to customers: promises that were not kept often enough of late."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.responding.conversation import WaitKind
from trueline.measure.responding.figures import Attainment, attainment_of
from trueline.measure.responding.judging import JudgedWait
from trueline.plan.document import Plan
from trueline.plan.organisation.cover import ResponsePromise
from trueline.usecases.responding.read_responses import ResponseQuestion, read_responses
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.workspace import Workspace

WINDOW = timedelta(days=28)
"""Conversations that were opened so long before the day that is looked at count."""


def alerts_of_answers(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> tuple[Alert, ...]:
    """Give the promises of a plan that were kept less often than promised, open waits included.

    Args:
        workspace: Whose ledger.
        plan: With its promises; without any nothing is asked.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
    """
    if not plan.promises:
        return ()
    days = Period(on - WINDOW, on)
    reading = read_responses(workspace, plan, ResponseQuestion(on, days), as_of=as_of)
    if reading is None:
        return ()
    return tuple(promises_missed(reading.responses.judged, days))


def promises_missed(judged: Iterable[JudgedWait], days: Period) -> Iterator[Alert]:
    """Yield one for each promise and kind of wait that was kept less often than promised.

    Args:
        judged: Waits against their promises.
        days: In which their conversations were opened.
    """
    groups: dict[tuple[str, WaitKind], list[JudgedWait]] = defaultdict(list)
    promises: dict[str, ResponsePromise] = {}
    for one in judged:
        if one.promise is not None and one.outcome is not None:
            groups[one.promise.id, one.wait.kind].append(one)
            promises[one.promise.id] = one.promise
    for (name, kind), waits in groups.items():
        kept = attainment_of(waits)
        if kept.is_met is False and kept.share is not None:
            yield _alert(promises[name], kind, kept, days)


def _alert(promise: ResponsePromise, kind: WaitKind, kept: Attainment, days: Period) -> Alert:
    share = kept.share.value if kept.share else promise.share
    waiting = f"{kept.overdue} wait past their time; not due yet: {kept.not_due}"
    return Alert(
        id=f"response:{promise.id}:{kind}:{days.last:%Y-%m}",
        kind=AlertKind.RESPONSE,
        since=days.first,
        title=f"{promise.name}: {kind} in time for {per_cent(share)}, promised for "
        f"{per_cent(promise.share)}",
        why=f"Of {kept.due} that were due in four weeks, {kept.kept} were kept and {kept.late} "
        f"came late. {waiting}.",
        about=promise.id,
    )
