"""The version, in a room of its own: every room may name it without importing the library's front door."""

__version__ = "0.1.0"
