"""The response around a status: what it carries, how it leaves, who changes it on the way."""
