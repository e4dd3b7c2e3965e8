"""What the goals on large panels share: arguments, a panel of so many rows, and their table."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.evidence.measured import OURS, Measured, run_measured
from bench.evidence.panels import write_panel

SIZES = {"1M": 1_000_000, "10M": 10_000_000, "100M": 100_000_000}


def asked_rows(default: str, what: str) -> tuple[str, int]:
    """Read ``--rows`` from the command line: its name and number."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--rows", choices=list(SIZES), default=default)
    rows: str = parser.parse_args().rows
    return rows, SIZES[rows]


@contextmanager
def panel_of(row_count: int) -> Iterator[Path]:
    """Give a file with so many member-weeks, while it is needed."""
    with TemporaryDirectory() as folder:
        yield write_panel(Path(folder, "panel.parquet"), row_count)


def ours(what: str, path: Path) -> Measured:
    """Run ours in a process of its own."""
    return run_measured(OURS, ["-m", "bench.evidence.ours_panels", what, str(path)])


def tell(label: str, found: Measured) -> None:
    """Print a line of the table."""
    print(f"{label:42} {found.cpu:8.1f} {found.wall:8.1f} {found.peak:9,.0f}", flush=True)


def tell_head(rows: str) -> None:
    """Print the head of the table."""
    print(f"{rows + ' member-weeks, whole processes':42} {'CPU s':>8} {'wall s':>8} {'peak MB':>9}")


def judged(goals: dict[str, bool]) -> int:
    """Print which goals are met; give the command's answer."""
    for goal, is_met in goals.items():
        print(f"{goal}: {'met' if is_met else 'MISSED'}")
    sys.stdout.flush()
    return int(not all(goals.values()))
