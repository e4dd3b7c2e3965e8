"""Response to spend: part of it carries over, and each further euro moves less."""

import numpy as np

from trueline.evidence.observations import Numbers

CARRIED_PERIODS = 8


def carry_over(spend: Numbers, kept_share: Numbers) -> Numbers:
    """Spread each period's spend over the periods after it, so that the sum stays.

    Args:
        spend: Shape (periods, media).
        kept_share: Shape (draws, media), 0 to 1; share of a period's effect left in the next.

    Returns:
        Shape (draws, periods, media).

    Source:
        Broadbent (1979), Journal of the Market Research Society 21, normalised over
        ``CARRIED_PERIODS`` periods.
    """
    weights = kept_share[:, None, :] ** np.arange(CARRIED_PERIODS)[None, :, None]
    weights = weights / weights.sum(axis=1, keepdims=True)
    padded = np.vstack([np.zeros((CARRIED_PERIODS - 1, spend.shape[1])), spend])
    windows = np.lib.stride_tricks.sliding_window_view(padded, CARRIED_PERIODS, axis=0)
    newest_first = windows[..., ::-1].transpose(1, 2, 0)
    carried: Numbers = (weights.transpose(2, 0, 1) @ newest_first).transpose(1, 2, 0)
    return carried


def saturate(spend: Numbers, rate: Numbers) -> Numbers:
    """Give the response to spend, from 0 towards 1.

    Args:
        spend: As a share of the largest, any shape.
        rate: How soon it saturates, of a shape that fits.

    Source:
        Logistic saturation as in Jin et al. (2017), Bayesian Methods for Media Mix Modeling.
    """
    fading = np.exp(-rate * spend)
    response: Numbers = (1 - fading) / (1 + fading)
    return response


def marginal(spend: Numbers, rate: Numbers) -> Numbers:
    """Give the slope of ``saturate`` at a spend."""
    fading = np.exp(-rate * spend)
    slope: Numbers = 2 * rate * fading / (1 + fading) ** 2
    return slope
