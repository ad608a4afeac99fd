"""Which demands of `requirements` a source file can show broken, and how they are spoken of.

A demand that isn't named here holds under a condition that only the running program knows, or is
the business of the server: docs/statements.md says why.
"""

from __future__ import annotations

# Fields whose absence is reported: (code, field, level, an example of its value). The level is
# the specification's own word, but for redirects, whose field is what makes them redirects.
FIELD_DEMANDS: tuple[tuple[int, str, str, str], ...] = (
    (101, "Upgrade", "must", "websocket"),
    (201, "Location", "should", "/orders/7"),
    (206, "Content-Range", "must", "bytes 0-99/1000"),
    (226, "ETag", "must", '\\"v7\\"'),
    (301, "Location", "must", "/orders/7"),
    (302, "Location", "must", "/orders/7"),
    (303, "Location", "must", "/orders/7"),
    (307, "Location", "must", "/orders/7"),
    (308, "Location", "must", "/orders/7"),
    (401, "WWW-Authenticate", "must", "Bearer"),
    (405, "Allow", "must", "GET, HEAD"),
    (407, "Proxy-Authenticate", "must", "Basic"),
    (413, "Retry-After", "should", "120"),
    (415, "Accept", "may", "application/json"),
    (416, "Content-Range", "should", "bytes */1000"),
    (426, "Upgrade", "must", "HTTP/2.0"),
    (429, "Retry-After", "may", "120"),
    (451, "Link", "should", '<https://example.org/legal>; rel=\\"blocked-by\\"'),
    (503, "Retry-After", "may", "120"),
)

# Fields that a fix can add, since an option says their value: (code, the option's name).
FILLED: tuple[tuple[int, str], ...] = ((401, "challenge"),)

# Fields that are demanded in answer to some methods only: (code, methods).
ANSWERED_METHODS: tuple[tuple[int, tuple[str, ...]], ...] = ((201, ("POST",)),)

# Other fields of which one does instead: (code, fields). A 206 of several parts names them by
# its media type; a 201 may point to the new resource by Content-Location.
INSTEAD: tuple[tuple[int, tuple[str, ...]], ...] = (
    (206, ("Content-Type",)),
    (415, ("Accept-Encoding", "Accept-Patch", "Accept-Post")),
)

# Fields that belong to one connection: an application behind WSGI may not send them (PEP 3333).
HOP_BY_HOP = ("Upgrade", "Connection", "Proxy-Authenticate", "Transfer-Encoding")

# Statuses that applications have no business to send: (code, level, what is wrong).
USE_DEMANDS: tuple[tuple[int, str, str, str], ...] = (
    (100, "must", "is interim, a final status has to follow", "RFC 9110 15.2"),
    (103, "must", "is interim, a final status has to follow", "RFC 9110 15.2"),
    (104, "must", "is interim, a final status has to follow", "RFC 9110 15.2"),
    (203, "may", "is for a proxy that transforms content, say 200", "RFC 9110 15.3.4"),
    (402, "may", "is reserved for future use", "RFC 9110 15.5.3"),
    (418, "may", "is reserved", "RFC 9110 15.5.19"),
    (511, "should", "is for a network that intercepts, not for an origin server", "RFC 6585 6"),
)

# Statuses that don't answer some methods: (code, level, methods, what is wrong, reference).
METHOD_DEMANDS: tuple[tuple[int, str, tuple[str, ...], str, str], ...] = (
    (201, "may", ("GET", "HEAD"), "answers a request that creates", "RFC 9110 15.3.2"),
    (202, "may", ("GET", "HEAD"), "answers a request for work to be done", "RFC 9110 15.3.3"),
    (206, "may", ("POST", "PUT", "PATCH", "DELETE"), "answers GET only", "RFC 9110 14.2"),
    (304, "may", ("POST", "PUT", "PATCH", "DELETE"), "answers GET and HEAD only", "RFC 9110 15.4.5"),
    (501, "may", ("GET", "HEAD"), "is not for methods that every server knows", "RFC 9110 9.1"),
)  # fmt: skip

# Statuses without content: (code, level, reference).
NO_CONTENT: tuple[tuple[int, str, str], ...] = (
    (204, "must", "RFC 9110 15.3.5"),
    (205, "must", "RFC 9110 15.3.6"),
    (304, "must", "RFC 9110 15.4.5"),
)

# Redirects after which a client may repeat a request with another method: (code, the method, what
# to write instead, section). Methods that are safe stay as they are.
METHOD_CHANGES: tuple[tuple[int, str, str, str], ...] = (
    (301, "POST", "303 to go on with GET, 308 to repeat it", "RFC 9110 15.4.2"),
    (302, "POST", "303 to go on with GET, 307 to repeat it", "RFC 9110 15.4.3"),
)
SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
