"""Where a number of a report is seen on pages, on its day and as known at its moment."""

from trueline.contracts.reported.frame import Frame


def facts_address(frame: Frame, path: str) -> str:
    """Give where the facts behind a KPI are seen, on the day and as known at the moment.

    Args:
        frame: Of the report.
        path: ``scope/goal/kpi``.
    """
    return f"/kpis/{path}/facts/{_looking_back(frame)}"


def page_address(frame: Frame, place: str) -> str:
    """Give a page as it is on the day and as known at the moment.

    Args:
        frame: Of the report.
        place: From the root, such as ``/return/``.
    """
    return f"{place}{_looking_back(frame)}"


def _looking_back(frame: Frame) -> str:
    return f"?on={frame.on}&as_of={frame.as_of.date()}"
