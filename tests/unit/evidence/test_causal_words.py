"""Words that claim a cause are found where they claim, and only there."""

import pytest

from trueline.evidence.weighing.causal_words import causal_words_in
from trueline.evidence.weighing.claiming import claims_in
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim

CLAIMS = (
    "The posts increased orders",
    "Reels raised sales",
    "The community won 412 orders",
    "The posts lifted orders by 12 %",
    "Posts grew sales",
    "The films earned 412 orders",
    "The posts gained 412 followers",
    "The posts brought 412 orders",
    "The posts brought in 412 orders",
    "The film sparked a run on repairs",
    "Reels fuelled demand",
    "The trial secured 40 contracts",
    "Orders were increased by the posts",
    "orders produced by drones",
    "There is no evidence of harm, and the posts drove 412 orders",
    "There is no evidence of harm and posts drove orders",
    "No evidence of a fault in posts that drove 412 orders",
    "There is no evidence that it caused a rise or drove orders",
    "Reels drove orders in the May test",
    "The study group drove orders",
    "Their will to win drove orders",
    "Reels, not posters, drove orders",
    "Reels and not posters drove orders",
    "Posts that drove sales",
    "What boosted orders",
    "A film which led to orders",
    "It probably caused 4 and drove sales",
    "The programme has generated 5 orders",
    "Posts raised the number of orders",
    "Reels won more orders",
    "This raised awareness",
)
HARMLESS = (
    "Orders grew by 5 % in May",
    "Orders grew 5 % in May",
    "Orders increased",
    "The following has grown",
    "The account gained 412 followers",
    "We won 12 orders",
    "followers gained",
    "earned media value",
    "The earned media value",
    "messages delivered",
    "parcels delivered a day",
    "Orders increased by half",
    "It raised by 5 points",
    "no evidence that it caused the rise",
    "That two things move together is no evidence that one caused the other.",
    "There is no evidence of cause between the tactic and orders (grade E).",
    "an increased rate of orders",
    "Nothing drove orders",
    "Whether reels drove orders is asked",
    "If reels drove orders we would see it",
    "Reels may have driven orders",
    "It will be driven by reels",
    "It was not caused by reels",
    "It is not clear that reels drove orders",
    "A study finds out what drove orders",
    "Growth was not due to reels",
)
EXCUSED_ONCE = (
    "Reels drove orders in the May test",
    "The study group drove orders",
    "Their will to win drove orders",
    "If you ask me in a year, reels drove orders",
    "It could not be seen at first, but reels drove orders",
)


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_is_refused_below_c_and_at_c_without_probably(text: str) -> None:
    for grade in (Grade.C, Grade.D, Grade.E):
        with pytest.raises(OverclaimError, match="says more than grade"):
            refuse_overclaim(text, grade)
    refuse_overclaim(text, Grade.B)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_claims_nothing_is_let_through(text: str) -> None:
    refuse_overclaim(text, Grade.E)


@pytest.mark.parametrize("text", EXCUSED_ONCE)
def test_one_careful_word_does_not_excuse_a_sentence(text: str) -> None:
    assert list(claims_in(f"{text}.")) == [text]


def test_a_hedge_reaches_the_verb_after_it_and_no_further() -> None:
    text = "There is no evidence that it caused the rise or drove orders; it probably led to calls."
    said = [(one.word, one.is_denied, one.is_probable) for one in causal_words_in(text)]
    assert said == [("caused", True, False), ("drove", False, False), ("led to", False, True)]


def test_what_is_hoped_for_is_no_claim_of_the_past() -> None:
    assert not list(claims_in("Reels drive orders. They should boost calls. What drove orders?"))
