"""List every account: those that the plan names and those that only the facts know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from trueline.contracts.store import Snapshot
from trueline.core.period import FIRST_YEAR, LAST_YEAR, Period
from trueline.facts.newest import newest_posts
from trueline.plan.channels.account import Account, AccountStatus
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.parts import join
from trueline.usecases.gathering import Part, gather
from trueline.usecases.known_days import KnownDays
from trueline.usecases.workspace import Workspace

FOLLOWERS = "followers_total"
EVER = Period(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 1, 1))


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest value of an account.

    Attributes:
        value: As it was reported.
        day: On which.
    """

    value: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of the inventory.

    Attributes:
        key: ``network/handle``.
        account: As the plan says; None for one that only facts name.
        path: In the plan; empty likewise.
        channel: That it belongs to; None for one that belongs to none.
        last_post: Day of its newest post, from the facts, else as the plan says; None when neither
            knows.
        is_post_of_facts: Whether that day stands in the facts.
        followers: Newest number of followers; None when the facts have none.
        has_facts: Whether facts of it were imported.
    """

    key: str
    account: Account | None
    path: str
    channel: Channel | None
    last_post: date | None
    is_post_of_facts: bool
    followers: Newest | None
    has_facts: bool

    @property
    def is_orphan(self) -> bool:
        """Whether it belongs to no channel although it is not closed."""
        is_closed = self.account is not None and self.account.status is AccountStatus.CLOSED
        return self.channel is None and not is_closed

    @property
    def network(self) -> str:
        """Name of its network."""
        return self.key.partition("/")[0]


def list_accounts(
    workspace: Workspace, plan: Plan, *, as_of: datetime | None = None
) -> tuple[AccountLine, ...]:
    """Give every account of the plan and of the facts, those without a channel first.

    Args:
        workspace: Whose ledger.
        plan: Says what belongs where.
        as_of: Moment whose knowledge counts; None for now.
    """
    snapshot = workspace.facts.snapshot(as_of=as_of)
    seen = _Seen(KnownDays(snapshot).accounts(), _posts(snapshot), _followers(snapshot))
    lines = [
        seen.line(account.key, account, path, channel) for path, account, channel in _planned(plan)
    ]
    planned = {one.key for one in lines}
    lines += [seen.line(key, None, "", None) for key in seen.known if key not in planned]
    return tuple(sorted(lines, key=lambda one: not one.is_orphan))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the facts say of accounts.

    Attributes:
        known: Every account that facts name.
        posts: Day of the newest post.
        followers: Newest followers.
    """

    known: tuple[str, ...]
    posts: Mapping[str, date]
    followers: Mapping[str, Newest]

    def line(
        self, key: str, account: Account | None, path: str, channel: Channel | None
    ) -> AccountLine:
        said = account.last_post if account else None
        return AccountLine(
            key=key,
            account=account,
            path=path,
            channel=channel,
            last_post=self.posts.get(key, said),
            is_post_of_facts=key in self.posts,
            followers=self.followers.get(key),
            has_facts=key in self.known,
        )


def _planned(plan: Plan) -> Iterator[tuple[str, Account, Channel | None]]:
    for one in plan.loose_accounts:
        yield join("loose_accounts", one.id), one, None
    for channel in plan.channels:
        for one in channel.accounts:
            yield join("channels", channel.id, "accounts", one.id), one, channel


def _posts(snapshot: Snapshot) -> dict[str, date]:
    return {row["account"]: row["last_day"] for row in snapshot.ask(newest_posts()).to_pylist()}


def _followers(snapshot: Snapshot) -> dict[str, Newest]:
    found = gather(snapshot, [FOLLOWERS], Part(EVER))
    return {
        one.account: Newest(one.last, one.last_day)
        for one in found
        if one.last is not None and one.last_day is not None
    }
