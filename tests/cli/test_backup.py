"""Back-up, a wiped home, restore: the same reports, and nothing damaged is taken in."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.cli.command_process import Words, said
from tests.cli.test_main_job import DAILY, PLAN
from tests.cli.test_processes import run
from tests.forking import Processes, answer_of
from tests.ledger_process import ROWS, bring, bring_many, prepare, state
from tests.ledger_process import home as home_of_processes
from trueline.core.errors import DamagedError, SettingError
from trueline.home.backup import back_up
from trueline.home.restoring import restore

ON = ("--on", "2026-06-10")
SERVER = databases.SERVER


def quiet(_done: int, _of: int) -> None:
    pass


def report(home: Path) -> tuple[Words, Words]:
    """Give the commands that print all that a person looks at."""
    since = ("facts", "restatements", "--since", "2020-01-01")
    return ("score", str(home.parent / "plan.yaml"), *ON), since


@pytest.fixture(scope="module", autouse=True)
def no_server() -> Iterator[None]:
    """Let homes have a file for a database, unless a test says otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TRUELINE_DATABASE", raising=False)
        patch.setattr(databases, "SERVER", "")
        yield


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with imports, a plan, a correction and an import that was taken back."""
    folder = tmp_path_factory.mktemp("filled")
    home, plan = folder / "home", folder / "plan.yaml"
    first, second = folder / "first.csv", folder / "second.csv"
    first.write_text(DAILY)
    second.write_text(DAILY.replace(",120", ",130"))
    plan.write_text(PLAN)
    fact = "metric_day:instagram/acme:views::2026-06-01"
    said(
        home,
        ("import", str(first), "--observed", "2026-06-05"),
        ("plan", "adopt", str(plan), "--accept", "Tried out"),
        ("facts", "correct", fact, "--value", "90", "--reason", "Counted twice."),
        ("import", str(second), "--observed", "2026-06-06"),
        ("undo", "3"),
    )
    return home


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    shutil.copytree(filled.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "home"


def test_a_restored_home_gives_the_same_reports_and_is_clean(home: Path, tmp_path: Path) -> None:
    safe = str(tmp_path / "safe")
    *before, made = said(home, *report(home), ("backup", "--to", safe))
    shutil.rmtree(home)
    restored, *after, found = said(home, ("restore", safe), *report(home), ("verify",))
    assert restored["verified"]["clean"]
    assert restored["files"] == made["files"]
    assert after == before
    assert before[0]["readings"]
    assert found["clean"]
    assert (home / "person-key").stat().st_mode & 0o777 == 0o600


def test_the_database_goes_along_wherever_it_is(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the suite runs on a server, these homes have their database there."""
    monkeypatch.setattr(databases, "SERVER", SERVER)
    first, other = databases.own_database(), databases.own_database()
    safe, old, new = str(tmp_path / "safe"), tmp_path / "old", tmp_path / "new"
    value = ("value", "views", "--from", "2026-06-01", "--to", "2026-06-05")
    import_one = ("import", str(tmp_path / "first.csv"))
    _, before, _ = said(old, import_one, value, ("backup", "--to", safe), also=first)
    restored, after = said(new, ("restore", safe), value, also=other)
    assert (restored["verified"]["clean"], after) == (True, before)
    assert after["value"] == 300
    [refused] = said(home, ("restore", safe), code=2, also=other)
    assert "holds something already" in refused["error"]


def test_a_second_back_up_copies_only_what_came_since(home: Path, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    back_up(home, safe, quiet)
    said(home, ("undo", "1"))
    again = back_up(home, safe, quiet)
    assert 0 < again.copied < again.file_count
    assert again.removed > 0
    listed = {one["path"] for one in json.loads((safe / "backup.json").read_text())["files"]}
    there = {str(one.relative_to(safe)) for one in safe.rglob("*") if one.is_file()}
    assert {one for one in there - listed if not one.startswith("database-")} == {
        "backup.json",
        "trueline-backup",
    }
    assert back_up(home, safe, quiet).copied == 0


def test_a_back_up_cut_short_leaves_the_one_before_and_is_taken_up_again(
    home: Path, tmp_path: Path
) -> None:
    safe = tmp_path / "safe"
    back_up(home, safe, quiet)
    [before] = said(home, report(home)[0])
    said(home, ("undo", "1"))

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(home, safe, stop)
    restore(safe, tmp_path / "earlier", quiet)
    assert said(tmp_path / "earlier", report(home)[0], ("verify",))[0] == before
    back_up(home, safe, quiet)
    restore(safe, tmp_path / "later", quiet)
    assert said(tmp_path / "later", report(home)[0]) == said(home, report(home)[0]) != [before]


def test_links_share_the_ledger_s_files_and_nothing_else(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "safe", quiet, links=True)
    for one in (tmp_path / "safe").rglob("*"):
        if one.is_file():
            assert (one.stat().st_nlink == 2) == (one.suffix in {".parquet", ".zst"}), one


def test_a_home_is_restored_only_where_nothing_is(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "safe", quiet)
    with pytest.raises(SettingError, match="holds something already"):
        restore(tmp_path / "safe", home, quiet)
    [refused] = said(tmp_path / "new", ("restore", str(tmp_path)), code=2)
    assert "no finished back-up" in refused["error"]
    assert not (tmp_path / "new").exists()


def test_restoring_cut_short_is_taken_up_again(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "safe", quiet)

    def stop(done: int, _of: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "safe", tmp_path / "new", stop)
    assert not (tmp_path / "new" / "trueline.sqlite3").exists()
    [restored] = said(tmp_path / "new", ("restore", str(tmp_path / "safe")))
    assert restored["verified"]["clean"]


@pytest.mark.parametrize("name", ["cur-", "database-"])
def test_a_damaged_back_up_is_not_restored(home: Path, tmp_path: Path, name: str) -> None:
    back_up(home, tmp_path / "safe", quiet)
    path = min(one for one in (tmp_path / "safe").rglob(f"{name}*"))
    path.write_bytes(path.read_bytes()[:-8] + b"spoiled!")
    with pytest.raises(DamagedError, match="is not what was written there"):
        restore(tmp_path / "safe", tmp_path / "new", quiet)


def test_a_back_up_goes_into_no_folder_of_something_else(home: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear")
    with pytest.raises(SettingError, match="other files"):
        back_up(home, tmp_path / "letters", quiet)
    with pytest.raises(SettingError, match="in the home itself"):
        back_up(home, home / "safe", quiet)
    back_up(home, tmp_path / "safe", quiet)
    other = tmp_path / "other"
    shutil.copytree(home, other)
    (other / "person-key").write_bytes(b"x" * 32)
    with pytest.raises(SettingError, match="another home"):
        back_up(other, tmp_path / "safe", quiet)


def test_verify_says_what_is_wrong_and_ends_with_1(home: Path) -> None:
    path = max(home.rglob("cur-*.parquet"))
    path.unlink()
    [found] = said(home, ("verify",), code=1)
    assert not found["clean"]
    [problem] = found["ledgers"][0]["problems"]
    assert problem["where"] == str(path)
    assert problem["remedy"].startswith("Copy it from a back-up, which holds it")
    printed = run(home, "verify").stdout
    assert "; 1 problem:" in printed
    assert f"blocks: {path}: The file is missing." in printed


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Processes]]:
    folder = tmp_path_factory.mktemp("busy")
    with home_of_processes(folder) as server:
        yield folder, server


def test_a_back_up_made_while_others_import_is_of_one_moment(
    processes: tuple[Path, Processes], tmp_path: Path
) -> None:
    folder, server = processes
    server.call(prepare, "acme")
    server.call(bring, "acme", 0, 1)
    _, line = server.begin(bring_many, "acme", 0, range(2, 22), True)  # noqa: FBT003
    for number in range(2):
        back_up(folder, tmp_path / "safe", quiet)
        restore(tmp_path / "safe", tmp_path / str(number), quiet)
    assert answer_of(line) == 20
    newest = 0
    for number in range(2):
        with home_of_processes(tmp_path / str(number)) as restored:
            [(numbers, rows)] = restored.call(state, "acme").values()
        assert (len(numbers), rows) == (1, ROWS)
        assert numbers[0] >= newest
        newest = numbers[0]
