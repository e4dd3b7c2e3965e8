"""The cascade as people write it: what may stand where, and the edits behind each gesture."""
