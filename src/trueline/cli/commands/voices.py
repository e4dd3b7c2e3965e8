"""``trueline voices``: accounts in order of every reach-and-response index."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import table
from trueline.core.percent import per_cent
from trueline.measure.voices.index_report import AccountScore, IndexReport
from trueline.measure.voices.stability import Agreement, RankRange
from trueline.usecases.voices.rank_accounts import rank_accounts

NONE = "The plan declares no reach-and-response index; add one to it."
HEADINGS = (
    "rank", "account", "index", "percentile", "posts", "weights ±20 %", "any weights",
    "other posts", "look at",
)  # fmt: skip


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="last day of the posts (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    found = rank_accounts(workspace, plan, on=options.on or workspace.today, as_of=options.as_of)
    lines = [line for one in found for line in _lines(one)]
    return Answer({"indexes": [_document(one) for one in found]}, "\n".join(lines) or NONE)


def _document(one: IndexReport) -> dict[str, Any]:
    return {
        "index": one.declared.id,
        "declared": one.declared,
        "from": one.period.first,
        "to": one.period.last,
        "parts": one.parts,
        "posts": one.posts,
        "accounts": one.accounts,
        "left_out": one.left_out,
        "reliability": one.reliability,
        "outcome": one.outcome,
        "refusal": one.why or None,
        "caveats": one.caveats,
    }


def _lines(one: IndexReport) -> list[str]:
    declared = one.declared
    span = f"{one.period.first} to {one.period.last}, {one.posts} posts"
    lines = [f"{declared.name}: {declared.topic}, {declared.network}, {span}"]
    if one.why:
        lines += [f"  {one.why}"]
    else:
        lines += [table(HEADINGS, (_row(each) for each in one.accounts))]
        parts = ", ".join(f"{per_cent(each.weight)} {each.name}" for each in one.parts)
        lines += [
            f"Made of: {parts}",
            f"Two halves of the posts agree: {_agreement(one.reliability)}",
            f"Agrees with what came after: {_agreement(one.outcome)}",
        ]
    lines += [f"Left out: {each.name}. {each.why}" for each in one.left_out]
    return [*lines, *(f"Note: {each}" for each in one.caveats), ""]


def _row(one: AccountScore) -> tuple[str, ...]:
    return (
        str(one.rank),
        one.account,
        f"{one.index:z.2f}",
        per_cent(one.percentile),
        str(one.posts),
        _ranks(one.by_steps),
        _ranks(one.by_any_weights),
        _ranks(one.by_posts) if one.by_posts else "–",
        "; ".join(each.sign.value for each in one.signs),
    )


def _ranks(found: RankRange) -> str:
    return str(found.best) if found.best == found.worst else f"{found.best} to {found.worst}"


def _agreement(found: Agreement) -> str:
    if found.value is None:
        return found.why
    ends = found.interval
    return f"{found.value:z.2f}" + (f" · {ends.low:z.2f} to {ends.high:z.2f}" if ends else "")


COMMAND = Command(
    words=("voices",),
    help="Give the accounts of every reach-and-response index of the plan in order.",
    arguments=_arguments,
    run=_run,
)
