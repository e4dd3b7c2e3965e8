"""The application that a web server serves."""

import multiprocessing
import os
import threading
import time

from django.core.wsgi import get_wsgi_application

from trueline.web.worker import follow

SECONDS_TO_ANSWER = 5.0
"""Time for requests under way once the server is gone."""


def _warm_up() -> None:
    from trueline.web.charting.drawing import warm_up  # noqa: PLC0415 - needs Django set up

    warm_up()


def _end_with(parent: int) -> None:
    """End with the process that forked this one: left alone it would go on holding the port."""
    follow(parent)
    time.sleep(SECONDS_TO_ANSWER)
    os._exit(1)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trueline.web.settings")
application = get_wsgi_application()
threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
forked_by = multiprocessing.parent_process()
if forked_by is not None and forked_by.pid is not None:
    threading.Thread(
        target=_end_with, args=(forked_by.pid,), name="end-with-server", daemon=True
    ).start()
