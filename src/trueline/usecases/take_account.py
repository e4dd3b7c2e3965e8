"""Take an account into a channel, or into the list of those that belong to none."""

from trueline.core.errors import MissingError
from trueline.plan.applying import Refused
from trueline.plan.channels.account import Account
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, add_part
from trueline.plan.every import every
from trueline.plan.parts import join, look_up
from trueline.plan.relocating import moving
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.workspace import Workspace

LOOSE = "loose_accounts"


def take_account(workspace: Workspace, key: str, channel: str, *, by: str) -> Edited | Refused:
    """Move an account into a channel, in the draft; one that only facts name is added.

    Args:
        workspace: Whose plan.
        key: ``network/handle``.
        channel: Id of the channel; empty for the list of those that belong to none.
        by: Who writes.

    Raises:
        MissingError: There is no such channel, it is no account, or there is no plan.
    """
    network, slash, handle = key.partition("/")
    if not (network and slash and handle):
        raise MissingError(f"{key} is no account; name network and handle, such as x/acme.")

    def compose(plan: Plan) -> tuple[Edit, ...]:
        to = join("channels", channel, "accounts") if channel else LOOSE
        look_up(plan, to)
        at = {account.key: path for path, account in every(plan, Account)}
        if key in at:
            return moving(plan, at[key], to)
        return (add_part(plan, to, Account(network, handle)),)

    return edit_plan(workspace, compose, by=by)
