"""Compared: a metric's two periods, asked of the ledger once, and their amounts part by part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from trueline.core.period import Period
from trueline.measure.composed import Sides, sides_of, weighted_sides
from trueline.measure.explaining.part_pair import Amount, PartPair
from trueline.metrics.metric import Metric
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.ground import Ground, work_out


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts or breakdowns that are one part.

    Attributes:
        key: Unique among the groups.
        label: For people.
        members: Accounts, or breakdowns of accounts.
    """

    key: str
    label: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The same question about two periods.

    Attributes:
        answers: What the ledger says.
        questions: About the earlier and the later period.
        grounds: What their answers stand on.
    """

    answers: Answers
    questions: tuple[MetricQuestion, MetricQuestion]
    grounds: tuple[Ground, Ground]

    @property
    def metric(self) -> Metric:
        """The metric as it is defined in the later period."""
        return self.grounds[1].asked.metric

    @property
    def accounts(self) -> tuple[str, ...]:
        """Accounts that have the metric, or a part of its formula, at all."""
        spans = (span for one in self.grounds for span in one.asked.expected)
        return tuple(sorted({one.account for one in spans}))

    def whole(self) -> PartPair:
        """Give the whole in both periods."""
        return PartPair("", self.metric.name, *map(amount_of, self.grounds))

    def by_accounts(self, groups: Sequence[Group]) -> tuple[PartPair, ...]:
        """Give parts that are accounts in both periods."""
        return tuple(
            PartPair(one.key, one.label, *(self._of_accounts(at, one.members) for at in (0, 1)))
            for one in groups
        )

    def _of_accounts(self, at: int, accounts: Collection[str]) -> Amount:
        ground, question = self.grounds[at], self.questions[at]
        if ground.quantile is None:
            return amount_of(ground.narrowed(accounts))
        part = replace(question.part, accounts=tuple(accounts))
        return amount_of(self.answers.ground(replace(question, part=part)))


def compare(answers: Answers, before: MetricQuestion, after: MetricQuestion) -> Compared:
    """Take from the ledger what two periods of a metric stand on, both at once.

    Raises:
        MissingError: There is no such metric.
    """
    ground = answers.ground(hull_of((before, after)), by_day=True)
    grounds = ground.within(before.part.period), ground.within(after.part.period)
    return Compared(answers, (before, after), grounds)


def hull_of(questions: tuple[MetricQuestion, MetricQuestion]) -> MetricQuestion:
    """Give the same question about all days from the first to the last that are compared."""
    periods = [one.part.period for one in questions]
    hull = Period(min(one.first for one in periods), max(one.until for one in periods))
    return replace(questions[0], part=replace(questions[0].part, period=hull))


def amount_of(ground: Ground) -> Amount:
    """Give what a ground comes to, with both sides of a ratio."""
    found, sides = work_out(ground), _sides(ground)
    return Amount(
        value=found.value,
        above=sides.above,
        below=sides.below,
        coverage=found.coverage,
        row_count=found.fact_count,
        why=found.why,
    )


def _sides(ground: Ground) -> Sides:
    if ground.refusal is not None:
        return Sides()
    if ground.formula is not None:
        return sides_of(ground.asked, ground.formula, ground.gathered)
    if ground.weight is not None:
        return weighted_sides(ground.asked, ground.weight, ground.gathered)
    return Sides()
