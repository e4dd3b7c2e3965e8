"""Stages: Contemplate, Navigate, Calibrate; what each asks, and how ready people see themselves."""
