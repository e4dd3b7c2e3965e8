"""The page that explains a change, in words, bars and links."""
