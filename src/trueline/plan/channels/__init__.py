"""Channels: what a channel action plan says, part by part, and the accounts that belong to it."""
