"""Are customers answered in time? Read from conversations and the plan's promises."""
