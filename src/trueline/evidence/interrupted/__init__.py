"""Interrupted time series: one series, before and after."""
