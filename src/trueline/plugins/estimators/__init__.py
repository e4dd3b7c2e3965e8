"""Methods that estimate what a tactic caused."""
