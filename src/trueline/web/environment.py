"""Reads settings from the environment, strictly: a value that cannot be understood is refused."""

import contextlib
import ipaddress
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from trueline.core.errors import SettingError
from trueline.core.settings import SETTINGS

YES = frozenset({"yes", "true", "1", "on"})
NO = frozenset({"no", "false", "0", "off"})
KEY_LENGTH = 50
HIGHEST_PORT = 65_535
IPV6 = 6


def read_text(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Give a setting's text without blanks around it, or its default.

    Raises:
        KeyError: The table of settings has no such name.
    """
    default = {one.name: one.default for one in SETTINGS}[name]
    return environment.get(name, default).strip()


def read_yes_or_no(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Give a setting that is yes or no.

    Raises:
        SettingError: It is neither.
    """
    text = read_text(name, environment).lower()
    if text not in YES | NO:
        raise SettingError(f"{name} must be yes or no; it is “{text}”.")
    return text in YES


def read_port(name: str, environment: Mapping[str, str] = os.environ) -> int:
    """Give a setting that is a port.

    Raises:
        SettingError: It is not a whole number from 1 to 65535.
    """
    text = read_text(name, environment)
    if not text.isdecimal() or not 1 <= int(text) <= HIGHEST_PORT:
        raise SettingError(f"{name} must be a whole number from 1 to 65535; it is “{text}”.")
    return int(text)


def read_folder(name: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Give a setting that is a folder, as an absolute path; it need not exist yet.

    Raises:
        SettingError: It is empty, or a file of that name stands in the way.
    """
    text = read_text(name, environment)
    folder = Path(text).expanduser().absolute()
    if not text or (folder.exists() and not folder.is_dir()):
        raise SettingError(f"{name} must name a folder; it is “{text}”.")
    return folder


def read_address(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Give a setting that is the address of a site, without a path; empty when it is not set.

    Raises:
        SettingError: It is not http or https with a host.
    """
    text = read_text(name, environment).rstrip("/")
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path):
        raise SettingError(f"{name} must look like https://trueline.example.org; it is “{text}”.")
    return text


def read_host(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Give a setting that is an address or a name to listen on, without brackets.

    Raises:
        SettingError: It is empty, or has a port or a scheme.
    """
    text = read_text(name, environment).removeprefix("[").removesuffix("]")
    if not text or any(sign in text for sign in "/[] ") or (":" in text and not _is_ipv6(text)):
        raise SettingError(
            f"{name} must be an address to listen on, such as 127.0.0.1 or ::1; it is “{text}”."
        )
    return text


def _is_ipv6(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).version == IPV6
    except ValueError:
        return False


def read_secret_key(home: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Give the key that signs sessions; make and keep one in the home folder if none is set.

    Raises:
        SettingError: The key that is set is too short to be safe.
    """
    name = "TRUELINE_SECRET_KEY"
    key = read_text(name, environment)
    if key and len(key) < KEY_LENGTH:
        raise SettingError(f"{name} must have {KEY_LENGTH} characters or more; it has {len(key)}.")
    return key or _kept_key(home / "secret-key")


def _kept_key(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY, 0o600), "w") as stream:
            stream.write(secrets.token_urlsafe(KEY_LENGTH))
        with contextlib.suppress(FileExistsError):  # another process was first: its key counts
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
