"""What Larkmoor Mending says on its channels, from ``texts.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

TEXTS: Final = Path(__file__).with_name("texts.toml")


@cache
def texts_of(pool: str) -> tuple[str, ...]:
    """Give the texts of a pool, such as ``openings``, in the order of the file."""
    return tuple(_pools()[pool])


def draw_text(random: np.random.Generator, pool: str) -> str:
    """Draw one text of a pool."""
    texts = texts_of(pool)
    return texts[int(random.integers(len(texts)))]


def text_in_turn(number: int, pool: str) -> str:
    """Give a pool's texts one after the other, so that neighbours differ."""
    texts = texts_of(pool)
    return texts[number % len(texts)]


@cache
def _pools() -> dict[str, list[str]]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))
