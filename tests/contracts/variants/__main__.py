"""Writes the table of verdicts: kind of file by change.

``python -m tests.contracts.variants [corpus folder, or -] [part of a file] [part of a change]``;
with ``-v`` at the end every outcome is told, else faults only.
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.variants.judging import Outcome
from tests.contracts.variants.known import reason_for
from tests.contracts.variants.running import outcomes
from tests.contracts.variants.sources import Source, corpus_sources, shipped_sources

Counts = defaultdict[str, Counter[str]]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _lines(source: Source, name: str, outcome: Outcome) -> Iterator[str]:
    known = reason_for(source.importer, source.id, name)
    if outcome.verdict.is_fault or "-v" in sys.argv:
        yield f"{outcome.verdict:8} {source.id} | {name} | {known or outcome.told[:300]}"


def _write_tables(of_kind: Counts, of_change: Counts) -> None:
    for title, counts in (("By kind", of_kind), ("By change", of_change)):
        _say(f"\n{title}")
        for name, found in counts.items():
            told = ", ".join(f"{verdict} {count}" for verdict, count in sorted(found.items()))
            _say(f"{name:36} {told}")


def main(where: str = "-", word: str = "", change_word: str = "") -> None:
    """Judge every variant of the files and write what became of them."""
    corpus = None if where == "-" else Path(where)
    of_kind: Counts = defaultdict(Counter)
    of_change: Counts = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for source in corpus_sources(corpus) if corpus else shipped_sources():
            if word not in source.id:
                continue
            for name, outcome in outcomes(source, Path(folder), corpus, change_word):
                known = reason_for(source.importer, source.id, name)
                verdict = "known" if known and outcome.verdict.is_fault else str(outcome.verdict)
                of_kind[source.importer][verdict] += 1
                of_change[name.partition(":")[0]][verdict] += 1
                for line in _lines(source, name, outcome):
                    _say(line)
    _write_tables(of_kind, of_change)


if __name__ == "__main__":
    main(*(one for one in sys.argv[1:] if one != "-v"))
