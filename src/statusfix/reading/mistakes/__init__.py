"""Mistakes around a status: calls, tuples, ranges, phrases and redirects that go wrong."""
