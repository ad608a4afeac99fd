"""Servers and browsers that answer in tests: mocket, pytest-httpserver, pytest-localserver, Playwright."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, INT, INT_TEXT_LINE, Row

SINKS: tuple[Row, ...] = (
    ("playwright.sync_api.Route.fulfill", ARGUMENT, "status", -1, INT, "yes", "elsewhere", "playwright 1.65.2 playwright/sync_api/_generated.py:22692"),
    ("playwright.async_api.Route.fulfill", ARGUMENT, "status", -1, INT, "yes", "elsewhere", "playwright 1.65.2 playwright/async_api/_generated.py:22548"),
    ("playwright.sync_api.Response", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "playwright 1.65.2 playwright/sync_api/_generated.py:22178"),
    ("playwright.sync_api.APIResponse", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "playwright 1.65.2 playwright/sync_api/_generated.py:1080"),
    ("playwright.async_api.Response", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "playwright 1.65.2 playwright/async_api/_generated.py:22044"),
    ("playwright.async_api.APIResponse", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "playwright 1.65.2 playwright/async_api/_generated.py:1062"),
    ("mocket.mocks.mockhttp.Entry.single_register", ARGUMENT, "status", 3, INT, "yes", "elsewhere", "mocket 3.15.0 mocket/mocks/mockhttp.py:400"),
    ("mocket.mocks.mockhttp.Response", ARGUMENT, "status", 1, INT, "yes", "elsewhere", "mocket 3.15.0 mocket/mocks/mockhttp.py:124"),
    ("pytest_httpserver.RequestHandler.respond_with_json", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "elsewhere", "pytest_httpserver 1.2.0 pytest_httpserver/httpserver.py:498"),
    ("pytest_httpserver.RequestHandler.respond_with_data", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "elsewhere", "pytest_httpserver 1.2.0 pytest_httpserver/httpserver.py:517"),
    ("pytest_localserver.http.ContentServer.serve_content", ARGUMENT, "code", 1, INT_TEXT_LINE, "yes", "elsewhere", "pytest-localserver 0.10.0 pytest_localserver/http.py:135"),
)
