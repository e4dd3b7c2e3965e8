"""Questions about what others say and answer: posts with their numbers, labels, survey answers."""
