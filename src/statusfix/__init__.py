"""HTTP status codes in Python web code: found, judged and rewritten."""

__version__ = "0.1.0"
