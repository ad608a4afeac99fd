"""Where statuses travel inside a module, and where they come from."""
