"""The facts and files behind a KPI, taken from the ledger once for all pages that show them."""

from collections.abc import Collection

from trueline.measure.reading import Reading
from trueline.plan.cascade import accounts_of, find_kpi
from trueline.usecases.facts_behind import FactLine, facts_of
from trueline.usecases.kpi_ground import question_of
from trueline.usecases.sourcing.files_behind import FileBehind, files_behind
from trueline.web.looked_at import LookedAt
from trueline.web.remembered import Remembered

FACTS: Remembered[tuple[FactLine, ...]] = Remembered(32)
FILES: Remembered[tuple[FileBehind, ...]] = Remembered(128)


def facts_of_kpi(looked: LookedAt, reading: Reading) -> tuple[FactLine, ...]:
    """Give every fact that a KPI's actual stands on, oldest first; none where it has no account."""
    plan = looked.adopted.plan
    placed = find_kpi(plan, reading.path)
    accounts = accounts_of(plan, placed.kpi.filter)
    if not accounts:
        return ()
    question = question_of(placed, reading.actual.period, accounts)
    then = looked.revision
    return FACTS.get(
        (*looked.key, placed.path),
        lambda: facts_of(looked.workspace.facts.snapshot(as_of=then), question, looked.metrics),
    )


def files_of_kpi(
    looked: LookedAt, reading: Reading, accounts: Collection[str] = ()
) -> tuple[FileBehind, ...]:
    """Give the files behind a KPI's actual, newest days first.

    Args:
        looked: The plan against its actuals.
        reading: Of the KPI.
        accounts: Only facts of these; empty for all.
    """
    key = (*looked.key, reading.path, tuple(accounts))
    return FILES.get(
        key,
        lambda: files_behind(
            looked.workspace.facts,
            (
                one
                for one in facts_of_kpi(looked, reading)
                if not accounts or one.account in accounts
            ),
        ),
    )
