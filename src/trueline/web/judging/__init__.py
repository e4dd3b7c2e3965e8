"""Status rules as people read and change them."""
