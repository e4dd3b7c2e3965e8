"""What was reported: columns, records and questions.

Beside them ``ledger`` (how it is written) and ``upkeep`` (work on its files, and people taken out).
"""
