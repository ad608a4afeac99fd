"""Pyramid, WebOb below it, and WebTest beside it."""

from statusfix.frameworks._schema import (
    ARGUMENT,
    ATTRIBUTE,
    CLASS,
    INT,
    INT_LINE,
    INT_TEXT_LINE,
    MEMBERS,
    SUBSCRIPT,
    Row,
)

SINKS: tuple[Row, ...] = (
    ("webob.Response", ARGUMENT, "status", 1, INT_TEXT_LINE, "yes", "response", "WebOb 1.8.11 webob/response.py:171"),
    ("webob.Response", ATTRIBUTE, "status", -1, INT_TEXT_LINE, "yes", "response", "WebOb 1.8.11 webob/response.py:171"),
    ("webob.Response", ATTRIBUTE, "status_code", -1, INT, "yes", "response", "WebOb 1.8.11 webob/response.py:171"),
    ("webob.Response", ATTRIBUTE, "status_int", -1, INT, "yes", "response", "WebOb 1.8.11 webob/response.py:171"),
    ("webob.exc.status_map", SUBSCRIPT, "", -1, INT, "yes", "response", "WebOb 1.8.11 webob/exc.py:0"),
    ("pyramid.httpexceptions.status_map", SUBSCRIPT, "", -1, INT, "yes", "response", "pyramid 2.1 pyramid/httpexceptions.py:0"),
    ("pyramid.httpexceptions.exception_response", ARGUMENT, "status_code", 0, INT, "yes", "response", "pyramid 2.1 pyramid/httpexceptions.py:1313"),
    ("pyramid.httpexceptions.HTTPException", CLASS, "code", -1, INT, "kept", "response", "pyramid 2.1 pyramid/httpexceptions.py:216"),
    ("pyramid.httpexceptions.HTTPException", ATTRIBUTE, "code", -1, INT, "kept", "response", "pyramid 2.1 pyramid/httpexceptions.py:216"),
    ("webob.exc.WSGIHTTPException", CLASS, "code", -1, INT, "kept", "response", "WebOb 1.8.11 webob/exc.py:263"),
    ("webob.exc.WSGIHTTPException", ATTRIBUTE, "code", -1, INT, "kept", "response", "WebOb 1.8.11 webob/exc.py:263"),
    ("webtest.TestApp.get", ARGUMENT, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:277"),
    ("webtest.TestApp.post", ARGUMENT, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:331"),
    ("webtest.TestApp.put", ARGUMENT, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:378"),
    ("webtest.TestApp.patch", ARGUMENT, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:396"),
    ("webtest.TestApp.delete", ARGUMENT, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:413"),
    ("webtest.TestApp.head", ARGUMENT, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:445"),
    ("webtest.TestApp.options", ARGUMENT, "status", 3, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:430"),
    ("webtest.TestApp.post_json", ARGUMENT, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.put_json", ARGUMENT, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.patch_json", ARGUMENT, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.delete_json", ARGUMENT, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.get", MEMBERS, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:277"),
    ("webtest.TestApp.post", MEMBERS, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:331"),
    ("webtest.TestApp.put", MEMBERS, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:378"),
    ("webtest.TestApp.patch", MEMBERS, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:396"),
    ("webtest.TestApp.delete", MEMBERS, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:413"),
    ("webtest.TestApp.head", MEMBERS, "status", 4, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:445"),
    ("webtest.TestApp.options", MEMBERS, "status", 3, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:430"),
    ("webtest.TestApp.post_json", MEMBERS, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.put_json", MEMBERS, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.patch_json", MEMBERS, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.delete_json", MEMBERS, "status", -1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:708"),
    ("webtest.TestApp.request", ARGUMENT, "status", 1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:547"),
    ("webtest.TestApp.request", MEMBERS, "status", 1, INT_LINE, "yes", "comparison", "WebTest 3.0.7 webtest/app.py:547"),
)

ALIASES = (
    ("webob.response.Response", "webob.Response"),
    ("webtest.app.TestApp", "webtest.TestApp"),
)

SUBCLASSES = (
    ("pyramid.response.Response", "webob.Response"),
)
