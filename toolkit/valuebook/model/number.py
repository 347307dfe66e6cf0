"""What a number from data can be."""

LARGEST = 1e100
"""Numbers from here on are no measurements; their squares cannot be computed."""
