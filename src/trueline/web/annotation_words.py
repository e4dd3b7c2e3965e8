"""Words and icons of annotations."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.contracts.annotation_shelf import AnnotationKind, AnnotationSource

KIND_NAMES: dict[str, str | Promise] = {
    AnnotationKind.CAMPAIGN.value: _("Campaign"),
    AnnotationKind.EVENT.value: _("Event"),
    AnnotationKind.OUTAGE.value: _("Outage"),
    AnnotationKind.DECISION.value: _("Decision"),
    AnnotationKind.OTHER.value: _("Something else"),
}
KIND_ICONS = {
    AnnotationKind.CAMPAIGN: "megaphone",
    AnnotationKind.EVENT: "calendar",
    AnnotationKind.OUTAGE: "bolt-slash",
    AnnotationKind.DECISION: "check-badge",
    AnnotationKind.OTHER: "chat-bubble-left",
}
SOURCE_NAMES: dict[AnnotationSource, str | Promise] = {
    AnnotationSource.PLAN: _("Plan version"),
    AnnotationSource.TACTIC: _("Tactic"),
    AnnotationSource.CORRECTION: _("Correction"),
    AnnotationSource.RESTATEMENT: _("Restatement"),
    AnnotationSource.BREAK: _("Definition break"),
    AnnotationSource.DECISION: _("Decision"),
}
"""What a derived annotation is called; a person's is called by its kind."""
SOURCE_ICONS = {
    AnnotationSource.PLAN: "document-check",
    AnnotationSource.TACTIC: "flag",
    AnnotationSource.CORRECTION: "pencil-square",
    AnnotationSource.RESTATEMENT: "arrow-path",
    AnnotationSource.BREAK: "scissors",
    AnnotationSource.DECISION: "check-badge",
}
