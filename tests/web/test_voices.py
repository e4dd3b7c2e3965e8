"""Pages of what others say: their numbers by hand, their refusals, and where a series breaks."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import acme_voices
from tests.web.acme import TODAY
from trueline.home.wiring import open_workspace
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.voices.listen import Listened, listen
from trueline.usecases.voices.rank_accounts import rank_accounts
from trueline.usecases.voices.satisfaction import satisfaction

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]


@pytest.fixture
def heard(organisation: Path) -> None:
    acme_voices.declare()
    acme_voices.bring_voices(organisation)


def shown(ask: Ask, name: str, **query: str) -> str:
    answer = ask("viewer@acme.example").get(reverse(name), query)
    assert answer.status_code == 200
    return answer.content.decode()


def listened() -> Listened:
    workspace = open_workspace("acme")
    adopted = plan_in_force(workspace)
    assert adopted is not None
    return listen(workspace, adopted.plan, on=TODAY)[0]


@pytest.mark.usefixtures("heard")
def test_share_of_voice_and_sentiment_stand_with_what_was_declared(ask: Ask) -> None:
    page = shown(ask, "listening")
    # 118 of 295 mentions from 1 January to 28 February; 59 or 60 positive, 29 or 30 negative.
    assert "Acme is named in 40.0% of 295 mentions of 2 brands." in page
    assert "acme AND mend*" in page
    assert "By the tool" in page
    assert "80 mentions of the sample winter were labelled by people" in page
    found = listened()
    assert found.voice.value == Decimal("0.4")
    assert (found.sentiment.positive, found.sentiment.neutral, found.sentiment.negative) == (
        60, 29, 29,
    )  # fmt: skip
    assert found.sentiment.net == Decimal(60 - 29) / (60 + 29)
    assert found.check.count == 80
    assert found.check.agreed == Decimal("0.9")


@pytest.mark.usefixtures("heard")
def test_surveys_stand_with_n_and_interval(ask: Ask) -> None:
    page = shown(ask, "satisfaction")
    assert "After the order" in page
    assert "25.0" in page
    assert "How many people were asked is not known" in page
    workspace = open_workspace("acme")
    adopted = plan_in_force(workspace)
    assert adopted is not None
    [one] = satisfaction(workspace, adopted.plan, on=TODAY)
    assert (one.newest.count, one.newest.value) == (40, Decimal(25))
    assert dict(one.newest.parts) == {"promoters": 20, "passives": 10, "detractors": 10}


@pytest.mark.usefixtures("heard")
def test_the_index_ranks_and_says_what_it_is_made_of(ask: Ask) -> None:
    page = shown(ask, "voices")
    assert "Shares per reach" in page
    assert "does not show that anybody was persuaded" in page
    assert page.index(">ada") < page.index(">bo") < page.index(">cas")
    workspace = open_workspace("acme")
    adopted = plan_in_force(workspace)
    assert adopted is not None
    [one] = rank_accounts(workspace, adopted.plan, on=TODAY)
    assert [each.account for each in one.accounts] == [
        f"instagram/{name}" for name in ("ada", "bo", "cas")
    ]
    assert one.posts == 36


def test_a_changed_query_begins_another_series(organisation: Path, ask: Ask) -> None:
    acme_voices.declare()
    acme_voices.bring_voices(organisation)
    changed = acme_voices.DECLARED.replace("rival AND mend*", "rival AND repair*")
    acme_voices.declare(changed, at=datetime(2026, 2, 11, 9, tzinfo=UTC))
    found = listened()
    assert [one.first for one in found.eras] == [date(2026, 1, 1), date(2026, 2, 11)]
    assert found.voice.period.first == date(2026, 2, 11)
    january, february = found.months[-2:]
    assert (january.era, january.voice.value) == (1, Decimal("0.4"))
    assert (february.era, february.voice.value) == (0, None)
    assert "changed on 11 Feb 2026" in february.voice.why
    assert february.sentiment.net is not None  # our own query stayed as it was
    assert "Declaration 2, from 11 Feb 2026: 2 brands" in shown(ask, "listening")


def test_a_day_before_the_change_is_read_by_what_was_declared_then(organisation: Path) -> None:
    acme_voices.declare()
    acme_voices.bring_voices(organisation)
    changed = acme_voices.DECLARED.replace("rival AND mend*", "rival AND repair*")
    acme_voices.declare(changed, at=datetime(2026, 2, 11, 9, tzinfo=UTC))
    workspace = open_workspace("acme")
    adopted = plan_in_force(workspace)
    assert adopted is not None
    [then] = listen(workspace, adopted.plan, on=date(2026, 2, 5))
    assert then.declared.brands[1].query == "rival AND mend*"
    assert (then.voice.period.first, then.voice.period.last) == (
        date(2026, 1, 1), date(2026, 2, 5),
    )  # fmt: skip
    assert then.voice.value == Decimal("0.4")
    [before] = listen(workspace, adopted.plan, on=date(2025, 12, 5))
    assert before.voice.value is None
    assert before.voice.why == "The brands are listened for from 1 Jan 2026 on."


def test_renaming_a_brand_breaks_nothing(organisation: Path) -> None:
    acme_voices.declare()
    acme_voices.bring_voices(organisation)
    renamed = acme_voices.DECLARED.replace("name: Rival", "name: Rival and sons")
    acme_voices.declare(renamed, at=datetime(2026, 2, 11, 9, tzinfo=UTC))
    found = listened()
    assert len(found.eras) == 1
    assert found.voice.brands[1].brand.name == "Rival and sons"


def test_a_mention_that_names_two_brands_counts_for_both(organisation: Path) -> None:
    acme_voices.declare()
    acme_voices.bring_voices(organisation)
    both = acme_voices.mentions("acme", 2).rstrip().rpartition("\n")[0] + "\n"
    acme_voices.bring(organisation, "again.csv", both, "listening/rival")
    found = listened()
    assert [one.mentions for one in found.voice.brands] == [118, 177 + 117]


@pytest.mark.parametrize("name", ["listening", "satisfaction", "voices"])
def test_a_plan_that_declares_nothing_says_what_to_do(name: str, ask: Ask) -> None:
    page = shown(ask, name)
    assert "The plan does" in page or "the plan declares no survey" in page or "declares no" in page


def test_answers_to_a_survey_that_nobody_declared_are_told(organisation: Path, ask: Ask) -> None:
    acme_voices.bring_voices(organisation)
    page = shown(ask, "satisfaction")
    assert "Not in the plan" in page
    assert "25.0" in page


@pytest.mark.usefixtures("heard")
def test_a_past_day_is_kept_from_page_to_page_and_a_wrong_one_refused(ask: Ask) -> None:
    page = shown(ask, "listening", on="2026-02-10")
    assert f'{reverse("satisfaction")}?on=2026-02-10"' in page
    client = ask("viewer@acme.example")
    assert client.get(reverse("voices"), {"on": "soon"}).status_code == 404
    assert client.get(reverse("listening"), {"as_of": "1800-01-01"}).status_code == 404


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("name", ["listening", "satisfaction", "voices"])
def test_pages_with_numbers_ask_little(name: str, ask: Ask) -> None:
    client = ask("viewer@acme.example")
    client.get(reverse(name))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(reverse(name))
    assert len(asked) <= 8
    assert len(answer.content) <= 150_000


@pytest.mark.usefixtures("heard")
def test_answers_of_two_accounts_are_never_put_together(organisation: Path) -> None:
    # Nameless answers, as of two projects of one tool: all promoters there, all detractors here.
    head = "survey,scale,answer,answered_at,score,person"
    for name, score in (("mill", 10), ("yard", 1)):
        lines = [
            f",nps,{name}{at},2026-02-{at:02d} 12:00,{score},{name}{at}" for at in range(1, 21)
        ]
        text = "\n".join([head, *lines]) + "\n"
        acme_voices.bring(organisation, f"{name}.csv", text, f"survey/{name}")
    workspace = open_workspace("acme")
    adopted = plan_in_force(workspace)
    assert adopted is not None
    found = {
        one.survey.account: (one.newest.value, one.newest.count, one.is_declared)
        for one in satisfaction(workspace, adopted.plan, on=TODAY)
    }
    assert found == {
        "survey/acme": (Decimal(25), 40, True),
        "survey/mill": (Decimal(100), 20, False),
        "survey/yard": (Decimal(-100), 20, False),
    }


def test_answers_outside_a_surveys_account_stay_and_nameless_ones_of_it_belong(
    organisation: Path,
) -> None:
    orders = "{id: orders, name: After the order, scale: nps, lowest: 0, highest: 10"
    acme_voices.declare(acme_voices.DECLARED.replace(orders, orders + ", account: survey/mill"))
    nameless = acme_voices.answers().replace("orders,nps", ",nps")
    acme_voices.bring(organisation, "mill.csv", nameless, "survey/mill")
    acme_voices.bring(organisation, "yard.csv", acme_voices.answers(), "survey/yard")
    workspace = open_workspace("acme")
    adopted = plan_in_force(workspace)
    assert adopted is not None
    own, other = satisfaction(workspace, adopted.plan, on=TODAY)
    assert (own.survey.account, own.newest.count, own.is_declared) == ("survey/mill", 40, True)
    assert (other.survey.account, other.newest.count, other.is_declared) == (
        "survey/yard", 40, False,
    )  # fmt: skip


def test_days_without_a_file_are_no_days_without_mentions(organisation: Path) -> None:
    acme_voices.bring_voices(organisation)
    head, *lines = acme_voices.mentions("third", 2).splitlines()
    # Two files of a third brand, with 24 to 27 January in neither of them.
    for name, part in (("early", lines[:46]), ("late", lines[54:])):
        text = "\n".join([head, *part]) + "\n"
        acme_voices.bring(organisation, f"{name}.csv", text, "listening/third")
    third = "      - {id: third, name: Third, account: listening/third, query: third, is_own: true}"
    changed = acme_voices.DECLARED.replace(", is_own: true}", "}", 1)
    changed = changed.replace("    sources:", f"{third}\n    sources:", 1)
    acme_voices.declare(changed.replace("since: 2026-01-01", "since: 2025-12-31"))
    found = listened()
    for why in (found.voice.why, found.sentiment.why, found.corrected.why):
        assert "mentions of Third from 24 Jan 2026 to 27 Jan 2026, in the middle" in why
    assert found.sentiment.net is None


def test_labels_of_an_earlier_search_do_not_vouch_for_the_new_one(organisation: Path) -> None:
    acme_voices.declare()
    acme_voices.bring_voices(organisation)
    assert listened().check.count == 80  # labelled on 20 February
    changed = acme_voices.DECLARED.replace("tool: A tool", "tool: Another tool")
    acme_voices.declare(changed, at=datetime(2026, 2, 22, 9, tzinfo=UTC))
    found = listened()
    assert found.check.agreed is None
    assert found.corrected.net is None
    assert found.check.why == (
        "The tool's labels are unchecked since the change on 22 Feb 2026: people labelled 80 "
        "mentions before it and 0 since."
    )
