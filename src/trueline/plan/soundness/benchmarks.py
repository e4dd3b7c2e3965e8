"""Whether a benchmark can be looked up: whom it is about, who says so and where."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from trueline.plan.benchmark import Benchmark
from trueline.plan.parts import Placed, join
from trueline.plan.soundness.fault import Fault
from trueline.plan.soundness.targets import YEARS


def faults_of_benchmarks(placed: Placed) -> Iterator[Fault]:
    """Yield what would let a number be printed that nobody can look up."""
    if isinstance(one := placed.record, Benchmark):
        yield from _of_words(placed.path, one)
        if one.up_to is not None and one.up_to <= one.value:
            what = f"The range {one.value} – {one.up_to} does not rise."
            remedy = "value is its lower end; leave up_to out for a single value."
            yield Fault(join(placed.path, "up_to"), what, remedy)
        if one.day.year not in YEARS:
            what = f"{one.day} lies outside the years {YEARS.start} to {YEARS.stop - 1}."
            yield Fault(join(placed.path, "day"), what, "Write a day such as 2026-01-01.")
        if one.address and not _is_address(one.address):
            what = f"“{one.address}” is no address of a page."
            remedy = "Write one such as https://example.org/report, or leave it out."
            yield Fault(join(placed.path, "address"), what, remedy)


def _of_words(path: str, one: Benchmark) -> Iterator[Fault]:
    if not one.source.strip():
        what = "A benchmark without a source cannot be looked up."
        yield Fault(join(path, "source"), what, "Write who says so and where.")
    if not one.segment.strip():
        what = "It does not say whom the benchmark is about."
        yield Fault(join(path, "segment"), what, "Write it, such as retailers of our size.")


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
