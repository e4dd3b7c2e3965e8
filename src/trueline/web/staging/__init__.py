"""Stages and maturity in words and rows for their pages."""
