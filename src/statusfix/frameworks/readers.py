"""What calls make of a status among their arguments: is a member of an enum another thing there?

READERS: (name, effect, source). `name` is a qualified name, one that ends with `.*` for all of a
module, or `*.method` for a method of that name on any object. `effect` is

    same   the result is the one that the int gives
    text   str() is made of it: another text before Python 3.11
    texts  str() is made of each member of a collection: another text before Python 3.11
    seen   another result on every Python
    up     the value, or a collection that holds it, comes back: look at who reads that
"""

import builtins

READERS = (
    ("int", "same", "CPython 3.10 to 3.13: a member is an int"),
    ("float", "same", "CPython 3.10 to 3.13: a member is an int"),
    ("bool", "same", "CPython 3.10 to 3.13: a member is an int"),
    ("abs", "same", "CPython 3.10 to 3.13: a plain int comes back"),
    ("round", "same", "CPython 3.10 to 3.13: a plain int comes back"),
    ("hash", "same", "CPython 3.10 to 3.13: the hash of the int"),
    ("len", "same", "the size of a collection"),
    ("*.subTest", "same", "CPython unittest: shown where a test fails"),
    ("range", "same", "takes any index"),
    ("isinstance", "same", "a member is an int"),
    ("http.HTTPStatus", "same", "a value lookup"),
    ("json.dumps", "same", "CPython 3.10 to 3.13, values and keys"),
    ("json.dump", "same", "CPython 3.10 to 3.13, values and keys"),
    ("orjson.dumps", "same", "orjson 3: an enum is its value"),
    ("flask.jsonify", "same", "Flask 3.1.3: json.dumps"),
    ("django.http.JsonResponse", "same", "Django 5.2: DjangoJSONEncoder"),
    ("starlette.responses.JSONResponse", "same", "starlette 1.10.0: json.dumps"),
    ("rest_framework.response.Response", "same", "djangorestframework 3.18.3: JSON renderer"),
    ("max", "up", "CPython: one of the arguments comes back"),
    ("min", "up", "CPython: one of the arguments comes back"),
    ("dict", "up", "a collection that holds it"),
    ("list", "up", "a collection that holds it"),
    ("tuple", "up", "a collection that holds it"),
    ("set", "up", "a collection that holds it"),
    ("frozenset", "up", "a collection that holds it"),
    ("sorted", "up", "a collection that holds it"),
    ("reversed", "up", "a collection that holds it"),
    ("str", "text", "CPython 3.11 what's new: IntEnum.__str__"),
    ("print", "text", "CPython 3.11 what's new: IntEnum.__str__"),
    ("*.debug", "text", "logging: the arguments are merged with %"),
    ("*.info", "text", "logging: the arguments are merged with %"),
    ("*.warning", "text", "logging: the arguments are merged with %"),
    ("*.error", "text", "logging: the arguments are merged with %"),
    ("*.exception", "text", "logging: the arguments are merged with %"),
    ("*.critical", "text", "logging: the arguments are merged with %"),
    ("*.writerow", "texts", "csv: str() of each field"),
    ("*.writerows", "texts", "csv: str() of each field"),
    ("urllib.parse.urlencode", "texts", "CPython 3.11.7 urllib/parse.py: str() of each value"),
    ("urllib.parse.quote", "text", "CPython 3.11.7 urllib/parse.py"),
    ("repr", "seen", "a member has a repr of its own"),
    ("ascii", "seen", "a member has a repr of its own"),
    ("type", "seen", "a member has a type of its own"),
    ("id", "seen", "a member is an object of its own"),
    ("vars", "seen", "its text shows the members"),
    ("pprint.*", "seen", "a member has a repr of its own"),
    ("yaml.*", "seen", "PyYAML 6: RepresenterError, or a tag of Python"),
    ("ruamel.yaml.*", "seen", "ruamel.yaml: RepresenterError"),
    ("toml.*", "seen", "toml 0.10: writes the repr"),
    ("tomli_w.*", "texts", "tomli-w 1: writes what str() gives"),
    ("*.join", "texts", "CPython: only text can be joined, so str() came first"),
    ("tomlkit.*", "seen", "tomlkit: refuses"),
    ("msgpack.*", "seen", "msgpack 1: TypeError with strict_types"),
    ("marshal.*", "seen", "CPython: ValueError"),
    ("xmlrpc.*", "seen", "CPython: TypeError"),
    ("structlog.*", "seen", "structlog 24: its text renderers write the repr"),
    ("redis.*", "seen", "redis-py 5: stores the repr, or refuses"),
    ("*.execute", "seen", "PyMySQL 1: another SQL"),
    ("*.executemany", "seen", "PyMySQL 1: another SQL"),
)

# Methods of a redis client: they count where the module imports redis.
REDIS_METHODS = (
    "append", "getset", "hset", "hsetnx", "lpush", "mset", "publish", "rpush", "sadd", "set",
    "setex", "setnx", "xadd", "zadd",
)

# Keywords that the methods of the standard logging take: any other one is structlog's, whose
# renderers write the repr.
LOGGING_KEYWORDS = ("exc_info", "extra", "stack_info", "stacklevel")
LOGGING_METHODS = ("debug", "info", "warning", "error", "exception", "critical", "log")

# Methods that put a value into the collection that they belong to.
STORING_METHODS = ("append", "add", "extend", "insert", "update", "setdefault")

# Drivers of databases that bind a member as its number, and those that don't.
PLAIN_DRIVERS = ("sqlite3", "psycopg", "psycopg2")
SHARP_DRIVERS = ("pymysql", "MySQLdb")

# Calls that read every variable of the function they stand in.
NAMESPACE_CALLS = ("locals", "vars", "eval", "exec")

# Objects whose text is made of the reprs of what they hold.
SHOWING_OBJECTS = ("SimpleNamespace",)
# Functions that make such classes, and what makes one of a class statement.
SHOWING_MAKERS = ("namedtuple", "NamedTuple", "make_dataclass", "make_class", "create_model")
FIELD_DECORATORS = ("dataclass", "define", "frozen", "attrs", "mutable")
FIELD_CLASSES = ("NamedTuple", "BaseModel", "Struct")

# Python's own exceptions: their text is made of the arguments that they were given.
EXCEPTIONS = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
)

# What keeps things under a test's name, in which pytest writes str() of the parameters: a module
# that has one of these depends on its ids. Patterns of parameters and marks; attributes of
# `request`; names of environment variables.
TEST_NAME_PARAMETERS = (
    "*snapshot*",  # syrupy 4, inline-snapshot, pytest-snapshot: a stored text for each id
    "*_regression",  # pytest-regressions 2: a file for each id
    "*vcr*",  # pytest-vcr 1, pytest-recording 0.13: a cassette for each id
    "*cassette*",
    "*betamax*",  # betamax 0.9: the same
)
TEST_NAME_MARKS = ("vcr", "default_cassette", "snapshot")
TEST_NAME_ATTRIBUTES = ("node", "_pyfuncitem")
TEST_NAME_VARIABLES = ("PYTEST_CURRENT_TEST",)
