"""How far a tool's labels can be trusted, from a sample that people labelled too."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from trueline.measure.intervals import Interval, rounded, share_interval

CLASSES = ("positive", "neutral", "negative")
"""What a tool may say of a mention."""
IRRELEVANT = "irrelevant"
"""What a person may say besides: the mention is not about the brand, or a machine wrote it."""

LABELS_NEEDED = 30
LABELS_OF_EACH = 20
"""Mentions of each of the tool's labels that a person must have labelled to correct a number."""
LABELS_OF_ALL = 100
"""Likewise of a label that all mentions carry; of one that half of them carry it takes half."""
DRAWS = 4000
ALIKE_FROM = 0.01


@dataclass(frozen=True, slots=True)
class HandLabel:
    """A mention that a person labelled too.

    Attributes:
        sample: Name of the sample.
        labelled_on: When.
        tool: What the tool says.
        human: What the person says.
    """

    sample: str
    labelled_on: date
    tool: str
    human: str


@dataclass(frozen=True, slots=True)
class ClassCheck:
    """How well a tool finds one class.

    Attributes:
        label: The class.
        tool_count: Mentions of the sample that the tool puts there.
        human_count: Mentions of the sample that people put there.
        agreed: Mentions that both put there.
        precision: Share of the tool's that people agree with; None without any.
        precision_interval: Of it.
        recall: Share of the people's that the tool finds; None without any, or when the sample was
            not drawn as the mentions are.
        recall_interval: Of it.
    """

    label: str
    tool_count: int
    human_count: int
    agreed: int
    precision: Decimal | None
    precision_interval: Interval | None
    recall: Decimal | None
    recall_interval: Interval | None


@dataclass(frozen=True, slots=True)
class LabelCheck:
    """A tool's labels against a sample that people labelled, or the reason why there is no check.

    Attributes:
        sample: Name of the sample; empty without one.
        count: Mentions in it.
        first_day: First day on which people labelled; None without a sample.
        last_day: Last day likewise.
        classes: Each class.
        agreed: Share of all on which tool and people agree; None when it is refused.
        agreed_interval: Of it.
        table: Tool's label, people's label, and how many.
        is_alike: Whether the tool's labels are spread over the sample as over all mentions.
        why: Why the labels are unchecked, else empty.
        caveats: What a reader must know, in sentences.
    """

    sample: str
    count: int
    first_day: date | None
    last_day: date | None
    classes: tuple[ClassCheck, ...]
    agreed: Decimal | None
    agreed_interval: Interval | None
    table: tuple[tuple[str, str, int], ...]
    is_alike: bool
    why: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedSentiment:
    """Net sentiment with the tool's errors taken out, or the reason why that cannot be done.

    Attributes:
        net: Positive less negative, as a share of both, -1 to 1; None when it is refused.
        interval: Of it; what is unsure of the sample is in it.
        shares: Share of all labelled mentions by what people would say.
        method: How it was found, in a sentence.
        why: The reason when there is none, else empty.
        caveats: What a reader must know, in sentences.
    """

    net: Decimal | None
    interval: Interval | None
    shares: tuple[tuple[str, Decimal], ...]
    method: str = ""
    why: str = ""
    caveats: tuple[str, ...] = ()


def newest_sample(labels: Sequence[HandLabel]) -> tuple[HandLabel, ...]:
    """Give the labels of the sample that was finished last; empty without any."""
    if not labels:
        return ()
    newest = max(labels, key=lambda one: (one.labelled_on, one.sample)).sample
    return tuple(one for one in labels if one.sample == newest)


def check_labels(labels: Sequence[HandLabel], mentions: Mapping[str, int]) -> LabelCheck:
    """Give how far a tool's labels can be trusted.

    Args:
        labels: Of one sample.
        mentions: How many mentions the tool labels so, by label; of the period asked about.
    """
    if len(labels) < LABELS_NEEDED:
        return _unchecked(labels)
    pairs = Counter((one.tool, one.human) for one in labels)
    is_alike = _is_alike(Counter(one.tool for one in labels), mentions)
    agreed = sum(n for (tool, human), n in pairs.items() if tool == human)
    days = [one.labelled_on for one in labels]
    return LabelCheck(
        sample=labels[0].sample,
        count=len(labels),
        first_day=min(days),
        last_day=max(days),
        classes=tuple(_check(one, pairs, is_alike=is_alike) for one in CLASSES),
        agreed=Decimal(agreed) / len(labels),
        agreed_interval=share_interval(agreed, len(labels)),
        table=tuple((*pair, n) for pair, n in sorted(pairs.items())),
        is_alike=is_alike,
        caveats=() if is_alike else (NOT_ALIKE,),
    )


NOT_ALIKE = (
    "The tool's labels are spread otherwise over the sample than over the mentions, so it was not "
    "drawn from these at random; how many of a class the tool finds is left out."
)


def correct_sentiment(
    labels: Sequence[HandLabel], mentions: Mapping[str, int], random: np.random.Generator
) -> CorrectedSentiment:
    """Give the net sentiment as people would label the mentions.

    Mentions with a label of the tool are shared out as people shared out those of the sample with
    that label. So it holds for samples drawn at random and for samples drawn label by label.

    Args:
        labels: Of one sample.
        mentions: How many mentions the tool labels so, by label.
        random: Draws the shares that the sample leaves possible.

    Source:
        Cochran (1977), Sampling Techniques, 5A (poststratification); shares drawn from Dirichlet
        distributions; the prior weighs one label, spread evenly (Perks 1947): a label that is
        rare among many would drown in a larger one.
    """
    used = [one for one in CLASSES if mentions.get(one)]
    counts = Counter(one.tool for one in labels)
    short = {one: needed for one, needed in _needed(mentions, used) if counts[one] < needed}
    if short or not used:
        return _uncorrected(short, counts)
    said = (*CLASSES, IRRELEVANT)
    pairs = Counter((one.tool, one.human) for one in labels)
    table = np.array([[pairs[tool, human] for human in said] for tool in used], dtype=float)
    sizes = np.array([mentions[one] for one in used], dtype=float)
    sizes /= sizes.sum()
    shares = sizes @ (table / table.sum(axis=1, keepdims=True))
    draws = np.stack([random.dirichlet(row + 1 / len(said), DRAWS) for row in table], axis=1)
    drawn = np.einsum("t,dth->dh", sizes, draws)
    nets = (drawn[:, 0] - drawn[:, 2]) / (drawn[:, 0] + drawn[:, 2])
    if not shares[0] + shares[2]:
        why = "People found none of the sample positive or negative."
        return CorrectedSentiment(None, None, (), why=why)
    low, middle, high = np.quantile(nets, (0.025, 0.5, 0.975))
    return CorrectedSentiment(
        net=rounded(middle),
        interval=Interval(rounded(low), rounded(high)),
        shares=tuple((name, rounded(one)) for name, one in zip(said, shares, strict=True)),
        method="The mentions with each label of the tool are shared out as people shared out those "
        f"of the sample; median and interval of {DRAWS} draws of those shares.",
        caveats=("Holds as far as the mentions are like those of the sample.",),
    )


def _needed(mentions: Mapping[str, int], used: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give how many labels it takes of each of the tool's, the more the more mentions carry it."""
    total = sum(mentions[one] for one in used)
    for one in used:
        yield one, max(LABELS_OF_EACH, math.ceil(LABELS_OF_ALL * mentions[one] / total))


def _uncorrected(short: Mapping[str, int], counts: Mapping[str, int]) -> CorrectedSentiment:
    told = ", ".join(f"{counts.get(one, 0)} of {needed} {one}" for one, needed in short.items())
    why = (
        f"People labelled too few mentions with each of the tool's labels: {told}."
        if short
        else "The tool labels no mention of these days."
    )
    return CorrectedSentiment(None, None, (), why=why)


def _unchecked(labels: Sequence[HandLabel]) -> LabelCheck:
    why = "The tool's labels are unchecked: no mention was labelled by a person."
    if labels:
        why = (
            f"The tool's labels are unchecked: people labelled {len(labels)} mentions, and it takes"
            f" {LABELS_NEEDED}."
        )
    return LabelCheck("", len(labels), None, None, (), None, None, (), is_alike=False, why=why)


def _check(label: str, pairs: Mapping[tuple[str, str], int], *, is_alike: bool) -> ClassCheck:
    tool = sum(n for (one, _), n in pairs.items() if one == label)
    human = sum(n for (_, one), n in pairs.items() if one == label)
    agreed = pairs.get((label, label), 0)
    finds = is_alike and human > 0
    return ClassCheck(
        label=label,
        tool_count=tool,
        human_count=human,
        agreed=agreed,
        precision=Decimal(agreed) / tool if tool else None,
        precision_interval=share_interval(agreed, tool) if tool else None,
        recall=Decimal(agreed) / human if finds else None,
        recall_interval=share_interval(agreed, human) if finds else None,
    )


def _is_alike(sample: Mapping[str, int], mentions: Mapping[str, int]) -> bool:
    """Pearson's test that the sample's tool labels are drawn as those of the mentions."""
    total, drawn = sum(mentions.values()), sum(sample.values())
    used = [one for one in CLASSES if mentions.get(one)]
    if not total or any(sample.get(one, 0) for one in CLASSES if one not in used):
        return False
    wanted = {one: drawn * mentions[one] / total for one in used}
    distance = sum((sample.get(one, 0) - wanted[one]) ** 2 / wanted[one] for one in used)
    if len(used) == len(CLASSES):
        chance = math.exp(-distance / 2)  # two degrees of freedom
    else:
        chance = math.erfc(math.sqrt(distance / 2))  # one, or none: then nothing differs
    return chance >= ALIKE_FROM
