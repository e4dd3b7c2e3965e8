"""Plain comparisons of means, with the interval and the p-value of one test."""
