"""Share of voice and net sentiment of what others said, with what was declared before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.core.period import Period
from trueline.plan.organisation.listening import ListeningSet, TrackedBrand

MENTIONS_NEEDED = 30
"""Mentions below which no share is given."""
COVERED_FROM = Decimal("0.9")
"""Share of the days that a brand's mentions must be known of. A file of single mentions does not
tell its ends: they are taken for the days of its first and last one. So days may lack at the ends,
and none in the middle."""


@dataclass(frozen=True, slots=True)
class BrandVoice:
    """How often a brand was named over a period.

    Attributes:
        brand: As declared.
        mentions: How often; None when it is not known.
        coverage: Share of the days whose mentions were brought, 0 to 1.
        share: Of the mentions of all declared brands, 0 to 1; None when there is no share.
        why: Why it is not known, else empty.
        hole: First days between known ones of which nothing is known; None without any.
    """

    brand: TrackedBrand
    mentions: Decimal | None
    coverage: Decimal
    share: Decimal | None = None
    why: str = ""
    hole: Period | None = None


@dataclass(frozen=True, slots=True)
class ShareOfVoice:
    """Our share of the mentions of all declared brands, or the reason why there is none.

    Attributes:
        declared: The listening set that it stands on, query and all.
        period: Days on which the mentions were written.
        value: 0 to 1; None when it is refused.
        own: Our mentions; None likewise.
        total: Mentions of all declared brands; None likewise.
        brands: Each brand with its own count.
        why: The reason when there is no value, else empty.
        caveats: What a reader must know, in sentences.
    """

    declared: ListeningSet
    period: Period
    value: Decimal | None
    own: Decimal | None
    total: Decimal | None
    brands: tuple[BrandVoice, ...]
    why: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentiment:
    """How a tool labels mentions over a period.

    Attributes:
        period: Days on which they were written.
        positive: Mentions that the tool labels positive.
        neutral: Neutral likewise.
        negative: Negative likewise.
        unlabelled: Mentions that carry no label.
        net: Positive less negative, as a share of both, -1 to 1; None when it is refused.
        net_of_all: The same as a share of all labelled mentions; None likewise.
        why: The reason when there is no value, else empty.
    """

    period: Period
    positive: int
    neutral: int
    negative: int
    unlabelled: int
    net: Decimal | None
    net_of_all: Decimal | None
    why: str = ""

    @property
    def labelled(self) -> int:
        """Mentions with a label."""
        return self.positive + self.neutral + self.negative


def share_of_voice(
    declared: ListeningSet, period: Period, voices: Sequence[BrandVoice]
) -> ShareOfVoice:
    """Give our share of the mentions of all declared brands.

    Refused are a set without exactly one own brand or without a competitor, a brand whose mentions
    are not known for every day, and fewer than ``MENTIONS_NEEDED`` mentions.

    Args:
        declared: Who is counted.
        period: Days asked about.
        voices: How often each brand of the set was named.
    """
    why = _refusal_of_set(declared) or _refusal_of_counts(period, voices)
    if why:
        return ShareOfVoice(declared, period, None, None, None, tuple(voices), why)
    counts = [one.mentions or Decimal(0) for one in voices]
    total = sum(counts, Decimal(0))
    own = sum((n for one, n in zip(voices, counts, strict=True) if one.brand.is_own), Decimal(0))
    shared = tuple(
        BrandVoice(one.brand, one.mentions, one.coverage, n / total)
        for one, n in zip(voices, counts, strict=True)
    )
    return ShareOfVoice(
        declared, period, own / total, own, total, shared, caveats=tuple(_caveats(declared, voices))
    )


def sentiment_of(
    period: Period, *, positive: int, neutral: int, negative: int, unlabelled: int, why: str = ""
) -> Sentiment:
    """Give the net sentiment as the tool labels it.

    Refused below ``MENTIONS_NEEDED`` mentions that are positive or negative.

    Args:
        period: Days on which they were written.
        positive: Mentions that the tool labels positive.
        neutral: Neutral likewise.
        negative: Negative likewise.
        unlabelled: Mentions that carry no label.
        why: Why the days are not known well enough, else empty.
    """
    told = positive + negative
    if why or told < MENTIONS_NEEDED:
        why = (
            why or f"{told} mentions are labelled positive or negative; it takes {MENTIONS_NEEDED}."
        )
        return Sentiment(period, positive, neutral, negative, unlabelled, None, None, why)
    gap = Decimal(positive - negative)
    return Sentiment(
        period, positive, neutral, negative, unlabelled, gap / told, gap / (told + neutral)
    )


def _refusal_of_set(declared: ListeningSet) -> str:
    own = sum(one.is_own for one in declared.brands)
    if own != 1:
        return f"The set marks {own} brands as our own; mark one in the plan."
    if len(declared.brands) == 1:
        return "The set names no competitor; without one every share would be all."
    accounts = [one.account for one in declared.brands]
    if "" in accounts or len(set(accounts)) < len(accounts):
        return "Each brand of the set needs an account of its own for its mentions."
    return ""


def refusal_of_days(period: Period, voices: Sequence[BrandVoice]) -> str:
    """Say why the days of brands are not known well enough; empty where they are."""
    unknown = [one for one in voices if one.mentions is None]
    if unknown:
        return f"Nothing is known of the mentions of {_listed(unknown)}."
    partly = [one for one in voices if one.coverage < COVERED_FROM]
    if partly:
        return (
            f"Not all days are covered: {_covered(period, partly)} of {period.day_count}. A share "
            "of unlike days would be wrong."
        )
    for one in voices:
        if one.hole is not None:
            return (
                f"Nothing is known of the mentions of {one.brand.name} from "
                f"{day_in_words(one.hole.first)} to {day_in_words(one.hole.last)}, in the middle "
                "of the days asked about. Bring a file of these days."
            )
    return ""


def _refusal_of_counts(period: Period, voices: Sequence[BrandVoice]) -> str:
    if why := refusal_of_days(period, voices):
        return why
    total = sum(int(one.mentions or 0) for one in voices)
    if total < MENTIONS_NEEDED:
        return f"There are {total} mentions of all brands together; it takes {MENTIONS_NEEDED}."
    return ""


def _listed(voices: Sequence[BrandVoice]) -> str:
    return ", ".join(one.brand.name for one in voices)


def _covered(period: Period, voices: Sequence[BrandVoice]) -> str:
    return ", ".join(
        f"{one.brand.name} has {round(one.coverage * period.day_count)} days" for one in voices
    )


def _caveats(declared: ListeningSet, voices: Sequence[BrandVoice]) -> Iterator[str]:
    yield "A mention that names two brands counts for both."
    if partly := [one for one in voices if one.coverage < 1]:
        yield f"The first and last mentions of {_listed(partly)} lie inside the days asked about."
    if not all(one.query for one in declared.brands):
        yield "The plan does not hold the query of every brand, so nobody can repeat this."
    if not declared.bot_filter:
        yield "Automated accounts are not kept out."
    if not declared.sources:
        yield "The plan does not say where is searched."
    if not declared.languages:
        yield "The plan does not say in which languages is searched."
