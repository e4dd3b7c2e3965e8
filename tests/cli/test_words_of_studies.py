"""What the command line says of studies keeps to the words of their grades (F11)."""

from collections.abc import Callable, Iterator

import pytest

from tests.cli.conftest import Said
from tests.house.sources import ROOT
from trueline.evidence.weighing.causal_words import causal_words_in
from trueline.evidence.weighing.grade import Grade, refuse_overclaim
from trueline.evidence.weighing.recommending import ADVICE

Run = Callable[..., Said]
EXAMPLES = ROOT / "docs" / "examples" / "studies"
QUICK = ("naive-comparison", "links-and-codes", "interrupted-time-series")


def worst_words(grade: Grade) -> str:
    """Give a sentence that a grade may just say, to see that words are looked at at all."""
    return f"The posts {grade.words} 412 orders."


@pytest.mark.parametrize("name", QUICK)
def test_every_line_of_a_study_keeps_to_its_grade(trueline: Run, name: str) -> None:
    registered = trueline("study", "register", EXAMPLES / f"{name}.yaml", "--json").json
    study = registered["study"]
    ran = trueline("study", "run", study, "--json").json
    finding = ran["results"]["finding"]
    grade = Grade(finding["grade"]) if finding else Grade.E
    question = registered["document"]["question"]
    for words in (("study", "show", study), ("study", "list"), ("return",)):
        text = trueline(*words).text.replace(question, "")
        for line in text.splitlines():
            refuse_overclaim(line, grade)


def advice() -> Iterator[tuple[Grade, str]]:
    for grade, texts in ADVICE.items():
        yield from ((grade, text) for text in texts)


@pytest.mark.parametrize(("grade", "text"), list(advice()))
def test_advice_keeps_to_its_grade(grade: Grade, text: str) -> None:
    refuse_overclaim(text, grade)


@pytest.mark.parametrize("grade", list(Grade))
def test_words_of_a_grade_are_allowed_at_that_grade(grade: Grade) -> None:
    refuse_overclaim(worst_words(grade), grade)
    assert list(causal_words_in("Posts drove orders."))
