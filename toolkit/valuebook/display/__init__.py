"""Frames and findings shown as html and text."""
