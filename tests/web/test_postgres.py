"""On PostgreSQL: what fails is told apart, locks hold among machines, the numbers stay the same."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from tests.databases import SERVER, own_database
from tests.ports import free_port
from tests.web.test_serving import await_that
from trueline.core.errors import (
    DamagedError,
    FaultyInputError,
    NoRoomError,
    SettingError,
    TruelineError,
)
from trueline.demo.plan import plan_text
from trueline.web.database.locks import only_one
from trueline.web.database.place import database_at
from trueline.web.stores.manifest import DjangoManifest
from trueline.web.stores.organisations import OrganisationRecord, make_organisation

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

HOLDER = """
import django, sys, time
from pathlib import Path
django.setup()
from trueline.web.database.locks import only_one
with only_one("test", Path("unused")):
    print("held", flush=True)
    time.sleep(60)
"""


def at(**changes: str) -> str:
    """Give the server's address with a part of it changed: user, password, port or name."""
    parts = urlsplit(SERVER)
    known = {
        "user": parts.username, "password": parts.password, "port": parts.port,
        "name": parts.path.strip("/"),
    } | changes  # fmt: skip
    place = f"{known['user']}:{known['password']}@127.0.0.1:{known['port']}"
    return urlunsplit(parts._replace(netloc=place, path=f"/{known['name']}"))


def database(address: str) -> BaseDatabaseWrapper:
    plain = connections["default"].settings_dict | database_at(address, Path("unused"))
    wrapper: BaseDatabaseWrapper = load_backend(plain["ENGINE"]).DatabaseWrapper(plain, alias="own")
    return wrapper


def test_the_suite_runs_on_the_server() -> None:
    assert connection.vendor == "postgresql"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "wrong-secret"}, "password authentication failed"),
        ({"user": "nobody"}, "cannot be reached"),
        ({"name": "nowhere"}, "nowhere"),
        ({"port": str(free_port())}, "refused"),
    ],
)
def test_a_server_that_lets_nobody_in_is_a_matter_of_settings(
    changes: dict[str, str], words: str
) -> None:
    with pytest.raises(SettingError, match="Check that the server runs") as refused:
        database(at(**changes)).ensure_connection()
    assert words in str(refused.value)
    assert isinstance(refused.value, DatabaseError)
    assert "secret" not in str(refused.value)
    assert str(urlsplit(SERVER).password) not in str(refused.value)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("53100", NoRoomError, "Make room on the disk of that machine"),
        ("XX001", DamagedError, "Restore it from a back-up"),
        ("53300", SettingError, "takes no more connections"),
        ("57P01", SettingError, "cannot be reached"),
        ("25006", SettingError, "may not be written"),
    ],
)
def test_what_the_server_reports_is_told_apart_by_its_code(
    code: str, kind: type[TruelineError], words: str
) -> None:
    raising = f"do $$ begin raise exception 'so it was' using errcode = '{code}'; end $$"
    with pytest.raises(kind, match=words) as refused, connection.cursor() as cursor:
        cursor.execute(raising)
    assert "so it was" in str(refused.value)
    assert isinstance(refused.value, DatabaseError)


def test_other_faults_of_a_statement_stay_what_they_are() -> None:
    with pytest.raises(DatabaseError) as failed, connection.cursor() as cursor:
        cursor.execute("select * from nowhere")
    assert not isinstance(failed.value, TruelineError)


@pytest.mark.parametrize("name", ["x/a\0b", "x/" + "a" * 600])
def test_a_name_that_the_server_cannot_keep_is_a_fault_of_the_file(name: str) -> None:
    make_organisation(OrganisationRecord("acme", "Acme"))
    with pytest.raises(FaultyInputError) as refused:
        DjangoManifest("acme", Path("unused")).keys("account", ["x/plain", name])
    assert [one.what[:22] for one in refused.value.issues] == ["A text cannot be kept "]
    assert DjangoManifest("acme", Path("unused")).names("account") == {}


def test_a_connection_that_the_server_ended_is_said() -> None:
    own = database(SERVER)
    with own.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        [number] = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 5000)", [number])
    with pytest.raises(SettingError, match="cannot be reached"), own.cursor() as cursor:
        cursor.execute("select 1")
    own.close()


@pytest.fixture
def holder() -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds a lock."""
    environment = {
        **os.environ,
        "TRUELINE_DATABASE": at(name=str(connection.settings_dict["NAME"])),
        "DJANGO_SETTINGS_MODULE": "trueline.web.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", HOLDER]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def locks_held() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_locks where locktype = 'advisory' and granted")
        [held] = cursor.fetchone()
    return int(held)


def test_a_lock_is_held_against_other_processes_and_freed_when_its_holder_is_killed(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    assert locks_held() == 1
    holder.send_signal(signal.SIGKILL)
    with only_one("test", tmp_path / "unused") as is_held:
        assert is_held()
    await_that(lambda: locks_held() == 0)  # the server frees it just after the connection ends
    assert list(tmp_path.iterdir()) == []


def test_who_lost_the_lock_with_its_connection_is_told(tmp_path: Path) -> None:
    with only_one("test", tmp_path / "unused") as is_held, connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'"
        )
        assert not is_held()


def test_the_same_scorecard_comes_from_both_databases(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan_text(), encoding="utf-8")
    cards = []
    for name, database_of_home in {
        "file": {"TRUELINE_DATABASE": ""},
        "server": own_database(),
    }.items():
        environment = {
            **os.environ,
            **database_of_home,
            "TRUELINE_HOME": str(tmp_path / name),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        for words in (["demo", "load"], ["score", str(plan)]):
            command = [sys.executable, "-m", "trueline.cli.main", *words, "--json"]
            ended = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            )
        cards.append(ended.stdout)
        assert (tmp_path / name / "trueline.sqlite3").exists() is (name == "file")
    assert cards[0] == cards[1]
