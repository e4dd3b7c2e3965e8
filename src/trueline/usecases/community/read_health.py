"""Read how a community does: its factors, its people and what is left alone."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from trueline.contracts.store import Snapshot
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.core.period import Period
from trueline.facts.community.extent import communities
from trueline.measure.community.figures import active_figures, first_post_figure
from trueline.measure.community.health import QUIET_DAYS, Health
from trueline.usecases.community.forum import Forum
from trueline.usecases.community.ground import Ground, ground_of
from trueline.usecases.community.read_factors import read_factors
from trueline.usecases.community.read_people import (
    read_active,
    read_churn,
    read_cohorts,
    read_writers,
)
from trueline.usecases.community.read_threads import read_threads
from trueline.usecases.known_accounts import accounts_named, listed
from trueline.usecases.workspace import Workspace

USUAL_DAYS = 91
NEEDED = (
    "Bring posts with their time, thread and author, such as the posts of a forum; the list of "
    "members and their visits tell who stays."
)


@dataclass(frozen=True, slots=True)
class HealthQuestion:
    """What is asked of a community.

    Attributes:
        on: Day of the reading.
        account: ``network/handle`` or handle; empty for the first by name.
        period: Days that figures speak of; None for the 91 days up to ``on``.
    """

    on: date
    account: str = ""
    period: Period | None = None


def read_health(
    workspace: Workspace, question: HealthQuestion, *, as_of: datetime | int | None = None
) -> Health:
    """Give how a community does.

    Args:
        workspace: Whose ledger.
        question: Which community, and when.
        as_of: Moment or revision whose knowledge counts; None for what is known now.

    Raises:
        MissingError: There is no such community, or several of the name.
        RefusedQuestionError: No posts of a community are known, or none of the period.
    """
    snapshot = workspace.facts.snapshot(as_of=as_of)
    known = _known(snapshot)
    account = _account(question.account, known)
    after = question.on + timedelta(days=1)
    asked = question.period or Period(after - timedelta(days=USUAL_DAYS), after)
    ground = ground_of(Forum(snapshot, account, min(asked.until, after)), asked)
    looked_at = {one.revision: one.origin.observed_at for one in workspace.facts.batches()}
    return replace(_health(ground, question.on, looked_at), communities=known)


def _health(ground: Ground, on: date, looked_at: dict[int, datetime]) -> Health:
    joins = ground.forum.joins()
    member_count = sum(joins.values()) if joins else None
    writers = ground.forum.contributions(ground.period)
    unmatched = ground.authors_why or (writers.unlisted_why if joins else "")
    active, cohorts = read_active(ground), read_cohorts(ground, is_matched=not unmatched)
    spread, writing = read_writers(ground, writers, member_count)
    answering, alone = read_threads(ground)
    figures = (
        *active_figures(active, ground.did, why=ground.active_why),
        read_churn(ground),
        *writing,
        *answering,
        first_post_figure(cohorts, why=unmatched),
    )
    return Health(
        account=ground.forum.account,
        on=on,
        revision=ground.forum.snapshot.revision,
        period=ground.period,
        posts_known=ground.known,
        visits_known=ground.visits,
        member_count=member_count,
        factors=read_factors(ground, joins, looked_at),
        figures=figures,
        active=active,
        cohorts=cohorts,
        concentration=spread,
        unanswered=alone,
        caveats=_caveats(ground, on),
    )


def _known(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(sorted(snapshot.ask(communities()).column("account").to_pylist()))


def _account(name: str, known: tuple[str, ...]) -> str:
    if not known:
        raise RefusedQuestionError("No posts of a community are known.", instead=NEEDED)
    found = accounts_named(name, known) if name else known[:1]
    if len(found) > 1:
        raise MissingError(f"There are several communities {name}; name one of {listed(found)}.")
    return found[0]


def _caveats(ground: Ground, on: date) -> tuple[str, ...]:
    found = [*_quiet(ground, on)]
    found += ["Threads that began before the first known post are told by what is known of them."]
    if not ground.is_by_visits:
        found.append("Nothing newer tells who visited, so only people who wrote count as active.")
    if unkeyed := ground.keyed.whole - ground.keyed.part:
        found.append(f"Posts by members that do not tell who wrote them: {unkeyed:,}.")
    if len(ground.spans.posts) > 1:
        found.append("There are days between imports of which no posts are known.")
    return tuple(found)


def _quiet(ground: Ground, on: date) -> tuple[str, ...]:
    """Say how old the newest post is, where that is long."""
    days = (on - ground.known.last).days
    if days <= QUIET_DAYS:
        return ()
    what = f"The newest known post is of {ground.known.last}, {days} days before."
    return (f"{what} Either nobody wrote since, or newer posts were not brought.",)
