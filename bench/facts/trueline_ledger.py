"""Trueline's ledger, through the use cases that pages and commands call.

An import is all that a person would get: recognition, lines of origin, the raw file kept
compressed, history, roll-ups, fsync, one transaction of the manifest in SQLite.
"""

import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from pathlib import Path

import pyarrow as pa

from bench.facts.contender import bytes_below
from bench.facts.exports import Exports


class WithoutPandas(MetaPathFinder):
    """Lets pandas be found nowhere, as in an installation; pyarrow would load it unasked."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


class TruelineLedger:
    """Immutable Parquet files and a manifest."""

    def __init__(self, folder: Path) -> None:
        sys.meta_path.insert(0, WithoutPandas())
        import trueline
        from trueline.usecases.catalogues import IMPORTERS

        self._folder = folder
        self._workspace = trueline.open(folder).workspace()
        self._kpis = Path()
        IMPORTERS.all()

    def load(self, exports: Exports) -> None:
        """Import the months one after the other."""
        self._kpis = exports.kpis
        for month in exports.months:
            self.bring(month)

    def merge(self, exports: Exports) -> None:
        self.bring(exports.weekly)

    def bring(self, path: Path) -> None:
        """Import a file."""
        from trueline.usecases.import_file import ImportOrder, import_file

        result = import_file(self._workspace, ImportOrder(path, path.name))
        if result.batch is None:
            raise SystemExit(str(result.issues))

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        from bench.facts.scorecard import of_facts, of_partial_sums

        asked = {"facts": of_facts(), "roll-ups": of_partial_sums()}
        return {name: self._asking(question) for name, question in asked.items()}

    def _asking(self, question: object) -> Callable[[], pa.Table]:
        from trueline.facts.compiled import compiled
        from trueline.plugins.engines.duckdb import ENGINE

        def ask() -> pa.Table:
            snapshot = self._workspace.facts.snapshot()
            text, tables = compiled(question, ENGINE.dialect, None)
            ours = [one for one in tables if one != "kpi"]
            sources = snapshot.files.sources(snapshot.live, ours)
            return ENGINE.query(text, {**sources, "kpi": [str(self._kpis)]})

        return ask

    def byte_count(self) -> int:
        return bytes_below(self._folder, pattern="*.parquet")

    def server_cpu(self) -> float:
        return 0.0
