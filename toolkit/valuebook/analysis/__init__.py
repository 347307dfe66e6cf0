"""Frames in, frames and findings out: no files, no plots, no clock."""
