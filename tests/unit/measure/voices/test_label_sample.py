"""Hand labels: precision, recall and corrected sentiment, by hand and by simulated truth."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from trueline.measure.voices.label_sample import (
    CLASSES,
    HandLabel,
    check_labels,
    correct_sentiment,
    newest_sample,
)

DAY = date(2026, 5, 4)
TABLE = {
    ("positive", "positive"): 36, ("positive", "neutral"): 12, ("positive", "negative"): 2,
    ("neutral", "positive"): 10, ("neutral", "neutral"): 80, ("neutral", "negative"): 20,
    ("negative", "neutral"): 8, ("negative", "negative"): 30, ("negative", "irrelevant"): 2,
}  # fmt: skip
"""Tool's label, person's label, and how many: 200 mentions, 50, 110 and 40 by the tool."""
MENTIONS = {"positive": 500, "neutral": 1100, "negative": 400}


def labels(sample: str = "spring", day: date = DAY) -> list[HandLabel]:
    return [
        HandLabel(sample, day, tool, human)
        for (tool, human), count in TABLE.items()
        for _ in range(count)
    ]


def test_precision_and_recall_are_printed_from_200_hand_labels() -> None:
    found = check_labels(labels(), MENTIONS)
    by_label = {one.label: one for one in found.classes}
    assert found.count == 200
    assert found.agreed == Decimal(146) / 200
    # 36 of the tool's 50; 36 of the people's 46.
    assert by_label["positive"].precision == Decimal(36) / 50
    assert by_label["positive"].recall == Decimal(36) / 46
    assert by_label["neutral"].recall == Decimal(80) / 100
    assert by_label["negative"].precision == Decimal(30) / 40
    assert by_label["negative"].recall == Decimal(30) / 52
    interval = by_label["negative"].precision_interval
    assert interval is not None
    # Wilson for 30 of 40 (z^2 = 3.841459): (0.75 + 0.048018) / 1.096036 = 0.728095 in the middle,
    # 1.959964 / 1.096036 * sqrt(0.1875 / 40 + 3.841459 / 6400) = 0.130034 on either side.
    assert float(interval.low) == pytest.approx(0.728095 - 0.130034, abs=3e-6)
    assert float(interval.high) == pytest.approx(0.728095 + 0.130034, abs=3e-6)


def test_a_sample_drawn_label_by_label_gives_no_recall() -> None:
    found = check_labels(labels(), {"positive": 300, "neutral": 3000, "negative": 300})
    assert not found.is_alike
    assert [one.recall for one in found.classes] == [None, None, None]
    assert found.classes[0].precision == Decimal(36) / 50
    assert "drawn from these at random" in found.caveats[0]


def test_without_a_sample_the_labels_are_unchecked() -> None:
    none = check_labels([], MENTIONS)
    assert none.why == "The tool's labels are unchecked: no mention was labelled by a person."
    few = check_labels(labels()[:29], MENTIONS)
    assert "people labelled 29 mentions, and it takes 30" in few.why


def test_the_newest_sample_counts() -> None:
    both = [*labels("spring"), *labels("autumn", date(2026, 10, 4))[:40]]
    assert {one.sample for one in newest_sample(both)} == {"autumn"}
    assert newest_sample([]) == ()


def test_corrected_sentiment_is_that_of_a_hand_calculation() -> None:
    # Shares by the tool: 0.25, 0.55, 0.20.
    # Positive: 0.25 * 36/50 + 0.55 * 10/110 = 0.18 + 0.05 = 0.23.
    # Negative: 0.25 * 2/50 + 0.55 * 20/110 + 0.20 * 30/40 = 0.01 + 0.10 + 0.15 = 0.26.
    found = correct_sentiment(labels(), MENTIONS, np.random.default_rng(1))
    shares = {name: float(one) for name, one in found.shares}
    assert shares["positive"] == pytest.approx(0.23, abs=1e-6)
    assert shares["negative"] == pytest.approx(0.26, abs=1e-6)
    assert shares["irrelevant"] == pytest.approx(0.2 * 2 / 40, abs=1e-6)
    # The median of the draws lies near what the sample itself comes to.
    assert float(found.net or 9) == pytest.approx((0.23 - 0.26) / 0.49, abs=0.02)
    assert found.interval is not None
    assert found.interval.low < (found.net or 9) < found.interval.high
    again = correct_sentiment(labels(), MENTIONS, np.random.default_rng(1))
    assert again == found


def test_a_label_that_people_hardly_looked_at_is_not_corrected() -> None:
    short = [one for one in labels() if one.tool != "negative"] + labels()[-19:]
    found = correct_sentiment(short, MENTIONS, np.random.default_rng(1))
    assert found.net is None
    assert found.why.endswith("with each of the tool's labels: 19 of 20 negative.")
    unused = {"positive": 500, "neutral": 1100}
    assert correct_sentiment(short, unused, np.random.default_rng(1)).net is not None
    assert "labels no mention" in correct_sentiment(short, {}, np.random.default_rng(1)).why


def test_the_corrected_interval_holds_its_value_where_a_label_is_rare() -> None:
    # The tool calls 960 of 1,000 neutral, and people agree with it on all 100 of those.
    mentions = {"positive": 20, "neutral": 960, "negative": 20}
    sample = [HandLabel("s", DAY, "neutral", "neutral")] * 100
    sample += [HandLabel("s", DAY, "positive", "positive")] * 20
    sample += [HandLabel("s", DAY, "negative", "neutral")] * 19
    sample += [HandLabel("s", DAY, "negative", "negative")]
    found = correct_sentiment(sample, mentions, np.random.default_rng(1))
    assert found.net is not None
    assert found.interval is not None
    assert found.interval.low < found.net < found.interval.high
    # By the sample: 0.02 positive and 0.02 / 20 = 0.001 negative, (0.02 - 0.001) / 0.021 = 0.90.
    assert found.interval.low < Decimal("0.90") < Decimal(1)
    assert found.net > Decimal("0.6")


def test_a_label_that_most_mentions_carry_takes_more_labels() -> None:
    mentions = {"positive": 20, "neutral": 960, "negative": 20}
    sample = [HandLabel("s", DAY, one, one) for one in CLASSES for _ in range(20)]
    found = correct_sentiment(sample, mentions, np.random.default_rng(1))
    assert found.net is None
    assert "20 of 96 neutral" in found.why


@pytest.mark.parametrize("by_label", [False, True], ids=["at random", "label by label"])
def test_the_corrected_interval_holds_a_simulated_truth(*, by_label: bool) -> None:
    random = np.random.default_rng(11)
    says = np.array([[0.8, 0.17, 0.03], [0.1, 0.85, 0.05], [0.08, 0.3, 0.62]])
    truth = random.choice(3, 6000, p=[0.3, 0.5, 0.2])
    tool = np.array([random.choice(3, p=says[one]) for one in truth])
    mentions = {name: int((tool == place).sum()) for place, name in enumerate(CLASSES)}
    net = ((truth == 0).sum() - (truth == 2).sum()) / ((truth == 0).sum() + (truth == 2).sum())
    held, trials = 0, 120
    for _ in range(trials):
        drawn = random.choice(6000, 260, replace=False)
        if by_label:
            drawn = np.concatenate(
                [random.choice(np.flatnonzero(tool == one), 67, replace=False) for one in range(3)]
            )
        sample = [HandLabel("s", DAY, CLASSES[tool[at]], CLASSES[truth[at]]) for at in drawn]
        found = correct_sentiment(sample, mentions, random)
        assert found.interval is not None
        held += float(found.interval.low) <= net <= float(found.interval.high)
    assert 0.88 <= held / trials <= 1.0
