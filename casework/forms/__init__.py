"""Input of casework."""
