"""Documents as HTML: words are escaped, looks stand in one style sheet, nothing is run."""
