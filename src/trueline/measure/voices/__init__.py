"""What others say and answer: share of voice, sentiment, satisfaction, and who is responded to."""
