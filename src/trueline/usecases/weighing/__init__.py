"""How far designs of each grade may be off: published, set by hand, or learnt from own pairs."""
