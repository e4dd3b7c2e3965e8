"""Plan, coordinate and measure an organisation's social media, honestly."""
