"""Frames drawn as pictures, one figure a file."""
