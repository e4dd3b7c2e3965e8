"""Panels put together by moments: by cohort and stratum, how many, their means, how they vary."""
