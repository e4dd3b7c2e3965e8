"""How good guesses were: ranges and chances held against what came."""
