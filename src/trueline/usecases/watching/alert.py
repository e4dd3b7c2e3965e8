"""Alert: one thing that people should be told of, with its cause."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AlertKind(StrEnum):
    """What sort of thing it is, those that come first at the head."""

    CALL = "you are called"
    INCIDENT = "incident open"
    DATA_GAP = "data gap"
    OVERDUE = "export overdue"
    BREAK = "definition break"
    STATUS = "status change"
    RESPONSE = "response times"
    ASSUMPTION = "assumption broken"
    DISAGREEMENT = "disagreement"
    MEETING = "meeting"
    MISSED = "meeting not held"
    MENTION = "mention"
    CHECK_IN = "check-ins due"
    ACTION = "action due"
    REVIEW = "decision to review"
    POLICY = "policy to accept"
    TRAINING = "training overdue"
    DRILL = "drill overdue"
    IMPORT = "import failed"
    DIGEST = "digest not sent"
    REPORT = "report not sent"


PERSONAL = frozenset(
    {
        AlertKind.CALL,
        AlertKind.MENTION,
        AlertKind.CHECK_IN,
        AlertKind.ACTION,
        AlertKind.REVIEW,
        AlertKind.POLICY,
        AlertKind.TRAINING,
        AlertKind.IMPORT,
        AlertKind.DIGEST,
    }
)
"""Kinds that concern one person alone."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that people should be told of; one a cause, however many KPIs it touches.

    Attributes:
        id: The same as long as the cause is, so that what was read stays read.
        kind: What sort of thing it is.
        since: Day from which it is so.
        title: In a sentence.
        why: The numbers behind it, or what to do; in sentences; may be empty.
        kpis: Paths of the KPIs that it touches, as ``scope/goal/kpi``.
        about: What it is about besides: account, path of a part, id of a break; may be empty.
        is_open: Whether it still goes on; a gap between days with data is over.
    """

    id: str
    kind: AlertKind
    since: date
    title: str
    why: str = ""
    kpis: tuple[str, ...] = ()
    about: str = ""
    is_open: bool = True
