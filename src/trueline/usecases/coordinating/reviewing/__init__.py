"""Review sessions: the agenda made by the system, what is said, decided and agreed, and closing."""
