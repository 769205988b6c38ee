"""Rules of stations: `directory` (places and organisations) and `posts` (people)."""
