"""Names that set header fields whatever the object is, and names that leave them alone."""

# Attributes of responses that are one field: Werkzeug, WebOb, Falcon, Sanic.
FIELD_ATTRIBUTES: tuple[tuple[str, str], ...] = (
    ("www_authenticate", "WWW-Authenticate"),
    ("proxy_authenticate", "Proxy-Authenticate"),
    ("allow", "Allow"),
    ("allowed_methods", "Allow"),
    ("location", "Location"),
    ("content_location", "Content-Location"),
    ("retry_after", "Retry-After"),
    ("content_range", "Content-Range"),
    ("etag", "ETag"),
    ("last_modified", "Last-Modified"),
    ("cache_control", "Cache-Control"),
    ("content_type", "Content-Type"),
    ("mimetype", "Content-Type"),
    ("media_type", "Content-Type"),
    ("content_length", "Content-Length"),
    ("content_encoding", "Content-Encoding"),
    ("content_language", "Content-Language"),
    ("upgrade", "Upgrade"),
    ("connection", "Connection"),
    ("link", "Link"),
    ("auth_header", "WWW-Authenticate"),
)

# Methods that set the field that their first argument names.
SET_FIELD = (
    "set", "setdefault", "add", "add_header", "set_header", "append_header", "send_header",
    "append", "__setitem__", "setlist", "setlistdefault", "putheader", "setHeader", "addHeader",
    "add_vary_header", "setRawHeaders", "addRawHeader",
)  # fmt: skip
# Methods that set the fields of a mapping or of a list of pairs.
SET_FIELDS = ("update", "extend", "set_headers", "merge")
# Methods that take a field away.
UNSET_FIELD = ("remove", "pop", "delete_header", "__delitem__", "clear_header")
# Methods that set one field of their own.
FIELD_METHODS = (
    ("set_etag", "etag"),
    ("add_etag", "etag"),
    ("add_link", "link"),
    ("append_link", "link"),
)
# Attributes that hold the header fields.
HOLDERS = ("headers", "headerlist", "_headers", "raw_headers", "head")
# Attributes whose assignment gives a response another status.
STATUSES = ("status_code", "status", "status_int", "code")
# Methods of a response that leave its fields alone, apart from cookies.
HARMLESS_METHODS = (
    "set_cookie", "delete_cookie", "del_cookie", "unset_cookie", "set_signed_cookie", "write",
    "writelines", "set_data", "get_data", "get_json", "json", "get", "items", "keys", "values",
    "copy", "render", "has_header", "close", "tell", "flush", "getvalue", "data", "body",
    "add_post_render_callback", "call_on_close", "set_status", "send_response", "end_headers",
    "end_headers", "log_message", "log_error", "log_request", "finish", "eof", "write_eof",
    "prepare", "force_close", "freeze", "make_sequence", "set_exception", "get_argument",
)  # fmt: skip
# Functions that look at their argument and leave it as it is.
HARMLESS_CALLS = (
    "isinstance", "issubclass", "type", "id", "len", "str", "repr", "print", "bool", "hasattr",
    "getattr", "callable", "debug", "info", "warning", "warn", "error", "exception", "critical",
    "log", "capture_exception", "capture_message", "format", "set_cookie", "set_access_cookies",
    "set_refresh_cookies", "unset_jwt_cookies", "cast", "iter", "list", "dict",
)  # fmt: skip

# Calls that hand a response on as it is: `abort(make_response(...))`.
HANDED_ON = ("abort",)

# Calls whose result is data, a response's body and not a whole response.
DATA_CALLS = (
    "str", "dict", "list", "repr", "int", "float", "bytes", "dumps", "dump", "to_dict", "as_dict", "asdict",
    "to_json", "as_json", "json", "serialize", "render_template", "render_template_string", "_", "gettext",
    "ngettext", "lazy_gettext", "ugettext", "format", "join", "encode", "decode", "escape",
    "model_dump", "model_dump_json", "get_json", "render_to_string", "read", "getvalue", "todict",
    "normalized_messages", "strip", "title", "upper", "lower", "isoformat", "format_exc",
)  # fmt: skip
# Calls whose result is always some content.
PAGE_CALLS = ("jsonify", "render_template", "render_template_string", "dumps", "render_to_string")

# Decorators by whose names a route's methods are known: the name itself where `method` is "",
# else the method.
METHOD_DECORATORS = ("get", "post", "put", "patch", "delete", "head", "options", "trace", "query")
# Arguments of a decorator that declare the status of what the function returns, and those that
# may give it header fields where nobody sees it (None: what `**` unpacks).
DECLARING = ("status_code",)
MAKING = (None, "response_class", "response_headers", "after_request", "etag", "cache_control")
# Frameworks whose decorators stand alone: `@get("/orders")`.
BARE_DECORATORS = ("litestar",)
# Decorators with a list of methods: (name, parameter, position, methods without it).
LISTING_DECORATORS: tuple[tuple[str, str, int, tuple[str, ...]], ...] = (
    ("route", "methods", -1, ("GET", "HEAD", "OPTIONS")),
    ("api_route", "methods", -1, ("GET",)),
    ("api_view", "http_method_names", 0, ("GET", "HEAD", "OPTIONS")),
    ("require_http_methods", "request_method_list", 0, ()),
    ("action", "methods", 0, ("GET",)),
)
# Decorators that allow a fixed set.
FIXED_DECORATORS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("require_GET", ("GET",)),
    ("require_POST", ("POST",)),
    ("require_safe", ("GET", "HEAD")),
)
# Methods of a class that are called as a method of HTTP: of a class-based view.
VIEW_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
# What stands before the method in the names of http.server's and Falcon's functions.
VIEW_PREFIXES = ("do_", "on_")
# Of a REST framework's viewset.
ACTION_METHODS: tuple[tuple[str, str], ...] = (
    ("list", "GET"),
    ("retrieve", "GET"),
    ("create", "POST"),
    ("update", "PUT"),
    ("partial_update", "PATCH"),
    ("destroy", "DELETE"),
)
SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")

# Functions that see each response of an application before it leaves, by decorator and by name.
HOOK_DECORATORS = (
    "after_request", "after_app_request", "after_this_request", "middleware", "teardown_request",
    "on_response", "response_middleware", "before_response", "hook",
)  # fmt: skip
HOOK_METHODS = (
    "process_response", "process_template_response", "dispatch", "finalize_response",
    "default_response_headers", "set_default_headers", "on_response_prepare", "process_exception",
    "handle_exception", "get_authenticate_header", "after_request", "on_response", "write_error",
    "prepare", "initialize", "process_request", "process_resource",
)  # fmt: skip
# Bases of a class whose __call__ sees each response, or that is told so by its name.
MIDDLEWARE_NAME = r"Middleware"
# Decorators that register what answers an exception or a status.
ERROR_DECORATORS = (
    "errorhandler", "app_errorhandler", "exception_handler", "error_handler", "handle_user_exception",
    "error", "exception", "view_config", "exception_view_config",
)  # fmt: skip
ERROR_CALLS = ("register_error_handler", "add_exception_handler", "add_error_handler")
# Classes of exceptions that stand for any status.
ANY_EXCEPTION = (
    "HTTPException", "Exception", "StarletteHTTPException", "APIException", "BaseException",
)  # fmt: skip
# A decorator with such a name may write header fields where nobody sees it.
WRITING_DECORATOR = r"header|response|challenge|www|cors_allow|retry_after|add_allow"

# Decorators that hand the response to a function of the project.
HANDING_DECORATORS = ("before", "after")
# Arguments of a decorator that give header fields to what the function makes.
WRITING_ARGUMENTS = ("response_headers", "after_request", "before_send")

# Frameworks by the packages that a module imports.
FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quart", ("quart",)),
    ("flask", ("flask", "flask_restful", "flask_restx", "flask_smorest", "apiflask", "werkzeug", "flask_openapi3", "flask_classful")),
    ("drf", ("rest_framework",)),
    ("django", ("django",)),
    ("fastapi", ("fastapi",)),
    ("starlette", ("starlette",)),
    ("aiohttp", ("aiohttp",)),
    ("litestar", ("litestar",)),
    ("sanic", ("sanic",)),
    ("falcon", ("falcon",)),
    ("tornado", ("tornado",)),
    ("pyramid", ("pyramid", "webob")),
    ("bottle", ("bottle",)),
    ("ninja", ("ninja", "ninja_extra")),
)
# Interfaces by framework: a WSGI application may not send hop-by-hop fields (PEP 3333).
INTERFACES: tuple[tuple[str, str], ...] = (
    ("flask", "wsgi"),
    ("pyramid", "wsgi"),
    ("bottle", "wsgi"),
    ("quart", "asgi"),
    ("fastapi", "asgi"),
    ("starlette", "asgi"),
    ("litestar", "asgi"),
)
# The frameworks in whose handlers a returned exception answers 200.
RETURNED_EXCEPTIONS = ("fastapi", "starlette")

# Frameworks whose views may return (body, status, fields).
ROWS_WITH_FIELDS = ("flask", "quart")
# Functions that read such a row as the framework does.
ROW_READERS = ("make_response",)
# Decorators of functions whose result the framework reads: `wraps` stands for a view.
ANSWERING_DECORATORS = (
    "errorhandler", "app_errorhandler", "before_request", "before_app_request", "wraps",
)  # fmt: skip
# The key of the fields in the message that starts a response (ASGI 2.1, HTTP connection scope).
MESSAGE_FIELDS = "headers"

# Methods by which a handler begins its response on itself, and the method that has to end it.
BEGINNINGS = ("send_response", "set_status")
BEGINNINGS_THAT_END = (("send_response", "end_headers"),)
# Classes whose methods answer on themselves, and their framework: a class between one of these and
# a handler may write the fields and the pages of errors.
HANDLER_CLASSES: tuple[tuple[str, str], ...] = (("tornado.web.RequestHandler", "tornado"),)
# Methods of such a class that write content.
WRITING_METHODS = ("write", "finish")
WRITING_FILE = "wfile"
# The framework that hands the response over to be written to, and how its responders are named.
HANDING_OVER = "falcon"
RESPONDER_PREFIX = "on_"
# Attributes of such a response that are its content, and what becomes of None in them.
CONTENT_ATTRIBUTES = (
    ("text", "plain"), ("data", "plain"), ("body", "plain"), ("media", "serialized"),
)  # fmt: skip
