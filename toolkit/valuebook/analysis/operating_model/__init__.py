"""The operating model that has to carry the outcome: its changes, flow and friction."""

from valuebook.analysis.operating_model import process

__all__ = ["process"]
