"""Where libraries take a status, each entry with its source, and what the tables make of it.

ROWS are entry points that a row of the tables describes: (package and version, source, rows), a
row as "name, kind, parameter". READ are those that evidence, a kind of message or a mixture of
rows sees: (package and version, source, code), with one 404 in the code that is a status. SILENT
look alike, (package and version, source, why, code): the naming rules leave the code alone.
UNSEEN have neither row nor evidence: (package and version, source, what, why).
"""

ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "aiohttp-jinja2 1.6",
        "aiohttp_jinja2/__init__.py:165",
        ("aiohttp_jinja2.render_template, argument, status",),
    ),
    (
        "aiohttp-jinja2 1.6",
        "aiohttp_jinja2/__init__.py:179",
        ("aiohttp_jinja2.render_template_async, argument, status",),
    ),
    (
        "aiohttp-jinja2 1.6",
        "aiohttp_jinja2/__init__.py:196",
        ("aiohttp_jinja2.template, argument, status",),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/wrappers/response.py:144",
        ("werkzeug.wrappers.Response, argument, status",),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/exceptions.py:890",
        ("werkzeug.exceptions.abort, argument, status",),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/exceptions.py:868",
        (
            "werkzeug.exceptions.Aborter, keys, mapping",
            "werkzeug.exceptions.Aborter, keys, extra",
        ),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/exceptions.py:76",
        (
            "werkzeug.exceptions.HTTPException, class attribute, code",
            "werkzeug.exceptions.HTTPException, attribute, code",
        ),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/exceptions.py:94",
        ("werkzeug.exceptions.HTTPException, attribute, code",),
    ),
    ("Werkzeug 3.1.9", "werkzeug/utils.py:235", ("werkzeug.utils.redirect, argument, code",)),
    (
        "Werkzeug 3.1.9",
        "werkzeug/utils.py:275",
        ("werkzeug.utils.append_slash_redirect, argument, code",),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/routing/exceptions.py:35",
        (
            "werkzeug.routing.RequestRedirect, class attribute, code",
            "werkzeug.exceptions.HTTPException, class attribute, code",
            "werkzeug.exceptions.HTTPException, attribute, code",
        ),
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/test.py:1341",
        ("werkzeug.wrappers.Response, attribute, status",),
    ),
    (
        "Flask 3.1.3",
        "werkzeug/wrappers/response.py:144",
        ("werkzeug.wrappers.Response, argument, status",),
    ),
    ("Flask 3.1.3", "flask/helpers.py:146", ("flask.make_response, argument, ",)),
    ("Flask 3.1.3", "flask/helpers.py:273", ("flask.abort, argument, code",)),
    ("Flask 3.1.3", "flask/helpers.py:249", ("flask.redirect, argument, code",)),
    ("Flask 3.1.3", "flask/sansio/app.py:893", ("flask.Flask.redirect, argument, code",)),
    (
        "Flask 3.1.3",
        "flask/sansio/scaffold.py:597",
        ("flask.Flask.errorhandler, argument, code_or_exception",),
    ),
    (
        "Flask 3.1.3",
        "flask/sansio/scaffold.py:641",
        ("flask.Flask.register_error_handler, argument, code_or_exception",),
    ),
    (
        "Flask 3.1.3",
        "flask/sansio/blueprints.py:595",
        ("flask.Blueprint.app_errorhandler, argument, code",),
    ),
    (
        "Quart 0.22.0",
        "quart/wrappers/response.py:264",
        (
            "quart.Response, argument, status",
            "werkzeug.sansio.response.Response, argument, status",
        ),
    ),
    ("Quart 0.22.0", "quart/helpers.py:390", ("quart.abort, argument, code",)),
    ("Quart 0.22.0", "quart/helpers.py:398", ("quart.redirect, argument, code",)),
    ("Quart 0.22.0", "quart/helpers.py:69", ("quart.make_response, argument, ",)),
    (
        "quart-schema 0.25.0",
        "quart_schema/validation.py:180",
        ("quart_schema.validate_response, argument, status_code",),
    ),
    (
        "quart-schema 0.25.0",
        "quart_schema/documentation.py:84",
        ("quart_schema.document_response, argument, status_code",),
    ),
    (
        "quart-schema 0.25.0",
        "quart_schema/validation.py:271",
        ("quart_schema.document, keys, responses",),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:117",
        ("django.http.HttpResponseBase, argument, status",),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:380",
        (
            "django.http.HttpResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:732",
        (
            "django.http.JsonResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:455",
        (
            "django.http.StreamingHttpResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:551",
        (
            "django.http.FileResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:638",
        (
            "django.http.HttpResponseRedirect, argument, status",
            "django.http.HttpResponseBase, argument, status",
            "django.http.HttpResponsePermanentRedirect, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:709",
        (
            "django.http.HttpResponseNotAllowed, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:115",
        ("django.http.HttpResponseBase, attribute, status_code",),
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:668",
        ("django.http.HttpResponseRedirectBase, class attribute, status_code_preserve_request",),
    ),
    ("Django 5.2.19", "django/shortcuts.py:18", ("django.shortcuts.render, argument, status",)),
    (
        "Django 5.2.19",
        "django/template/response.py:13",
        (
            "django.template.response.SimpleTemplateResponse, argument, status",
            "django.http.HttpResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/template/response.py:150",
        (
            "django.template.response.TemplateResponse, argument, status",
            "django.template.response.SimpleTemplateResponse, argument, status",
            "django.http.HttpResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "Django 5.2.19",
        "django/views/generic/base.py:192",
        ("*.render_to_response, argument, status",),
    ),
    (
        "Django 5.2.19",
        "django/views/debug.py:62",
        ("django.views.debug.technical_500_response, argument, status_code",),
    ),
    (
        "Django 5.2.19",
        "django/urls/resolvers.py:731",
        ("*.resolve_error_handler, argument, view_type",),
    ),
    (
        "Django 5.2.19",
        "django/core/handlers/exception.py:162",
        ("django.core.handlers.exception.get_exception_response, argument, status_code",),
    ),
    (
        "Django 5.2.19",
        "django/test/testcases.py:609",
        ("*.assertContains, argument, status_code",),
    ),
    (
        "Django 5.2.19",
        "django/test/testcases.py:641",
        ("*.assertNotContains, argument, status_code",),
    ),
    (
        "Django 5.2.19",
        "django/test/testcases.py:425",
        ("*.assertRedirects, argument, status_code",),
    ),
    (
        "Django 5.2.19",
        "django/test/testcases.py:425",
        ("*.assertRedirects, argument, target_status_code",),
    ),
    (
        "pytest-django 4.14.0",
        "pytest_django/asserts.pyi:13",
        (
            "pytest_django.asserts.assertContains, argument, status_code",
            "pytest_django.asserts.assertNotContains, argument, status_code",
            "pytest_django.asserts.assertRedirects, argument, status_code",
            "pytest_django.asserts.assertRedirects, argument, target_status_code",
        ),
    ),
    (
        "djangorestframework 3.18.3",
        "rest_framework/response.py:20",
        (
            "rest_framework.response.Response, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "djangorestframework 3.18.3",
        "rest_framework/exceptions.py:104",
        (
            "rest_framework.exceptions.APIException, class attribute, status_code",
            "rest_framework.exceptions.APIException, attribute, status_code",
        ),
    ),
    (
        "drf-spectacular 0.30.0",
        "drf_spectacular/openapi.py:1457",
        ("drf_spectacular.utils.extend_schema, keys, responses",),
    ),
    (
        "drf-spectacular 0.30.0",
        "drf_spectacular/utils.py:164",
        ("drf_spectacular.utils.OpenApiExample, members, status_codes",),
    ),
    (
        "drf-spectacular 0.30.0",
        "drf_spectacular/utils.py:205",
        ("drf_spectacular.utils.OpenApiParameter, members, response",),
    ),
    (
        "drf-yasg 1.21.18",
        "drf_yasg/utils.py:42",
        ("drf_yasg.utils.swagger_auto_schema, keys, responses",),
    ),
    (
        "drf-yasg 1.21.18",
        "drf_yasg/openapi.py:703",
        ("drf_yasg.openapi.Responses, keys, responses",),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:34",
        ("starlette.responses.Response, argument, status_code",),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:189",
        (
            "starlette.responses.JSONResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:34",
        (
            "starlette.responses.HTMLResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:34",
        (
            "starlette.responses.PlainTextResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:230",
        (
            "starlette.responses.StreamingResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:210",
        (
            "starlette.responses.RedirectResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:305",
        (
            "starlette.responses.FileResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/templating.py:117",
        (
            "starlette.templating.Jinja2Templates.TemplateResponse, argument, status_code",
            "starlette.templating.Jinja2Templates.TemplateResponse, argument, ",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/responses.py:42",
        ("starlette.responses.Response, attribute, status_code",),
    ),
    (
        "starlette 1.10.0",
        "starlette/exceptions.py:8",
        ("starlette.exceptions.HTTPException, argument, status_code",),
    ),
    (
        "starlette 1.10.0",
        "starlette/middleware/exceptions.py:41",
        ("starlette.applications.Starlette, keys, exception_handlers",),
    ),
    (
        "starlette 1.10.0",
        "starlette/applications.py:109",
        (
            "starlette.applications.Starlette.add_exception_handler, argument, exc_class_or_status_code",
        ),
    ),
    (
        "starlette 1.10.0",
        "starlette/authentication.py:25",
        ("starlette.authentication.requires, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:1796",
        ("fastapi.FastAPI.get, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:2599",
        ("fastapi.FastAPI.post, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:2195",
        ("fastapi.FastAPI.put, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:4200",
        ("fastapi.FastAPI.patch, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:3003",
        ("fastapi.FastAPI.delete, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:3801",
        ("fastapi.FastAPI.head, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:3402",
        ("fastapi.FastAPI.options, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:4604",
        ("fastapi.FastAPI.trace, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:1399",
        ("fastapi.FastAPI.api_route, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:1237",
        ("fastapi.FastAPI.add_api_route, argument, status_code",),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:1796",
        (
            "fastapi.FastAPI.get, keys, responses",
            "fastapi.FastAPI, keys, responses",
        ),
    ),
    ("fastapi 0.165.0", "fastapi/applications.py:70", ("fastapi.FastAPI, keys, responses",)),
    (
        "fastapi 0.165.0",
        "fastapi/routing.py:2439",
        (
            "fastapi.APIRouter, keys, responses",
            "fastapi.FastAPI, keys, responses",
        ),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:1565",
        (
            "fastapi.FastAPI.include_router, keys, responses",
            "fastapi.FastAPI, keys, responses",
        ),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:70",
        (
            "fastapi.FastAPI, keys, exception_handlers",
            "starlette.applications.Starlette, keys, exception_handlers",
        ),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/applications.py:5087",
        (
            "fastapi.FastAPI.exception_handler, argument, exc_class_or_status_code",
            "starlette.applications.Starlette.exception_handler, argument, exc_class_or_status_code",
        ),
    ),
    (
        "fastapi 0.165.0",
        "starlette/applications.py:109",
        (
            "starlette.applications.Starlette.add_exception_handler, argument, exc_class_or_status_code",
        ),
    ),
    (
        "fastapi 0.165.0",
        "fastapi/exceptions.py:45",
        ("starlette.exceptions.HTTPException, argument, status_code",),
    ),
    (
        "Flask-RESTful 0.3.10",
        "flask_restful/__init__.py:26",
        ("flask_restful.abort, argument, http_status_code",),
    ),
    (
        "Flask-RESTful 0.3.10",
        "flask_restful/__init__.py:505",
        ("flask_restful.Api.make_response, argument, ",),
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/errors.py:15",
        (
            "flask_restx.abort, argument, code",
            "flask_restx.Namespace.abort, argument, ",
        ),
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/namespace.py:147",
        ("flask_restx.Namespace.abort, argument, ",),
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/namespace.py:306",
        ("flask_restx.Namespace.response, argument, code",),
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/namespace.py:242",
        ("flask_restx.Namespace.marshal_with, argument, code",),
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/swagger.py:590",
        ("flask_restx.Namespace.doc, keys, responses",),
    ),
    (
        "webargs 8.7.1",
        "webargs/flaskparser.py:35",
        ("flask_smorest.abort, argument, http_status_code",),
    ),
    (
        "flask-smorest 0.47.0",
        "flask_smorest/response.py:25",
        ("flask_smorest.Blueprint.response, argument, status_code",),
    ),
    (
        "flask-smorest 0.47.0",
        "flask_smorest/response.py:135",
        ("flask_smorest.Blueprint.alt_response, argument, status_code",),
    ),
    (
        "flask-smorest 0.47.0",
        "flask_smorest/arguments.py:79",
        ("flask_smorest.Blueprint.arguments, argument, error_status_code",),
    ),
    (
        "flask-smorest 0.47.0",
        "apispec/core.py:649",
        ("flask_smorest.Blueprint.doc, keys, responses",),
    ),
    (
        "webargs 8.7.1",
        "webargs/core.py:165",
        ("webargs.core.Parser, class attribute, DEFAULT_VALIDATION_STATUS",),
    ),
    (
        "webargs 8.7.1",
        "webargs/core.py:539",
        (
            "webargs.core.Parser.use_args, argument, error_status_code",
            "webargs.core.Parser.use_kwargs, argument, error_status_code",
            "webargs.core.Parser.parse, argument, error_status_code",
        ),
    ),
    ("APIFlask 3.1.2", "apiflask/exceptions.py:115", ("apiflask.abort, argument, status_code",)),
    (
        "APIFlask 3.1.2",
        "apiflask/exceptions.py:38",
        ("apiflask.HTTPError, argument, status_code",),
    ),
    (
        "APIFlask 3.1.2",
        "apiflask/exceptions.py:32",
        (
            "apiflask.HTTPError, class attribute, status_code",
            "apiflask.HTTPError, attribute, status_code",
        ),
    ),
    (
        "APIFlask 3.1.2",
        "apiflask/scaffold.py:369",
        ("apiflask.APIFlask.output, argument, status_code",),
    ),
    ("APIFlask 3.1.2", "apiflask/scaffold.py:579", ("apiflask.APIFlask.doc, keys, responses",)),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/scaffold.py:159",
        (
            "flask_openapi3.OpenAPI.get, keys, responses",
            "flask_openapi3.OpenAPI, keys, responses",
            "flask_openapi3.APIView.doc, keys, responses",
        ),
    ),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/scaffold.py:236",
        (
            "flask_openapi3.OpenAPI.post, keys, responses",
            "flask_openapi3.OpenAPI, keys, responses",
            "flask_openapi3.APIView.doc, keys, responses",
        ),
    ),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/scaffold.py:313",
        (
            "flask_openapi3.OpenAPI.put, keys, responses",
            "flask_openapi3.OpenAPI, keys, responses",
            "flask_openapi3.APIView.doc, keys, responses",
        ),
    ),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/scaffold.py:467",
        (
            "flask_openapi3.OpenAPI.patch, keys, responses",
            "flask_openapi3.OpenAPI, keys, responses",
            "flask_openapi3.APIView.doc, keys, responses",
        ),
    ),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/scaffold.py:390",
        (
            "flask_openapi3.OpenAPI.delete, keys, responses",
            "flask_openapi3.OpenAPI, keys, responses",
            "flask_openapi3.APIView.doc, keys, responses",
        ),
    ),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/openapi.py:48",
        ("flask_openapi3.OpenAPI, keys, responses",),
    ),
    (
        "flask-openapi3 4.3.2",
        "flask_openapi3/openapi.py:48",
        ("flask_openapi3.OpenAPI, argument, validation_error_status",),
    ),
    ("connexion 3.3.0", "connexion/problem.py:10", ("connexion.problem, argument, status",)),
    (
        "connexion 3.3.0",
        "connexion/exceptions.py:40",
        ("connexion.ProblemException, argument, status",),
    ),
    (
        "connexion 3.3.0",
        "connexion/exceptions.py:78",
        ("connexion.exceptions.ClientProblem, argument, status",),
    ),
    (
        "connexion 3.3.0",
        "connexion/exceptions.py:182",
        ("connexion.exceptions.ServerError, argument, status",),
    ),
    (
        "connexion 3.3.0",
        "connexion/lifecycle.py:249",
        ("connexion.lifecycle.ConnexionResponse, argument, status_code",),
    ),
    (
        "connexion 3.3.0",
        "connexion/apps/flask.py:268",
        ("connexion.FlaskApp.add_error_handler, argument, code_or_exception",),
    ),
    (
        "django-ninja 1.7.1",
        "ninja/errors.py:62",
        ("ninja.errors.HttpError, argument, status_code",),
    ),
    (
        "django-ninja 1.7.1",
        "ninja/errors.py:72",
        (
            "ninja.errors.AuthenticationError, argument, status_code",
            "ninja.errors.HttpError, argument, status_code",
        ),
    ),
    (
        "django-ninja 1.7.1",
        "ninja/errors.py:77",
        (
            "ninja.errors.AuthorizationError, argument, status_code",
            "ninja.errors.HttpError, argument, status_code",
        ),
    ),
    ("django-ninja 1.7.1", "ninja/responses.py:35", ("ninja.Status, argument, status_code",)),
    (
        "django-ninja 1.7.1",
        "ninja/main.py:543",
        ("ninja.NinjaAPI.create_response, argument, status",),
    ),
    (
        "django-ninja 1.7.1",
        "ninja/responses.py:54",
        (
            "ninja.responses.Response, argument, status",
            "django.http.JsonResponse, argument, status",
            "django.http.HttpResponseBase, argument, status",
        ),
    ),
    (
        "django-ninja-extra 0.31.7",
        "ninja_extra/exceptions.py:100",
        (
            "ninja_extra.exceptions.APIException, class attribute, status_code",
            "ninja_extra.exceptions.APIException, attribute, status_code",
        ),
    ),
    (
        "django-ninja-extra 0.31.7",
        "ninja_extra/controllers/base.py:299",
        ("ninja_extra.ControllerBase.create_response, argument, status_code",),
    ),
    (
        "django-ninja-extra 0.31.7",
        "ninja_extra/controllers/model/endpoints.py:95",
        (
            "ninja_extra.ModelEndpointFactory.create, argument, status_code",
            "ninja_extra.ModelEndpointFactory.update, argument, status_code",
            "ninja_extra.ModelEndpointFactory.patch, argument, status_code",
            "ninja_extra.ModelEndpointFactory.find_one, argument, status_code",
            "ninja_extra.ModelEndpointFactory.list, argument, status_code",
            "ninja_extra.ModelEndpointFactory.delete, argument, status_code",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:239",
        ("litestar.handlers.get, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:789",
        ("litestar.handlers.post, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:968",
        ("litestar.handlers.put, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:610",
        ("litestar.handlers.patch, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:64",
        ("litestar.handlers.delete, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:415",
        ("litestar.handlers.head, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/base.py:123",
        ("litestar.handlers.route, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:239",
        ("litestar.handlers.get, keys, responses",),
    ),
    (
        "litestar 2.25.0",
        "litestar/handlers/http_handlers/decorators.py:239",
        (
            "litestar.handlers.get, keys, exception_handlers",
            "litestar.Litestar, keys, exception_handlers",
            "litestar.Router, keys, exception_handlers",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/exceptions/http_exceptions.py:51",
        ("litestar.exceptions.HTTPException, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/exceptions/http_exceptions.py:42",
        (
            "litestar.exceptions.HTTPException, class attribute, status_code",
            "litestar.exceptions.HTTPException, attribute, status_code",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/response/base.py:220",
        ("litestar.response.Response, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/response/template.py:36",
        (
            "litestar.response.Template, argument, status_code",
            "litestar.response.Response, argument, status_code",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/response/streaming.py:153",
        (
            "litestar.response.Stream, argument, status_code",
            "litestar.response.Response, argument, status_code",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/response/file.py:285",
        ("litestar.response.File, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/response/redirect.py:90",
        (
            "litestar.response.Redirect, argument, status_code",
            "litestar.response.Response, argument, status_code",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/response/base.py:57",
        ("litestar.response.base.ASGIResponse, argument, status_code",),
    ),
    (
        "litestar 2.25.0",
        "litestar/plugins/problem_details.py:55",
        (
            "litestar.plugins.problem_details.ProblemDetailsException, argument, status_code",
            "litestar.exceptions.HTTPException, argument, status_code",
        ),
    ),
    (
        "litestar 2.25.0",
        "litestar/security/jwt/auth.py:156",
        ("litestar.security.jwt.BaseJWTAuth.login, argument, response_status_code",),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_response.py:660",
        (
            "aiohttp.web.Response, argument, status",
            "aiohttp.web.StreamResponse, argument, status",
        ),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_response.py:96",
        ("aiohttp.web.StreamResponse, argument, status",),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_response.py:860",
        ("aiohttp.web.json_response, argument, status",),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_fileresponse.py:95",
        (
            "aiohttp.web.FileResponse, argument, status",
            "aiohttp.web.StreamResponse, argument, status",
        ),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_response.py:149",
        (
            "aiohttp.web.StreamResponse.set_status, argument, status",
            "aiohttp.web.StreamResponse, argument, status",
        ),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_exceptions.py:257",
        ("aiohttp.web.HTTPException, class attribute, status_code",),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/web_response.py:134",
        ("aiohttp.web.StreamResponse, attribute, status",),
    ),
    (
        "tornado 6.6.1",
        "tornado/web.py:344",
        ("tornado.web.RequestHandler.set_status, argument, status_code",),
    ),
    (
        "tornado 6.6.1",
        "tornado/web.py:1343",
        ("tornado.web.RequestHandler.send_error, argument, status_code",),
    ),
    ("tornado 6.6.1", "tornado/web.py:2714", ("tornado.web.HTTPError, argument, status_code",)),
    (
        "tornado 6.6.1",
        "tornado/web.py:949",
        ("tornado.web.RequestHandler.redirect, argument, status",),
    ),
    (
        "tornado 6.6.1",
        "tornado/httpclient.py:716",
        ("tornado.httpclient.HTTPClientError, argument, code",),
    ),
    (
        "tornado 6.6.1",
        "tornado/httpclient.py:634",
        ("tornado.httpclient.HTTPResponse, argument, code",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:36",
        ("sanic.response.json, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:67",
        ("sanic.response.text, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:122",
        ("sanic.response.html, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:97",
        ("sanic.response.raw, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:206",
        ("sanic.response.file, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:334",
        ("sanic.response.file_stream, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:21",
        ("sanic.response.empty, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/convenience.py:304",
        ("sanic.response.redirect, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/types.py:230",
        ("sanic.response.HTTPResponse, argument, status",),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/types.py:281",
        (
            "sanic.response.JSONResponse, argument, status",
            "sanic.response.HTTPResponse, argument, status",
        ),
    ),
    (
        "sanic 25.12.1",
        "sanic/response/types.py:502",
        ("sanic.response.ResponseStream, argument, status",),
    ),
    ("sanic 25.12.1", "sanic/request/types.py:323", ("sanic.Request.respond, argument, status",)),
    (
        "sanic 25.12.1",
        "sanic/exceptions.py:61",
        ("sanic.exceptions.SanicException, argument, status_code",),
    ),
    (
        "sanic 25.12.1",
        "sanic/exceptions.py:56",
        (
            "sanic.exceptions.SanicException, class attribute, status_code",
            "sanic.exceptions.SanicException, attribute, status_code",
        ),
    ),
    (
        "sanic-ext 25.12.0",
        "sanic_ext/extensions/openapi/openapi.py:302",
        ("sanic_ext.openapi.response, argument, status",),
    ),
    (
        "sanic-ext 25.12.0",
        "sanic_ext/extensions/openapi/definitions.py:130",
        ("sanic_ext.extensions.openapi.definitions.Response, argument, status",),
    ),
    (
        "bottle 0.13.4",
        "bottle.py:1965",
        (
            "bottle.HTTPResponse, argument, status",
            "bottle.BaseResponse, argument, status",
        ),
    ),
    (
        "bottle 0.13.4",
        "bottle.py:1982",
        (
            "bottle.HTTPError, argument, status",
            "bottle.HTTPResponse, argument, status",
            "bottle.BaseResponse, argument, status",
        ),
    ),
    ("bottle 0.13.4", "bottle.py:2811", ("bottle.abort, argument, code",)),
    ("bottle 0.13.4", "bottle.py:2816", ("bottle.redirect, argument, code",)),
    ("bottle 0.13.4", "bottle.py:953", ("bottle.Bottle.error, argument, code",)),
    ("bottle 0.13.4", "bottle.py:1712", ("bottle.response, attribute, status",)),
    ("bottle 0.13.4", "bottle.py:1645", ("bottle.BaseResponse, class attribute, default_status",)),
    ("falcon 4.4.0", "falcon/response.py:121", ("falcon.Response, attribute, status",)),
    ("falcon 4.4.0", "falcon/response.py:205", ("falcon.Response, attribute, status_code",)),
    ("falcon 4.4.0", "falcon/http_error.py:122", ("falcon.HTTPError, argument, status",)),
    ("falcon 4.4.0", "falcon/http_status.py:57", ("falcon.HTTPStatus, argument, status",)),
    (
        "falcon 4.4.0",
        "falcon/testing/client.py:242",
        ("falcon.testing.Result, attribute, status_code",),
    ),
    ("WebOb 1.8.11", "webob/response.py:171", ("webob.Response, argument, status",)),
    ("WebOb 1.8.11", "webob/response.py:420", ("webob.Response, attribute, status",)),
    (
        "WebOb 1.8.11",
        "webob/response.py:462",
        (
            "webob.Response, attribute, status_code",
            "webob.Response, attribute, status_int",
        ),
    ),
    ("WebOb 1.8.11", "webob/exc.py:1209", ("pyramid.httpexceptions.status_map, subscript, ",)),
    (
        "pyramid 2.1",
        "pyramid/httpexceptions.py:1313",
        ("pyramid.httpexceptions.exception_response, argument, status_code",),
    ),
    (
        "pyramid 2.1",
        "pyramid/httpexceptions.py:188",
        (
            "pyramid.httpexceptions.HTTPException, class attribute, code",
            "pyramid.httpexceptions.HTTPException, attribute, code",
        ),
    ),
    (
        "WebTest 3.0.7",
        "webtest/app.py:277",
        (
            "webtest.TestApp.get, argument, status",
            "webtest.TestApp.post, argument, status",
            "webtest.TestApp.put, argument, status",
        ),
    ),
    ("WebTest 3.0.7", "webtest/app.py:547", ("webtest.TestApp.request, argument, status",)),
    ("responder 9.2.0", "responder/api.py:1451", ("responder.API.route, argument, status_code",)),
    (
        "responder 9.2.0",
        "responder/api.py:1342",
        ("responder.API.redirect, argument, status_code",),
    ),
    ("responder 9.2.0", "responder/api.py:396", ("responder.abort, argument, status_code",)),
    (
        "blacksheep 2.6.4",
        "blacksheep/messages.pyi:109",
        ("blacksheep.Response, argument, status",),
    ),
    (
        "blacksheep 2.6.4",
        "blacksheep/server/responses.py:189",
        (
            "blacksheep.server.responses.json, argument, status",
            "blacksheep.server.responses.text, argument, status",
            "blacksheep.server.responses.html, argument, status",
            "blacksheep.server.responses.view, argument, status",
        ),
    ),
    (
        "blacksheep 2.6.4",
        "blacksheep/server/responses.py:50",
        ("blacksheep.server.responses.status_code, argument, status",),
    ),
    (
        "blacksheep 2.6.4",
        "blacksheep/exceptions.pyi:7",
        ("blacksheep.exceptions.HTTPException, argument, status",),
    ),
    ("robyn 0.88.0", "robyn/robyn.pyi", ("robyn.Response, argument, status_code",)),
    ("microdot 2.7.0", "microdot/microdot.py:581", ("microdot.Response, argument, status_code",)),
    ("microdot 2.7.0", "microdot/microdot.py:1214", ("microdot.abort, argument, status_code",)),
    (
        "microdot 2.7.0",
        "microdot/microdot.py:761",
        (
            "microdot.Response.redirect, argument, status_code",
            "microdot.Response, argument, status_code",
        ),
    ),
    (
        "microdot 2.7.0",
        "microdot/microdot.py:1160",
        ("microdot.Microdot.errorhandler, argument, status_code_or_exception_class",),
    ),
    (
        "muffin 3.0.3",
        "asgi_tools/response.py:399",
        ("asgi_tools.ResponseRedirect, argument, status_code",),
    ),
    ("muffin 3.0.3", "asgi_tools/response.py:68", ("asgi_tools.Response, argument, status_code",)),
    ("CherryPy 18.10.0", "cherrypy/_cperror.py:368", ("cherrypy.HTTPError, argument, status",)),
    ("CherryPy 18.10.0", "cherrypy/_cperror.py:204", ("cherrypy.HTTPRedirect, argument, status",)),
    ("CherryPy 18.10.0", "cherrypy/_cprequest.py:839", ("cherrypy.response, attribute, status",)),
    ("web.py 0.76", "web/webapi.py:84", ("web.HTTPError, argument, status",)),
    (
        "Twisted 26.10.0",
        "twisted/web/http.py:1437",
        ("twisted.web.http.Request.setResponseCode, argument, code",),
    ),
    (
        "Twisted 26.10.0",
        "twisted/web/pages.py:79",
        ("twisted.web.pages.errorPage, argument, code",),
    ),
    ("Twisted 26.10.0", "twisted/web/error.py:61", ("twisted.web.error.Error, argument, code",)),
    (
        "zope.publisher 8.1",
        "zope/publisher/http.py:692",
        ("zope.publisher.http.HTTPResponse.setStatus, argument, status",),
    ),
    (
        "zope.publisher 8.1",
        "zope/publisher/http.py:919",
        ("zope.publisher.http.HTTPResponse.redirect, argument, status",),
    ),
    (
        "spectree 3.0.0",
        "spectree/spec.py:81",
        ("spectree.SpecTree, argument, validation_error_status",),
    ),
    ("stdlib 3.11.7", "http/server.py:493", ("*.send_response, argument, code",)),
    ("stdlib 3.11.7", "http/server.py:440", ("*.send_error, argument, code",)),
    ("stdlib 3.11.7", "http/server.py:506", ("*.send_response_only, argument, code",)),
    (
        "stdlib 3.11.7",
        "wsgiref/handlers.py:118",
        ("wsgiref.handlers.BaseHandler, class attribute, error_status",),
    ),
    ("stdlib 3.11.7", "urllib/error.py:39", ("urllib.error.HTTPError, argument, code",)),
    ("stdlib 3.11.7", "http/client.py:790", ("http.client.HTTPResponse, attribute, status",)),
    ("chalice 1.34.0", "chalice/app.py:473", ("chalice.Response, argument, status_code",)),
    (
        "chalice 1.34.0",
        "chalice/app.py:127",
        ("chalice.ChaliceViewError, class attribute, STATUS_CODE",),
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/api_gateway.py:326",
        ("aws_lambda_powertools.event_handler.Response, argument, status_code",),
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/exceptions.py:28",
        ("aws_lambda_powertools.event_handler.exceptions.ServiceError, argument, status_code",),
    ),
    (
        "azure-functions 1.26.0",
        "azure/functions/_http.py:71",
        ("azure.functions.HttpResponse, argument, status_code",),
    ),
    ("requests 2.34.2", "requests/models.py:769", ("requests.Response, attribute, status_code",)),
    ("httpx 0.28.1", "httpx/_models.py:531", ("httpx.Response, attribute, status_code",)),
    ("httpx 0.28.1", "httpx/_models.py:516", ("httpx.Response, argument, status_code",)),
    ("urllib3 2.8.0", "urllib3/response.py:517", ("urllib3.HTTPResponse, argument, status",)),
    (
        "urllib3 2.8.0",
        "urllib3/util/retry.py:221",
        ("urllib3.util.Retry, members, status_forcelist",),
    ),
    (
        "urllib3 2.8.0",
        "urllib3/util/retry.py:452",
        ("urllib3.util.Retry.is_retry, argument, status_code",),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/client_exceptions.py:76",
        ("aiohttp.ClientResponseError, argument, status",),
    ),
    (
        "aiohttp 3.14.5",
        "aiohttp/client_reqrep.py:767",
        ("aiohttp.ClientResponse, attribute, status",),
    ),
    (
        "responses 0.26.3",
        "responses/__init__.py:577",
        (
            "responses.Response, argument, status",
            "responses.add, argument, status",
            "responses.get, argument, status",
        ),
    ),
    ("respx 0.23.1", "respx/models.py:271", ("respx.Route.respond, argument, status_code",)),
    ("respx 0.23.1", "respx/models.py:89", ("respx.MockResponse, argument, status_code",)),
    (
        "pytest-httpx 0.36.2",
        "pytest_httpx/_httpx_mock.py:38",
        ("pytest_httpx.HTTPXMock.add_response, argument, status_code",),
    ),
    (
        "aioresponses 0.7.9",
        "aioresponses/core.py:331",
        (
            "aioresponses.aioresponses.get, argument, status",
            "aioresponses.aioresponses.post, argument, status",
            "aioresponses.aioresponses.add, argument, status",
        ),
    ),
    (
        "aioresponses 0.7.9",
        "aioresponses/core.py:52",
        ("aioresponses.CallbackResult, argument, status",),
    ),
    ("pook 2.1.6", "pook/mock.py:614", ("pook.Mock.reply, argument, status",)),
    (
        "pook 2.1.6",
        "pook/response.py:47",
        (
            "pook.Mock.status, argument, code",
            "pook.Response.status, argument, code",
        ),
    ),
    (
        "pook 2.1.6",
        "pook/mock.py:82",
        (
            "pook.get, argument, reply",
            "pook.get, argument, response_status",
        ),
    ),
    ("httpretty 1.1.4", "httpretty/core.py:1629", ("httpretty.register_uri, argument, status",)),
    ("httpretty 1.1.4", "httpretty/core.py:1704", ("httpretty.Response, argument, status",)),
    (
        "mocket 3.15.0",
        "mocket/mocks/mockhttp.py:400",
        ("mocket.mocks.mockhttp.Entry.single_register, argument, status",),
    ),
    (
        "mocket 3.15.0",
        "mocket/mocks/mockhttp.py:124",
        ("mocket.mocks.mockhttp.Response, argument, status",),
    ),
    (
        "sentry-sdk 2.75.0",
        "sentry_sdk/integrations/starlette.py:113",
        (
            "sentry_sdk.integrations.starlette.StarletteIntegration, members, failed_request_status_codes",
            "sentry_sdk.integrations.fastapi.FastApiIntegration, members, failed_request_status_codes",
        ),
    ),
    (
        "sentry-sdk 2.75.0",
        "sentry_sdk/integrations/litestar.py:63",
        (
            "sentry_sdk.integrations.litestar.LitestarIntegration, members, failed_request_status_codes",
        ),
    ),
    (
        "sentry-sdk 2.75.0",
        "sentry_sdk/integrations/aiohttp.py:95",
        (
            "sentry_sdk.integrations.aiohttp.AioHttpIntegration, members, failed_request_status_codes",
        ),
    ),
    (
        "sentry-sdk 2.75.0",
        "sentry_sdk/integrations/sanic.py:68",
        ("sentry_sdk.integrations.sanic.SanicIntegration, members, unsampled_statuses",),
    ),
    (
        "sentry-sdk 2.75.0",
        "sentry_sdk/tracing.py:645",
        ("sentry_sdk.tracing.Span.set_http_status, argument, http_status",),
    ),
    (
        "sse-starlette 3.7.0",
        "sse_starlette/sse.py:281",
        (
            "sse_starlette.EventSourceResponse, argument, status_code",
            "starlette.responses.Response, argument, status_code",
        ),
    ),
    (
        "Scrapy 2.19.0",
        "scrapy/http/response/__init__.py:71",
        ("scrapy.http.Response, argument, status",),
    ),
    (
        "websockets 17.4",
        "websockets/asyncio/server.py:92",
        ("websockets.asyncio.server.ServerConnection.respond, argument, status",),
    ),
    (
        "websockets 17.4",
        "websockets/http11.py:221",
        ("websockets.http11.Response, argument, status_code",),
    ),
    (
        "aiohttp-retry 2.9.1",
        "aiohttp_retry/retry_options.py:46",
        (
            "aiohttp_retry.ExponentialRetry, members, statuses",
            "aiohttp_retry.RandomRetry, members, statuses",
            "aiohttp_retry.ListRetry, members, statuses",
            "aiohttp_retry.FibonacciRetry, members, statuses",
            "aiohttp_retry.JitterRetry, members, statuses",
        ),
    ),
    (
        "httpx-retries 0.6.0",
        "httpx_retries/retry.py:102",
        ("httpx_retries.Retry, members, status_forcelist",),
    ),
    (
        "elasticsearch 9.5.1",
        "elasticsearch/_sync/client/__init__.py:139",
        ("elasticsearch.Elasticsearch, members, retry_on_status",),
    ),
    (
        "elasticsearch 9.5.1",
        "elasticsearch/_sync/client/__init__.py:434",
        ("elasticsearch.Elasticsearch.options, members, ignore_status",),
    ),
    (
        "kubernetes 37.0.2",
        "kubernetes/client/exceptions.py:105",
        ("kubernetes.client.ApiException, argument, status",),
    ),
    (
        "google-api-core 2.44.0",
        "google/api_core/exceptions.py:515",
        ("google.api_core.exceptions.from_http_status, argument, status_code",),
    ),
    (
        "requests-cache 1.3.3",
        "requests_cache/session.py:44",
        ("requests_cache.CachedSession, members, allowable_codes",),
    ),
    (
        "Flask-AppBuilder 5.3.0",
        "flask_appbuilder/api/__init__.py:784",
        ("flask_appbuilder.api.BaseApi.response, argument, code",),
    ),
)

READ: tuple[tuple[str, str, str], ...] = (
    (
        "Werkzeug 3.1.9",
        "werkzeug/sansio/response.py:111",
        """
from werkzeug.sansio.response import Response

Response(404)
""",
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/sansio/response.py:148",
        """
from werkzeug.sansio.response import Response

response = Response()
response.status_code = 404
""",
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/sansio/response.py:93",
        """
from werkzeug.sansio.response import Response


class Missing(Response):
    default_status = 404
""",
    ),
    (
        "Werkzeug 3.1.9",
        "werkzeug/exceptions.py:835",
        """
from werkzeug.http import HTTP_STATUS_CODES

HTTP_STATUS_CODES[404]
""",
    ),
    (
        "Flask 3.1.3",
        "flask/app.py:1198",
        """
from flask import Flask

app = Flask(__name__)


@app.errorhandler(Exception)
def failed(error):
    return "gone", 404
""",
    ),
    (
        "Flask 3.1.3",
        "flask/sansio/scaffold.py:654",
        """
def handler_of(app):
    return app.error_handler_spec[None][404]
""",
    ),
    (
        "Quart 0.22.0",
        "quart/app.py:1455",
        """
from quart import Quart

app = Quart(__name__)


@app.route("/")
async def show():
    return "gone", 404
""",
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:720",
        """
from django.http import HttpResponseNotFound

HttpResponseNotFound("no", status=404)
""",
    ),
    (
        "Django 5.2.19",
        "django/http/response.py:720",
        """
from django.http import HttpResponse


class Missing(HttpResponse):
    status_code = 404
""",
    ),
    (
        "Django 5.2.19",
        "django/test/client.py:971",
        """
def test_login(client):
    response = client.get("/login/", follow=True)
    assert response.redirect_chain == [("/", 302)]
""",
    ),
    (
        "Django 5.2.19",
        "django/test/client.py:990",
        """
def test_show(client):
    assert client.get("/").status_code == 404
""",
    ),
    (
        "djangorestframework 3.18.3",
        "rest_framework/views.py:466",
        """
from rest_framework.exceptions import APIException

error = APIException("no")
error.status_code = 404
""",
    ),
    (
        "djangorestframework 3.18.3",
        "rest_framework/views.py:448",
        """
from django.http import HttpResponse
from rest_framework.decorators import api_view


@api_view()
def show(request):
    return HttpResponse("gone", status=404)
""",
    ),
    (
        "drf-spectacular 0.30.0",
        "drf_spectacular/openapi.py:1455",
        """
from drf_spectacular.utils import extend_schema


@extend_schema(responses={(404, "text/csv"): bytes})
def show(request): ...
""",
    ),
    (
        "starlette 1.10.0",
        "starlette/testclient.py:338",
        """
from starlette.testclient import TestClient

client = TestClient(None)
assert client.get("/").status_code == 404
""",
    ),
    (
        "fastapi 0.165.0",
        "fastapi/routing.py:402",
        """
from fastapi import FastAPI, Response

app = FastAPI()


@app.get("/")
def show(response: Response):
    response.status_code = 404
""",
    ),
    (
        "Flask-RESTful 0.3.10",
        "flask_restful/utils/__init__.py:24",
        """
from flask_restful import Resource


class Item(Resource):
    def get(self):
        return {}, 404
""",
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/utils.py:140",
        """
from flask_restx import Resource


class Item(Resource):
    def get(self):
        return {}, 404
""",
    ),
    (
        "flask-restx 1.3.2",
        "flask_restx/api.py:734",
        """
from werkzeug.exceptions import HTTPException


class Missing(HTTPException):
    code = 404
""",
    ),
    (
        "flask-smorest 0.47.0",
        "flask_smorest/utils.py:92",
        """
from flask.views import MethodView
from flask_smorest import Blueprint

blueprint = Blueprint("items", __name__)


@blueprint.route("/")
class Items(MethodView):
    def get(self):
        return {}, 404
""",
    ),
    (
        "APIFlask 3.1.2",
        "apiflask/scaffold.py:568",
        """
from apiflask import APIFlask

app = APIFlask(__name__)


@app.get("/")
@app.output({})
def show():
    return {}, 404
""",
    ),
    (
        "connexion 3.3.0",
        "connexion/decorators/response.py:141",
        """
import connexion


def show(item):
    return {}, 404
""",
    ),
    (
        "connexion 3.3.0",
        "connexion/decorators/response.py:151",
        """
import connexion


def show(item):
    return {}, 404, {"x-reason": "none"}
""",
    ),
    (
        "django-ninja 1.7.1",
        "ninja/operation.py:394",
        """
from ninja import NinjaAPI

api = NinjaAPI()


@api.get("/")
def show(request):
    return 404, {}
""",
    ),
    (
        "django-ninja 1.7.1",
        "ninja/main.py:123",
        """
from ninja import NinjaAPI

api = NinjaAPI()


@api.get("/", response={frozenset({404}): dict})
def show(request): ...
""",
    ),
    (
        "django-ninja 1.7.1",
        "ninja/operation.py:406",
        """
from django.http import HttpResponse
from ninja import NinjaAPI

api = NinjaAPI()


@api.get("/")
def show(request, response: HttpResponse):
    response.status_code = 404
""",
    ),
    (
        "tornado 6.6.1",
        "tornado/web.py:1382",
        """
from tornado.web import RequestHandler


class Handler(RequestHandler):
    def write_error(self, status_code, **kwargs):
        if status_code == 404:
            self.finish("gone")
""",
    ),
    (
        "tornado 6.6.1",
        "tornado/web.py:373",
        """
from tornado.web import RequestHandler


class Handler(RequestHandler):
    def log(self):
        return self.get_status() == 404
""",
    ),
    (
        "responder 9.2.0",
        "responder/api.py:845",
        """
import responder

api = responder.API()


@api.route("/")
def show(request, response):
    response.status_code = 404
""",
    ),
    (
        "responder 9.2.0",
        "responder/api.py:237",
        """
import responder

api = responder.API()


@api.route("/", responses={404: dict})
def show(request, response): ...
""",
    ),
    (
        "blacksheep 2.6.4",
        "blacksheep/baseapp.pyi:4",
        """
from blacksheep import Application

app = Application()


@app.exception_handler(404)
async def missing(app, request, error): ...
""",
    ),
    (
        "robyn 0.88.0",
        "robyn/router.py:94",
        """
from robyn import Robyn

app = Robyn(__file__)


@app.get("/")
def show(request):
    return {}, {}, 404
""",
    ),
    (
        "microdot 2.7.0",
        "microdot/microdot.py:1485",
        """
from microdot import Microdot

app = Microdot()


@app.get("/")
async def show(request):
    return 404
""",
    ),
    (
        "stdlib 3.11.7",
        "enum.py:1149",
        """
import http.client

http.client.responses[404]
""",
    ),
    (
        "stdlib 3.11.7",
        "urllib/response.py:80",
        """
from urllib.request import urlopen

with urlopen("http://example.test/") as response:
    assert response.status == 404
""",
    ),
    (
        "uvicorn 0.54.0",
        "uvicorn/protocols/http/h11_impl.py:470",
        """
async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 404})
""",
    ),
    (
        "uvicorn 0.54.0",
        "uvicorn/protocols/websockets/websockets_sansio_impl.py:477",
        """
async def app(scope, receive, send):
    await send({"type": "websocket.http.response.start", "status": 404})
""",
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/api_gateway.py:3099",
        """
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

app = APIGatewayRestResolver()


@app.get("/")
def show():
    return {}, 404
""",
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/api_gateway.py:942",
        """
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

app = APIGatewayRestResolver()


@app.get("/", status_code=404)
def show(): ...
""",
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/api_gateway.py:942",
        """
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

app = APIGatewayRestResolver()


@app.get("/", responses={404: {}})
def show(): ...
""",
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/api_gateway.py:1635",
        """
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

APIGatewayRestResolver(response_validation_error_http_code=404)
""",
    ),
    (
        "aws-lambda-powertools 3.37.0",
        "aws_lambda_powertools/event_handler/api_gateway.py:288",
        """
from aws_lambda_powertools.event_handler.api_gateway import BedrockResponse

BedrockResponse({}, 404)
""",
    ),
    (
        "requests 2.34.2",
        "requests/models.py:769",
        """
from requests import Response

response = Response()
response.status_code = 404
""",
    ),
    (
        "urllib3 2.8.0",
        "urllib3/util/retry.py:204",
        """
from urllib3.util import Retry


class Patient(Retry):
    RETRY_AFTER_STATUS_CODES = frozenset([404])
""",
    ),
    (
        "responses 0.26.3",
        "responses/__init__.py:682",
        """
import responses


def answer(request):
    return 404, {}, "gone"


responses.add_callback(responses.GET, "http://example.test/", callback=answer)
""",
    ),
    (
        "requests-mock 1.12.1",
        "requests_mock/response.py:28",
        """
import requests_mock

with requests_mock.Mocker() as mock:
    mock.get("http://example.test/", status_code=404)
""",
    ),
    (
        "requests-mock 1.12.1",
        "requests_mock/response.py:215",
        """
import requests_mock


def answer(request, context):
    context.status_code = 404
    return "gone"
""",
    ),
    (
        "httpretty 1.1.4",
        "httpretty/core.py:1097",
        """
import httpretty


def answer(request, uri, headers):
    return [404, headers, "gone"]


httpretty.register_uri(httpretty.GET, "http://example.test/", body=answer)
""",
    ),
    (
        "pytest_httpserver 1.2.0",
        "pytest_httpserver/httpserver.py:498",
        """
def test_show(httpserver):
    httpserver.expect_request("/").respond_with_json({}, 404)
""",
    ),
    (
        "pytest_httpserver 1.2.0",
        "pytest_httpserver/httpserver.py:517",
        """
def test_show(httpserver):
    httpserver.expect_request("/").respond_with_data("gone", 404)
""",
    ),
    (
        "pytest-localserver 0.10.0.post0",
        "pytest_localserver/http.py:135",
        """
def test_show(httpserver):
    httpserver.serve_content("gone", code=404)
""",
    ),
    (
        "locust 2.47.0",
        "locust/clients.py:362",
        """
from locust import HttpUser


class User(HttpUser):
    def show(self):
        with self.client.get("/", catch_response=True) as response:
            if response.status_code == 404:
                response.success()
""",
    ),
    (
        "schemathesis 4.32.5",
        "schemathesis/specs/openapi/checks.py:30",
        """
import schemathesis


@schemathesis.check
def check(context, response, case):
    assert response.status_code != 404
""",
    ),
    (
        "stdlib 3.11.7",
        "unittest/mock.py:626",
        """
from unittest.mock import Mock

import requests

requests.get = Mock(status_code=404)
""",
    ),
    (
        "functions-framework 3.10.2",
        "functions_framework/__init__.py:31",
        """
import functions_framework


@functions_framework.http
def show(request):
    return "gone", 404
""",
    ),
    (
        "Flask 3.1.3",
        "flask/app.py:1129",
        """
from flask import Flask

app = Flask(__name__)
app.make_response(("gone", 404))
""",
    ),
    (
        "Flask-HTTPAuth 4.8.1",
        "flask_httpauth.py:99",
        """
from flask_httpauth import HTTPBasicAuth

auth = HTTPBasicAuth()


@auth.error_handler
def failed(status):
    return "no", 404
""",
    ),
    (
        "robyn 0.88.0",
        "robyn/openapi.py:540",
        """
from robyn import Robyn

app = Robyn(__file__)


@app.get("/", responses={404: dict})
def show(request): ...
""",
    ),
    (
        "robyn 0.88.0",
        "robyn/openapi.py:517",
        """
from robyn import Robyn

app = Robyn(__file__)


@app.get("/", status_code=404)
def show(request): ...
""",
    ),
    (
        "Scrapy 2.19.0",
        "scrapy/downloadermiddlewares/redirect.py:208",
        """
from scrapy import Spider


class Items(Spider):
    handle_httpstatus_list = [404]
""",
    ),
    (
        "awslambdaric 4.2.2",
        "awslambdaric/lambda_runtime_marshaller.py:8",
        """
def handler(event, context):
    return {"statusCode": 404, "body": "gone"}
""",
    ),
    (
        "botocore 1.44.5",
        "botocore/parsers.py:250",
        """
import boto3

response = boto3.client("s3").list_buckets()
assert response["ResponseMetadata"]["HTTPStatusCode"] == 404
""",
    ),
    (
        "playwright 1.65.2",
        "playwright/sync_api/_generated.py:22692",
        """
from playwright.sync_api import Route


def answer(route: Route):
    route.fulfill(status=404)
""",
    ),
    (
        "Flask-JWT-Extended 4.7.4",
        "flask_jwt_extended/default_callbacks.py",
        """
from flask_jwt_extended import JWTManager

jwt = JWTManager()


@jwt.unauthorized_loader
def failed(reason):
    return {}, 404
""",
    ),
    (
        "generic",
        "shape of code",
        """
def test_show(client):
    assert client.get("/").status_code != 404
""",
    ),
    (
        "generic",
        "aiohttp/http.client/urllib3/sanic/blacksheep/playwright/scrapy:",
        """
import aiohttp


async def show(session: aiohttp.ClientSession):
    async with session.get("http://example.test/") as response:
        return response.status == 404
""",
    ),
    (
        "generic",
        "shape of code",
        """
from urllib.error import HTTPError
from urllib.request import urlopen

try:
    urlopen("http://example.test/")
except HTTPError as error:
    print(error.code == 404)
""",
    ),
    (
        "generic",
        "shape of code",
        """
from urllib.request import urlopen

assert urlopen("http://example.test/").getcode() == 404
""",
    ),
    (
        "generic",
        "shape of code",
        """
def test_show(self):
    self.assertEqual(404, self.client.get("/").status_code)
""",
    ),
    (
        "generic",
        "shape of code",
        """
def test_show(client):
    assert client.get("/").status_code in {404}
""",
    ),
    (
        "generic",
        "shape of code",
        """
def test_show(client):
    assert client.get("/").status_code is 404
""",
    ),
    (
        "generic",
        "shape of code",
        """
def said(response):
    match response.status_code:
        case 404:
            return "gone"
""",
    ),
    (
        "generic",
        "shape of code",
        """
from flask import abort


def fail(status_code=404):
    abort(status_code)
""",
    ),
    (
        "generic",
        "shape of code",
        """
from werkzeug.exceptions import HTTPException


class Missing(HTTPException):
    code = 404
""",
    ),
    (
        "generic",
        "shape of code",
        """
import pytest


@pytest.mark.parametrize(("status_code", "size"), [(404, 1)])
def test_show(client, status_code, size):
    assert client.get(size).status_code == status_code
""",
    ),
    (
        "generic",
        "shape of code",
        """
PHRASES = {404: "gone"}


def said(response):
    return PHRASES[response.status_code]
""",
    ),
    (
        "generic",
        "shape of code",
        """
from fastapi import HTTPException


class Missing(HTTPException):
    def __init__(self):
        super().__init__(404, "gone")
""",
    ),
)

SILENT: tuple[tuple[str, str, str, str], ...] = (
    (
        "Werkzeug 3.1.9",
        "werkzeug/sansio/response.py:157",
        "what is read is a text",
        """
from werkzeug.sansio.response import Response

response = Response()
response.status = "404 Not Found"
response.status == 404
""",
    ),
    (
        "Django 5.2.19",
        "django/shortcuts.py:29",
        "the keyword is swallowed: HSC025 says so",
        """
from django.shortcuts import redirect

redirect("/", status=404)
""",
    ),
    (
        "djangorestframework 3.18.3",
        "rest_framework/status.py:14",
        "a question about a class of statuses, and listed as no sink",
        """
from rest_framework.status import is_client_error

is_client_error(404)
""",
    ),
    (
        "starlette 1.10.0",
        "starlette/exceptions.py:24",
        "a close code of WebSocket",
        """
from starlette.exceptions import WebSocketException

raise WebSocketException(code=404)
""",
    ),
    (
        "fastapi 0.165.0",
        "fastapi/routing.py:388",
        "FastAPI sends the tuple as a list: HSC022 says so",
        """
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def show():
    return {"limit": 1}, 404
""",
    ),
    (
        "stdlib 3.11.7",
        "wsgiref/handlers.py:255",
        "a line of text: constants are no texts; HSC012 looks at its phrase",
        """
def application(environ, start_response):
    start_response("404 Not Found", [])
""",
    ),
)

UNSEEN: tuple[tuple[str, str, str, str], ...] = (
    (
        "drf-standardized-errors 0.16.0",
        "drf_standardized_errors/settings.py:72",
        'DRF_STANDARDIZED_ERRORS["ALLOWED_ERROR_STATUS_CODES"]',
        "settings: nothing in their module says what a name is for",
    ),
    (
        "starlette 1.10.0",
        "starlette/routing.py:284",
        "starlette Route / HTTPEndpoint 405",
        "the framework answers 405 by itself: no status is handed over",
    ),
    (
        "starlette 1.10.0",
        "starlette/staticfiles.py:120",
        "starlette.staticfiles.StaticFiles",
        "the framework answers by itself: no status is handed over",
    ),
    (
        "fastapi 0.165.0",
        "fastapi/security/http.py:91",
        "fastapi.security.* (HTTPBasic, HTTPBearer, OAuth2*, APIKey*, OpenIdConnect)",
        "the framework answers by itself: no status is handed over",
    ),
    (
        "Flask-RESTful 0.3.10",
        "flask_restful/__init__.py:351",
        'flask_restful.Api(errors={"Exc": {"status": 409}})',
        "a dictionary in a dictionary: the tables describe one level of a mapping",
    ),
    (
        "APIFlask 3.1.2",
        "apiflask/settings.py:48",
        "apiflask config VALIDATION_ERROR_STATUS_CODE",
        "settings: nothing in their module says what a name is for",
    ),
    (
        "APIFlask 3.1.2",
        "apiflask/settings.py:49",
        "apiflask config AUTH_ERROR_STATUS_CODE",
        "settings: nothing in their module says what a name is for",
    ),
    (
        "tornado 6.6.1",
        "tornado/web.py:2797",
        'tornado.web.ErrorHandler url-spec kwargs {"status_code": 404}',
        "a dictionary in a list of routes: the tables describe arguments",
    ),
    (
        "sanic 25.12.1",
        "sanic/http/http3.py:164",
        "sanic HTTP/3 :status",
        "a header that the server writes: no status is handed over",
    ),
    (
        "falcon 4.4.0",
        "falcon/status_codes.py:78",
        "falcon.HTTP_404 constants",
        "its constants are texts, not numbers",
    ),
    (
        "emmett-core 1.4.6",
        "emmett_core/http/helpers.py:4",
        "emmett/emmett55 response.status / abort(code) / redirect(url, status_code)",
        "emmett cannot be installed beside the others; the classes of emmett-core are known",
    ),
    (
        "spectree 3.0.0",
        "spectree/response.py:43",
        'spectree.Response("HTTP_404", HTTP_200=M)',
        "the code is part of a name or of a text",
    ),
    (
        "respx 0.23.1",
        "respx/models.py:160",
        "respx `route % 404`",
        "an operator: the tables describe calls, attributes and what is returned",
    ),
    (
        "vcrpy 9.4.2",
        "vcr/stubs/__init__.py:80",
        'vcrpy before_record_response: response["status"]["code"] == 404',
        "a dictionary in a dictionary: the tables describe one level of a mapping",
    ),
    (
        "locust 2.47.0",
        "locust/contrib/fasthttp.py:625",
        "locust FastHttpSession.valid_response_codes",
        "a collection in a class that only locust reads: it cannot be installed beside the others",
    ),
    (
        "tavern 3.7.1",
        "tavern/_plugins/rest/response.py:43",
        "tavern expected status_code (YAML, or dict in Python plugins)",
        "its files are YAML, not Python",
    ),
    (
        "gunicorn 27.0.1",
        "gunicorn/http/wsgi.py:348",
        "gunicorn WSGI start_response",
        "a line of text, no number",
    ),
    (
        "APIFlask 3.1.2",
        "apiflask/security.py:31",
        "apiflask.HTTPBasicAuth/HTTPTokenAuth 401",
        "the framework answers by itself: no status is handed over",
    ),
    (
        "gunicorn 27.0.1",
        "gunicorn/http2/async_connection.py:575",
        "gunicorn HTTP/2 ASGI :status",
        "a header that the server writes: no status is handed over",
    ),
    (
        "starlette 1.10.0",
        "starlette/middleware/opentelemetry.py:102",
        "starlette opentelemetry middleware error.type",
        "a label of telemetry: no status is handed over",
    ),
    (
        "Scrapy 2.19.0",
        "scrapy/settings/default_settings.py:192",
        "scrapy settings RETRY_HTTP_CODES / HTTPERROR_ALLOWED_CODES / HTTPCACHE_IGNORE_HTTP_CODES",
        "settings: nothing in their module says what a name is for",
    ),
    (
        "websockets 17.4",
        "websockets/legacy/server.py:52",
        "websockets legacy process_request return tuple",
        "a method that is found by its name alone",
    ),
    (
        "django-prometheus 2.5.0",
        "django_prometheus/middleware.py:263",
        "django_prometheus label",
        "a label of telemetry: no status is handed over",
    ),
    (
        "masonite 4.20.4",
        "masonite/response/response.py:33",
        "masonite Response.json/view/redirect(status=) / .status(code)",
        "unmaintained, and it cannot be installed beside the others",
    ),
    (
        "hug 2.6.1",
        "hug/routing.py:264",
        "hug route(status=hug.HTTP_201) / response.status",
        "it takes the texts of an old Falcon",
    ),
    (
        "aiohttp-apispec 2.2.3",
        "aiohttp_apispec/decorators/response.py:33",
        "aiohttp_apispec.response_schema(schema, code)",
        "not used with a current aiohttp",
    ),
    (
        "homeassistant 2024.3.3",
        "homeassistant/helpers/http.py:120",
        "homeassistant HomeAssistantView.json / json_message(status_code=)",
        "it cannot be installed beside the others",
    ),
)
