"""Where a series goes from here: simulated weeks, and what a KPI comes to on its due day."""
