"""Takes the pictures of the docs from the demo: ``python -m tests.take_pictures``."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import CHROMIUM, FLAGS

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
PAGES = {"overview": "/"}
PORT = "8765"
ADDRESS = f"http://127.0.0.1:{PORT}"
PATIENCE_SECONDS = 300


def main() -> None:
    """Serve the demo from a home of its own and take each picture."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "TRUELINE_HOME": home, "TRUELINE_PORT": PORT}
        server = subprocess.Popen(
            [sys.executable, "-m", "trueline.cli.main", "start"], env=environment
        )
        try:
            _wait()
            _take()
        finally:
            server.terminate()
            server.wait(60)


def _wait() -> None:
    last = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < last:
        try:
            with urllib.request.urlopen(f"{ADDRESS}/accounts/login/"):  # noqa: S310 - our own
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit(f"{ADDRESS} does not answer.")


def _take() -> None:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 1100}, color_scheme="light")
        page.goto(f"{ADDRESS}/accounts/login/")
        page.get_by_role("button", name="Open the demo").click()
        for name, path in PAGES.items():
            page.goto(ADDRESS + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
