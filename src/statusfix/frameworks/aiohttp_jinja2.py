"""Templates as answers of the server of aiohttp: aiohttp-jinja2."""

from statusfix.frameworks._schema import ARGUMENT, INT_TEXT, Row

SINKS: tuple[Row, ...] = (
    ("aiohttp_jinja2.render_template", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "aiohttp-jinja2 1.6 aiohttp_jinja2/__init__.py:165"),
    ("aiohttp_jinja2.render_template_async", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "aiohttp-jinja2 1.6 aiohttp_jinja2/__init__.py:179"),
    ("aiohttp_jinja2.template", ARGUMENT, "status", -1, INT_TEXT, "yes", "declaration", "aiohttp-jinja2 1.6 aiohttp_jinja2/__init__.py:196"),
)
