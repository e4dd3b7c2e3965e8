"""Market tests give the published answers.

Proposition 99: synthetic difference-in-differences -15.604 (synthdid's package), synthetic control
without a constant about -19.6, plain difference-in-differences -27.349. GeoLift's walkthrough:
155.556 a day and market, 5.42 %, 4,667 in all. Tolerance 0.1 %, that of rounded publications and of
another solver; for the synthetic control 1 %, since packages differ in their second digit.
"""

from pathlib import Path

import numpy as np
import pytest

from tests.oracles.evidence_data import rows_of
from trueline.evidence.markets.family import Market, synthetic_control, synthetic_difference
from trueline.evidence.markets.weights import simplex_weights

pytestmark = pytest.mark.corpus


def matrix(
    rows: list[dict[str, str]], unit: str, period: str, value: str
) -> tuple[list[str], list[str], np.ndarray]:
    units = sorted({one[unit] for one in rows})
    periods = sorted({one[period] for one in rows})
    found = np.full((len(units), len(periods)), np.nan)
    for one in rows:
        found[units.index(one[unit]), periods.index(one[period])] = float(one[value])
    return units, periods, found


def proposition_99(corpus: Path) -> Market:
    path = corpus.parent / "evidence" / "synth" / "california_prop99_synthdid.csv"
    header, *lines = [one.split(";") for one in path.read_text().splitlines()]
    rows = [dict(zip(header, one, strict=True)) for one in lines]
    units, periods, packs = matrix(rows, "State", "Year", "PacksPerCapita")
    place = units.index("California")
    return Market(packs[place], np.delete(packs, place, axis=0), periods.index("1989"))


def test_proposition_99_by_mixing_donors_and_periods(corpus: Path) -> None:
    assert synthetic_difference(proposition_99(corpus)).lift == pytest.approx(-15.604, rel=1e-3)


def test_proposition_99_by_mixing_donors_without_a_constant(corpus: Path) -> None:
    market = proposition_99(corpus)
    past = slice(None, market.start)
    weights = simplex_weights(market.donors[:, past].T, market.treated[past])
    gap = (market.treated - weights @ market.donors)[market.start :]
    assert gap.mean() == pytest.approx(-19.6, rel=0.01)
    assert weights.sum() == pytest.approx(1)
    assert weights.min() >= 0


def test_proposition_99_by_plain_differences(corpus: Path) -> None:
    market = proposition_99(corpus)
    gap = market.treated - market.donors.mean(axis=0)
    lift = gap[market.start :].mean() - gap[: market.start].mean()
    assert lift == pytest.approx(-27.349, rel=1e-3)


def test_geolift_gives_the_walkthrough_s_lift(corpus: Path) -> None:
    rows = rows_of(corpus.parent / "evidence" / "geolift" / "GeoLift_Test.csv")
    units, periods, sales = matrix(rows, "location", "date", "Y")
    assert len(periods) == 105
    places = [units.index("chicago"), units.index("portland")]
    market = Market(sales[places].mean(axis=0), np.delete(sales, places, axis=0), 90, 2)
    found = synthetic_control(market)
    assert found.lift == pytest.approx(155.556, rel=1e-3)
    assert found.lift / found.series[90:].mean() == pytest.approx(0.0542, abs=5e-5)
    assert found.lift * 15 * 2 == pytest.approx(4667, rel=1e-3)
