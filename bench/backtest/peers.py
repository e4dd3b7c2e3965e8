"""Forecasts of the libraries: ``peers.py CASES ANSWERS NAME``, run in an environment of their own.

Reads cases and writes, for each, 600 simulated ways, as our own model gives them. It imports
nothing of ours. Gaps are filled by straight lines, since these models take none.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import numpy as np
from statsforecast import models
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.statespace.structural import UnobservedComponents

WAYS = 600
YEAR = 52
Forecast = Callable[[np.ndarray, int, int], np.ndarray]
"""Weeks without gaps, weeks ahead and seed, to ways of shape (ways, weeks ahead)."""


def of_statsforecast(make: Callable[[], object]) -> Forecast:
    def forecast(weeks: np.ndarray, ahead: int, seed: int) -> np.ndarray:
        model = make()
        model.fit(weeks)  # type: ignore[attr-defined]
        ways: np.ndarray = model.simulate(ahead, WAYS, seed=seed)  # type: ignore[attr-defined]
        return np.asarray(ways)

    return forecast


def ets_of_statsmodels(weeks: np.ndarray, ahead: int, seed: int) -> np.ndarray:
    fitted = ETSModel(weeks, trend="add", damped_trend=True).fit(disp=False)
    ways = fitted.simulate(ahead, anchor="end", repetitions=WAYS, rng=np.random.default_rng(seed))
    return np.asarray(ways).reshape(ahead, WAYS).T


def components_of_statsmodels(weeks: np.ndarray, ahead: int, seed: int) -> np.ndarray:
    yearly = [{"period": YEAR, "harmonics": 2}] if len(weeks) >= 2 * YEAR else None
    model = UnobservedComponents(
        weeks,
        "llevel",
        autoregressive=1,
        freq_seasonal=yearly,
        stochastic_freq_seasonal=[False] if yearly else None,
    )
    fitted = model.fit(disp=False)
    ways = fitted.simulate(ahead, anchor="end", repetitions=WAYS, rng=np.random.default_rng(seed))
    return np.asarray(ways).reshape(ahead, WAYS).T


def in_logs(forecast: Forecast) -> Forecast:
    """Forecast on the scale of logs where no week is negative; zeros stand for a tenth."""

    def there_and_back(weeks: np.ndarray, ahead: int, seed: int) -> np.ndarray:
        if (weeks < 0).any():
            return forecast(weeks, ahead, seed)
        added = 0.1 * np.median(weeks[weeks > 0]) if (weeks <= 0).any() else 0.0
        ways = forecast(np.log(weeks + added), ahead, seed)
        return np.maximum(np.exp(np.clip(ways, -50, 60)) - added, 0)

    return there_and_back


def of_several(*each: Forecast) -> Forecast:
    """Mix the ways of several models, each with the same weight."""

    def mixed(weeks: np.ndarray, ahead: int, seed: int) -> np.ndarray:
        return np.concatenate([one(weeks, ahead, seed) for one in each])

    return mixed


ETS = of_statsforecast(lambda: models.AutoETS(season_length=1))
THETA = of_statsforecast(lambda: models.AutoTheta(season_length=1))
ARIMA = of_statsforecast(lambda: models.AutoARIMA(season_length=1))
PEERS: dict[str, Forecast] = {
    "statsforecast AutoETS": ETS,
    "statsforecast AutoETS, logs": in_logs(ETS),
    "statsforecast AutoTheta": THETA,
    "statsforecast AutoARIMA": ARIMA,
    "statsforecast AutoARIMA, logs": in_logs(ARIMA),
    "mixture of ETS, Theta, ARIMA, logs": of_several(in_logs(ETS), in_logs(THETA), in_logs(ARIMA)),
    "statsmodels ETSModel damped, logs": in_logs(ets_of_statsmodels),
    "statsmodels UnobservedComponents, logs": in_logs(components_of_statsmodels),
}


def filled(weeks: np.ndarray) -> np.ndarray:
    at, known = np.arange(len(weeks)), ~np.isnan(weeks)
    return np.interp(at, at[known], weeks[known])


def by_last_steps(weeks: np.ndarray, ahead: int, seed: int) -> np.ndarray:
    """What stands in where a model fails: a random walk with the steps of the history."""
    steps = np.random.default_rng(seed).choice(np.diff(weeks), size=(WAYS, ahead))
    return weeks[-1] + steps.cumsum(axis=1)


def main(cases_at: Path, answers_at: Path, name: str) -> None:
    warnings.filterwarnings("ignore")
    cases = np.load(cases_at)
    answers, failed = {}, 0
    began = time.process_time()
    for key in cases.files:
        ahead, seed = (int(one) for one in key.split("_")[1:])
        weeks = filled(cases[key])
        try:
            ways = PEERS[name](weeks, ahead, seed)
            if not np.isfinite(ways).all():
                raise ValueError(name)  # noqa: TRY301 - some models give nan and say nothing
        except Exception:  # noqa: BLE001 - whatever a model fails by, it is counted
            failed += 1
            ways = by_last_steps(weeks, ahead, seed)
        answers[key] = ways.astype(np.float64)
    said = {
        "seconds": time.process_time() - began,
        "failed": failed,
        "version": "" if name.startswith("mixture") else version(name.split(maxsplit=1)[0]),
    }
    np.savez(answers_at, **answers)
    answers_at.with_suffix(".json").write_text(json.dumps(said))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.stdout.write("\n".join(PEERS))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
