"""Decisions and action items: their forms, and how their pages word them."""
