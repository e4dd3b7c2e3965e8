"""``trueline demo load``: the invented organisation, to look around in."""

from argparse import ArgumentParser, Namespace

from trueline.cli.command import Answer, Command
from trueline.home.demo import load_demo_organisation
from trueline.home.opening import open_home
from trueline.home.telling import tell_loading


def _arguments(_parser: ArgumentParser) -> None:
    """Take none."""


def _run(_options: Namespace) -> Answer:
    loaded = load_demo_organisation(open_home(), tell=tell_loading)
    if loaded is None:
        return Answer({"loaded": False, "files": 0}, "The demo is loaded already.")
    count = len(loaded.results)
    return Answer(
        {"loaded": True, "files": count, "plan_version": loaded.plan_version},
        f"The demo is loaded: {count} exports and its plan.",
    )


COMMAND = Command(
    words=("demo", "load"),
    help="Load the invented organisation; it can be removed again.",
    arguments=_arguments,
    run=_run,
)
