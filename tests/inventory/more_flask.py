"""Requests that the shop's own tests don't make."""

from http import HTTPStatus

import pytest

WRONG = {"Authorization": "Bearer guess"}


@pytest.mark.parametrize("path", ["revenue", "reports", "shutdown"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_owner(client, path, method):
    if path == "revenue" and method == "post":
        return
    assert getattr(client, method)(f"/admin/{path}").status_code == HTTPStatus.UNAUTHORIZED
    assert (
        getattr(client, method)(f"/admin/{path}", headers=WRONG).status_code
        == HTTPStatus.FORBIDDEN
    )


def test_missing(client):
    assert client.get("/orders").status_code == HTTPStatus.OK
    assert client.delete("/orders/9999").status_code == HTTPStatus.NOT_FOUND
    assert client.post("/orders/9999").status_code == HTTPStatus.NOT_FOUND
    assert client.delete("/products/9999").status_code == HTTPStatus.NOT_FOUND
    assert client.get("/products/9999/manual").status_code == HTTPStatus.NOT_FOUND
    assert client.put("/products/9999/photo").status_code == HTTPStatus.NOT_FOUND
