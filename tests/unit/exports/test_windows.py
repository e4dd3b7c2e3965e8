"""Values of a post over two ranges are two facts, never a restatement of one another."""

from datetime import date
from decimal import Decimal

from trueline.exports.tables.staging import LIFETIME, Staging, Window


def test_two_ranges_of_one_post_are_two_windows() -> None:
    staging = Staging(("",), 0)
    windows = (
        LIFETIME,
        Window("range"),
        Window("range", date(2026, 1, 1)),
        Window("range", date(2026, 2, 1)),
    )
    for line, window in enumerate(windows, start=2):
        staging.add_post_value(line, "x/acme", "x/1", "views", Decimal(line), window)
    rows = staging.take().tables["post_metric"]
    assert rows.column("window").to_pylist() == [
        "lifetime",
        "range",
        "range from 2026-01-01",
        "range from 2026-02-01",
    ]
