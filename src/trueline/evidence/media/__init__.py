"""Media mix: what the spend of several channels moved, with carry-over and saturation."""
