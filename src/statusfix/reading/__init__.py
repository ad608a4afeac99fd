"""From bytes to sites: the only part that knows ast and the frameworks' tables together."""
