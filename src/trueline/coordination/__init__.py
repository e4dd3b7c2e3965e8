"""Coordinate: meetings, decisions and actions, acknowledgements, staffing and stages."""
