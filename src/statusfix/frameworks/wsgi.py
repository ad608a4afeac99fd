"""Older WSGI frameworks: CherryPy, web.py, Twisted Web, Zope."""

from statusfix.frameworks._schema import (
    ARGUMENT,
    ATTRIBUTE,
    INT,
    INT_TEXT,
    INT_TEXT_LINE,
    LINE,
    Row,
)

SINKS: tuple[Row, ...] = (
    ("cherrypy.HTTPError", ARGUMENT, "status", 0, INT_TEXT_LINE, "yes", "response", "CherryPy 18.10.0 cherrypy/_cperror.py:368"),
    ("cherrypy.HTTPError", ATTRIBUTE, "code", -1, INT, "yes", "response", "CherryPy 18.10.0 cherrypy/_cperror.py:368"),
    ("cherrypy.HTTPRedirect", ARGUMENT, "status", 1, INT, "yes", "response", "CherryPy 18.10.0 cherrypy/_cperror.py:204"),
    ("cherrypy.response", ATTRIBUTE, "status", -1, INT_TEXT_LINE, "yes", "response", "CherryPy 18.10.0 cherrypy/_cprequest.py:876"),
    ("web.HTTPError", ARGUMENT, "status", 0, LINE, "no", "response", "web.py 0.76 web/webapi.py:84"),
    ("web.ctx", ATTRIBUTE, "status", -1, LINE, "no", "response", "web.py 0.76 web/application.py:428"),
    ("twisted.web.http.Request.setResponseCode", ARGUMENT, "code", 0, INT, "kept", "response", "Twisted 26.10.0 twisted/web/http.py:1437"),
    ("twisted.web.pages.errorPage", ARGUMENT, "code", 0, INT, "kept", "response", "Twisted 26.10.0 twisted/web/pages.py:79"),
    ("twisted.web.error.Error", ARGUMENT, "code", 0, INT, "kept", "response", "Twisted 26.10.0 twisted/web/error.py:61"),
    ("zope.publisher.http.HTTPResponse.setStatus", ARGUMENT, "status", 0, INT_TEXT, "yes", "response", "zope.publisher 8.1 zope/publisher/http.py:692"),
    ("zope.publisher.http.HTTPResponse.redirect", ARGUMENT, "status", 1, INT, "yes", "response", "zope.publisher 8.1 zope/publisher/http.py:919"),
)

ALIASES = (
    ("twisted.web.server.Request.setResponseCode", "twisted.web.http.Request.setResponseCode"),
)
