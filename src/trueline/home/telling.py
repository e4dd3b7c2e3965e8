"""Says how far long work is, to a person who watches."""

import sys


def tell_loading(done: int, of: int) -> None:
    """Say how many exports of the demo are in: in place on a terminal, else once at the start."""
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        sys.stderr.write(f"\rLoading the demo, export {done} of {of}{end}")
    elif done == 0:
        sys.stderr.write(f"Loading the demo, {of} exports; this happens once.\n")
    sys.stderr.flush()
