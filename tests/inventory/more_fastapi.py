"""Requests that the parcels' own tests don't make."""

import pytest
from fastapi import status
from fastapi.testclient import TestClient
from parcels.depot import NewParcel, depot
from parcels.main import app

client = TestClient(app)
ADA = {"Authorization": "Bearer key-100"}
BLOCKED = {"Authorization": "Bearer key-451"}


@pytest.fixture
def parcel():
    return depot.accept(NewParcel(address="a street far away")).id


def test_refused(parcel):
    body = {"address": "another street", "code": 200}
    for method, path in [
        ("POST", "/parcels"),
        ("GET", "/parcels/export"),
        ("DELETE", f"/parcels/{parcel}"),
        ("POST", f"/parcels/{parcel}/duty"),
        ("POST", f"/parcels/{parcel}/scans"),
    ]:
        given = body if path.endswith(("parcels", "scans")) else None
        assert client.request(method, path, json=given).status_code == status.HTTP_401_UNAUTHORIZED
        assert (
            client.request(method, path, json=given, headers=BLOCKED).status_code
            == status.HTTP_403_FORBIDDEN
        )


def test_missing_and_invalid(parcel):
    assert client.get(f"/parcels/{parcel}").status_code == status.HTTP_200_OK
    for method, end, body in [
        ("DELETE", "", None),
        ("POST", "/duty", None),
        ("GET", "/label", None),
        ("POST", "/scans", {"code": 200}),
    ]:
        for number, expected in (
            (99999, status.HTTP_404_NOT_FOUND),
            ("x", status.HTTP_422_UNPROCESSABLE_CONTENT),
        ):
            path = f"/parcels/{number}{end}"
            answer = client.request(method, path, json=body, headers=ADA)
            assert answer.status_code == expected, path
    assert client.get("/parcels/x").status_code == status.HTTP_422_UNPROCESSABLE_CONTENT
    assert (
        client.get("/parcels", params={"limit": 0}, headers=ADA).status_code
        == status.HTTP_422_UNPROCESSABLE_CONTENT
    )
    assert client.put("/depot").status_code == status.HTTP_422_UNPROCESSABLE_CONTENT
    assert client.get("/carriers/x/ping").status_code == status.HTTP_422_UNPROCESSABLE_CONTENT
