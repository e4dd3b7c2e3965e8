"""What a reach-and-response index comes to, with all that it takes to doubt it."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.voices.gaming import GamingSign
from trueline.measure.voices.stability import Agreement, RankRange
from trueline.plan.organisation.listening import IndexPart, ResponseIndex


@dataclass(frozen=True, slots=True)
class PartScore:
    """What one part of an index says of an account.

    Attributes:
        part: Its id.
        value: The ratio itself.
        distance: From the mean of the compared accounts, in standard deviations.
        posts: Posts that have its numbers.
    """

    part: str
    value: Decimal
    distance: Decimal
    posts: int


@dataclass(frozen=True, slots=True)
class AccountScore:
    """Where an account stands.

    Attributes:
        account: ``network/handle``.
        index: Weighted sum of the distances; 0 is the mean of the compared accounts.
        rank: 1 for the highest.
        percentile: Share of the other accounts that stand lower, 0 to 1.
        posts: Posts on the topic.
        coverage: Share of these with the numbers of every part, 0 to 1.
        parts: Each part.
        by_steps: Ranks when one weight at a time moves by a fifth.
        by_any_weights: Ranks in nine of ten draws of any weights.
        by_posts: Ranks in nine of ten draws of the posts; None when these lack numbers.
        signs: What looks made, for a person to look at.
    """

    account: str
    index: Decimal
    rank: int
    percentile: Decimal
    posts: int
    coverage: Decimal
    parts: tuple[PartScore, ...]
    by_steps: RankRange
    by_any_weights: RankRange
    by_posts: RankRange | None
    signs: tuple[GamingSign, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An account or a part that is not in an index.

    Attributes:
        name: Which.
        why: In a sentence.
    """

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class IndexReport:
    """Accounts in order of an index, or the reason why there is none.

    Attributes:
        declared: The index as the plan has it.
        period: Days on which the posts were published.
        parts: Parts that are used, their weights adding up to 1.
        accounts: From the highest down; empty when it is refused.
        left_out: Accounts and parts that are not in it.
        reliability: How well one half of the posts tells the other.
        outcome: How well the index of earlier posts agrees with what came after.
        posts: Posts that went in.
        why: The reason when there is no order, else empty.
        caveats: What a reader must know, in sentences.
    """

    declared: ResponseIndex
    period: Period
    parts: tuple[IndexPart, ...]
    accounts: tuple[AccountScore, ...]
    left_out: tuple[LeftOut, ...]
    reliability: Agreement
    outcome: Agreement
    posts: int
    why: str = ""
    caveats: tuple[str, ...] = ()
