"""What people owe and are called for: policies, training and escalation, in words and rows."""
