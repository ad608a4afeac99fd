"""Responses of django-ninja: errors that are raised, statuses that are returned."""

from statusfix.frameworks.responses._schema import FILLED, SERIALIZED, Carrier

CARRIERS: tuple[Carrier, ...] = (
    ("ninja.errors.HttpError", "raised", "", -1, "message", 1, FILLED, "django-ninja 1.7.1 ninja/errors.py:62"),
    ("ninja.Status", "returned", "", -1, "value", 1, SERIALIZED, "django-ninja 1.7.1 ninja/responses.py:35"),
)

FIELDS = ()
ADDED = ()
LOST = ()
