"""What runs compiled questions, each behind the door of ``contracts.engine``."""
