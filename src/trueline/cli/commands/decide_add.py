"""``trueline decide add TEXT``: record a decision with the numbers as they are shown now."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.decided import KINDS
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.coordinating.deciding.wish import DecisionWish


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="TEXT", help="what is decided, in a sentence")
    parser.add_argument("--because", metavar="TEXT", required=True, help="why, in words")
    parser.add_argument("--kind", choices=sorted(KINDS), default="other", help="what it does")
    parser.add_argument(
        "--about",
        metavar="PATH",
        action="append",
        default=[],
        help="part of the plan that it is about; numbers of KPIs and assumptions are frozen",
    )
    parser.add_argument(
        "--cites",
        metavar="PATH",
        action="append",
        default=[],
        help="assumption whose change led to it",
    )
    parser.add_argument("--option", metavar="TEXT", action="append", default=[], help="another way")
    parser.add_argument("--owner", metavar="NAME", default="", help="who sees to it")
    parser.add_argument("--decided-by", metavar="NAME", default="", help="body or person")
    parser.add_argument("--review-on", metavar="DAY", type=day, help="day to look at it again")
    parser.add_argument("--study", metavar="ID", default="", help="study that it rests on")
    parser.add_argument("--meeting", metavar="ID", default="", help="meeting that decides")
    parser.add_argument(
        "--instead-of", metavar="ID", default="", help="decision whose place it takes"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the decision (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    wish = DecisionWish(
        what=options.what,
        kind=KINDS[options.kind],
        because=options.because,
        options=tuple(options.option),
        about=tuple(options.about),
        owner=options.owner,
        decided_by=options.decided_by,
        review_on=options.review_on,
        meeting=options.meeting,
        study=options.study,
        cites=tuple(options.cites),
        supersedes=options.instead_of,
    )
    on = options.on or workspace.today
    made = decide(workspace, wish, on=on, by=BY, as_of=options.as_of)
    seen = [f"  {one.what}: {one.text}" for one in made.seen]
    return Answer(encode(made), "\n".join([f"Decision {made.id} is kept.", *seen]))


COMMAND = Command(
    words=("decide", "add"),
    help="Record a decision; the numbers that it names are frozen as shown now.",
    arguments=_arguments,
    run=_run,
)
