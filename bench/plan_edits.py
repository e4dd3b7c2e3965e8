"""Edits of a large plan: checked and kept, against copying, decoding and checking all of it.

The peer does what a server without shared records does: ``copy.deepcopy`` of the document, the
change, cattrs to make records of it, and every check. Both are asked for the same edits. Ours is
shown twice, each time with composing the edit as the pages do: the next plan with its new faults,
and the whole of ``edit_plan`` with the draft's row, its history and the commit (SQLite). Seconds
are the best of some rounds.
"""

import copy
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import trueline
from trueline.core.codec import decode, encode
from trueline.demo.plan import plan_text
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, apply_edits
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan, Scope
from trueline.plan.edits import add_part, set_field
from trueline.plan.outline.moving import move_under
from trueline.plan.parts import join, walk
from trueline.plan.relocating import removing
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.wording import changes_of
from trueline.plan.yaml.text import read_plan
from trueline.usecases.edit_plan import Compose, Edited, edit_plan
from trueline.usecases.workspace import Workspace

ROUNDS = 7
SIZES = (500, 5_000)
LIMIT = 0.1
"""Seconds of work on the server for an edit."""


def nodes_in(scope: Scope) -> int:
    """Count what the map of the plan shows of a scope."""
    goals = scope.social_goals
    return 1 + len(scope.goals) + sum(1 + len(one.kpis) + len(one.tactics) for one in goals)


def plan_of(nodes: int) -> Plan:
    """Give the demo plan with its scopes again and again, until it has so many nodes."""
    plan = read_plan(plan_text(), "demo plan")
    scopes: list[Scope] = []
    while sum(map(nodes_in, scopes)) < nodes:
        round_ = len(scopes)
        scopes += [replace(one, id=f"{one.id}-{round_}") for one in plan.scopes]
    return replace(plan, scopes=tuple(scopes), hypotheses=())


def edits_of(plan: Plan) -> Iterator[tuple[str, Compose]]:
    """Give the edits that are timed, each as what composes it for the plan as it is."""
    scope, other = plan.scopes[-1], plan.scopes[-2]
    goals = join("scopes", scope.id, "social_goals")
    goal = scope.social_goals[0]
    kpi, place = goal.kpis[0], f"{scope.id}/{goal.id}"
    kpis = join(goals, goal.id, "kpis")
    channels = join(kpis, kpi.id, "filter", "channels")
    yield "name a goal", lambda now: (set_field(now, join(goals, goal.id, "name"), "Another"),)
    yield "set a KPI's channels", lambda now: (set_field(now, channels, ()),)
    yield "add a KPI", lambda now: (add_part(now, kpis, replace(kpi, id="another")),)
    there = f"{other.id}/{other.social_goals[0].id}"
    yield "move a goal", lambda now: move_under(now, place, other.id)
    yield "move to another goal", lambda now: move_under(now, f"{place}/{kpi.id}", there)
    yield "remove a goal", lambda now: removing(now, join(goals, goal.id))


def best(work: Callable[[], Any]) -> float:
    """Give the seconds of the fastest of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def apply(plan: Plan, compose: Compose) -> Plan:
    applied = apply_edits(plan, compose(plan), load_catalogue())
    if not isinstance(applied, Applied):
        raise SystemExit(str(applied.issues))
    return applied.plan


def copy_and_check(document: dict[str, Any], title: str) -> None:
    """Do what the peer does for any edit; which one it is makes no difference to its cost."""
    changed = copy.deepcopy(document)
    changed["title"] = title
    list(faults_of_plan(decode(changed, Plan), load_catalogue()))


def kept_seconds(workspace: Workspace, plan: Plan, compose: Compose) -> float:
    """Write edits into the draft, and take them back in between."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        done = edit_plan(workspace, compose, by="bench")
        seconds.append(time.perf_counter() - began)
        if not isinstance(done, Edited):
            raise SystemExit(str(done.issues))
        edit_plan(workspace, lambda now: edits_between(now, plan), by="bench")
    return min(seconds)


def workspace_with(folder: Path, plan: Plan) -> Workspace:
    """Open a new home with an organisation that has a plan in force."""
    home = trueline.open(folder)
    from trueline.web.stores.organisations import OrganisationRecord, make_organisation

    slug = f"bench-{len(plan.scopes)}"
    make_organisation(OrganisationRecord(slug, "Bench", currency="EUR"))
    workspace = home.workspace(slug)
    workspace.plans.adopt(plan, by="bench", now=workspace.now())
    return workspace


def measure(folder: Path, nodes: int) -> None:
    plan = plan_of(nodes)
    workspace = workspace_with(folder, plan)
    document = encode(plan)
    peer = best(lambda: copy_and_check(document, "Another title"))
    records = sum(1 for _ in walk(plan))
    print(f"\n{sum(map(nodes_in, plan.scopes)):,} nodes, {records:,} records; milliseconds")
    print(f"{'':24}{'applied':>10}{'kept':>10}{'copied':>10}{'ratio':>8}")
    worst = 0.0
    for name, compose in edits_of(plan):
        ours = best(lambda compose=compose: apply(plan, compose))  # type: ignore[misc]
        kept = kept_seconds(workspace, plan, compose)
        worst = max(worst, kept)
        told = "".join(f"{one * 1000:10.1f}" for one in (ours, kept, peer))
        print(f"{name:24}{told}{peer / ours:8.0f}")
    print(f"slowest edit, kept: {worst * 1000:.1f} ms   (goal: under {LIMIT * 1000:.0f})")
    other = decode(document, Plan)
    print(f"difference of two versions: {best(lambda: edits_between(plan, other)) * 1000:.0f} ms")
    print(f"in words: {best(lambda: changes_of(plan, other)) * 1000:.0f} ms")


def main() -> None:
    with TemporaryDirectory() as folder:
        for nodes in SIZES:
            measure(Path(folder), nodes)


if __name__ == "__main__":
    main()
