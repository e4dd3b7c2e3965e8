"""Coverage on the command line: whatever came in is shown, and a wrong name is refused."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Run = Callable[..., Said]
PARTS = """account,metric,breakdown,day,value
x/acme,followers_total,country=DE,2026-06-01,5
x/acme,followers_total,country=DE,2026-06-02,6
"""
JUNE = ("facts", "coverage", "--from", "2026-06-01", "--to", "2026-06-03")


def test_parts_are_shown_as_parts_and_a_stranger_is_refused(trueline: Run, tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(PARTS)
    assert trueline("import", path).code == 0
    [line] = trueline(*JUNE, "--account", "x/acme", "--json").json["metrics"]
    assert (line["metric"], line["of"]) == ("followers_total", "parts")
    assert line["states"] == ["value", "value", "unknown"]
    assert "followers_total (parts only)" in trueline(*JUNE).text
    refused = trueline(*JUNE, "--account", "x/nobody")
    assert (refused.code, refused.text + refused.beside) == (
        1,
        "The ledger has no account x/nobody; it has x/acme.\n",
    )
