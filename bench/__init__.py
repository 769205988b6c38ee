"""How fast the pages are, on a synthetic city."""
