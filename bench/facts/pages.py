"""The scorecard page of the real server: the first view, then three readers and an import.

The demo organisation's overview, with its KPIs, as a browser without a cache would ask for it.
Another process imports month after month into the same organisation meanwhile, so that each
commit makes every remembered answer old.
"""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

READERS, SECONDS = 3, 30
IMPORT = """import sys, trueline
from pathlib import Path
from trueline.home.demo import SLUG
from trueline.usecases.import_file import ImportOrder, import_file
workspace = trueline.open(Path(sys.argv[1])).workspace(SLUG)
for path in map(Path, sys.argv[2:]):
    result = import_file(workspace, ImportOrder(path, path.name))
    print(result.batch is not None, flush=True)
"""


def measure_pages(folder: Path, months: tuple[Path, ...]) -> None:
    """Serve a home with the demo, print how long its pages take."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"TRUELINE_HOME": str(folder), "TRUELINE_PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "-m", "trueline.cli.main", "start"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        link = _link(server)
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        began = time.perf_counter()
        page, first = _enter(opener, link)
        print(f"signed in and saw {page} first: {time.perf_counter() - began:.3f} s")
        print(f"  of {len(first):,} characters with {first.count('<svg'):,} drawings")
        print(f"second view: {_seconds(opener, page):.3f} s")
        _report("readers alone", _read(opener, page))
        with subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(folder), *map(str, months)],
            stdout=subprocess.PIPE,
        ) as importing:
            _report("readers and an import", _read(opener, page))
            importing.terminate()
            done = importing.stdout.read().count(b"True") if importing.stdout else 0
        print(f"imports committed meanwhile: {done}")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _link(server: subprocess.Popen[str]) -> str:
    for line in server.stdout or ():
        found = re.search(r"http://\S+/enter/\S+", line)
        if found:
            return found.group()
    raise SystemExit("The server said no link.")


def _enter(opener: OpenerDirector, link: str) -> tuple[str, str]:
    """Follow the link that works once; give address and text of the page it leads to."""
    for _ in range(100):
        try:
            with opener.open(link) as answer:
                return _posted(opener, answer.url, answer.read().decode())
        except URLError:
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")


def _posted(opener: OpenerDirector, address: str, page: str) -> tuple[str, str]:
    """Press the button of the page behind a link, when it has one."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None or "/enter/" not in address:
        return address, page
    with opener.open(address, data=f"csrfmiddlewaretoken={token[1]}".encode()) as answer:
        return str(answer.url), answer.read().decode()


def _seconds(opener: OpenerDirector, page: str) -> float:
    began = time.perf_counter()
    with opener.open(page) as answer:
        answer.read()
    return time.perf_counter() - began


def _read(opener: OpenerDirector, page: str) -> list[float]:
    """Ask for the page from some readers at once, again and again."""
    seconds: list[float] = []
    until = time.monotonic() + SECONDS

    def read() -> None:
        while time.monotonic() < until:
            seconds.append(_seconds(opener, page))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return seconds


def _report(name: str, seconds: list[float]) -> None:
    p95 = statistics.quantiles(seconds, n=20)[-1]
    middle = statistics.median(seconds)
    print(f"{name}: {len(seconds)} views, p50 {middle * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
