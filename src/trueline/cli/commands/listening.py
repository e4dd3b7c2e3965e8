"""``trueline listening``: share of voice and net sentiment, with what was declared for them."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.intervals import interval_in_words
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import number, table
from trueline.core.percent import per_cent
from trueline.measure.voices.label_sample import LabelCheck
from trueline.usecases.voices.listen import Listened, MonthVoice, listen

NONE = "The plan declares nobody to listen for; add a listening set to it."


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="last day that counts (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    found = listen(workspace, plan, on=options.on or workspace.today, as_of=options.as_of)
    lines = [line for one in found for line in _lines(one)]
    return Answer({"sets": [_document(one) for one in found]}, "\n".join(lines) or NONE)


def _document(one: Listened) -> dict[str, Any]:
    return {
        "set": one.declared.id,
        "declared": one.declared,
        "declared_since": next(e.first for e in one.eras if e.declared is one.declared),
        "from": one.voice.period.first,
        "to": one.voice.period.last,
        "share_of_voice": one.voice.value,
        "own_mentions": one.voice.own,
        "all_mentions": one.voice.total,
        "brands": [
            {
                "brand": each.brand.id,
                "mentions": each.mentions,
                "coverage": each.coverage,
                "share": each.share,
                "refusal": each.why or None,
            }
            for each in one.voice.brands
        ],
        "refusal": one.voice.why or None,
        "caveats": one.voice.caveats,
        "sentiment": one.sentiment,
        "labels_checked": one.check,
        "sentiment_corrected": one.corrected,
        "months": [_month(each) for each in one.months],
    }


def _month(one: MonthVoice) -> dict[str, Any]:
    return {
        "from": one.voice.period.first,
        "to": one.voice.period.last,
        "declaration": one.era or None,
        "share_of_voice": one.voice.value,
        "refusal": one.voice.why or None,
        "sentiment_net": one.sentiment.net,
        "sentiment_refusal": one.sentiment.why or None,
    }


def _lines(one: Listened) -> list[str]:
    voice, tone = one.voice, one.sentiment
    lines = [f"{one.declared.name}, {voice.period.first} to {voice.period.last}"]
    lines += [f"  Share of voice: {_share(voice.value)} {voice.why}".rstrip()]
    rows = ((f"  {b.brand.name}", number(b.mentions), _share(b.share)) for b in voice.brands)
    lines += [table(("  brand", "mentions", "share"), rows)]
    lines += [
        f"  Net sentiment as the tool labels it: {_share(tone.net)} ({tone.positive} positive, "
        f"{tone.neutral} neutral, {tone.negative} negative) {tone.why}".rstrip(),
        f"  Corrected by hand labels: {_share(one.corrected.net)}"
        f"{interval_in_words(one.corrected.interval)} {one.corrected.why}".rstrip(),
    ]
    lines += _check_lines(one.check)
    lines += [f"  Note: {each}" for each in (*voice.caveats, *one.check.caveats)]
    months = (
        (
            f"  {each.voice.period.first:%Y-%m}",
            _share(each.voice.value),
            _share(each.sentiment.net),
            each.voice.why,
        )
        for each in one.months
    )
    return [*lines, "", table(("  month", "share of voice", "net sentiment", ""), months), ""]


def _check_lines(check: LabelCheck) -> list[str]:
    if check.why:
        return [f"  {check.why}"]
    rows = (
        (
            f"  {each.label}",
            str(each.tool_count),
            str(each.human_count),
            f"{_share(each.precision)}{interval_in_words(each.precision_interval)}",
            f"{_share(each.recall)}{interval_in_words(each.recall_interval)}",
        )
        for each in check.classes
    )
    told = f"  {check.count} hand labels of sample {check.sample}: {_share(check.agreed)} agree"
    return [told, table(("  label", "tool", "people", "precision", "recall"), rows)]


def _share(value: Any) -> str:  # noqa: ANN401 - a decimal or None
    return "–" if value is None else per_cent(value)


COMMAND = Command(
    words=("listening",),
    help="Give share of voice and net sentiment of every listening set of the plan.",
    arguments=_arguments,
    run=_run,
)
