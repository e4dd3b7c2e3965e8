"""The application that a web server serves."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trueline.web.settings")
application = get_wsgi_application()


def _warm_up() -> None:
    from trueline.web.charts import warm_up  # noqa: PLC0415 - needs Django set up

    warm_up()


threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
