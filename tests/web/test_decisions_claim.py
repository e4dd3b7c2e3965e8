"""What a decision says is held against the grade of the study that it rests on."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.web import acme, acme_studies
from tests.web.test_decisions_kept import BY, DAY, WISH
from trueline.coordination.deciding.decision import Decision
from trueline.core.errors import FaultyInputError
from trueline.home.wiring import open_workspace
from trueline.usecases.coordinating.deciding.change_decision import Wording, amend
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.workspace import Workspace

CLAIM = "The letters drove 400 orders in spring."
CAREFUL = "Orders rose with the letters. They should drive more of them. Did they cause it?"


@pytest.fixture
def workspace(home: Path) -> Workspace:
    """Give Acme with a trial of grade A, and the same question asked and not answered."""
    assert home.is_dir()
    acme.make_organisations()
    acme_studies.ask()
    acme_studies.ask("unanswered", run=False)
    return open_workspace("acme")


def made(workspace: Workspace, **changes: object) -> Decision:
    wish = replace(WISH, review_on=None, about=(), owner="", **changes)  # type: ignore[arg-type]
    return decide(workspace, wish, on=DAY, by=BY)


@pytest.mark.parametrize("field", ["what", "because"])
def test_a_decision_claims_no_more_than_its_study_carries(workspace: Workspace, field: str) -> None:
    with pytest.raises(FaultyInputError) as refused:
        made(workspace, study="unanswered", **{field: CLAIM})
    (issue,) = refused.value.issues
    assert issue.where == field
    assert "“drove” says more than grade E allows" in issue.what
    assert made(workspace, study="letters", **{field: CLAIM}).study == "letters"


def test_hopes_questions_and_reasons_without_a_study_are_peoples_own(workspace: Workspace) -> None:
    assert made(workspace, study="unanswered", because=CAREFUL).because == CAREFUL
    assert made(workspace, because=CLAIM).because == CLAIM


def test_words_put_right_claim_no_more_either(workspace: Workspace) -> None:
    name = made(workspace, study="unanswered").id
    with pytest.raises(FaultyInputError, match="drove"):
        amend(workspace, name, Wording(WISH.what, CLAIM), on=DAY, by=BY)
