"""Whatever people, spreadsheets and networks do to an export, it is read right or not at all."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.contracts.variants.judging import Outcome
from tests.contracts.variants.known import reason_for
from tests.contracts.variants.running import outcomes
from tests.contracts.variants.sources import Source, corpus_sources, shipped_sources
from trueline.exports.files.opening import open_export
from trueline.usecases.catalogues import IMPORTERS

SAMPLE = (
    "meta-content/instagram.csv",
    "meta-insights/follows.csv",
    "x-content/content.csv",
    "linkedin-page-content/content.xlsx",
    "youtube-table/top-results.csv",
    "tiktok-overview/Overview.csv",
    "ga4-by-day/data-export.csv",
    "google-ads/by-day.csv",
    "meta-ads/tage.csv",
    "shopify-orders/orders_export.csv",
)
"""One file of each of the commonest kinds; of each every tenth change is tried."""
STEP = 10


def _faults(source: Source, found: Iterable[tuple[str, Outcome]]) -> list[str]:
    return [
        f"{outcome.verdict}: {name}: {outcome.told}"
        for name, outcome in found
        if outcome.verdict.is_fault and not reason_for(source.importer, source.id, name)
    ]


@pytest.mark.parametrize(("first", "id_"), list(enumerate(SAMPLE)), ids=SAMPLE)
def test_a_changed_file_is_read_to_the_same_facts_or_refused(
    first: int, id_: str, tmp_path: Path
) -> None:
    source = next(one for one in shipped_sources() if one.id == id_)
    found = list(outcomes(source, tmp_path, None, places=slice(first, None, STEP)))
    assert len(found) > 1
    assert _faults(source, found) == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("source", list(shipped_sources()), ids=lambda one: one.id)
def test_every_change_of_every_case_is_read_to_the_same_facts_or_refused(
    source: Source, tmp_path: Path
) -> None:
    assert _faults(source, outcomes(source, tmp_path, None)) == []


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.timeout(7200)
def test_every_change_of_every_real_export_is_read_to_the_same_facts_or_refused(
    corpus: Path, tmp_path: Path
) -> None:
    faults = {
        source.id: found
        for source in corpus_sources(corpus)
        if (found := _faults(source, outcomes(source, tmp_path, corpus)))
    }
    assert faults == {}


@pytest.mark.corpus
def test_no_real_export_fits_two_importers_equally_well(corpus: Path) -> None:
    for source in corpus_sources(corpus):
        export = open_export(source.path)
        found = (one.recognise(export) for one in IMPORTERS.all())
        counts = sorted(len(one.matched) for one in found if one and one.is_certain)
        assert len(counts) == 1 or counts[-1] > counts[-2], source.id
