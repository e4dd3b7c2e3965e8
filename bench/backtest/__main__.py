"""``make backtest``: forecasts from rolling origins, ours and the libraries', scored alike.

Reads the corpus at TRUELINE_CORPUS (``../shared/exports``) and the public series beside it in
``evidence``; what is not there is left out, and said. The peers run in an environment of their own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np

from bench.backtest.demo import demo_series
from bench.backtest.exports import NETWORKS, export_series, gains_piled_up
from bench.backtest.public import public_series
from bench.backtest.scores import Asked, Scored, Summary, scored, seasonal_naive, summed_up
from bench.backtest.series import STOCKS, Floats, Series, usable
from bench.backtest.simulated import KINDS, covered_by_length
from trueline.measure.forecasting.bounds import bounds_of
from trueline.measure.forecasting.history import WEEKS_NEEDED, Course
from trueline.measure.forecasting.simulate import METHOD, WeeklySeries, simulate

ROOT = Path(__file__).resolve().parents[2]
PEERS_PYTHON = ROOT / ".venv-backtest" / "bin" / "python"
PEERS = Path(__file__).with_name("peers.py")
ORIGINS, LONGEST_AHEAD, SHORTEST_AHEAD = 6, 26, 4
LENGTHS_MEASURED = (8, 9, 17, 26, 52, 104)
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Case:
    """A series seen from one of its weeks.

    Attributes:
        of: The series.
        known: Its weeks so far.
        ahead: The weeks that came, at most half a year.
        number: Among all cases.
    """

    of: Series
    known: Floats
    ahead: Floats
    number: int

    @property
    def seed(self) -> int:
        return crc32(f"{self.of.name} {len(self.known)}".encode())


def all_series() -> tuple[Series, ...]:
    """Give every series that is at hand, and say loudly which are not."""
    corpus = Path(os.environ.get("TRUELINE_CORPUS") or ROOT.parent / "shared" / "exports")
    evidence = corpus.parent / "evidence"
    found = list(demo_series())
    for folder, read in ((corpus, export_series), (evidence, public_series)):
        if folder.is_dir():
            found += read(folder)
        else:
            print(f"LEFT OUT: {folder} is not there; set TRUELINE_CORPUS to the corpus.")
    return usable([*found, *gains_piled_up(found)])


def cases_of(every: Sequence[Series]) -> tuple[Case, ...]:
    """Give up to six origins of each series, from eight weeks on to four before its end."""
    found: list[Case] = []
    for one in every:
        last = len(one.weeks) - SHORTEST_AHEAD
        origins = np.linspace(WEEKS_NEEDED, last, min(ORIGINS, last - WEEKS_NEEDED + 1))
        for origin in sorted(set(origins.astype(int))):
            known = one.weeks[:origin]
            whole = np.count_nonzero(~np.isnan(known))
            if whole >= WEEKS_NEEDED and not np.isnan(known[-1]):
                ahead = one.weeks[origin : origin + LONGEST_AHEAD]
                found.append(Case(one, known, ahead, len(found)))
    return tuple(found)


def ours(cases: Sequence[Case]) -> Iterator[Floats]:
    """Forecast as the door does: stocks by what they gain."""
    series = []
    for one in cases:
        weeks = np.diff(one.known) if one.of.course is Course.STOCK else one.known
        known = weeks[~np.isnan(weeks)].tolist()
        bounds = bounds_of(known, is_share=one.of.is_share)
        series.append(WeeklySeries(weeks, bounds, len(one.ahead), (one.seed,)))
    for case, ways in zip(cases, simulate(series), strict=True):
        is_stock = case.of.course is Course.STOCK
        yield case.known[-1] + ways.cumsum(axis=1) if is_stock else ways


def peers(cases: Sequence[Case], name: str, scratch: Path) -> tuple[list[Floats], dict[str, float]]:
    """Let a library forecast the same cases, in its own environment."""
    asked, told = scratch / "cases.npz", scratch / "answers.npz"
    keys = [f"{one.number}_{len(one.ahead)}_{one.seed % 2**31}" for one in cases]
    np.savez(asked, **dict(zip(keys, (one.known for one in cases), strict=True)))
    subprocess.run(
        [str(PEERS_PYTHON), str(PEERS), str(asked), str(told), name],
        check=True,
        env=os.environ | ONE_CORE,
    )
    answers = np.load(told)
    return [answers[key] for key in keys], json.loads(told.with_suffix(".json").read_text())


def all_scored(cases: Sequence[Case], ways: Sequence[Floats]) -> list[Scored]:
    """Score every case."""
    found: list[Scored] = []
    for case, one in zip(cases, ways, strict=True):
        naive = seasonal_naive(case.known, len(case.ahead))
        known = int(np.count_nonzero(~np.isnan(case.known)))
        found += scored((case.of.name, case.of.source, known), one, case.ahead, naive)
    return found


def told(name: str, every: Sequence[Scored], seconds: float, note: str = "") -> None:
    """Print one line: for each way of asking the error, the coverage and the interval score."""
    real = [one for one in every if one.source in NETWORKS]
    print(f"{name:40}{_cells(every)}   {seconds:7.1f} s  {note}")
    print(f"{'  on real exports alone':40}{_cells(real)}", flush=True)


def _cells(every: Sequence[Scored]) -> str:
    cells = []
    for asked in Asked:
        one = summed_up([each for each in every if each.asked is asked])
        cells.append(f"{one.mase:.3f} {one.covered:6.1%} {one.wis:.3f}")
    return "   ".join(cells)


def told_apart(every: Sequence[Scored]) -> None:
    """Print our own scores by weeks ahead and by source."""
    print(f"\n{'ours, sum of the weeks ahead':40}{'MASE':>8}{'covered':>9}{'series':>8}{'n':>7}")
    sums = [one for one in every if one.asked is Asked.SUM]
    groups = {f"{ahead} weeks ahead": [one for one in sums if one.ahead == ahead]
              for ahead in sorted({one.ahead for one in sums})}  # fmt: skip
    groups |= {source: [one for one in sums if one.source == source]
               for source in dict.fromkeys(one.source for one in sums)}  # fmt: skip
    for name, own in groups.items():
        one: Summary = summed_up(own)
        print(
            f"{name:40}{one.mase:8.3f}{one.covered:9.1%}{one.series_count:8}{one.forecast_count:7}"
        )


def told_by_length(every: Sequence[Scored]) -> None:
    """Print how often our intervals hold by length of history, measured and made up."""
    print("\nours, sums that lie inside by weeks of history, and how many")
    for first, last in pairwise((*LENGTHS_MEASURED, 10_000)):
        own = [one for one in every if one.asked is Asked.SUM and first <= one.known < last]
        share = np.mean([one.is_covered for one in own])
        print(f"{first} to {last - 1} weeks{share:10.1%}{len(own):7}")
    print(f"made up: {', '.join(KINDS)}")
    for length, shares in covered_by_length():
        print(f"{length} weeks   " + "  ".join(f"{one:.1%}" for one in shares))


def main(names: Sequence[str]) -> None:
    series = all_series()
    cases = cases_of(series)
    print(f"{len(series)} series, {len(cases)} origins, {METHOD}")
    print("MASE against seasonal naive, share of 80 % intervals that hold, WIS; CPU seconds")
    print(f"{'':40}" + "   ".join(f"{one.value:>20}" for one in Asked))
    began = time.process_time()
    own = all_scored(cases, list(ours(cases)))
    seconds = time.process_time() - began
    cases = [one for one in cases if one.of.source != STOCKS]
    measured = [one for one in own if one.source != STOCKS]
    print(f"Series as they were measured: {len({one.of.name for one in cases})}")
    told("ours", measured, seconds)
    if not PEERS_PYTHON.is_file():
        print(f"LEFT OUT: the libraries; {PEERS_PYTHON.parent.parent.name} is not there.")
    with TemporaryDirectory() as scratch:
        for name in names if PEERS_PYTHON.is_file() else ():
            ways, said = peers(cases, name, Path(scratch))
            note = f"{said['version']}, {said['failed']} failed"
            told(name, all_scored(cases, ways), said["seconds"], note)
    told_apart(own)
    told_by_length(measured)


def peer_names() -> tuple[str, ...]:
    if not PEERS_PYTHON.is_file():
        return ()
    done = subprocess.run(
        [str(PEERS_PYTHON), str(PEERS)], check=True, stdout=subprocess.PIPE, text=True
    )
    return tuple(done.stdout.splitlines())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", action="append", help="only this library; “none” for none")
    chosen = parser.parse_args().peer
    main(peer_names() if chosen is None else [one for one in chosen if one != "none"])
    sys.stdout.flush()
