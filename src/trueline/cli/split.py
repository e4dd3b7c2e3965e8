"""How the command line puts a change in revenue by frequency, reach and yield."""

from collections.abc import Iterator
from typing import Any

from trueline.cli.printing import table
from trueline.core.codec import encode
from trueline.usecases.returning.split_revenue import SplitRevenue

HEADINGS = ("revenue is made of", "before", "after", "brought")


def split_document(found: SplitRevenue | str) -> dict[str, Any]:
    """Give a split for ``--json``, or why there is none."""
    if isinstance(found, str):
        return {"split": None, "why": found}
    return {"split": encode(found), "why": ""}


def split_lines(found: SplitRevenue | str) -> Iterator[str]:
    """Yield a split for people, or why there is none."""
    if isinstance(found, str):
        if found:
            yield f"What revenue is made of cannot be said: {found}"
        return
    one, other, split = found.before.revenue, found.after.revenue, found.split
    yield (
        f"Revenue from {found.after.days.first} on against that from {found.before.days.first} on, "
        "13 weeks each:"
    )
    rows = (
        ("reach (customers)", f"{one.reach:,.0f}", f"{other.reach:,.0f}", split.from_reach),
        (
            "frequency (orders of each)",
            f"{one.frequency:.2f}",
            f"{other.frequency:.2f}",
            split.from_frequency,
        ),
        (
            "yield (of an order)",
            f"{one.each_yield:,.2f}",
            f"{other.each_yield:,.2f}",
            split.from_yield,
        ),
        ("revenue", f"{one.value:,.0f}", f"{other.value:,.0f}", split.change),
    )
    unit = found.currency
    yield table(HEADINGS, ((*words, f"{brought:+,.0f} {unit}") for *words, brought in rows))
    yield "It says how revenue changed, and never why."
