"""Alerts and the digest on the command line: what the pages tell, and nothing sent unasked."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.core.mail import EmailMultiAlternatives

from tests.cli.conftest import Said
from tests.web.acme import ON_PACE, PLAN

Run = Callable[..., Said]
FALL = date(2026, 2, 26)


def prepare(trueline: Run, folder: Path) -> None:
    """Adopt Acme's plan and import followers that fall off their path on 26 February."""
    days = [date(2026, 1, 1) + timedelta(days=step) for step in range(59)]
    counts = [1001 if day >= FALL else 1000 + step for step, day in enumerate(days)]
    rows = [
        f"instagram/acme,followers_total,,{day},{count}"
        for day, count in zip(days, counts, strict=True)
    ]
    (folder / "plan.yaml").write_text(PLAN)
    (folder / "days.csv").write_text(
        "account,metric,breakdown,day,value\n" + "\n".join(rows) + "\n"
    )
    assert trueline("plan", "adopt", folder / "plan.yaml", "--accept", "It is small.").code == 0
    assert trueline("import", folder / "days.csv").code == 0


def test_a_change_is_told_with_its_day_and_as_json(trueline: Run, tmp_path: Path) -> None:
    prepare(trueline, tmp_path)
    told = trueline("alerts", "--on", "2026-03-01")
    assert "status change: Followers: on pace → off pace since 26 Feb 2026" in told.text
    [one] = trueline("alerts", "--on", "2026-03-01", "--json").json["alerts"]
    assert (one["kind"], one["since"], one["kpis"]) == ("status change", "2026-02-26", [ON_PACE])


def test_a_digest_is_printed_and_sent_to_nobody_who_did_not_ask(
    trueline: Run, tmp_path: Path, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    prepare(trueline, tmp_path)
    printed = trueline("digest", "--daily", "--json").json
    assert (printed["days"], printed["count"]) == (1, 2)
    assert "KPIs on pace" in trueline("digest").text
    assert trueline("digest", "--send", "--json").json == {"sent": 0, "failed": 0}
    assert mailoutbox == []


def test_without_a_plan_there_is_nothing_to_tell(trueline: Run) -> None:
    refused = trueline("alerts")
    assert refused.code == 1
    assert "plan" in refused.text + refused.beside
