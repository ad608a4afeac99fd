"""Requests that the library's own tests don't make."""

from rest_framework import status
from rest_framework.test import APITestCase


class MoreTests(APITestCase):
    fixtures = ("books",)

    def setUp(self):
        self.client.credentials(HTTP_LIBRARY_CARD="500")

    def test_missing(self):
        assert self.client.get("/books/9999/cover/").status_code == status.HTTP_404_NOT_FOUND
        assert self.client.delete("/books/9999/note/").status_code == status.HTTP_404_NOT_FOUND
        assert self.client.put("/books/9999/note/").status_code == status.HTTP_404_NOT_FOUND
        assert self.client.delete("/api/books/9999/").status_code == status.HTTP_404_NOT_FOUND
        assert self.client.delete("/api/loans/9999/").status_code == status.HTTP_404_NOT_FOUND
        assert self.client.put("/api/reservations/9999/").status_code == status.HTTP_404_NOT_FOUND

    def test_more(self):
        assert self.client.get("/api/loans/").status_code == status.HTTP_200_OK
        for _ in range(2):
            note = self.client.put("/books/404/note/", "new", content_type="text/plain")
        assert note.status_code == status.HTTP_204_NO_CONTENT
