"""Studies of the demo: what was drawn is found, and no text says more than its grade allows."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from trueline.core.errors import RefusedQuestionError
from trueline.demo.asked.stories import StoryStudy, story_studies
from trueline.evidence.asking.registration import Registration
from trueline.evidence.asking.results import Results
from trueline.evidence.asking.study_file import digest_study, read_study
from trueline.evidence.observing.observed import observed
from trueline.evidence.study import Study
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim
from trueline.usecases.studying.answered_study import Circumstances, answered_study
from trueline.usecases.studying.reading.file_rows import rows_of_file
from trueline.usecases.studying.subject_of import refuse_claiming_names, said_of

STORIES = {one.id: one for one in story_studies() if one.run_at}
WAITING = {one.id: one for one in story_studies() if not one.run_at}
HOSTILE = ("Posts that drove sales", "What boosted orders", "A film which led to orders")


def asked(story: StoryStudy) -> Study:
    return read_study(story.document, story.id)


@cache
def answered(name: str) -> Results:
    story = {**STORIES, **WAITING}[name]
    study = asked(story)
    with TemporaryDirectory() as folder:
        path = Path(folder) / study.source.path
        path.write_text(story.table(), encoding="utf-8")
        rows = rows_of_file(path, study)
    locked = Registration(study, 1, digest_study(study), story.registered_at, story.by)
    return answered_study(study, observed(rows, study), Circumstances(locked))


@pytest.mark.parametrize("name", ["refill-reminder", "help-community", "mending-evenings"])
def test_what_was_drawn_lies_in_the_interval_and_the_naive_one_is_off(name: str) -> None:
    found, truth = answered(name).finding, STORIES[name].truth
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert truth is not None
    assert found.low <= truth <= found.high
    if name != "refill-reminder":
        assert found.naive is not None
        assert not found.naive.low <= truth <= found.naive.high
        assert found.selection_share is not None
        assert found.selection_share > 0.3


def test_the_programme_is_graded_b_and_the_trial_a() -> None:
    grades = {name: found.grade for name in STORIES if (found := answered(name).finding)}
    assert grades["help-community"] is Grade.B
    assert grades["mending-evenings"] is Grade.B
    assert grades["refill-reminder"] is Grade.A


def test_a_placebo_that_fails_costs_the_short_films_their_grade() -> None:
    found = answered("autumn-shorts").finding
    assert found is not None
    assert found.grade is Grade.D
    assert "earlier starts" in " ".join(one.says for one in found.graded[0].reasons)


def test_the_posters_designs_conflict_and_nothing_is_pooled() -> None:
    found = answered("coast-posters").finding
    assert found is not None
    assert found.conflict
    assert found.pooled is None


@pytest.mark.parametrize("name", STORIES)
def test_no_sentence_says_more_than_its_grade(name: str) -> None:
    found, study = answered(name).finding, asked(STORIES[name])
    assert found is not None
    for tactic in (study.tactic_name, *HOSTILE):
        said = said_of(found, replace(study, tactic_name=tactic))
        for text in (said.sentence, *said.beside, *said.would_raise):
            refuse_overclaim(text, found.grade)


def test_a_hostile_name_is_refused_where_it_would_claim() -> None:
    with pytest.raises(OverclaimError):
        refuse_overclaim(HOSTILE[0], Grade.D)


@pytest.mark.parametrize("field", ["outcome", "tactic_name"])
@pytest.mark.parametrize("name", ["autumn-shorts", "coast-posters"])
def test_an_outcome_whose_name_claims_is_said_by_a_neutral_one(name: str, field: str) -> None:
    found, study = answered(name).finding, asked(STORIES[name])
    assert found is not None
    said = said_of(found, replace(study, **{field: "Orders produced by drones"}))
    assert "drones" not in " ".join((said.sentence, *said.beside, said.breaks_if))
    with pytest.raises(RefusedQuestionError, match="before anybody knows"):
        refuse_claiming_names(replace(study, **{field: "Orders produced by drones"}))
    refuse_claiming_names(study)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_told_with_the_same_bytes_each_time(name: str) -> None:
    assert STORIES[name].table() == STORIES[name].table()


@pytest.mark.slow
def test_a_media_mix_without_an_experiment_is_d_and_says_what_would_raise_it() -> None:
    found = answered("channel-mix").finding
    assert found is not None
    assert found.grade is Grade.D
    said = said_of(found, asked(WAITING["channel-mix"]))
    assert any("pause" in one for one in said.would_raise)
    assert "moves together with" in said.sentence
