"""Starts the server on a home: prepares it, loads the demo into an empty one, serves."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from trueline.home.demo import lacks_demo, load_demo_organisation
from trueline.home.opening import open_home
from trueline.home.telling import tell_loading


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where a server can be reached.

    Attributes:
        address: Of the first page.
        links: That work once, each with what it is for.
    """

    address: str
    links: tuple[tuple[str, str], ...]


def start(
    *,
    host: str | None,
    port: str | None,
    with_demo: bool,
    announce: Callable[[Entrance], None],
) -> None:
    """Serve the pages and run the jobs until interrupted.

    Args:
        host: Address to listen on; None takes the setting.
        port: Port to listen on, as text; None takes the setting.
        with_demo: Whether an empty home gets the demo organisation, and one whose load was cut
            short the rest of it.
        announce: Called when all is ready, just before the server listens.

    Raises:
        SettingError: A setting cannot be understood, or the port is taken.
    """
    for name, value in (("TRUELINE_HOST", host), ("TRUELINE_PORT", port)):
        if value is not None:
            os.environ[name] = value
    home = open_home()
    from django.conf import settings  # noqa: PLC0415 - reads the environment when imported

    from trueline.web.door import entrance_links  # noqa: PLC0415 - needs Django set up
    from trueline.web.serving import (  # noqa: PLC0415 - needs Django set up
        prepare,
        refuse_taken,
        serve,
    )

    refuse_taken(settings.TRUELINE_HOST, settings.TRUELINE_PORT)
    prepare()
    if with_demo and lacks_demo(home):
        load_demo_organisation(home, tell=tell_loading)
    announce(Entrance(f"{settings.TRUELINE_ADDRESS}/", entrance_links(datetime.now(UTC))))
    serve(settings.TRUELINE_HOST, settings.TRUELINE_PORT)
