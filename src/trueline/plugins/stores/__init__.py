"""Ledgers of facts, each behind the door of ``contracts.store``."""
