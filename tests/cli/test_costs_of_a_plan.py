"""What a plan costs, at the command line: the same sums as on the page, with what is left out."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

PLAN = """
organisation: Acme
title: Acme in 2026
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives: []
scopes:
  - {id: service, name: Service}
budget:
  - id: time
    what: Time
    kind: staff time
    amount: 40 EUR
    hours: 30
    scope: service
    source: Payroll
  - {id: ads, what: Ads, kind: media, amount: 100.50 EUR}
  - {id: editor, what: Editor, kind: staff time, amount: 40 EUR}
"""


def test_a_documents_cost_is_shared_out(tmp_path: Path, trueline: Callable[..., Said]) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    said = trueline("plan", "costs", str(path), "--by", "scope", "--json").json
    assert said["totals"] == ["15606.00 EUR"]  # 12 * 40 * 30 + 12 * 100.50
    [service] = said["shares"]
    assert (service["path"], service["totals"]) == ("scopes/service", ["14400.00 EUR"])
    assert said["for_all"] == {"totals": ["1206.00 EUR"], "lines": ["budget/ads"]}
    assert [one["path"] for one in said["left_out"]] == ["budget/editor"]
    text = trueline("plan", "costs", str(path), "--by", "month").text
    assert "2026-01-01 to 2026-01-31: 1300.50 EUR" in text
    assert "budget/ads: Ads, 1206.00 EUR (media; no source)" in text
    assert "left out budget/editor: “Editor” does not say how many hours." in text


def test_without_a_plan_nothing_is_said_to_cost_anything(trueline: Callable[..., Said]) -> None:
    said = trueline("plan", "costs")
    assert (said.code, "There is no plan in force" in said.text + said.beside) == (1, True)
