"""Acts the twelve steps in a process of its own, on the home that its environment names.

``act`` begins with an empty home and prints what people look at in the end; ``look`` prints that
of a home that is there.
"""

import json
import sys
from datetime import date
from pathlib import Path

from tests import django_ready
from tests.story.acting import Story, make_fennwick
from tests.story.steps_evidence import ask_what_was_caused
from tests.story.steps_numbers import bring_exports, read_where_things_stand
from tests.story.steps_plan import (
    accept_and_pass_the_gate,
    begin_from_templates,
    build_and_approve,
    form_the_committee,
)
from tests.story.steps_reports import LATER, look_back, looked_at, report_to_the_board
from tests.story.steps_review import correct_an_export, review
from trueline.web.schema import bring_up_to_date

READY = (django_ready,)
STEPS = (
    begin_from_templates,
    form_the_committee,
    build_and_approve,
    accept_and_pass_the_gate,
    bring_exports,
    read_where_things_stand,
    ask_what_was_caused,
    review,
    correct_an_export,
    report_to_the_board,
    look_back,
)


def act(folder: Path) -> None:
    """Act all steps but the last, which takes two homes."""
    bring_up_to_date()
    make_fennwick(date(2026, 4, 16))
    story = Story(folder)
    for step in STEPS:
        step(story)


if __name__ == "__main__":
    if sys.argv[1] == "act":
        act(Path(sys.argv[2]))
    told = looked_at(Story(Path(sys.argv[2])).on(LATER))
    print(json.dumps(told))  # noqa: T201 - the test reads it
