"""What hands mails over: the terminal, or a server that is named in a setting."""

import ipaddress
from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from trueline.core.errors import SettingError

CONSOLE = "console"
EXAMPLE = "smtp://name:password@mail.example.org:587"
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """What Django needs to hand mails over.

    Attributes:
        backend: Name of its class.
        host: Of the server; empty for the terminal.
        port: Of the server; 0 for the terminal.
        user: Who sends; empty for nobody in particular.
        password: Theirs.
        is_secret_at_once: Whether it is encrypted from the start.
        becomes_secret: Whether it is encrypted before anything is sent.
    """

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    is_secret_at_once: bool = False
    becomes_secret: bool = False


def mail_server(server: str) -> MailServer:
    """Understand what hands mails over.

    ``smtps`` is encrypted from the start; ``smtp`` becomes so before anything is sent, unless the
    server is this very machine.

    Args:
        server: ``console``, or the address of a mail server.

    Raises:
        SettingError: It cannot be understood.
    """
    if server == CONSOLE:
        return MailServer("trueline.web.console_mail.EmailBackend")
    parts = _understood(server)
    host = parts.hostname or ""
    return MailServer(
        "django.core.mail.backends.smtp.EmailBackend",
        host,
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        is_secret_at_once=parts.scheme == "smtps",
        becomes_secret=parts.scheme == "smtp" and not _is_here(host),
    )


def mail_sender(sender: str) -> str:
    """Give whom mails come from: an address, with a name or without.

    Raises:
        SettingError: It is no address.
    """
    if "@" not in parseaddr(sender)[1]:
        raise SettingError(
            f"TRUELINE_MAIL_FROM must be an address such as trueline@example.org; it is “{sender}”."
        )
    return sender


def _understood(server: str) -> SplitResult:
    try:
        parts = urlsplit(server)
        is_clear = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError:
        is_clear = False
    if not is_clear or parts.path not in ("", "/") or parts.query:
        # The text is not repeated: it may hold a password.
        raise SettingError(f"TRUELINE_MAIL must be {CONSOLE}, or look like {EXAMPLE}.")
    return parts


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
