"""Restated within: values of either period that were first known as others."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.facts.first_known import restated_since_first
from trueline.facts.questions import WHOLE
from trueline.metrics.metric import Rule
from trueline.usecases.explaining.compared import Compared
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RestatedPart:
    """Values of one metric of one account in one of the periods that were restated.

    Attributes:
        is_later: Whether it is the later of the two periods.
        account: ``network/handle``.
        metric: Id.
        fact_count: How many values.
        difference: By how much they are more now, added up; None for a metric whose days are not
            added up.
    """

    is_later: bool
    account: str
    metric: str
    fact_count: int
    difference: Decimal | None


def restated_within(workspace: Workspace, compared: Compared) -> tuple[RestatedPart, ...]:
    """Give what was restated in either period since it was first known, by account and metric.

    Single rows, such as orders, are none of them: a newer export says all of a row again. Nor
    are parts of accounts.
    """
    answers = compared.answers
    leaves = answers.catalogue.leaves(compared.metric.reference)
    reported = [one for one in leaves if answers.catalogue.reported(one).rows is None]
    if not reported or not compared.accounts or compared.questions[0].part.breakdowns != WHOLE:
        return ()
    before, after = (one.part.period for one in compared.questions)
    asked = restated_since_first(
        reported, (before, after), compared.accounts, answers.snapshot.revision
    )
    found = []
    for row in workspace.facts.snapshot().ask(asked).to_pylist():
        is_sum = answers.catalogue.reported(row["metric"]).over_time is Rule.SUM
        found.append(
            RestatedPart(
                is_later=row["is_later"],
                account=row["account"],
                metric=row["metric"],
                fact_count=row["fact_count"],
                difference=row["last"] - row["first"] if is_sum else None,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.is_later, one.account, one.metric)))
