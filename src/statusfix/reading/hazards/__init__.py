"""Who else reads a status, and would see that a number became a member of an enum."""
