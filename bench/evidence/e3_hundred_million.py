"""E3: 100 million rows on two cores, within 45 seconds and 4 GB.

``--rows 1M`` tries the same quickly; the peers would need about 100 GB.
"""

import sys

from bench.evidence.large import asked_rows, judged, ours, panel_of, tell, tell_head

SECONDS, MEGABYTES = 45.0, 4096.0


def main() -> int:
    rows, count = asked_rows("1M", "Event study and staggered starts on a very large panel.")
    goals = {}
    with panel_of(count) as path:
        tell_head(rows)
        for what, label in (("event", "event study, two passes"), ("staggered", "cube in slices")):
            found = ours(what, path)
            tell(label, found)
            goals[f"E3 {label} within 45 s"] = found.wall <= SECONDS
            goals[f"E3 {label} within 4 GB"] = found.peak <= MEGABYTES
    return judged(goals)


if __name__ == "__main__":
    sys.exit(main())
