"""Tables of the application database; only ``web.stores`` reads and writes them."""

from trueline.web.models.annotations import AnnotationVersion
from trueline.web.models.answers import SourceAnswer
from trueline.web.models.breaks import OwnBreak
from trueline.web.models.definitions import OwnMetric
from trueline.web.models.entries import EntryRow
from trueline.web.models.facts import FactFile, FactName, Revision
from trueline.web.models.jobs import Job
from trueline.web.models.mappings import MappingVersion
from trueline.web.models.notes import CheckInRow, PlanNote
from trueline.web.models.people import Membership, OneTimeLink, Organisation, Person
from trueline.web.models.plans import PlanDraft, PlanEdit, PlanVersion, PlanWaiver
from trueline.web.models.privacy import Erasure, Identity, Redaction, Suppression
from trueline.web.models.statuses import StatusRuleSet
from trueline.web.models.watching import AlertChoice, AlertMark, DigestMail

__all__ = [
    "AlertChoice",
    "AlertMark",
    "AnnotationVersion",
    "CheckInRow",
    "DigestMail",
    "EntryRow",
    "Erasure",
    "FactFile",
    "FactName",
    "Identity",
    "Job",
    "MappingVersion",
    "Membership",
    "OneTimeLink",
    "Organisation",
    "OwnBreak",
    "OwnMetric",
    "Person",
    "PlanDraft",
    "PlanEdit",
    "PlanNote",
    "PlanVersion",
    "PlanWaiver",
    "Redaction",
    "Revision",
    "SourceAnswer",
    "StatusRuleSet",
    "Suppression",
]
