"""Names that stand for status codes: one table module per family."""
