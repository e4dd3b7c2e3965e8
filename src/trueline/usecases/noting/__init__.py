"""Annotations on charts and notes beside parts of the plan: written by people, or derived."""
