"""An account that no channel of the plan takes up.

What: an account stands among the loose ones and is not closed; or facts were imported of an
account that the plan does not name at all. Accounts that were decided to be merged or closed are
orphans until their status says *closed*. Without facts only the plan's own list is looked at, and
where that is in order the check counts as not made.

Why it matters: an account without a channel has no goal, no owner who asks after it and no policy.
Customers write there and nobody answers; its numbers count for no KPI.

How to mend it: move it to a channel, or decide to merge or close it and say so when it is done.

Source: mission check A20; the inventory of accounts, where companies find far more than they knew
of (S3).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found, NotCheckedError
from trueline.core.issue import Severity
from trueline.plan.channels.account import Account, AccountDecision, AccountStatus
from trueline.plan.every import every
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    loose = [one for one in ground.plan.loose_accounts if one.status is not AccountStatus.CLOSED]
    yield from map(_of_plan, loose)
    if ground.ledger is not None:
        known = {one.key for _, one in every(ground.plan, Account)}
        yield from (_of_facts(one) for one in ground.ledger.accounts() if one not in known)
    elif not loose:
        raise NotCheckedError(
            "The plan's own accounts are in order; whether there are others only facts can say."
        )


def _of_plan(account: Account) -> Found:
    what = f"{account.key} is {account.status} and belongs to no channel"
    remedy = "Move it to a channel, or decide to merge or close it."
    if account.decision in (AccountDecision.MERGE, AccountDecision.CLOSE):
        what += f"; it was decided to {account.decision} it"
        remedy = "Do what was decided, then set its status to closed."
    about = f"{account.status} {account.decision}"
    return Found(join("loose_accounts", account.id), f"{what}.", remedy, about)


def _of_facts(unknown: str) -> Found:
    return Found(
        "loose_accounts",
        f"There are facts of {unknown}, and the plan does not name it.",
        "Add it to the channel that it belongs to, or to the loose accounts with a decision.",
        about=unknown,
    )


CHECK = Check(
    name="account-without-channel",
    title="Account that no channel takes up",
    severity=Severity.WARNS,
    source="A20, S3",
    find=_find,
)
