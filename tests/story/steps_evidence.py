"""Step 7: two questions of cause, each with the words that its evidence allows."""

from datetime import date

import pytest

from tests.story import tables_of_studies as tables
from tests.story.acting import ADA, Story
from trueline.evidence.asking.study_file import read_study
from trueline.evidence.refuted import Outcome
from trueline.evidence.study import Study
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim
from trueline.usecases.studying.registering import register_study
from trueline.usecases.studying.running import replay_study, run_study
from trueline.usecases.studying.subject_of import said_of

LOCKED, RUN = date(2026, 1, 20), date(2026, 4, 2)
DOCUMENTS = {
    tables.DEFLECTION: tables.help_pages,
    tables.SERIES: tables.first_regions,
    tables.SALES: tables.members_buy,
}


def ask_what_was_caused(story: Story) -> None:
    """7: calls spared by a staggered launch, and what members of the community buy more."""
    found = {}
    for text, table in DOCUMENTS.items():
        asked = read_study(text)
        found[asked.id] = asked, _answered(story, asked, table())
    _spared(*found["help-pages"], found["first-regions"][1])
    _bought_more(*found["members-buy"])


def _spared(asked: Study, found: Finding, series: Finding) -> None:
    """Three methods: a comparison of regions, one series before and after, and tagged links."""
    assert found.grade is Grade.B
    assert found.low is not None
    assert found.high is not None
    assert found.low <= tables.SPARED <= found.high < 0
    methods = {one.estimate.method for one in found.graded}
    assert methods == {"difference-in-differences", "links-and-codes"}
    assert "caused" in said_of(found, asked).sentence
    [interrupted] = series.graded
    assert interrupted.estimate.method == "interrupted-time-series"
    assert interrupted.estimate.low is not None
    assert interrupted.estimate.high is not None
    # Four regions with six calls fewer each.
    assert interrupted.estimate.low <= 4 * tables.SPARED <= interrupted.estimate.high
    assert series.grade > found.grade, "a series without a comparison is worth less"


def _bought_more(asked: Study, found: Finding) -> None:
    """What is seen is 38% more; nine of it are left once members are weighed to be alike."""
    naive = found.naive
    assert naive is not None
    assert naive.counterfactual is not None
    assert naive.lift / naive.counterfactual == pytest.approx(tables.NAIVE, abs=0.01)
    [adjusted] = found.graded
    estimate = adjusted.estimate
    assert estimate.counterfactual is not None
    share = estimate.lift / estimate.counterfactual
    assert share == pytest.approx(tables.TRUE_SHARE, abs=0.01)
    assert estimate.low is not None
    assert estimate.high is not None
    assert estimate.low <= tables.BOUGHT_MORE <= estimate.high
    tried = {one.refutation: one.outcome for one in adjusted.refuted}
    assert tried["negative-control-outcome"] is Outcome.PASSED
    assert found.grade is Grade.D
    said = said_of(found, asked)
    assert "together with the community" in said.sentence
    refuse_overclaim(" ".join((said.sentence, *said.beside)), Grade.D)
    with pytest.raises(OverclaimError):
        refuse_overclaim("The community caused 9% more spending.", found.grade)


def _answered(story: Story, asked: Study, table: str) -> Finding:
    then, now = story.on(LOCKED), story.on(RUN)
    folder = then.studies.folder_of_files()
    (folder / asked.source.path).write_text(table, encoding="utf-8")
    register_study(then, asked, by=ADA, folder=folder)
    run = run_study(now, asked.id, by=ADA)
    assert replay_study(now, asked.id).is_same
    assert run.results.finding is not None
    return run.results.finding
