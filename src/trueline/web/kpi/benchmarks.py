"""Benchmarks beside a KPI, as they are: who says so, of whom and of when."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from trueline.measure.reading import Reading
from trueline.plan.benchmark import Benchmark, is_old
from trueline.web.wording import say_value


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One benchmark in words.

    Attributes:
        benchmark: As the plan has it.
        value: A value, or both ends of a range.
        is_old: Whether it was more than a year old on the day looked at.
    """

    benchmark: Benchmark
    value: str
    is_old: bool


def benchmark_rows(reading: Reading) -> list[BenchmarkRow]:
    """Give the benchmarks of a KPI, in the plan's order."""
    unit = reading.actual.measured_in
    return [
        BenchmarkRow(one, _value(one, unit), is_old(one, reading.on))
        for one in reading.kpi.benchmarks
    ]


def _value(one: Benchmark, unit: str) -> str:
    value = say_value(one.value, unit)
    if one.up_to is None:
        return value
    return _("{0} to {1}").format(value, say_value(one.up_to, unit))
