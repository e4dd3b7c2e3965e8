"""Policies: who has to accept them, who did, and who knows what they say."""
