"""Starts the server on a home: prepares it, loads the demo into an empty one, serves."""

import os
import sys
from datetime import UTC, datetime

from trueline.home.demo import load_demo_organisation
from trueline.home.opening import open_home


def start(*, host: str | None, port: str | None, with_demo: bool) -> None:
    """Serve the pages and run the jobs until interrupted.

    Args:
        host: Address to listen on; None takes the setting.
        port: Port to listen on, as text; None takes the setting.
        with_demo: Whether an empty home gets the demo organisation.

    Raises:
        SettingError: A setting cannot be understood, or the port is taken.
    """
    for name, value in (("TRUELINE_HOST", host), ("TRUELINE_PORT", port)):
        if value is not None:
            os.environ[name] = value
    home = open_home()
    from django.conf import settings  # noqa: PLC0415 - reads the environment when imported

    from trueline.web.door import entrance_links  # noqa: PLC0415 - needs Django set up
    from trueline.web.serving import prepare, serve  # noqa: PLC0415 - needs Django set up

    prepare()
    if with_demo and not home.organisations():
        load_demo_organisation(home, tell=_tell)
    links = entrance_links(datetime.now(UTC))
    lines = [f"Trueline is at {settings.TRUELINE_ADDRESS}/", *(f"{say}: {to}" for say, to in links)]
    sys.stdout.write("\n".join([*lines, "Ctrl-C stops it.", ""]))
    sys.stdout.flush()  # the server does not come back to do it
    serve(settings.TRUELINE_HOST, settings.TRUELINE_PORT)


def _tell(done: int, of: int) -> None:
    end = "\n" if done == of else ""
    sys.stderr.write(f"\rLoading the demo, export {done} of {of}{end}")
    sys.stderr.flush()
