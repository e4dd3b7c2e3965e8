"""What kinds of decisions and states of action items are called, and how they look."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.coordination.deciding.decision import DecisionKind
from trueline.web.status import StatusLook
from trueline.web.wording_time import say_day

KINDS: Mapping[DecisionKind, str | Promise] = {
    DecisionKind.KEEP: gettext_lazy("Keep"),
    DecisionKind.CHANGE_TACTIC: gettext_lazy("Change the tactic"),
    DecisionKind.CHANGE_ASSUMPTION: gettext_lazy("Change the assumption"),
    DecisionKind.CHANGE_TARGET: gettext_lazy("Change the target"),
    DecisionKind.STOP: gettext_lazy("Stop"),
    DecisionKind.CLOSE_STAGE: gettext_lazy("Close a stage"),
    DecisionKind.OTHER: gettext_lazy("Something else"),
}

STATES: Mapping[ActionStatus, StatusLook] = {
    ActionStatus.OPEN: StatusLook(gettext_lazy("Open"), "inbox", "none"),
    ActionStatus.DOING: StatusLook(gettext_lazy("Under way"), "play-circle", "none"),
    ActionStatus.DONE: StatusLook(gettext_lazy("Done"), "check-circle", "good"),
    ActionStatus.DROPPED: StatusLook(gettext_lazy("Dropped"), "minus-circle", "none"),
}
OVERDUE = StatusLook(gettext_lazy("Overdue"), "clock", "bad")
DUE = StatusLook(gettext_lazy("Due for review"), "clock", "warn")
LATE = StatusLook(gettext_lazy("Review overdue"), "clock", "bad")
REVIEWED = StatusLook(gettext_lazy("Looked at again"), "check-circle", "good")
SUPERSEDED = StatusLook(gettext_lazy("Superseded"), "arrow-path", "none")
STANDS = StatusLook(gettext_lazy("Stands"), "bookmark", "none")


def look_of_action(one: ActionItem, on: date) -> StatusLook:
    """Give how far an action item is, or that it is overdue."""
    return OVERDUE if one.is_overdue(on) else STATES[one.status]


def say_due(one: ActionItem, on: date) -> str:
    """Say by when an action item is due, or when it was finished."""
    if one.finished_on is not None:
        return say_day(one.finished_on)
    if one.due is None:
        return _("no day")
    if one.due == on:
        return _("today")
    return say_day(one.due)
