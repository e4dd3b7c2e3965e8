"""Bytes to sheets: whatever a file is, it opens as rows of text cells."""
