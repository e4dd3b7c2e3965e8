"""``trueline demo load``: the invented organisation, to look around in."""

import sys
from argparse import ArgumentParser, Namespace

from trueline.cli.command import Answer, Command
from trueline.home.demo import load_demo_organisation
from trueline.home.opening import open_home


def _arguments(_parser: ArgumentParser) -> None:
    """Take none."""


def _run(_options: Namespace) -> Answer:
    loaded = load_demo_organisation(open_home(), tell=_tell)
    if loaded is None:
        return Answer({"loaded": False, "files": 0}, "The demo is loaded already.")
    count = len(loaded.results)
    return Answer(
        {"loaded": True, "files": count, "plan_version": loaded.plan_version},
        f"The demo is loaded: {count} exports and its plan.",
    )


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        print(f"\rLoading the demo, export {done} of {of}", end=end, file=sys.stderr, flush=True)


COMMAND = Command(
    words=("demo", "load"),
    help="Load the invented organisation; it can be removed again.",
    arguments=_arguments,
    run=_run,
)
