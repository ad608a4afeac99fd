"""A pytest plugin: writes down (method, route, status) of every request that a suite makes.

The file is named by RECORDED; one JSON array a line.
"""

from __future__ import annotations

import json
import os
from http import HTTPStatus
from typing import Any


def record(method: str, route: str | None, status: int) -> None:
    if route is not None:
        with open(os.environ["RECORDED"], "a", encoding="utf-8") as file:
            file.write(json.dumps([method, route, status]) + "\n")


def pytest_configure() -> None:
    {"flask": watch_flask, "django": watch_django, "fastapi": watch_fastapi}[
        os.environ["RECORDED_FRAMEWORK"]
    ]()


def watch_flask() -> None:
    from flask import request, request_finished

    def finished(sender: Any, response: Any, **_: Any) -> None:
        rule = request.url_rule
        record(request.method, rule.rule if rule else None, response.status_code)

    request_finished.connect(finished, weak=False)


def watch_django() -> None:
    from django.core.handlers.base import BaseHandler

    original = BaseHandler._get_response

    def get_response(self: BaseHandler, request: Any) -> Any:
        try:
            response = original(self, request)
        except Exception as error:  # what middleware and handlers make of it comes later
            if type(error).__name__ == "Http404" and request.resolver_match:
                record(request.method, "/" + request.resolver_match.route, HTTPStatus.NOT_FOUND)
            raise
        match = request.resolver_match
        record(request.method, "/" + match.route if match else None, response.status_code)
        return response

    BaseHandler._get_response = get_response  # type: ignore[method-assign]


def watch_fastapi() -> None:
    from fastapi import FastAPI

    original = FastAPI.__call__

    async def call(self: FastAPI, scope: Any, receive: Any, send: Any) -> None:
        status: list[int] = []

        async def watched(message: Any) -> None:
            if message["type"] == "http.response.start":
                status.append(message["status"])
            await send(message)

        await original(self, scope, receive, watched)
        if scope["type"] == "http" and status:
            endpoint = scope.get("endpoint")
            name = getattr(endpoint, "__name__", None)
            record(scope["method"], name, status[0])

    FastAPI.__call__ = call  # type: ignore[method-assign]
