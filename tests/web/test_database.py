"""What fails below the application database is told apart: full, damaged, closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from tests.full_disk import full_disk
from trueline.core.errors import DamagedError, NoRoomError, SettingError
from trueline.web.database.base import DatabaseWrapper
from trueline.web.database.place import database_at
from trueline.web.database.sentences import SentencedErrors

pytestmark = pytest.mark.django_db
BIG = "x" * 500_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "trueline.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[DatabaseWrapper]:
    database = DatabaseWrapper(
        connections["default"].settings_dict | database_at("", file.parent), alias="own"
    )
    yield database
    database.close()


def test_a_full_disk_is_a_refusal_that_django_takes_for_its_own(database: DatabaseWrapper) -> None:
    with database.cursor() as cursor:
        cursor.execute("create table notes (text)")
    with (
        full_disk(100_000),
        pytest.raises(NoRoomError, match="Make room on the disk") as refused,
        database.cursor() as cursor,
    ):
        cursor.execute("insert into notes values (%s)", [BIG])
    assert isinstance(refused.value, DatabaseError)
    with database.cursor() as cursor:
        assert cursor.execute("select count(*) from notes").fetchone() == (0,)


@pytest.mark.parametrize(
    "content", [b"not a database, " * 600, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_damaged_file_is_named_with_the_remedy(
    database: DatabaseWrapper, file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    with pytest.raises(DamagedError, match="Restore it from a back-up") as refused:
        database.cursor()
    assert str(file) in str(refused.value)


def test_a_folder_in_the_place_of_the_file_is_a_matter_of_settings(
    database: DatabaseWrapper, file: Path
) -> None:
    file.mkdir()
    with pytest.raises(SettingError, match="cannot be opened"):
        database.cursor()


def test_other_faults_of_a_statement_stay_what_they_are(database: DatabaseWrapper) -> None:
    with pytest.raises(DatabaseError, match="no such table") as failed, database.cursor() as cursor:
        cursor.execute("select * from nowhere")
    assert not isinstance(failed.value, NoRoomError | DamagedError | SettingError)


def test_the_application_runs_on_a_database_that_says_what_fails() -> None:
    assert isinstance(connections["default"].wrap_database_errors, SentencedErrors)
