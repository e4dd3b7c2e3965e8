"""Share of voice and sentiment by hand, and what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.voices.listening import BrandVoice, sentiment_of, share_of_voice
from trueline.plan.organisation.listening import ListeningSet, TrackedBrand

DAYS = Period(date(2026, 1, 1), date(2026, 1, 31))
OWN = TrackedBrand("own", "Acme", "listening/acme", "acme", is_own=True)
RIVAL = TrackedBrand("rival", "Rival", "listening/rival", "rival")
SET = ListeningSet(
    "set", "Set", (OWN, RIVAL), ("news",), ("en",), bot_filter="by the tool", tool="a tool"
)


def voice(brand: TrackedBrand, count: int | None, coverage: str = "1") -> BrandVoice:
    mentions = None if count is None else Decimal(count)
    return BrandVoice(brand, mentions, Decimal(coverage))


def test_share_of_voice_is_ours_of_all_declared() -> None:
    found = share_of_voice(SET, DAYS, [voice(OWN, 30), voice(RIVAL, 90)])
    assert found.value == Decimal("0.25")
    assert (found.own, found.total) == (Decimal(30), Decimal(120))
    assert [one.share for one in found.brands] == [Decimal("0.25"), Decimal("0.75")]
    assert found.declared is SET
    assert found.caveats == ("A mention that names two brands counts for both.",)


def test_a_set_says_what_it_does_not_declare() -> None:
    bare = ListeningSet("set", "Set", (replace(OWN, query=""), RIVAL))
    said = " ".join(share_of_voice(bare, DAYS, [voice(OWN, 30), voice(RIVAL, 90)]).caveats)
    for one in ("query", "Automated accounts", "where is searched", "which languages"):
        assert one in said


def test_unlike_days_are_refused_and_a_day_at_the_end_is_told() -> None:
    found = share_of_voice(SET, DAYS, [voice(OWN, 30), voice(RIVAL, 90, "0.5")])
    assert found.value is None
    assert found.why.startswith("Not all days are covered: Rival has 15 days of 30.")
    near = share_of_voice(SET, DAYS, [voice(OWN, 30), voice(RIVAL, 90, "0.96")])
    assert near.value == Decimal("0.25")
    assert "The first and last mentions of Rival lie inside the days asked about." in near.caveats


def test_days_that_lack_in_the_middle_are_refused() -> None:
    hole = Period(date(2026, 1, 12), date(2026, 1, 14))
    found = share_of_voice(
        SET, DAYS, [voice(OWN, 30), replace(voice(RIVAL, 90, "0.96"), hole=hole)]
    )
    assert found.value is None
    assert "mentions of Rival from 12 Jan 2026 to 13 Jan 2026" in found.why


def test_unknown_mentions_are_not_nought() -> None:
    found = share_of_voice(SET, DAYS, [voice(OWN, 30), voice(RIVAL, None)])
    assert found.value is None
    assert found.why == "Nothing is known of the mentions of Rival."


def test_sets_that_cannot_give_a_share_are_refused() -> None:
    both = [voice(OWN, 30), voice(RIVAL, 90)]
    alone = replace(SET, brands=(OWN,))
    nobody = replace(SET, brands=(RIVAL,))
    twice = replace(SET, brands=(OWN, replace(RIVAL, account=OWN.account)))
    assert "names no competitor" in share_of_voice(alone, DAYS, both[:1]).why
    assert "marks 0 brands" in share_of_voice(nobody, DAYS, both[1:]).why
    assert "account of its own" in share_of_voice(twice, DAYS, both).why
    assert (
        "There are 20 mentions" in share_of_voice(SET, DAYS, [voice(OWN, 9), voice(RIVAL, 11)]).why
    )


def test_net_sentiment_has_two_denominators() -> None:
    # 40 positive, 40 neutral, 20 negative: 20 of 60 that take sides, 20 of all 100.
    found = sentiment_of(DAYS, positive=40, neutral=40, negative=20, unlabelled=7)
    assert found.net == Decimal(20) / 60
    assert found.net_of_all == Decimal("0.2")
    few = sentiment_of(DAYS, positive=20, neutral=400, negative=9, unlabelled=0)
    assert few.net is None
    assert few.why == "29 mentions are labelled positive or negative; it takes 30."
