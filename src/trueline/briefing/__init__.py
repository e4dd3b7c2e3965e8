"""What a document is made of: blocks of words, tables and drawings, without any format."""
