"""Publishing: how many posts the content plan asks of each account, and what is too many."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.plan.actions import Per
from trueline.plan.cadence import turned_into
from trueline.plan.channels.channel import Channel


@dataclass(frozen=True, slots=True)
class AccountLoad:
    """What the content plan asks of one account.

    Attributes:
        account: ``network/handle``.
        planned: Posts in each period of the channel's cap, on the mean; single pieces do not count.
        cap: The most that an account takes in that period; None for no limit.
        per: The period.
    """

    account: str
    planned: Decimal
    cap: int | None
    per: Per

    @property
    def is_above(self) -> bool:
        """Whether more is planned than the account takes."""
        return self.cap is not None and self.planned > self.cap


def loads_of(channel: Channel) -> tuple[AccountLoad, ...]:
    """Give what the content plan asks of every account of a channel, in the channel's order.

    A row that names no account is posted to each of them. The period is that of the cap.
    """
    return tuple(
        AccountLoad(one.key, _planned(channel, one.key), channel.posts_cap, channel.posts_cap_per)
        for one in channel.accounts
    )


def _planned(channel: Channel, account: str) -> Decimal:
    paces = (
        turned_into(row.quantity, row.per, channel.posts_cap_per)
        for row in channel.content
        if row.account in ("", account)
    )
    return sum((pace for pace in paces if pace is not None), Decimal(0))
