"""Read the audit: how ready each side is, what is missing worst first, and what nobody judged."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.plan.document import Plan
from trueline.plan.organisation.audit import AuditItem, Side
from trueline.plan.parts import join
from trueline.plan.starters import find_template

AUDIT_TEMPLATE = "audit"
FULLY, GOOD_ENOUGH = 4, 3
"""A score of 4 is the most; below 3 the template asks what will be done."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One question of the audit.

    Attributes:
        path: Of it.
        item: Question, answer, score, gap and action.
    """

    path: str
    item: AuditItem

    @property
    def is_gap(self) -> bool:
        """Say whether something is missing: a low score, or a gap that somebody wrote down."""
        score = self.item.score
        return (score is not None and score < GOOD_ENOUGH) or bool(self.item.gap)

    @property
    def is_left_alone(self) -> bool:
        """Say whether nothing is to be done about a gap, or nobody does it."""
        return self.is_gap and not (self.item.action and self.item.owner)


@dataclass(frozen=True, slots=True)
class SideScore:
    """How one side of the audit stands.

    Attributes:
        side: Landscape, people, process or technology.
        lines: Its questions, in the plan's order.
    """

    side: Side
    lines: tuple[AuditLine, ...]

    @property
    def judged(self) -> tuple[int, ...]:
        """The scores that were given."""
        return tuple(one.item.score for one in self.lines if one.item.score is not None)

    @property
    def mean(self) -> Decimal | None:
        """Mean of the scores that were given, 0 to 4; None before the first."""
        return Decimal(sum(self.judged)) / len(self.judged) if self.judged else None


@dataclass(frozen=True, slots=True)
class AuditReading:
    """What the audit says.

    Attributes:
        sides: Each with its questions and its score; sides without a question are left out.
        gaps: Worst first: by score, then those that nobody does anything about; unjudged last.
        open: Questions that nobody judged yet; no score stands for them.
        missing: How many questions of the template the plan does not have.
    """

    sides: tuple[SideScore, ...]
    gaps: tuple[AuditLine, ...]
    open: tuple[AuditLine, ...]
    missing: int


def audit_gaps(plan: Plan) -> AuditReading:
    """Read the audit of a plan.

    Source: landscape analysis and readiness to engage, Hamill, Stevenson and Hamill, Mastering
    Social Media (2012).
    """
    lines = tuple(AuditLine(join("audit", one.id), one) for one in plan.audit)
    sides = (SideScore(side, tuple(_of(lines, side))) for side in Side)
    gaps = sorted((one for one in lines if one.is_gap), key=_worst)
    asked = {one.id for one in find_template(AUDIT_TEMPLATE).content.audit}
    return AuditReading(
        sides=tuple(one for one in sides if one.lines),
        gaps=tuple(gaps),
        open=tuple(one for one in lines if one.item.score is None),
        missing=len(asked - {one.id for one in plan.audit}),
    )


def _of(lines: tuple[AuditLine, ...], side: Side) -> list[AuditLine]:
    return [one for one in lines if one.item.side is side]


def _worst(line: AuditLine) -> tuple[int, bool]:
    score = line.item.score
    return (FULLY + 1 if score is None else score, not line.is_left_alone)
