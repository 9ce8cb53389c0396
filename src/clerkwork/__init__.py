"""Clerkwork does the whole job of an order processor."""

__version__ = "0.1.0"
