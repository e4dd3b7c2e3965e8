"""Says how far long work is, to a person who watches."""

import sys

TOLD_EVERY = 20


def tell_loading(done: int, of: int) -> None:
    """Say how many exports of the demo are in: in place on a terminal, else once at the start."""
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        sys.stderr.write(f"\rLoading the demo, export {done} of {of}{end}")
    elif done == 0:
        sys.stderr.write(f"Loading the demo, {of} exports; this happens once.\n")
    sys.stderr.flush()


def tell_step(step: str, done: int, of: int | None = None) -> None:
    """Say how far a long step is, in place on a terminal; say nothing elsewhere."""
    if sys.stderr.isatty() and (done % TOLD_EVERY == 0 or done == of):
        end = "\n" if done == of else ""
        total = "" if of is None else f" of {of}"
        sys.stderr.write(f"\r{step}: {done}{total}{end}")
        sys.stderr.flush()
