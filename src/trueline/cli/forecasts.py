"""Forecasts as dictionaries, for commands that print them as JSON."""

from typing import Any

from trueline.measure.forecast import Forecast, ForecastPoint


def forecast_document(forecast: Forecast) -> dict[str, Any]:
    """Give a forecast as dictionaries, lists, text and numbers."""
    landing = forecast.landing
    return {
        "due": forecast.due,
        "landing": _point(landing) if landing else None,
        "path": [_point(one) for one in forecast.path],
        "chance": forecast.chance,
        "method": forecast.method,
        "weeks": forecast.periods,
        "weeks_needed": forecast.periods_needed,
        "why": forecast.why or None,
        "caveats": forecast.caveats,
    }


def _point(one: ForecastPoint) -> dict[str, Any]:
    return {"day": one.day, "value": one.value, "low": one.low, "high": one.high}
