"""Which accounts go on: from these new numbers are expected, from others no longer."""

from collections.abc import Iterable

from trueline.plan.channels.account import AccountStatus
from trueline.plan.channels.channel import Channel, ChannelStatus


def accounts_in_use(channels: Iterable[Channel]) -> frozenset[str]:
    """Give the active accounts of active channels, each as ``network/handle``."""
    return frozenset(
        account.key
        for channel in channels
        if channel.status is ChannelStatus.ACTIVE
        for account in channel.accounts
        if account.status is AccountStatus.ACTIVE
    )


def accounts_closed(channels: Iterable[Channel]) -> frozenset[str]:
    """Give the accounts that were closed, by themselves or with their channel."""
    return frozenset(
        account.key
        for channel in channels
        for account in channel.accounts
        if AccountStatus.CLOSED is account.status or channel.status is ChannelStatus.CLOSED
    )
