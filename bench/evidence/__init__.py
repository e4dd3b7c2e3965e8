"""Evidence beside the libraries: speed, memory and the same numbers, one file a goal."""
