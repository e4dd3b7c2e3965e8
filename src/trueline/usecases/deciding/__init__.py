"""What somebody has to decide: found in the numbers and the plan, ranked, with its cause."""
