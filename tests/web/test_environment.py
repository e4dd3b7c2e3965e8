"""Settings are read strictly: what cannot be understood is refused in a sentence."""

import stat
from pathlib import Path

import pytest

from trueline.core.errors import SettingError
from trueline.core.settings import SETTINGS
from trueline.web import address, environment
from trueline.web.database.place import database_at


def test_a_setting_that_is_not_set_takes_its_default() -> None:
    assert environment.read_port("TRUELINE_PORT", {}) == 8000
    assert environment.read_yes_or_no("TRUELINE_DEBUG", {}) is False
    assert environment.read_address("TRUELINE_ADDRESS", {}) == ""


def test_a_name_outside_the_table_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        environment.read_text("TRUELINE_UNHEARD_OF", {})


@pytest.mark.parametrize("text", ["0", "65536", "-1", "8000.0", "port", ""])
def test_a_port_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="TRUELINE_PORT must be a whole number from 1 to 65535"):
        environment.read_port("TRUELINE_PORT", {"TRUELINE_PORT": text})


@pytest.mark.parametrize(("text", "meant"), [("Yes", True), (" 1 ", True), ("off", False)])
def test_yes_and_no_are_understood_in_several_words(text: str, meant: bool) -> None:  # noqa: FBT001
    assert environment.read_yes_or_no("TRUELINE_DEBUG", {"TRUELINE_DEBUG": text}) is meant


def test_a_word_that_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(SettingError, match="must be yes or no; it is “perhaps”"):
        environment.read_yes_or_no("TRUELINE_DEBUG", {"TRUELINE_DEBUG": "perhaps"})


@pytest.mark.parametrize("text", ["trueline.example.org", "ftp://a.example", "https://a.example/x"])
def test_an_address_that_is_no_site_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="must look like"):
        environment.read_address("TRUELINE_ADDRESS", {"TRUELINE_ADDRESS": text})


@pytest.mark.parametrize("text", ["", " ", "127.0.0.1:80", "http://localhost", "[::1]:80", "a b"])
def test_a_host_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="TRUELINE_HOST must be an address to listen on"):
        environment.read_host("TRUELINE_HOST", {"TRUELINE_HOST": text})


@pytest.mark.parametrize(
    ("text", "site", "asked"),
    [
        ("127.0.0.1", "http://127.0.0.1:80", "127.0.0.1"),
        ("::1", "http://[::1]:80", "[::1]"),
        ("[fe80::2]", "http://[fe80::2]:80", "[fe80::2]"),
        ("box.example", "http://box.example:80", "box.example"),
    ],
)
def test_a_host_becomes_an_address_that_a_browser_takes(text: str, site: str, asked: str) -> None:
    host = environment.read_host("TRUELINE_HOST", {"TRUELINE_HOST": text})
    assert address.site_address(host, 80, "") == site
    assert asked in address.allowed_hosts(site)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "0"])  # noqa: S104 - no server listens here
def test_to_listen_everywhere_takes_an_address_that_people_type(host: str) -> None:
    with pytest.raises(SettingError, match="Set TRUELINE_ADDRESS to the one that people type"):
        address.site_address(host, 80, "")
    assert address.site_address(host, 80, "https://a.example") == "https://a.example"


def test_a_file_cannot_be_the_home(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(SettingError, match="must name a folder"):
        environment.read_folder("TRUELINE_HOME", {"TRUELINE_HOME": str(file)})


def test_a_short_secret_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="50 characters or more; it has 5"):
        environment.read_secret_key(tmp_path, {"TRUELINE_SECRET_KEY": "short"})


def test_a_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    key = environment.read_secret_key(home, {})
    assert len(key) >= 50
    assert environment.read_secret_key(home, {}) == key
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == ["secret-key"]


def test_every_setting_says_what_it_does() -> None:
    assert all(setting.name.startswith("TRUELINE_") for setting in SETTINGS)
    assert all(setting.words.endswith(".") for setting in SETTINGS)


@pytest.mark.parametrize(
    "text", ["mysql://a:secret@b/c", "postgresql://a:secret@b", "postgresql://a:secret@b:x/c"]
)
def test_a_database_that_is_none_is_refused_without_its_password(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingError, match="TRUELINE_DATABASE must look like") as refused:
        database_at(text, tmp_path)
    assert "secret" not in str(refused.value)


def test_the_parts_of_a_database_s_address_may_hold_any_sign(tmp_path: Path) -> None:
    address = "postgresql://tr%40ue:p%2Fw%3A@[::1]:6432/line%20one?sslmode=require"
    database = database_at(address, tmp_path)
    assert (database["USER"], database["PASSWORD"]) == ("tr@ue", "p/w:")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("::1", "6432", "line one")
    assert database["OPTIONS"]["sslmode"] == "require"


def test_without_an_address_the_database_is_a_file_of_the_home(tmp_path: Path) -> None:
    assert database_at("", tmp_path)["NAME"] == tmp_path / "trueline.sqlite3"
