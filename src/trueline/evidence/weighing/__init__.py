"""Estimates weighed together: grades, pooled number or conflict, words that may be used."""
