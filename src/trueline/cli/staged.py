"""Stages as the command line prints them."""

from collections.abc import Iterator
from typing import Any

from trueline.contracts.books import Kept
from trueline.coordination.staging.moves import StageMove
from trueline.usecases.coordinating.staging.judge_stages import Gate, JudgedCriterion, StageReading
from trueline.usecases.coordinating.staging.move_stage import refusal_of


def stages_document(found: StageReading) -> dict[str, Any]:
    """Give stages for ``--json``."""
    return {
        "on": found.on,
        "stage": found.stage,
        "stages": [_gate(one) for one in found.gates],
        "moves": [move_document(one) for one in found.moves],
    }


def stages_lines(found: StageReading) -> Iterator[str]:
    """Give stages for people."""
    yield f"On {found.on} the stage is {found.stage.capitalize()}."
    for gate in found.gates:
        closed = ", closed" if gate.is_closed else ""
        yield ""
        yield f"{gate.stage.capitalize()}{closed}: {gate.met_count} of {len(gate.criteria)} met"
        yield from (f"  {_line(one)}" for one in gate.criteria)
        if gate.stage is found.stage:
            yield "  The gate is open." if gate.is_open else f"  {refusal_of(gate)}"
    for move in found.moves:
        yield ""
        yield move_line(move)


def move_document(one: Kept[StageMove]) -> dict[str, Any]:
    """Give what was done with a stage."""
    move = one.record
    return {
        "stage": move.stage,
        "was": move.kind,
        "on": move.on,
        "by": one.by,
        "why": move.why,
        "decision": move.decision or None,
        "plan": move.plan,
        "criteria": move.criteria,
    }


def move_line(one: Kept[StageMove]) -> str:
    """Give the same in a line."""
    move = one.record
    decision = f" by decision {move.decision}" if move.decision else ""
    return f"{move.on}: {move.stage.capitalize()} was {move.kind}{decision} ({one.by}). {move.why}"


def _gate(gate: Gate) -> dict[str, Any]:
    return {
        "stage": gate.stage,
        "is_closed": gate.is_closed,
        "is_open": gate.is_open,
        "refusal": None if gate.is_open else refusal_of(gate),
        "criteria": [
            {
                "name": one.criterion.name,
                "title": one.criterion.title,
                "dimension": one.criterion.dimension,
                "standing": one.judged.standing,
                "why": one.judged.why,
                "source": one.criterion.source,
            }
            for one in gate.criteria
        ],
    }


def _line(one: JudgedCriterion) -> str:
    return f"{one.judged.standing:<14}  {one.criterion.title}: {one.judged.why}"
