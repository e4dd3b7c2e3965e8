"""Words of meetings on pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.coordination.deciding.action import ActionStatus
from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.reviewing.agenda import AgendaPart
from trueline.coordination.reviewing.session import ExceptionClass, Presence, SessionStatus

PARTS: Mapping[AgendaPart, Promise] = {
    AgendaPart.ROLL_CALL: _("Roll-call"),
    AgendaPart.ACTIONS: _("Open action"),
    AgendaPart.ASSUMPTIONS: _("Assumption"),
    AgendaPart.EXCEPTIONS: _("Exception"),
    AgendaPart.EVIDENCE: _("Evidence"),
    AgendaPart.DECISIONS: _("Decision to review"),
    AgendaPart.UPKEEP: _("Upkeep"),
    AgendaPart.ADDED: _("Added"),
    AgendaPart.NEXT: _("Next"),
}
CLASSES: Mapping[ExceptionClass, Promise] = {
    ExceptionClass.ASSUMPTION: _("An assumption was wrong"),
    ExceptionClass.EXECUTION: _("We did less than we planned"),
    ExceptionClass.OUTSIDE: _("The world outside changed"),
    ExceptionClass.DEFINITION: _("The definition or the figures changed"),
    ExceptionClass.NOISE: _("Chance"),
}
PRESENCES: Mapping[Presence, Promise] = {
    Presence.PRESENT: _("Present"),
    Presence.DEPUTY: _("Deputy came"),
    Presence.EXCUSED: _("Excused"),
    Presence.ABSENT: _("Absent"),
}
STATUSES: Mapping[SessionStatus, Promise] = {
    SessionStatus.PLANNED: _("Planned"),
    SessionStatus.OPEN: _("Open"),
    SessionStatus.CLOSED: _("Closed"),
    SessionStatus.CANCELLED: _("Cancelled"),
}
KINDS: Mapping[DecisionKind, Promise] = {
    DecisionKind.KEEP: _("Keep as it is"),
    DecisionKind.CHANGE_TACTIC: _("Change the tactic"),
    DecisionKind.CHANGE_ASSUMPTION: _("Change the assumption"),
    DecisionKind.CHANGE_TARGET: _("Change the target"),
    DecisionKind.STOP: _("Stop"),
    DecisionKind.CLOSE_STAGE: _("Close a stage"),
    DecisionKind.OTHER: _("Something else"),
}
ACTIONS: Mapping[ActionStatus, Promise] = {
    ActionStatus.OPEN: _("Open"),
    ActionStatus.DOING: _("Under way"),
    ActionStatus.DONE: _("Done"),
    ActionStatus.DROPPED: _("Dropped"),
}
