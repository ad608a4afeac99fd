"""Flask and Werkzeug: calls, views that return tuples, error handlers."""

from statusfix.frameworks._schema import (
    ARGUMENT,
    ATTRIBUTE,
    CLASS,
    INT,
    INT_TEXT_LINE,
    METHODS,
    SUBSCRIPT,
    VIEW,
    Row,
)

SINKS: tuple[Row, ...] = (
    ("werkzeug.wrappers.Response", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "response", "Werkzeug 3.1.9 werkzeug/wrappers/response.py:144"),
    ("werkzeug.sansio.Response", ARGUMENT, "status", 0, INT_TEXT_LINE, "yes", "response", "Werkzeug 3.1.9 werkzeug/sansio/response.py:111"),
    ("werkzeug.wrappers.Response", ATTRIBUTE, "status_code", -1, INT_TEXT_LINE, "yes", "response", "Werkzeug 3.1.9 werkzeug/sansio/response.py:148"),
    ("werkzeug.wrappers.Response", CLASS, "default_status", -1, INT_TEXT_LINE, "yes", "response", "Werkzeug 3.1.9 werkzeug/sansio/response.py:93"),
    ("werkzeug.exceptions.abort", ARGUMENT, "status", 0, INT, "yes", "response", "Werkzeug 3.1.9 werkzeug/exceptions.py:890"),
    ("werkzeug.exceptions.HTTPException", CLASS, "code", -1, INT, "kept", "response", "Werkzeug 3.1.9 werkzeug/exceptions.py:76"),
    ("werkzeug.exceptions.HTTPException", ATTRIBUTE, "code", -1, INT, "yes", "response", "Werkzeug 3.1.9 werkzeug/exceptions.py:94"),
    ("werkzeug.exceptions.default_exceptions", SUBSCRIPT, "", -1, INT, "yes", "elsewhere", "Werkzeug 3.1.9 werkzeug/exceptions.py:835"),
    ("werkzeug.http.HTTP_STATUS_CODES", SUBSCRIPT, "", -1, INT, "yes", "elsewhere", "Werkzeug 3.1.9 werkzeug/http.py"),
    ("werkzeug.utils.redirect", ARGUMENT, "code", 1, INT_TEXT_LINE, "yes", "response", "Werkzeug 3.1.9 werkzeug/utils.py:235"),
    ("werkzeug.utils.append_slash_redirect", ARGUMENT, "code", 1, INT, "yes", "response", "Werkzeug 3.1.9 werkzeug/utils.py:275"),
    ("werkzeug.routing.RequestRedirect", CLASS, "code", -1, INT, "yes", "response", "Werkzeug 3.1.9 werkzeug/routing/exceptions.py:35"),
    ("flask.make_response", ARGUMENT, "", 1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/helpers.py:146"),
    ("flask.abort", ARGUMENT, "code", 0, INT, "yes", "response", "Flask 3.1.3 flask/helpers.py:273"),
    ("flask.redirect", ARGUMENT, "code", 1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/helpers.py:249"),
    ("flask.Flask.redirect", ARGUMENT, "code", 1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/sansio/app.py:893"),
    ("flask.Flask.response_class", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "response", "Werkzeug 3.1.9 werkzeug/wrappers/response.py:144"),
    ("flask.Flask.errorhandler", ARGUMENT, "code_or_exception", 0, INT, "yes", "declaration", "Flask 3.1.3 flask/sansio/scaffold.py:597"),
    ("flask.Flask.register_error_handler", ARGUMENT, "code_or_exception", 0, INT, "yes", "declaration", "Flask 3.1.3 flask/sansio/scaffold.py:641"),
    ("flask.Blueprint.app_errorhandler", ARGUMENT, "code", 0, INT, "yes", "declaration", "Flask 3.1.3 flask/sansio/blueprints.py:595"),
    ("flask.Flask.route", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.get", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.post", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.put", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.patch", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.delete", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.errorhandler", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.before_request", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.endpoint", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.add_url_rule", VIEW, "view_func", 2, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Flask.register_error_handler", VIEW, "f", 1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Blueprint.before_app_request", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.Blueprint.app_errorhandler", VIEW, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.views.View", METHODS, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
    ("flask.views.MethodView", METHODS, "", -1, INT_TEXT_LINE, "yes", "response", "Flask 3.1.3 flask/app.py:1198"),
)

ALIASES = (
    ("flask.wrappers.Response", "werkzeug.wrappers.Response"),
    ("flask.Response", "werkzeug.wrappers.Response"),
    ("flask.helpers.", "flask."),
    ("flask.app.Flask", "flask.Flask"),
    ("flask.blueprints.Blueprint", "flask.Blueprint"),
    ("werkzeug.abort", "werkzeug.exceptions.abort"),
    ("werkzeug.wrappers.response.Response", "werkzeug.wrappers.Response"),
    ("werkzeug.wrappers.BaseResponse", "werkzeug.wrappers.Response"),
    ("werkzeug.Response", "werkzeug.wrappers.Response"),
    ("werkzeug.redirect", "werkzeug.utils.redirect"),
)

SUBCLASSES = (
    ("flask.Blueprint", "flask.Flask"),
    ("flask.Response", "werkzeug.wrappers.Response"),
)

NOT_SINKS = (
    ("flask.jsonify", "its keywords are the body"),
    ("flask.json.jsonify", "its keywords are the body"),
    ("flask.render_template", "its keywords are the template's context"),
    ("flask.render_template_string", "its keywords are the template's context"),
    ("flask.url_for", "its keywords are parts of the URL"),
    ("flask.flash", "its arguments are a message"),
)
