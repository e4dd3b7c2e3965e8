"""``trueline study priors``: how far designs of each grade may be off, set by hand or learnt."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.usage import WrongUseError
from trueline.core.codec import encode
from trueline.evidence.weighing.grade import Grade
from trueline.usecases.weighing.bias_priors import (
    KeptPriors,
    history_of_priors,
    learn_priors,
    publish_priors,
    set_priors,
)
from trueline.usecases.weighing.own_pairs import OwnPair, own_pairs
from trueline.usecases.workspace import Workspace


def _arguments(parser: ArgumentParser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--set", metavar="GRADE=SHARE", nargs="+", type=_share, help="such as C=0.6 D=1.2"
    )
    ways.add_argument("--learn", action="store_true", help="correct the published by own pairs")
    ways.add_argument("--published", action="store_true", help="go back to the published")
    parser.add_argument("--why", metavar="TEXT", default="", help="where set numbers come from")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    is_changing = options.set or options.learn or options.published
    if is_changing and options.as_of is not None:
        raise WrongUseError("What holds from now on cannot be set as of an earlier time.")
    if is_changing:
        _change(workspace, options)
    known = history_of_priors(workspace, as_of=options.as_of)
    pairs = own_pairs(workspace, as_of=options.as_of)
    return Answer(_document(known, pairs), "\n".join(_lines(known, pairs)))


def _change(workspace: Workspace, options: Namespace) -> None:
    if options.set:
        set_priors(workspace, dict(options.set), options.why, by=BY)
    elif options.learn:
        learn_priors(workspace, by=BY)
    else:
        publish_priors(workspace, by=BY)


def _document(known: tuple[KeptPriors, ...], pairs: tuple[OwnPair, ...]) -> dict[str, Any]:
    return {
        "in_force": _priors_document(known[-1]),
        "history": [_priors_document(one) for one in known],
        "pairs": [encode(one) for one in pairs],
    }


def _priors_document(one: KeptPriors) -> dict[str, Any]:
    return {
        "number": one.number,
        "shares": {grade.value: share for grade, share in one.priors.shares},
        "source": one.priors.source,
        "by": one.by,
        "at": one.at.isoformat() if one.at else None,
    }


def _lines(known: tuple[KeptPriors, ...], pairs: tuple[OwnPair, ...]) -> Iterator[str]:
    yield "Likely bias by grade, as a share of the effect (standard deviation):"
    for one in reversed(known):
        shares = ", ".join(f"{grade} {share:.2g}" for grade, share in one.priors.shares)
        when = f"since {one.at:%Y-%m-%d %H:%M} UTC, by {one.by}" if one.at else "published"
        yield f"  {shares}  ({when}: {one.priors.source})"
    yield "Grade E is never pooled."
    for found in pairs:
        pair = found.pair
        yield (
            f"  pair: {found.trial} found {pair.experiment:.4g}; {found.other} by {found.method} "
            f"(grade {pair.grade}) found {pair.other:.4g}"
        )


def _share(text: str) -> tuple[Grade, float]:
    grade, _, share = text.partition("=")
    try:
        return Grade(grade.strip().upper()), float(share)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a grade and a share such as C=0.6") from None


COMMAND = Command(
    words=("study", "priors"),
    help="Show how far designs of each grade may be off; set it, or learn it from own trials.",
    arguments=_arguments,
    run=_run,
)
