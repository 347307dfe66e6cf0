"""Pages, sheets and slides for people who read."""
