"""Text to values: headers, days, numbers, amounts, and what a table leaves open."""
