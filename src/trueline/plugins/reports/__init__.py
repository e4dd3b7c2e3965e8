"""Plans to documents made of blocks; every renderer can print them."""
