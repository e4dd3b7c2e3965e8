"""``trueline assess``: keep how ready the organisation sees itself, side by side with reasons."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.usage import WrongUseError
from trueline.coordination.staging.maturity import Assessment, Side, SideScore, StrategyStage
from trueline.core.codec import encode
from trueline.usecases.coordinating.staging.assess import assess

STAGES = ", ".join(one.value for one in StrategyStage)


def _arguments(parser: ArgumentParser) -> None:
    for side in Side:
        parser.add_argument(
            f"--{side}",
            metavar=("SCORE", "REASON"),
            nargs=2,
            required=True,
            help="0 absent to 4 part of how we work, and why",
        )
    parser.add_argument(
        "--strategy",
        metavar=("STAGE", "REASON"),
        nargs=2,
        required=True,
        help=f"{STAGES}; and why",
    )
    parser.add_argument("--by", metavar="NAMES", required=True, help="who assessed")
    parser.add_argument("--day", metavar="DAY", type=day, help="of the assessment (today)")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    stage, reason = options.strategy
    if stage not in {one.value for one in StrategyStage}:
        raise WrongUseError(f"“{stage}” is no stage of a strategy; known are {STAGES}.")
    scores = tuple(_score(side, *getattr(options, side.value)) for side in Side)
    on = options.day or workspace.today
    assessment = Assessment(on, options.by, scores, StrategyStage(stage), reason)
    kept = assess(workspace, assessment, by=BY)
    return Answer(encode(kept.record), f"The assessment of {kept.record.on} is kept.")


def _score(side: Side, score: str, reason: str) -> SideScore:
    if not (score.isascii() and score.isdecimal()):
        raise WrongUseError(f"“{score}” is no score of {side}; give a number from 0 to 4.")
    return SideScore(side, int(score), reason)


COMMAND = Command(
    words=("assess",),
    help="Keep how ready the organisation sees itself: four sides and its strategy, with reasons.",
    arguments=_arguments,
    run=_run,
)
