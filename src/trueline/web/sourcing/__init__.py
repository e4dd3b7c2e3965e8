"""What stands behind a number on a page: its facts and their files, remembered."""
