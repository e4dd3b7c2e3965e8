"""``make bench-evidence``: every goal of evidence, ours and the libraries', on the same data.

Each ``e*.py`` of this folder is one goal, run as ``python -m bench.evidence.e1_panels --rows 1M``.
``BENCH="e1 --rows 1M"`` runs the goals whose names begin so, with what follows handed on.
"""

import subprocess
import sys
from pathlib import Path

GOALS = sorted(one.stem for one in Path(__file__).parent.glob("e[0-9]*.py"))


def main(asked: list[str]) -> int:
    wanted = [one for one in asked[:1] if not one.startswith("-")]
    chosen = [one for one in GOALS if not wanted or one.split("_")[0] == wanted[0]]
    if not chosen:
        sys.stderr.write(f"There is no goal “{wanted[0]}”; there are {', '.join(GOALS)}.\n")
        return 2
    failed = 0
    for goal in chosen:
        print(f"== {goal}", flush=True)
        command = [sys.executable, "-m", f"bench.evidence.{goal}", *asked[len(wanted) :]]
        failed |= subprocess.run(command, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
