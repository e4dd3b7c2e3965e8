"""What others say and answer, put in words and small drawings for its pages."""
