"""Where a number comes from: the files behind it, with what read them and when."""
