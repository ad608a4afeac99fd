"""Functions that tell the class of any status, registered or not.

HELPERS: (module, function, first status, last status, source) rows. `HTTPStatus(code).is_success`
is none of them: it fails for codes that nobody registered, such as 520 (Python 3.12).
"""

HELPERS: tuple[tuple[str, str, int, int, str], ...] = (
    ("rest_framework.status", "is_informational", 100, 199, "DRF 3.16 rest_framework/status.py:10"),
    ("rest_framework.status", "is_success", 200, 299, "DRF 3.16 rest_framework/status.py:14"),
    ("rest_framework.status", "is_redirect", 300, 399, "DRF 3.16 rest_framework/status.py:18"),
    ("rest_framework.status", "is_client_error", 400, 499, "DRF 3.16 rest_framework/status.py:22"),
    ("rest_framework.status", "is_server_error", 500, 599, "DRF 3.16 rest_framework/status.py:26"),
    ("httpx.codes", "is_informational", 100, 199, "HTTPX 0.28 httpx/_status_codes.py:46"),
    ("httpx.codes", "is_success", 200, 299, "HTTPX 0.28 httpx/_status_codes.py:53"),
    ("httpx.codes", "is_redirect", 300, 399, "HTTPX 0.28 httpx/_status_codes.py:60"),
    ("httpx.codes", "is_client_error", 400, 499, "HTTPX 0.28 httpx/_status_codes.py:67"),
    ("httpx.codes", "is_server_error", 500, 599, "HTTPX 0.28 httpx/_status_codes.py:74"),
    ("httpx.codes", "is_error", 400, 599, "HTTPX 0.28 httpx/_status_codes.py:81"),
)
