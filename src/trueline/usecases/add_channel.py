"""Add a channel to the draft: empty, or begun from the template of its network."""

from dataclasses import replace

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.applying import Refused
from trueline.plan.channels.channel import Channel, ChannelStatus
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, add_part
from trueline.plan.fitting import edits_of_template
from trueline.plan.outline.ids import free_id
from trueline.plan.starters import find_template
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.workspace import Workspace

CHANNELS = "channels"


def add_channel(
    workspace: Workspace, name: str, *, template: str = "", by: str
) -> Edited | Refused:
    """Write a new channel into the draft.

    Args:
        workspace: Whose plan.
        name: For people; empty takes the template's.
        template: Id of the template of a network; empty begins with nothing but the name.
        by: Who asked.

    Raises:
        FaultyInputError: It has neither a name nor a template.
        MissingError: There is no such template or no plan, or the draft waits for approval.
    """
    called = " ".join(name.split())
    if not called and not template:
        remedy = "Write how you call it, or choose a network."
        raise FaultyInputError(Issue(Severity.BLOCKS, "name", "The channel has no name.", remedy))
    chosen = find_template(template) if template else None

    def compose(plan: Plan) -> tuple[Edit, ...]:
        if chosen is None:
            return (_blank(plan, called),)
        edits = edits_of_template(plan, chosen, perspectives={})
        return tuple(_called(edit, called) for edit in edits)

    return edit_plan(workspace, compose, by=by)


def channel_added(edited: Edited) -> str:
    """Give the id of the channel that an entry of the history added."""
    return next(
        one.name
        for one in edited.entry.edits
        if isinstance(one, AddPart) and one.within == CHANNELS
    )


def _blank(plan: Plan, name: str) -> AddPart:
    taken = free_id({one.id for one in plan.channels}, name)
    return add_part(plan, CHANNELS, Channel(taken, name, status=ChannelStatus.PLANNED))


def _called(edit: Edit, name: str) -> Edit:
    if name and isinstance(edit, AddPart) and edit.within == CHANNELS:
        return replace(edit, part={**edit.part, "name": name})
    return edit
