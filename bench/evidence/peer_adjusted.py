"""The peer of adjusted comparisons: ``rows PATH`` or ``files PATH…``; imports nothing of ours."""

import json
import sys
import time
import warnings

import doubleml as dml
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression, LogisticRegression

warnings.filterwarnings("ignore")


def fitted(
    known: np.ndarray, outcome: np.ndarray, treated: np.ndarray, folds: int
) -> dml.DoubleMLIRM:
    told = dml.DoubleMLData.from_arrays(known, outcome, treated)
    chance = LogisticRegression(C=1e6, max_iter=500)
    return dml.DoubleMLIRM(told, LinearRegression(), chance, n_folds=folds).fit()


def rows(path: str) -> dict:
    began = time.process_time()
    frame = pd.read_parquet(path)
    known = frame.drop(columns=["treated", "spend"])
    spread = np.column_stack([np.eye(known[one].max() + 1)[known[one]][:, 1:] for one in known])
    fit = fitted(spread, frame["spend"].to_numpy(), frame["treated"].to_numpy(float), 2)
    took = time.process_time() - began
    return {"lift": float(fit.coef[0]), "error": float(fit.se[0]), "cpu": took}


def files(paths: list[str]) -> dict:
    errors = []
    for path in paths:
        np.random.seed(1)  # noqa: NPY002 - DoubleML draws its folds from here
        table = np.genfromtxt(path, delimiter=",")
        known = (table[:, 5:] - table[:, 5:].mean(axis=0)) / table[:, 5:].std(axis=0)
        fit = fitted(known, table[:, 1], table[:, 0], 5)
        truth = float((table[:, 4] - table[:, 3]).mean())
        errors.append((float(fit.coef[0]) - truth) / table[:, 1].std())
    return {"rmse": float(np.sqrt(np.mean(np.square(errors))))}


if __name__ == "__main__":
    print(json.dumps(rows(sys.argv[2]) if sys.argv[1] == "rows" else files(sys.argv[2:])))
