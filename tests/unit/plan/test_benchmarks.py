"""Benchmarks say whom they are about, who says so and of when; else they are refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.plan.benchmark import Benchmark, is_old
from trueline.plan.parts import Placed
from trueline.plan.soundness.benchmarks import faults_of_benchmarks

PEERS = Benchmark(
    id="peers",
    segment="Retailers in Ireland with 5,000 to 20,000 followers",
    value=Decimal("0.012"),
    source="Trade association, Yearbook 2025, table 4",
    day=date(2025, 12, 31),
    up_to=Decimal("0.019"),
    address="https://example.org/yearbook",
)


def faults(benchmark: Benchmark) -> list[str]:
    return [one.path for one in faults_of_benchmarks(Placed("kpi/benchmarks/peers", benchmark))]


def test_a_benchmark_with_source_and_segment_is_sound() -> None:
    assert faults(PEERS) == []
    assert faults(replace(PEERS, up_to=None, address="")) == []


@pytest.mark.parametrize(
    ("faulty", "field"),
    [
        (replace(PEERS, source=" "), "source"),
        (replace(PEERS, segment=""), "segment"),
        (replace(PEERS, up_to=Decimal("0.012")), "up_to"),
        (replace(PEERS, address="javascript:alert(1)"), "address"),
        (replace(PEERS, address="https://"), "address"),
        (replace(PEERS, day=date(25, 12, 31)), "day"),
    ],
)
def test_what_cannot_be_looked_up_is_refused_where_it_stands(faulty: Benchmark, field: str) -> None:
    assert faults(faulty) == [f"kpi/benchmarks/peers/{field}"]


def test_a_benchmark_is_old_after_a_year_and_a_day() -> None:
    assert not is_old(PEERS, date(2026, 12, 31))
    assert is_old(PEERS, date(2027, 1, 1))
    leap_day = replace(PEERS, day=date(2027, 2, 27))
    assert is_old(leap_day, date(2028, 2, 29))
    assert not is_old(replace(PEERS, day=date(2027, 2, 28)), date(2028, 2, 29))
