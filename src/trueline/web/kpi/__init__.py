"""The page of one KPI: what it is compared with, what moved it, what it is made of."""
