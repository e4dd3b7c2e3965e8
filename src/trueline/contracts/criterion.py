"""Door for criteria: what a stage asks before it may be closed, and how that is judged.

A criterion is one file in ``plugins/criteria`` with a value ``CRITERION``; its docstring is its
page in the user guide. It says whether it is met, why, and where that is seen. What costs much to
find out is a function of the ground, asked only by the criterion that needs it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.staging.judged import Judged
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.coordination.training.register import TrainingLine
from trueline.plan.document import Plan


class CannotJudgeError(Exception):
    """Something that a criterion asked for is not known; its text is the reason in a sentence."""


@dataclass(frozen=True, slots=True)
class LiveCommunity:
    """A community that facts tell of.

    Attributes:
        account: ``network/handle``.
        newest: Day of its newest post.
    """

    account: str
    newest: date


@dataclass(frozen=True, slots=True)
class BusinessKpi:
    """A KPI that speaks of the business.

    Attributes:
        name: In words.
        is_live: Whether it has a value that is new enough to be judged.
        why: Why not, or how it stands.
    """

    name: str
    is_live: bool
    why: str


@dataclass(frozen=True, slots=True)
class ClaimedReturn:
    """A study whose worth counts in a total of what tactics returned.

    Attributes:
        study: Its id.
        name: Of the tactic, or of the study.
        designs: Kinds of methods whose estimates its grade rests on.
    """

    study: str
    name: str
    designs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldReviews:
    """Meetings of the last year.

    Attributes:
        in_time: That were held in time.
        due: That were due.
    """

    in_time: int
    due: int


@dataclass(frozen=True, slots=True)
class Improvement:
    """A decision that changed the plan.

    Attributes:
        decision: Its id.
        what: In a sentence.
        on: Its day.
    """

    decision: str
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class CriterionGround:
    """What a criterion may look at.

    Attributes:
        plan: In force.
        on: Day on which it is judged.
        findings: Gives what a check of the plan finds and nobody accepted, in sentences, by the
            check's name; raises CannotJudgeError where the check cannot be made.
        communities: Gives the communities that facts tell of.
        business: Gives KPIs that speak of the business, as they stand.
        claims: Gives studies whose worth counts in a total.
        reviews: Gives how meetings of the last year were held; None while no plan named any.
        improvements: Gives decisions that changed the plan, newest first.
        seen_links: Gives flow and link of every tagged link that web analytics saw visits by;
            raises CannotJudgeError where no web analytics came in.
        policies: Gives who accepted each policy.
        training: Gives who needs which course, and whether they have taken it.
    """

    plan: Plan
    on: date
    findings: Callable[[str], Sequence[str]]
    communities: Callable[[], Sequence[LiveCommunity]]
    business: Callable[[], Sequence[BusinessKpi]]
    claims: Callable[[], Sequence[ClaimedReturn]]
    reviews: Callable[[], HeldReviews | None]
    improvements: Callable[[], Sequence[Improvement]]
    seen_links: Callable[[], Collection[tuple[str, str]]]
    policies: Callable[[], Sequence[PolicyStanding]]
    training: Callable[[], Sequence[TrainingLine]]


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that a stage asks.

    Attributes:
        name: Hyphenated, in the words of what is there when it is met; never changes.
        title: What is there when it is met, in a few words.
        stage: That asks it.
        dimension: Side of the stage.
        place: Where it stands in its stage; the order of the steps matters.
        source: Who asks for it.
        judge: Says whether it is met; may raise CannotJudgeError.
    """

    name: str
    title: str
    stage: Stage
    dimension: Dimension
    place: int
    source: str
    judge: Callable[[CriterionGround], Judged]
