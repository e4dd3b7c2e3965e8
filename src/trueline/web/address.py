"""Under which address people ask for the pages."""

from urllib.parse import urlsplit

from trueline.core.errors import SettingError


def site_address(host: str, port: int, named: str) -> str:
    """Give the address that people type: the one that was named, or made of host and port.

    Args:
        host: What the server listens on.
        port: As above.
        named: Address that was set; empty when none was.

    Raises:
        SettingError: None was named and the host means every address of the machine, so that
            nobody can tell under which of them people will ask.
    """
    if named:
        return named
    if host.strip("0:.") == "":
        raise SettingError(
            f"TRUELINE_HOST is {host}, every address of this machine. Set TRUELINE_ADDRESS to the "
            f"one that people type, such as http://trueline.example.org:{port}."
        )
    return f"http://{_bracketed(host)}:{port}"


def allowed_hosts(address: str) -> list[str]:
    """Give the hosts under which requests are answered: the site's own and this machine's."""
    return [_bracketed(urlsplit(address).hostname or ""), "127.0.0.1", "localhost", "[::1]"]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
