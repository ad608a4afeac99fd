"""The fixtures that the tests of flask-restx ask for; no sdist of it has its conftest.py.

Written for the rehearsal from what the tests use: an application, an API on a blueprint that
takes the arguments of the mark `api`, and a client that reads and writes JSON.
"""

import json
from http import HTTPStatus

import flask
import flask_restx
import pytest
from flask.testing import FlaskClient


class Client(FlaskClient):
    def get_json(self, url, status=HTTPStatus.OK, **keywords):
        response = self.get(url, **keywords)
        assert response.status_code == status
        assert response.content_type == "application/json"
        return json.loads(response.data.decode())

    def post_json(self, url, data, status=HTTPStatus.OK, **keywords):
        headers = {"content-type": "application/json"}
        response = self.post(url, data=json.dumps(data), headers=headers, **keywords)
        assert response.status_code == status
        assert response.content_type == "application/json"
        return json.loads(response.data.decode())

    def get_specs(self, prefix="", status=HTTPStatus.OK, **keywords):
        return self.get_json(f"{prefix}/swagger.json", status=status, **keywords)


@pytest.fixture
def app():
    application = flask.Flask("rehearsal")
    application.test_client_class = Client
    return application


@pytest.fixture
def api(request, app):
    mark = request.node.get_closest_marker("api")
    keywords = dict(mark.kwargs) if mark else {}
    places = {"prefix": "url_prefix", "subdomain": "subdomain"}
    ours = {places[one]: keywords.pop(one) for one in places if one in keywords}
    blueprint = flask.Blueprint("api", __name__, **ours)
    made = flask_restx.Api(blueprint, **keywords)
    app.register_blueprint(blueprint)
    return made


@pytest.fixture
def mock_app(mocker):
    application = mocker.Mock(flask.Flask)
    application.view_functions = {}
    application.extensions = {}
    application.config = {}
    return application


@pytest.fixture(autouse=True)
def _within_a_request(request):
    mark = request.node.get_closest_marker("request_context")
    arguments, keywords = (mark.args, mark.kwargs) if mark else ((), {})
    with request.getfixturevalue("app").test_request_context(*arguments, **keywords):
        yield
