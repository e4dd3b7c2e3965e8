"""What a report may ask of an organisation: records, and the doors behind which they are made."""
