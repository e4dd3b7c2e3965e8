"""Whether customers are answered in time: conversations on a business calendar."""
