"""Rules about plans, each behind the door of `contracts.check`; its words are its page."""
