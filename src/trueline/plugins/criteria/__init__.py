"""What stages ask before they are closed, each behind the door of `contracts.criterion`."""
