"""Names that mean a status wherever they stand, and the shapes that test clients share.

These rows speak where no import tells what an object is: fixtures of pytest, helpers of the
project, attributes of self. A row needs a value that is a registered code.
"""

from statusfix.frameworks._schema import (
    ARGUMENT,
    INT,
    INT_TEXT,
    INT_TEXT_LINE,
    KEYS,
    MEMBERS,
    VIEW,
    Row,
)

_ANY = "the name says so; its value must be a registered code"

SINKS: tuple[Row, ...] = (
    ("*.abort", ARGUMENT, "code", 0, INT, "yes", "response", "Flask's name, re-exported by projects"),
    ("*.errorhandler", ARGUMENT, "code_or_exception", 0, INT, "yes", "declaration", "Flask 3.1.3 flask/sansio/scaffold.py:597"),
    ("*.app_errorhandler", ARGUMENT, "code", 0, INT, "yes", "declaration", "Flask 3.1.3 flask/sansio/blueprints.py:595"),
    ("*.register_error_handler", ARGUMENT, "code_or_exception", 0, INT, "yes", "declaration", "Flask 3.1.3 flask/sansio/scaffold.py:641"),
    ("*.exception_handler", ARGUMENT, "exc_class_or_status_code", 0, INT, "yes", "declaration", "fastapi 0.165.0 fastapi/applications.py:5087"),
    ("*.add_exception_handler", ARGUMENT, "exc_class_or_status_code", 0, INT, "yes", "declaration", "starlette 1.10.0 starlette/applications.py:109"),
    ("*.response_class", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/sansio/app.py"),
    ("*.set_status", ARGUMENT, "status_code", 0, INT, "kept", "response", "tornado 6.6.1 tornado/web.py:344; aiohttp 3.14.5 aiohttp/web_response.py:149"),
    ("*.setResponseCode", ARGUMENT, "code", 0, INT, "kept", "response", "Twisted 26.10.0 twisted/web/http.py:1437"),
    ("*.HTTPException", ARGUMENT, "status_code", 0, INT, "kept", "response", "starlette 1.10.0 starlette/exceptions.py:8; the name, re-exported by projects"),
    ("*.set_status_code", ARGUMENT, "status_code", 0, INT, "yes", "response", _ANY),
    ("*.respond_with_json", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "elsewhere", "pytest_httpserver 1.2.0 pytest_httpserver/httpserver.py:498"),
    ("*.respond_with_data", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "elsewhere", "pytest_httpserver 1.2.0 pytest_httpserver/httpserver.py:517"),
    ("*.serve_content", ARGUMENT, "code", 1, INT_TEXT_LINE, "yes", "elsewhere", "pytest-localserver 0.10.0 pytest_localserver/http.py:135"),
    ("*", KEYS, "exception_handlers", -1, INT, "yes", "declaration", _ANY),
    ("*", KEYS, "error_handlers", -1, INT, "yes", "declaration", _ANY),
    ("*", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "OpenAPI 3.1, Responses Object; the keyword of FastAPI, Litestar, flask-openapi3"),
    ("*", MEMBERS, "status_forcelist", -1, INT, "yes", "elsewhere", "urllib3 2.8.0 urllib3/util/retry.py:221"),
    ("*", MEMBERS, "status_codes", -1, INT, "3.11", "elsewhere", _ANY),
    ("*", MEMBERS, "retry_on_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_sync/client/__init__.py:139"),
    ("*", MEMBERS, "ignore_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_sync/client/__init__.py:434"),
    ("*", ARGUMENT, "ignore", -1, INT, "yes", "elsewhere", "elasticsearch 7.17.13 elasticsearch/client/utils.py:140"),
    ("*", MEMBERS, "ignore", -1, INT, "yes", "elsewhere", "elasticsearch 7.17.13 elasticsearch/client/utils.py:140"),
    ("*", MEMBERS, "failed_request_status_codes", -1, INT, "yes", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/integrations/starlette.py:113"),
    ("*.add_url_rule", VIEW, "view_func", 2, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("*.register_error_handler", VIEW, "f", 1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
)

TUPLES = (("*.", "tuple", "2:1 3:1", "Flask 3.1.3 flask/app.py:1198, the order of its family"),)

# Methods of test clients that take the expected status as a keyword: WebTest and its relatives.
CLIENT_METHODS = (
    "get", "post", "put", "patch", "delete", "head", "options", "request",
    "get_json", "post_json", "put_json", "patch_json", "delete_json",
)

# The keyword that those methods take, and the ones that prove a URL among the arguments.
CLIENT_KEYWORD = "status"
CLIENT_URL_KEYWORDS = ("url", "path", "uri")

# Decorators whose function answers a request, where the module imports a framework of the
# Flask family and none that reads returned tuples in another way.
VIEW_DECORATORS = (
    "route", "get", "post", "put", "patch", "delete", "errorhandler", "app_errorhandler",
    "before_request", "before_app_request", "endpoint", "error_handler",
)
# Those of them that say so even where the module imports no framework: its objects come from
# another file of the project.
HANDLER_DECORATORS = ("errorhandler", "app_errorhandler")
VIEW_CLASSES = ("MethodView", "View", "Resource")
VIEW_CLASS = r"(?:Method|Resource)View$|Resource$"
VIEW_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "dispatch_request")
TUPLE_FRAMEWORKS = (
    "flask", "quart", "flask_restful", "flask_restx", "flask_restplus", "flask_smorest",
    "apiflask", "flask_openapi3", "connexion", "functions_framework",
)
# Frameworks that find their handlers by name, in a document: no decorator, no registration.
FINDS_BY_NAME = ("connexion", "functions_framework")
# Names of functions that answer requests.
HANDLER_FUNCTION = r"(?:^|_)(?:handle|handler|endpoint|view)$|^handle_"
OTHER_TUPLES = (
    "fastapi", "starlette", "litestar", "ninja", "ninja_extra", "blacksheep", "robyn", "microdot",
    "bottle", "sanic", "aiohttp", "falcon", "pyramid", "aws_lambda_powertools",
)

# Calls whose result is a response body: beside one of them a returned status is no other number.
BODY_CALLS = (
    "jsonify", "dumps", "render_template", "render_template_string", "make_response", "render",
    "Response",
)

# Methods whose result is a document that a response sends, and variables that hold one.
SERIALIZERS = (
    "to_dict", "to_json", "as_dict", "asdict", "dump", "serialize", "model_dump", "jsonify",
)
RESPONSES = ("response", "resp")

# Names of a variable, parameter or attribute that are a status.
STATUS_NAME = r"^_?(?:\w*_)?(?:status_?code|http_?status|http_?code|status_int)$"
# Names that are a status when the value is a registered code.
LIKELY_STATUS_NAME = r"^_?(?:expected|response|resp|res|http|want|wanted|actual|error|err|final|got)_(?:status|code|response_code)$"
STATUS_KEYS = ("status_code", "statusCode", "http_status", "http_status_code", "HTTPStatusCode", "status_int")

# Receivers of .status and .code that are a response or an HTTP error.
RESPONSE_NAME = r"^(?:r|rv|res|resp|rsp|response|reply|ret|result)\d*$|(?:^|_)(?:response|resp|res|rsp)\d*$"
ERROR_NAME = r"^(?:e|ex|exc|err|error|exception|exc_info|excinfo)\d*$|_(?:error|exception|exc|err)$"

# Receivers of ["status"] that are a message of ASGI or a response, not a document.
MESSAGE_NAME = r"(?:^|_)(?:message|msg|event|start|response|resp|res)\d*$"

# Keys of a document under which statuses are the keys: OpenAPI's.
STATUS_TABLES = ("responses",)

# Mappings by these names have statuses as their keys.
HANDLER_NAMES = ("exception_handlers", "error_handlers", "error_handler_spec", "status_handlers", "response_models")

# Functions of a test that compare a status, by name.
ASSERT_NAME = r"^_?(?:assert|check|expect|verify|ensure)\w*(?:status|http_?code|response_?code|_code)\w*$"
ASSERT_NUMBER = r"^assert_?([1-5][0-9]{2})$"
ASSERT_PAIRS = (
    "assertEqual", "assertEquals", "assertNotEqual", "assertNotEquals", "assertIs", "assertIsNot",
    "assert_equal", "assert_equals", "assert_not_equal", "eq_", "ne_", "assertCountEqual",
    "assertListEqual", "assertTupleEqual", "assert_that",
)
ASSERT_TRUTHS = ("assertTrue", "assert_true", "ok_")
ASSERT_MEMBERS = ("assertIn", "assertNotIn", "assert_in", "assert_not_in")

# Top-level packages that speak HTTP: a module that imports one is about HTTP.
HTTP_PACKAGES = (
    "aiohttp", "aiohttp_jinja2", "aiohttp_retry", "aioresponses", "apiflask", "asgi_tools", "aws_lambda_powertools", "azure",
    "blacksheep", "bottle", "chalice", "cherrypy", "connexion", "django", "emmett_core", "falcon",
    "fastapi", "flask", "flask_appbuilder", "flask_httpauth", "flask_jwt_extended", "flask_openapi3",
    "flask_restful", "flask_restplus", "flask_restx", "flask_smorest", "functions_framework",
    "googleapiclient", "http", "httplib2", "httpretty", "httpx", "httpx_retries", "litestar", "microdot",
    "mocket", "molten", "muffin", "ninja", "ninja_extra", "playwright", "pook", "pyramid",
    "pytest_httpserver", "pytest_httpx", "quart", "quart_schema", "requests", "requests_cache",
    "requests_mock", "responder", "responses", "respx", "rest_framework", "robyn", "sanic", "sanic_ext",
    "scrapy", "starlette", "tornado", "twisted", "urllib", "urllib3", "webargs", "webob", "webtest",
    "werkzeug",
)

# Methods that make a row of a database, or an index of a search engine: there a collection of
# statuses is one.
CREATORS = ("create",)

# Objects that look for rows of a database.
QUERIES = ("objects", "query", "session", "filter", "filter_by")

# Keywords that are statuses for the clients of search engines only, and what shows such a client:
# a package that the module imports, or a word in the dotted name of the object.
SEARCH_KEYWORDS = ("ignore",)
SEARCH_PACKAGES = (
    "elasticsearch", "elasticsearch6", "elasticsearch7", "elasticsearch8", "elasticsearch_async",
    "elasticsearch_dsl", "django_elasticsearch_dsl", "invenio_search", "opensearch_dsl",
    "opensearchpy",
)
SEARCH_OBJECT = r"(?:^|[._])(?:es|elastic|elasticsearch|opensearch|indices|current_search)(?:$|[._])"

# Keywords that say a status on any call, and calls where they don't.
STATUS_KEYWORDS = (
    "status_code", "http_status", "http_status_code", "http_code", "error_status_code",
    "status_int", "expected_status", "expected_status_code", "response_status", "response_code",
    "target_status_code", "statusCode", "http_exception",
)
TEST_DOUBLES = ("Mock", "MagicMock", "AsyncMock", "SimpleNamespace", "NonCallableMock", "mock_response", "make_mock_response", "FakeResponse", "MockResponse", "DummyResponse", "StubResponse")
TEST_DOUBLE_KEYWORDS = ("status", "code", "status_code")
BODY_BUILDERS = ("dict", "jsonify", "render_template", "render_template_string", "url_for", "filter", "exclude", "update", "create", "extra", "bind", "info", "warning", "error", "exception", "debug", "log", "format", "CharField", "IntegerField", "Column", "Field")
