"""The process that runs jobs: ``python -m trueline.web.worker``, started by the server.

It ends by itself when the server is gone, so that no two of them are left behind.
"""

import importlib
import os
import signal
import threading
import time

import django

SECONDS_BETWEEN_LOOKS = 0.25


def follow(parent: int) -> None:
    """End this process once its parent is gone."""
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=follow, args=(os.getppid(),), daemon=True).start()
    django.setup()
    importlib.import_module("trueline.web.working").work()
