"""JSON interface of casework."""
