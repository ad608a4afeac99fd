"""What the prefilter looks for, by what it is: written by `derive` from the tables."""

ANYWHERE = frozenset(
    b"""
    HTTPException HTTPStatus HTTPStatusCode abort add_exception_handler add_url_rule aiohttp
    apiflask app_errorhandler assertContains assertNotContains assertRedirects
    aws_lambda_powertools blacksheep bottle connexion error_handler_spec error_handlers
    error_status_code errorhandler exception_handler exception_handlers expected_status
    expected_status_code failed_request_status_codes falcon fastapi flask flask_openapi3
    flask_restful flask_restplus flask_restx flask_smorest functions_framework get_status getcode
    http_code http_exception http_status http_status_code ignore ignore_status litestar
    make_response microdot ninja ninja_extra pyramid quart redirect redirect_chain
    register_error_handler render_to_response resolve_error_handler resp respond_with_data
    respond_with_json response response_class response_code response_models response_status
    responses retry_on_status robyn route sanic send_error send_response send_response_only
    serve_content setResponseCode set_status set_status_code starlette start_response statusCode
    status_code status_codes status_forcelist status_handlers status_int target_status_code
    """.split()
)

CODES = frozenset(
    b"""
    100 101 102 103 104 199 200 201 202 203 204 205 206 207 208 226 299 300 301 302 303 304 305 306
    307 308 399 400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 421 422
    423 424 425 426 428 429 431 451 499 500 501 502 503 504 505 506 507 508 510 511 599 600
    """.split()
)

CLIENT_METHODS = frozenset(
    b"""
    delete delete_json get get_json head options patch patch_json post post_json put put_json
    request
    """.split()
)

HTTP_PACKAGES = frozenset(
    b"""
    aiohttp aiohttp_jinja2 aiohttp_retry aioresponses apiflask asgi_tools aws_lambda_powertools
    azure blacksheep bottle chalice cherrypy connexion django emmett_core falcon fastapi flask
    flask_appbuilder flask_httpauth flask_jwt_extended flask_openapi3 flask_restful flask_restplus
    flask_restx flask_smorest functions_framework googleapiclient http httplib2 httpretty httpx
    httpx_retries litestar microdot mocket molten muffin ninja ninja_extra playwright pook pyramid
    pytest_httpserver pytest_httpx quart quart_schema requests requests_cache requests_mock
    responder responses respx rest_framework robyn sanic sanic_ext scrapy starlette tornado twisted
    urllib urllib3 webargs webob webtest werkzeug
    """.split()
)

TEST_DOUBLES = frozenset(
    b"""
    AsyncMock DummyResponse FakeResponse MagicMock Mock MockResponse NonCallableMock
    SimpleNamespace StubResponse make_mock_response mock_response
    """.split()
)

SAID_ANYWHERE = frozenset(
    b"""
    add_url_rule register_error_handler start_response
    """.split()
)

TUPLES = frozenset(
    b"""
    apiflask aws_lambda_powertools connexion flask flask_openapi3 flask_restful flask_restplus
    flask_restx flask_smorest functions_framework microdot ninja ninja_extra quart robyn
    """.split()
)

PACKAGES = frozenset(
    b"""
    aiohttp aiohttp_jinja2 aiohttp_retry aioresponses apiflask asgi_tools aws_lambda_powertools
    azure blacksheep bottle chalice cherrypy connexion django drf_spectacular drf_yasg
    elasticsearch emmett_core falcon fastapi flask flask_appbuilder flask_httpauth
    flask_jwt_extended flask_openapi3 flask_restful flask_restx flask_smorest functions_framework
    google http httpretty httpx httpx_retries kubernetes litestar microdot mocket muffin ninja
    ninja_extra playwright pook pyramid pytest_django pytest_httpserver pytest_httpx
    pytest_localserver quart quart_schema requests requests_cache requests_mock responder responses
    respx rest_framework robyn sanic sanic_ext scrapy sentry_sdk spectree sse_starlette starlette
    tornado twisted urllib urllib3 web webargs webob websockets webtest werkzeug wsgiref zope
    """.split()
)

MISREAD = frozenset(
    b"""
    apiflask django fastapi flask flask_classful flask_openapi3 flask_restful flask_restx
    flask_smorest ninja ninja_extra rest_framework starlette werkzeug
    """.split()
)

PARAMETERS = frozenset(
    b"""
    DEFAULT_VALIDATION_STATUS RETRY_AFTER_STATUS_CODES STATUS_CODE abp_responses allowable_codes
    body callback code code_or_exception custom_response_validation_http_code default_code
    default_status error_handler_spec error_handlers error_status error_status_code
    exc_class_or_status_code exception_handlers expected_status expected_status_code extra f
    failed_request_status_codes handle_httpstatus_list http_code http_exception http_status
    http_status_code ignore ignore_status mapping reply response response_code response_models
    response_status response_status_code response_validation_error_http_code responses
    retry_on_status status statusCode status_code status_code_or_exception_class
    status_code_preserve_request status_codes status_forcelist status_handlers status_int statuses
    target_status_code unsampled_statuses validation_error_status view_func view_responses
    view_type
    """.split()
)

PHRASED = frozenset(
    b"""
    reason send_error send_response send_response_only set_status
    """.split()
)

KIN = b"""
apiflask: flask werkzeug fastapi: starlette flask: werkzeug flask_openapi3: flask werkzeug
flask_restful: flask werkzeug flask_restx: flask werkzeug flask_smorest: flask werkzeug muffin:
asgi_tools ninja: django ninja_extra: django ninja pyramid: webob quart: werkzeug requests: urllib3
rest_framework: django sse_starlette: starlette
"""

TAKERS = b"""
aiohttp: ClientResponse ClientResponseError FileResponse HTTPException Response StreamResponse
json_response set_status aiohttp_jinja2: render_template render_template_async template
aiohttp_retry: ExponentialRetry FibonacciRetry JitterRetry ListRetry RandomRetry aioresponses:
CallbackResult add delete get head options patch post put apiflask: HTTPError abort doc
error_processor output asgi_tools: Response ResponseError ResponseHTML ResponseJSON
ResponseRedirect ResponseText aws_lambda_powertools: APIGatewayRestResolver BedrockResponse
Response ServiceError delete get head patch post put route azure: HttpResponse blacksheep:
HTTPException Response exception_handler html json pretty_json status_code text view bottle:
BaseResponse HTTPError HTTPResponse LocalResponse Response abort error redirect response chalice:
ChaliceViewError Response cherrypy: HTTPError HTTPRedirect response connexion: ClientProblem
ConnexionResponse ProblemException ServerError add_error_handler problem route django: FileResponse
HttpResponse HttpResponseBadRequest HttpResponseBase HttpResponseForbidden HttpResponseGone
HttpResponseNotAllowed HttpResponseNotFound HttpResponseNotModified HttpResponsePermanentRedirect
HttpResponseRedirect HttpResponseRedirectBase HttpResponseServerError JsonResponse
SimpleTemplateResponse StreamingHttpResponse TemplateResponse get_exception_response redirect
render technical_500_response drf_spectacular: OpenApiExample OpenApiParameter extend_schema
drf_yasg: Responses swagger_auto_schema elasticsearch: AsyncElasticsearch Elasticsearch options
emmett_core: HTTPResponse redirect falcon: HTTPError HTTPStatus Response Result code_to_http_status
fastapi: APIRouter EventSourceResponse FastAPI FileResponse HTMLResponse HTTPException JSONResponse
ORJSONResponse PlainTextResponse RedirectResponse Response StarletteHTTPException StreamingResponse
UJSONResponse add_api_route api_route delete exception_handler get head include_router options
patch post put trace flask: MethodView Response View abort add_url_rule app_errorhandler
before_app_request before_request delete endpoint errorhandler get jsonify make_response patch post
put redirect register_error_handler response_class route flask_appbuilder: response flask_httpauth:
error_handler flask_jwt_extended: expired_token_loader invalid_token_loader
needs_fresh_token_loader revoked_token_loader token_verification_failed_loader unauthorized_loader
user_lookup_error_loader flask_openapi3: APIBlueprint APIView OpenAPI delete doc get patch post put
flask_restful: Resource abort make_response output_json flask_restx: Resource abort doc
errorhandler make_response marshal_list_with marshal_with response flask_smorest: abort
alt_response arguments doc response functions_framework: http google: GoogleAPICallError
from_http_status http: HTTPResponse responses httpretty: Response register_uri httpx: Response
httpx_retries: Retry kubernetes: ApiException litestar: ASGIResponse File HTTPException Litestar
ProblemDetailsException Redirect Response Router ServerSentEvent Stream Template delete get head
login patch post put route microdot: Response abort before_request delete errorhandler get patch
post put redirect route send_file mocket: Response single_register muffin: Response ResponseHTML
ResponseJSON ResponseRedirect ResponseText ninja: AuthenticationError AuthorizationError HttpError
Operation Response Status api_operation create_response delete get patch post put ninja_extra:
APIException create create_response delete find_one generic get http_delete http_generic http_get
http_patch http_post http_put list patch post put update playwright: APIResponse Response fulfill
pook: delete get head mock options patch post put reply status pyramid: HTTPException Response
exception_response status_map pytest_django: assertContains assertNotContains assertRedirects
pytest_httpserver: respond_with_data respond_with_json pytest_httpx: add_response
pytest_localserver: serve_content quart: MethodView Response View abort add_url_rule
app_errorhandler before_app_request before_request delete endpoint errorhandler get jsonify
make_response patch post put redirect register_error_handler response_class route quart_schema:
document document_response validate validate_response requests: Response Retry requests_cache:
CachedSession install_cache requests_mock: delete get head options patch post put register_uri
request responder: Response abort delete get patch post put redirect route responses: Response add
add_callback delete get head options patch post put replace upsert respx: MockResponse respond
rest_framework: APIException AuthenticationFailed MethodNotAllowed NotAcceptable NotAuthenticated
NotFound ParseError PermissionDenied Response Throttled UnsupportedMediaType ValidationError robyn:
Response delete get head options patch post put sanic: HTTPException HTTPResponse JSONResponse
ResponseStream SanicException empty file file_stream html json raw redirect respond text sanic_ext:
Response response scrapy: Response Spider sentry_sdk: AioHttpIntegration FastApiIntegration
LitestarIntegration SanicIntegration StarletteIntegration set_http_status spectree: SpecTree
sse_starlette: EventSourceResponse starlette: FileResponse HTMLResponse HTTPException JSONResponse
PlainTextResponse RedirectResponse Response Starlette StreamingResponse TemplateResponse
add_exception_handler exception_handler requires tornado: HTTPClientError HTTPError HTTPResponse
MissingArgumentError redirect send_error set_status twisted: Error errorPage setResponseCode
urllib: HTTPError urlopen urllib3: BaseHTTPResponse HTTPResponse Retry is_retry request web:
HTTPError ctx webargs: Parser abort parse use_args use_kwargs webob: Response WSGIHTTPException
status_map websockets: Response respond webtest: delete delete_json get head options patch
patch_json post post_json put put_json request werkzeug: Aborter BadGateway BadHost BadRequest
BadRequestKeyError ClientDisconnected Conflict ExpectationFailed FailedDependency Forbidden
GatewayTimeout Gone HTTPException HTTPVersionNotSupported HTTP_STATUS_CODES ImATeapot
InternalServerError LengthRequired Locked MethodNotAllowed MisdirectedRequest NotAcceptable
NotFound NotImplemented PreconditionFailed PreconditionRequired RequestEntityTooLarge
RequestHeaderFieldsTooLarge RequestRedirect RequestTimeout RequestURITooLarge
RequestedRangeNotSatisfiable Response SecurityError ServiceUnavailable TestResponse TooManyRequests
Unauthorized UnavailableForLegalReasons UnprocessableEntity UnsupportedMediaType abort
append_slash_redirect default_exceptions redirect wsgiref: BaseCGIHandler BaseHandler CGIHandler
ServerHandler SimpleHandler zope: redirect setStatus
"""

ASSERTIONS = frozenset(
    b"""
    assertCountEqual assertEqual assertEquals assertIs assertIsNot assertListEqual assertNotEqual
    assertNotEquals assertTupleEqual assert_equal assert_equals assert_not_equal assert_that eq_
    ne_
    """.split()
)

REDIRECTING = frozenset(
    b"""
    HttpResponsePermanentRedirect HttpResponseRedirect redirect
    """.split()
)

OPENED = frozenset(
    b"""
    cast chain choice copy deepcopy dict enumerate fromkeys frozenset get getattr items iter keys
    list max min next param pop product repeat reversed set setdefault sorted tuple values zip
    zip_longest
    """.split()
)

CALLS = b"""
aiohttp: FileResponse/2 FileResponse/99 HTTPException/99 Response/99 StreamResponse/99
json_response/99 set_status/0 aiohttp_jinja2: render_template/99 render_template_async/99
template/99 apiflask: HTTPError/0 HTTPError/99 abort/0 doc/3 output/1 asgi_tools: Response/99
ResponseError/1 ResponseHTML/99 ResponseJSON/99 ResponseRedirect/1 ResponseText/99
aws_lambda_powertools: APIGatewayRestResolver/6 BedrockResponse/1 Response/0 Response/99
ServiceError/0 delete/15 delete/16 delete/6 get/15 get/16 get/6 head/15 head/16 head/6 patch/15
patch/16 patch/6 post/15 post/16 post/6 put/15 put/16 put/6 route/16 route/17 route/7 azure:
HttpResponse/99 blacksheep: HTTPException/0 Response/0 Response/99 exception_handler/0 html/1
json/1 pretty_json/1 status_code/0 text/1 view/2 bottle: BaseResponse/1 BaseResponse/99 HTTPError/0
HTTPError/1 HTTPError/99 HTTPResponse/1 HTTPResponse/99 LocalResponse/1 LocalResponse/99 Response/1
Response/99 abort/0 error/0 redirect/1 response/99 chalice: ChaliceViewError/99 Response/2
cherrypy: HTTPError/0 HTTPError/99 HTTPRedirect/1 response/99 connexion: ClientProblem/0
ConnexionResponse/0 ConnexionResponse/99 ProblemException/99 ServerError/0 add_error_handler/0
problem/0 django: FileResponse/1 FileResponse/2 FileResponse/99 HttpResponse/1 HttpResponse/2
HttpResponse/3 HttpResponse/99 HttpResponseBadRequest/1 HttpResponseBadRequest/2
HttpResponseBadRequest/3 HttpResponseBadRequest/99 HttpResponseBase/1 HttpResponseBase/99
HttpResponseForbidden/1 HttpResponseForbidden/2 HttpResponseForbidden/3 HttpResponseForbidden/99
HttpResponseGone/1 HttpResponseGone/2 HttpResponseGone/3 HttpResponseGone/99
HttpResponseNotAllowed/1 HttpResponseNotAllowed/3 HttpResponseNotAllowed/99 HttpResponseNotFound/1
HttpResponseNotFound/2 HttpResponseNotFound/3 HttpResponseNotFound/99 HttpResponseNotModified/1
HttpResponseNotModified/2 HttpResponseNotModified/3 HttpResponseNotModified/99
HttpResponsePermanentRedirect/1 HttpResponsePermanentRedirect/99 HttpResponseRedirect/1
HttpResponseRedirect/99 HttpResponseRedirectBase/1 HttpResponseRedirectBase/99
HttpResponseServerError/1 HttpResponseServerError/2 HttpResponseServerError/3
HttpResponseServerError/99 JsonResponse/1 JsonResponse/99 SimpleTemplateResponse/1
SimpleTemplateResponse/2 SimpleTemplateResponse/3 SimpleTemplateResponse/99 StreamingHttpResponse/1
StreamingHttpResponse/2 StreamingHttpResponse/99 TemplateResponse/1 TemplateResponse/2
TemplateResponse/3 TemplateResponse/4 TemplateResponse/99 get_exception_response/2 redirect/99
render/4 render/99 technical_500_response/4 drf_spectacular: OpenApiExample/9 OpenApiParameter/16
extend_schema/3 drf_yasg: Responses/0 swagger_auto_schema/11 emmett_core: HTTPResponse/0 redirect/2
falcon: HTTPError/0 HTTPStatus/0 Response/99 fastapi: APIRouter/3 APIRouter/99
EventSourceResponse/1 EventSourceResponse/99 FastAPI/3 FastAPI/99 FileResponse/1 FileResponse/99
HTMLResponse/1 HTMLResponse/99 HTTPException/0 HTTPException/99 JSONResponse/1 JSONResponse/99
ORJSONResponse/1 ORJSONResponse/99 PlainTextResponse/1 PlainTextResponse/99 RedirectResponse/1
RedirectResponse/99 Response/1 Response/99 StarletteHTTPException/0 StarletteHTTPException/99
StreamingResponse/1 StreamingResponse/99 UJSONResponse/1 UJSONResponse/99 add_api_route/99
api_route/99 delete/99 exception_handler/0 get/99 head/99 include_router/99 options/99 patch/99
post/99 put/99 trace/99 flask: Response/1 Response/99 abort/0 app_errorhandler/0 errorhandler/0
jsonify/99 make_response/1 make_response/99 redirect/1 redirect/99 register_error_handler/0
response_class/1 flask_appbuilder: response/0 flask_openapi3: APIBlueprint/99 APIView/3 OpenAPI/99
delete/99 doc/99 get/99 patch/99 post/99 put/99 flask_restful: abort/0 make_response/1
output_json/1 flask_restx: abort/0 doc/99 make_response/1 marshal_list_with/99 marshal_with/2
response/0 flask_smorest: abort/0 alt_response/0 arguments/99 doc/99 response/0 litestar:
ASGIResponse/99 File/99 HTTPException/99 Litestar/99 ProblemDetailsException/99 Redirect/99
Response/99 Router/99 ServerSentEvent/99 Stream/99 Template/99 delete/99 get/99 head/99 login/99
patch/99 post/99 put/99 route/99 microdot: Response/1 Response/99 abort/0 errorhandler/0 redirect/1
send_file/1 muffin: Response/99 ResponseHTML/99 ResponseJSON/99 ResponseRedirect/1 ResponseText/99
ninja: AuthenticationError/0 AuthenticationError/99 AuthorizationError/0 AuthorizationError/99
HttpError/0 HttpError/99 Operation/99 Response/1 Response/99 Status/0 api_operation/99
create_response/99 delete/99 get/99 patch/99 post/99 put/99 ninja_extra: APIException/99 create/3
create_response/1 delete/2 delete/99 find_one/3 generic/99 get/99 http_delete/99 http_generic/99
http_get/99 http_patch/99 http_post/99 http_put/99 list/2 patch/4 patch/99 post/99 put/99 update/4
pyramid: HTTPException/99 Response/1 Response/99 exception_response/0 status_map/0 quart:
Response/0 Response/1 abort/0 app_errorhandler/0 errorhandler/0 jsonify/99 make_response/1
make_response/99 redirect/1 redirect/99 register_error_handler/0 response_class/1 quart_schema:
document/99 document_response/1 validate/99 validate_response/1 responder: Response/99 abort/0
delete/99 get/99 patch/99 post/99 put/99 redirect/99 route/99 rest_framework: APIException/99
AuthenticationFailed/99 MethodNotAllowed/99 NotAcceptable/99 NotAuthenticated/99 NotFound/99
ParseError/99 PermissionDenied/99 Response/1 Response/99 Throttled/99 UnsupportedMediaType/99
ValidationError/99 robyn: Response/0 Response/99 sanic: HTTPException/1 HTTPException/99
HTTPResponse/1 HTTPResponse/99 JSONResponse/1 JSONResponse/99 ResponseStream/1 SanicException/1
SanicException/99 empty/0 file/1 file_stream/1 html/1 json/1 raw/1 redirect/2 respond/99 text/1
sanic_ext: Response/1 response/0 spectree: SpecTree/5 sse_starlette: EventSourceResponse/1
EventSourceResponse/99 starlette: FileResponse/1 FileResponse/99 HTMLResponse/1 HTMLResponse/99
HTTPException/0 HTTPException/99 JSONResponse/1 JSONResponse/99 PlainTextResponse/1
PlainTextResponse/99 RedirectResponse/1 RedirectResponse/99 Response/1 Response/99 Starlette/3
StreamingResponse/1 StreamingResponse/99 TemplateResponse/2 TemplateResponse/3
add_exception_handler/0 exception_handler/0 requires/1 tornado: HTTPError/0 HTTPError/99
MissingArgumentError/0 MissingArgumentError/99 redirect/2 send_error/0 send_error/99 set_status/0
twisted: Error/0 errorPage/0 setResponseCode/0 web: HTTPError/0 ctx/99 webargs: Parser/99 abort/0
parse/99 use_args/99 use_kwargs/99 webob: Response/1 Response/99 WSGIHTTPException/99 status_map/0
websockets: Response/0 respond/0 werkzeug: BadGateway/99 BadHost/99 BadRequest/99
BadRequestKeyError/99 ClientDisconnected/99 Conflict/99 ExpectationFailed/99 FailedDependency/99
Forbidden/99 GatewayTimeout/99 Gone/99 HTTPException/99 HTTPVersionNotSupported/99 ImATeapot/99
InternalServerError/99 LengthRequired/99 Locked/99 MethodNotAllowed/99 MisdirectedRequest/99
NotAcceptable/99 NotFound/99 NotImplemented/99 PreconditionFailed/99 PreconditionRequired/99
RequestEntityTooLarge/99 RequestHeaderFieldsTooLarge/99 RequestRedirect/99 RequestTimeout/99
RequestURITooLarge/99 RequestedRangeNotSatisfiable/99 Response/0 Response/1 Response/99
SecurityError/99 ServiceUnavailable/99 TestResponse/1 TestResponse/99 TooManyRequests/99
Unauthorized/99 UnavailableForLegalReasons/99 UnprocessableEntity/99 UnsupportedMediaType/99
abort/0 append_slash_redirect/1 redirect/1 wsgiref: BaseCGIHandler/99 BaseHandler/99 CGIHandler/99
ServerHandler/99 SimpleHandler/99 zope: redirect/1 setStatus/0 *: start_response/0
"""

ATTRIBUTES = b"""
aiohttp: status status_code apiflask: status_code asgi_tools: status_code aws_lambda_powertools:
status_code azure: status_code blacksheep: status bottle: default_status status chalice:
STATUS_CODE cherrypy: code status connexion: status status_code django: status_code
status_code_preserve_request falcon: status status_code flask: status status_code litestar:
status_code microdot: status_code ninja: status_code ninja_extra: status_code pyramid: code quart:
status_code responder: status_code rest_framework: status_code robyn: status_code sanic: status
status_code starlette: status_code tornado: status_code web: status webargs:
DEFAULT_VALIDATION_STATUS webob: code status status_code status_int werkzeug: code default_status
status status_code wsgiref: error_status
"""

LIMITED = b"""
django: HttpResponseBadRequest/2 HttpResponseForbidden/2 HttpResponseGone/2
HttpResponseNotAllowed/3 HttpResponseNotFound/2 HttpResponsePermanentRedirect/1
HttpResponsePermanentRedirect/99 HttpResponseRedirect/1 HttpResponseRedirect/99
HttpResponseServerError/2 JsonResponse/1 redirect/1 fastapi: RedirectResponse/1 flask: abort/0
errorhandler/0 redirect/1 register_error_handler/0 flask_restful: abort/0 ninja: Response/1
rest_framework: APIException/1 AuthenticationFailed/1 MethodNotAllowed/1 NotAcceptable/1
NotAuthenticated/1 NotFound/1 ParseError/1 PermissionDenied/1 Throttled/1 UnsupportedMediaType/1
ValidationError/1 starlette: RedirectResponse/1 werkzeug: abort/0 redirect/1
"""

MISNAMED = b"""
aiohttp: HTTPException/status_code Response/status_code json_response/status_code django:
FileResponse/http_status FileResponse/status_code HttpResponse/http_status HttpResponse/status_code
HttpResponseBadRequest/http_status HttpResponseBadRequest/status_code
HttpResponseForbidden/http_status HttpResponseForbidden/status_code HttpResponseGone/http_status
HttpResponseGone/status_code HttpResponseNotAllowed/http_status HttpResponseNotAllowed/status_code
HttpResponseNotFound/http_status HttpResponseNotFound/status_code
HttpResponseNotModified/http_status HttpResponseNotModified/status_code
HttpResponsePermanentRedirect/http_status HttpResponsePermanentRedirect/status_code
HttpResponseRedirect/http_status HttpResponseRedirect/status_code
HttpResponseServerError/http_status HttpResponseServerError/status_code JsonResponse/http_status
JsonResponse/status_code SimpleTemplateResponse/http_status SimpleTemplateResponse/status_code
StreamingHttpResponse/http_status StreamingHttpResponse/status_code TemplateResponse/http_status
TemplateResponse/status_code render/http_status render/status_code fastapi:
EventSourceResponse/status FileResponse/status HTMLResponse/status HTTPException/code
HTTPException/status JSONResponse/status ORJSONResponse/status PlainTextResponse/status
RedirectResponse/code RedirectResponse/status Response/status StarletteHTTPException/code
StarletteHTTPException/status StreamingResponse/status UJSONResponse/status flask: Response/code
Response/status_code jsonify/code jsonify/status jsonify/status_code make_response/code
make_response/status make_response/status_code redirect/status redirect/status_code ninja:
Response/http_status Response/status_code rest_framework: Response/code Response/http_status
Response/status_code sse_starlette: EventSourceResponse/status starlette: FileResponse/status
HTMLResponse/status HTTPException/code HTTPException/status JSONResponse/status
PlainTextResponse/status RedirectResponse/code RedirectResponse/status Response/status
StreamingResponse/status TemplateResponse/status werkzeug: Response/code Response/status_code
TestResponse/code TestResponse/status_code redirect/status redirect/status_code
"""

UNRAISED = b"""
fastapi: HTTPException StarletteHTTPException starlette: HTTPException
"""

MISUSED = b"""
apiflask: return django: HttpResponsePermanentRedirect HttpResponseRedirect redirect return
fastapi: return flask: return flask_classful: return flask_openapi3: return flask_restful: return
flask_restx: return flask_smorest: return ninja: return ninja_extra: return rest_framework:
APIException AuthenticationFailed MethodNotAllowed NotAcceptable NotAuthenticated NotFound
ParseError PermissionDenied Throttled UnsupportedMediaType ValidationError return starlette: return
werkzeug: return
"""

VIEWS = b"""
apiflask: error_processor aws_lambda_powertools: delete get head patch post put route connexion:
route flask: MethodView View add_url_rule app_errorhandler before_app_request before_request delete
endpoint errorhandler get patch post put register_error_handler route flask_httpauth: error_handler
flask_jwt_extended: expired_token_loader invalid_token_loader needs_fresh_token_loader
revoked_token_loader token_verification_failed_loader unauthorized_loader user_lookup_error_loader
flask_restful: Resource flask_restx: Resource errorhandler functions_framework: http microdot:
before_request delete errorhandler get patch post put route ninja: api_operation delete get patch
post put ninja_extra: delete generic get http_delete http_generic http_get http_patch http_post
http_put patch post put quart: MethodView View add_url_rule app_errorhandler before_app_request
before_request delete endpoint errorhandler get patch post put register_error_handler route robyn:
delete get head options patch post put
"""

MESSAGES = b"""
0: http response start status type 1: http response start status type websocket 2: http push
response status type 3: body statusCode 4: headers statusCode 5: isBase64Encoded statusCode
"""

PHRASES = b"""
100: continue 101: switching protocols 102: processing 103: early hints 104: upload resumption
supported 200: ok 201: created 202: accepted 203: non-authoritative information 204: no content
205: reset content 206: partial content 207: multi-status 208: already reported 226: im used 300:
multiple choices 301: moved permanently 302: found 303: see other 304: not modified 305: use proxy
306: (unused) 307: temporary redirect 308: permanent redirect 400: bad request 401: unauthorized
402: payment required 403: forbidden 404: not found 405: method not allowed 406: not acceptable
407: proxy authentication required 408: request timeout 409: conflict 410: gone 411: length
required 412: precondition failed 413: content too large 414: uri too long 415: unsupported media
type 416: range not satisfiable 417: expectation failed 418: i'm a teapot 421: misdirected request
422: unprocessable content 423: locked 424: failed dependency 425: too early 426: upgrade required
428: precondition required 429: too many requests 431: request header fields too large 451:
unavailable for legal reasons 500: internal server error 501: not implemented 502: bad gateway 503:
service unavailable 504: gateway timeout 505: http version not supported 506: variant also
negotiates 507: insufficient storage 508: loop detected 510: not extended 511: network
authentication required
"""

NAMES = (
    (
        b"http.HTTPStatus http.server.HTTPStatus http.client",
        b"""
        100: CONTINUE 101: SWITCHING_PROTOCOLS 102: PROCESSING 103: EARLY_HINTS 201: CREATED 202:
        ACCEPTED 203: NON_AUTHORITATIVE_INFORMATION 204: NO_CONTENT 205: RESET_CONTENT 206:
        PARTIAL_CONTENT 226: IM_USED 301: MOVED_PERMANENTLY 302: FOUND 303: SEE_OTHER 304:
        NOT_MODIFIED 305: USE_PROXY 307: TEMPORARY_REDIRECT 308: PERMANENT_REDIRECT 401:
        UNAUTHORIZED 402: PAYMENT_REQUIRED 405: METHOD_NOT_ALLOWED 407:
        PROXY_AUTHENTICATION_REQUIRED 413: CONTENT_TOO_LARGE REQUEST_ENTITY_TOO_LARGE 415:
        UNSUPPORTED_MEDIA_TYPE 416: RANGE_NOT_SATISFIABLE REQUESTED_RANGE_NOT_SATISFIABLE 418:
        IM_A_TEAPOT 426: UPGRADE_REQUIRED 429: TOO_MANY_REQUESTS 451: UNAVAILABLE_FOR_LEGAL_REASONS
        501: NOT_IMPLEMENTED 503: SERVICE_UNAVAILABLE 510: NOT_EXTENDED 511:
        NETWORK_AUTHENTICATION_REQUIRED
        """,
    ),
    (
        b"starlette.status fastapi.status",
        b"""
        0: HTTP_413_REQUEST_ENTITY_TOO_LARGE HTTP_414_REQUEST_URI_TOO_LONG
        HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE HTTP_422_UNPROCESSABLE_ENTITY 100:
        HTTP_100_CONTINUE 101: HTTP_101_SWITCHING_PROTOCOLS 102: HTTP_102_PROCESSING 103:
        HTTP_103_EARLY_HINTS 201: HTTP_201_CREATED 202: HTTP_202_ACCEPTED 203:
        HTTP_203_NON_AUTHORITATIVE_INFORMATION 204: HTTP_204_NO_CONTENT 205: HTTP_205_RESET_CONTENT
        206: HTTP_206_PARTIAL_CONTENT 226: HTTP_226_IM_USED 301: HTTP_301_MOVED_PERMANENTLY 302:
        HTTP_302_FOUND 303: HTTP_303_SEE_OTHER 304: HTTP_304_NOT_MODIFIED 305: HTTP_305_USE_PROXY
        306: HTTP_306_RESERVED 307: HTTP_307_TEMPORARY_REDIRECT 308: HTTP_308_PERMANENT_REDIRECT
        401: HTTP_401_UNAUTHORIZED 402: HTTP_402_PAYMENT_REQUIRED 405: HTTP_405_METHOD_NOT_ALLOWED
        407: HTTP_407_PROXY_AUTHENTICATION_REQUIRED 413: HTTP_413_CONTENT_TOO_LARGE
        HTTP_413_REQUEST_ENTITY_TOO_LARGE 415: HTTP_415_UNSUPPORTED_MEDIA_TYPE 416:
        HTTP_416_RANGE_NOT_SATISFIABLE HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE 418:
        HTTP_418_IM_A_TEAPOT 426: HTTP_426_UPGRADE_REQUIRED 429: HTTP_429_TOO_MANY_REQUESTS 451:
        HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS 501: HTTP_501_NOT_IMPLEMENTED 503:
        HTTP_503_SERVICE_UNAVAILABLE 510: HTTP_510_NOT_EXTENDED 511:
        HTTP_511_NETWORK_AUTHENTICATION_REQUIRED
        """,
    ),
    (
        b"rest_framework.status",
        b"""
        0: HTTP_509_BANDWIDTH_LIMIT_EXCEEDED 100: HTTP_100_CONTINUE 101:
        HTTP_101_SWITCHING_PROTOCOLS 102: HTTP_102_PROCESSING 103: HTTP_103_EARLY_HINTS 201:
        HTTP_201_CREATED 202: HTTP_202_ACCEPTED 203: HTTP_203_NON_AUTHORITATIVE_INFORMATION 204:
        HTTP_204_NO_CONTENT 205: HTTP_205_RESET_CONTENT 206: HTTP_206_PARTIAL_CONTENT 226:
        HTTP_226_IM_USED 301: HTTP_301_MOVED_PERMANENTLY 302: HTTP_302_FOUND 303:
        HTTP_303_SEE_OTHER 304: HTTP_304_NOT_MODIFIED 305: HTTP_305_USE_PROXY 306:
        HTTP_306_RESERVED 307: HTTP_307_TEMPORARY_REDIRECT 308: HTTP_308_PERMANENT_REDIRECT 401:
        HTTP_401_UNAUTHORIZED 402: HTTP_402_PAYMENT_REQUIRED 405: HTTP_405_METHOD_NOT_ALLOWED 407:
        HTTP_407_PROXY_AUTHENTICATION_REQUIRED 413: HTTP_413_REQUEST_ENTITY_TOO_LARGE 415:
        HTTP_415_UNSUPPORTED_MEDIA_TYPE 416: HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE 418:
        HTTP_418_IM_A_TEAPOT 426: HTTP_426_UPGRADE_REQUIRED 429: HTTP_429_TOO_MANY_REQUESTS 451:
        HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS 501: HTTP_501_NOT_IMPLEMENTED 503:
        HTTP_503_SERVICE_UNAVAILABLE 510: HTTP_510_NOT_EXTENDED 511:
        HTTP_511_NETWORK_AUTHENTICATION_REQUIRED
        """,
    ),
    (
        b"litestar.status_codes",
        b"""
        100: HTTP_100_CONTINUE 101: HTTP_101_SWITCHING_PROTOCOLS 102: HTTP_102_PROCESSING 103:
        HTTP_103_EARLY_HINTS 201: HTTP_201_CREATED 202: HTTP_202_ACCEPTED 203:
        HTTP_203_NON_AUTHORITATIVE_INFORMATION 204: HTTP_204_NO_CONTENT 205: HTTP_205_RESET_CONTENT
        206: HTTP_206_PARTIAL_CONTENT 226: HTTP_226_IM_USED 301: HTTP_301_MOVED_PERMANENTLY 302:
        HTTP_302_FOUND 303: HTTP_303_SEE_OTHER 304: HTTP_304_NOT_MODIFIED 305: HTTP_305_USE_PROXY
        306: HTTP_306_RESERVED 307: HTTP_307_TEMPORARY_REDIRECT 308: HTTP_308_PERMANENT_REDIRECT
        401: HTTP_401_UNAUTHORIZED 402: HTTP_402_PAYMENT_REQUIRED 405: HTTP_405_METHOD_NOT_ALLOWED
        407: HTTP_407_PROXY_AUTHENTICATION_REQUIRED 413: HTTP_413_REQUEST_ENTITY_TOO_LARGE 415:
        HTTP_415_UNSUPPORTED_MEDIA_TYPE 416: HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE 418:
        HTTP_418_IM_A_TEAPOT 426: HTTP_426_UPGRADE_REQUIRED 429: HTTP_429_TOO_MANY_REQUESTS 451:
        HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS 501: HTTP_501_NOT_IMPLEMENTED 503:
        HTTP_503_SERVICE_UNAVAILABLE 510: HTTP_510_NOT_EXTENDED 511:
        HTTP_511_NETWORK_AUTHENTICATION_REQUIRED
        """,
    ),
    (
        b"requests.codes requests.status_codes.codes",
        b"""
        0: BANDWIDTH BANDWIDTH_LIMIT_EXCEEDED BLOCKED_BY_WINDOWS_PARENTAL_CONTROLS
        CLIENT_CLOSED_REQUEST NONE NO_RESPONSE PARENTAL_CONTROLS REQUEST_URI_TOO_LONG RETRY
        RETRY_WITH bandwidth bandwidth_limit_exceeded blocked_by_windows_parental_controls
        client_closed_request no_response none parental_controls request_uri_too_long retry
        retry_with 100: CONTINUE continue 101: SWITCHING_PROTOCOLS switching_protocols 102: HINTS
        PROCESSING hints processing 103: CHECKPOINT checkpoint 201: CREATED created 202: ACCEPTED
        accepted 203: NON_AUTHORITATIVE_INFO NON_AUTHORITATIVE_INFORMATION non_authoritative_info
        non_authoritative_information 204: NO_CONTENT no_content 205: RESET RESET_CONTENT reset
        reset_content 206: PARTIAL PARTIAL_CONTENT partial partial_content 226: IM_USED im_used
        301: MOVED MOVED_PERMANENTLY moved moved_permanently o 302: FOUND found 303: OTHER
        SEE_OTHER other see_other 304: NOT_MODIFIED not_modified 305: USE_PROXY use_proxy 306:
        SWITCH_PROXY switch_proxy 307: TEMPORARY TEMPORARY_MOVED TEMPORARY_REDIRECT temporary
        temporary_moved temporary_redirect 308: PERMANENT_REDIRECT RESUME RESUME_INCOMPLETE
        permanent_redirect resume resume_incomplete 401: UNAUTHORIZED unauthorized 402: PAYMENT
        PAYMENT_REQUIRED payment payment_required 405: METHOD_NOT_ALLOWED NOT_ALLOWED
        method_not_allowed not_allowed 407: PROXY_AUTH PROXY_AUTHENTICATION
        PROXY_AUTHENTICATION_REQUIRED proxy_auth proxy_authentication proxy_authentication_required
        413: CONTENT_TOO_LARGE REQUEST_ENTITY_TOO_LARGE content_too_large request_entity_too_large
        415: MEDIA_TYPE UNSUPPORTED_MEDIA UNSUPPORTED_MEDIA_TYPE media_type unsupported_media
        unsupported_media_type 416: RANGE_NOT_SATISFIABLE REQUESTED_RANGE
        REQUESTED_RANGE_NOT_SATISFIABLE range_not_satisfiable requested_range
        requested_range_not_satisfiable 418: IM_A_TEAPOT I_AM_A_TEAPOT TEAPOT i_am_a_teapot
        im_a_teapot teapot 426: UPGRADE UPGRADE_REQUIRED upgrade upgrade_required 429: TOO_MANY
        TOO_MANY_REQUESTS too_many too_many_requests 451: LEGAL_REASONS
        UNAVAILABLE_FOR_LEGAL_REASONS legal_reasons unavailable_for_legal_reasons 501:
        NOT_IMPLEMENTED not_implemented 503: SERVICE_UNAVAILABLE UNAVAILABLE service_unavailable
        unavailable 510: NOT_EXTENDED not_extended 511: NETWORK_AUTH NETWORK_AUTHENTICATION
        NETWORK_AUTHENTICATION_REQUIRED network_auth network_authentication
        network_authentication_required
        """,
    ),
    (
        b"httpx.codes httpx._status_codes.codes",
        b"""
        100: CONTINUE continue 101: SWITCHING_PROTOCOLS switching_protocols 102: PROCESSING
        processing 103: EARLY_HINTS early_hints 201: CREATED created 202: ACCEPTED accepted 203:
        NON_AUTHORITATIVE_INFORMATION non_authoritative_information 204: NO_CONTENT no_content 205:
        RESET_CONTENT reset_content 206: PARTIAL_CONTENT partial_content 226: IM_USED im_used 301:
        MOVED_PERMANENTLY moved_permanently 302: FOUND found 303: SEE_OTHER see_other 304:
        NOT_MODIFIED not_modified 305: USE_PROXY use_proxy 307: TEMPORARY_REDIRECT
        temporary_redirect 308: PERMANENT_REDIRECT permanent_redirect 401: UNAUTHORIZED
        unauthorized 402: PAYMENT_REQUIRED payment_required 405: METHOD_NOT_ALLOWED
        method_not_allowed 407: PROXY_AUTHENTICATION_REQUIRED proxy_authentication_required 413:
        REQUEST_ENTITY_TOO_LARGE request_entity_too_large 415: UNSUPPORTED_MEDIA_TYPE
        unsupported_media_type 416: REQUESTED_RANGE_NOT_SATISFIABLE requested_range_not_satisfiable
        418: IM_A_TEAPOT im_a_teapot 426: UPGRADE_REQUIRED upgrade_required 429: TOO_MANY_REQUESTS
        too_many_requests 451: UNAVAILABLE_FOR_LEGAL_REASONS unavailable_for_legal_reasons 501:
        NOT_IMPLEMENTED not_implemented 503: SERVICE_UNAVAILABLE service_unavailable 510:
        NOT_EXTENDED not_extended 511: NETWORK_AUTHENTICATION_REQUIRED
        network_authentication_required
        """,
    ),
    (
        b"falcon",
        b"""
        0: HTTP_701 HTTP_702 HTTP_703 HTTP_710 HTTP_711 HTTP_712 HTTP_719 HTTP_720 HTTP_721
        HTTP_722 HTTP_723 HTTP_724 HTTP_725 HTTP_726 HTTP_727 HTTP_740 HTTP_741 HTTP_742 HTTP_743
        HTTP_744 HTTP_745 HTTP_748 HTTP_749 HTTP_750 HTTP_753 HTTP_754 HTTP_755 HTTP_759 HTTP_771
        HTTP_772 HTTP_773 HTTP_774 HTTP_776 HTTP_777 HTTP_778 HTTP_779 HTTP_780 HTTP_781 HTTP_782
        HTTP_783 HTTP_784 HTTP_785 HTTP_786 HTTP_791 HTTP_792 HTTP_797 HTTP_799 100: HTTP_100
        HTTP_CONTINUE 101: HTTP_101 HTTP_SWITCHING_PROTOCOLS 102: HTTP_102 HTTP_PROCESSING 103:
        HTTP_103 HTTP_EARLY_HINTS 201: HTTP_201 HTTP_CREATED 202: HTTP_202 HTTP_ACCEPTED 203:
        HTTP_203 HTTP_NON_AUTHORITATIVE_INFORMATION 204: HTTP_204 HTTP_NO_CONTENT 205: HTTP_205
        HTTP_RESET_CONTENT 206: HTTP_206 HTTP_PARTIAL_CONTENT 226: HTTP_226 HTTP_IM_USED 301:
        HTTPMovedPermanently HTTP_301 HTTP_MOVED_PERMANENTLY 302: HTTPFound HTTP_302 HTTP_FOUND
        303: HTTPSeeOther HTTP_303 HTTP_SEE_OTHER 304: HTTP_304 HTTP_NOT_MODIFIED 305: HTTP_305
        HTTP_USE_PROXY 307: HTTPTemporaryRedirect HTTP_307 HTTP_TEMPORARY_REDIRECT 308:
        HTTPPermanentRedirect HTTP_308 HTTP_PERMANENT_REDIRECT 401: HTTPUnauthorized HTTP_401
        HTTP_UNAUTHORIZED 402: HTTP_402 HTTP_PAYMENT_REQUIRED 405: HTTPMethodNotAllowed HTTP_405
        HTTP_METHOD_NOT_ALLOWED 407: HTTP_407 HTTP_PROXY_AUTHENTICATION_REQUIRED 413:
        HTTPContentTooLarge HTTPPayloadTooLarge HTTP_413 HTTP_CONTENT_TOO_LARGE
        HTTP_PAYLOAD_TOO_LARGE HTTP_REQUEST_ENTITY_TOO_LARGE 415: HTTPUnsupportedMediaType HTTP_415
        HTTP_UNSUPPORTED_MEDIA_TYPE 416: HTTPRangeNotSatisfiable HTTP_416
        HTTP_REQUESTED_RANGE_NOT_SATISFIABLE 418: HTTP_418 HTTP_IM_A_TEAPOT 426: HTTP_426
        HTTP_UPGRADE_REQUIRED 429: HTTPTooManyRequests HTTP_429 HTTP_TOO_MANY_REQUESTS 451:
        HTTPUnavailableForLegalReasons HTTP_451 HTTP_UNAVAILABLE_FOR_LEGAL_REASONS 501:
        HTTPNotImplemented HTTP_501 HTTP_NOT_IMPLEMENTED 503: HTTPServiceUnavailable HTTP_503
        HTTP_SERVICE_UNAVAILABLE 510: HTTP_510 HTTP_NOT_EXTENDED 511:
        HTTPNetworkAuthenticationRequired HTTP_511 HTTP_NETWORK_AUTHENTICATION_REQUIRED
        """,
    ),
    (
        b"falcon.status_codes",
        b"""
        0: HTTP_701 HTTP_702 HTTP_703 HTTP_710 HTTP_711 HTTP_712 HTTP_719 HTTP_720 HTTP_721
        HTTP_722 HTTP_723 HTTP_724 HTTP_725 HTTP_726 HTTP_727 HTTP_740 HTTP_741 HTTP_742 HTTP_743
        HTTP_744 HTTP_745 HTTP_748 HTTP_749 HTTP_750 HTTP_753 HTTP_754 HTTP_755 HTTP_759 HTTP_771
        HTTP_772 HTTP_773 HTTP_774 HTTP_776 HTTP_777 HTTP_778 HTTP_779 HTTP_780 HTTP_781 HTTP_782
        HTTP_783 HTTP_784 HTTP_785 HTTP_786 HTTP_791 HTTP_792 HTTP_797 HTTP_799 100: HTTP_100
        HTTP_CONTINUE 101: HTTP_101 HTTP_SWITCHING_PROTOCOLS 102: HTTP_102 HTTP_PROCESSING 103:
        HTTP_103 HTTP_EARLY_HINTS 201: HTTP_201 HTTP_CREATED 202: HTTP_202 HTTP_ACCEPTED 203:
        HTTP_203 HTTP_NON_AUTHORITATIVE_INFORMATION 204: HTTP_204 HTTP_NO_CONTENT 205: HTTP_205
        HTTP_RESET_CONTENT 206: HTTP_206 HTTP_PARTIAL_CONTENT 226: HTTP_226 HTTP_IM_USED 301:
        HTTP_301 HTTP_MOVED_PERMANENTLY 302: HTTP_302 HTTP_FOUND 303: HTTP_303 HTTP_SEE_OTHER 304:
        HTTP_304 HTTP_NOT_MODIFIED 305: HTTP_305 HTTP_USE_PROXY 307: HTTP_307
        HTTP_TEMPORARY_REDIRECT 308: HTTP_308 HTTP_PERMANENT_REDIRECT 401: HTTP_401
        HTTP_UNAUTHORIZED 402: HTTP_402 HTTP_PAYMENT_REQUIRED 405: HTTP_405 HTTP_METHOD_NOT_ALLOWED
        407: HTTP_407 HTTP_PROXY_AUTHENTICATION_REQUIRED 413: HTTP_413 HTTP_CONTENT_TOO_LARGE
        HTTP_PAYLOAD_TOO_LARGE HTTP_REQUEST_ENTITY_TOO_LARGE 415: HTTP_415
        HTTP_UNSUPPORTED_MEDIA_TYPE 416: HTTP_416 HTTP_REQUESTED_RANGE_NOT_SATISFIABLE 418:
        HTTP_418 HTTP_IM_A_TEAPOT 426: HTTP_426 HTTP_UPGRADE_REQUIRED 429: HTTP_429
        HTTP_TOO_MANY_REQUESTS 451: HTTP_451 HTTP_UNAVAILABLE_FOR_LEGAL_REASONS 501: HTTP_501
        HTTP_NOT_IMPLEMENTED 503: HTTP_503 HTTP_SERVICE_UNAVAILABLE 510: HTTP_510 HTTP_NOT_EXTENDED
        511: HTTP_511 HTTP_NETWORK_AUTHENTICATION_REQUIRED
        """,
    ),
    (
        b"falcon.errors falcon.redirects",
        b"""
        301: HTTPMovedPermanently 302: HTTPFound 303: HTTPSeeOther 307: HTTPTemporaryRedirect 308:
        HTTPPermanentRedirect 401: HTTPUnauthorized 405: HTTPMethodNotAllowed 413:
        HTTPContentTooLarge HTTPPayloadTooLarge 415: HTTPUnsupportedMediaType 416:
        HTTPRangeNotSatisfiable 429: HTTPTooManyRequests 451: HTTPUnavailableForLegalReasons 501:
        HTTPNotImplemented 503: HTTPServiceUnavailable 511: HTTPNetworkAuthenticationRequired
        """,
    ),
    (
        b"aiohttp.web aiohttp.web_exceptions",
        b"""
        201: HTTPCreated 202: HTTPAccepted 203: HTTPNonAuthoritativeInformation 204: HTTPNoContent
        205: HTTPResetContent 206: HTTPPartialContent 301: HTTPMovedPermanently 302: HTTPFound 303:
        HTTPSeeOther 304: HTTPNotModified 305: HTTPUseProxy 307: HTTPTemporaryRedirect 308:
        HTTPPermanentRedirect 401: HTTPUnauthorized 402: HTTPPaymentRequired 405:
        HTTPMethodNotAllowed 407: HTTPProxyAuthenticationRequired 413: HTTPRequestEntityTooLarge
        415: HTTPUnsupportedMediaType 416: HTTPRequestRangeNotSatisfiable 426: HTTPUpgradeRequired
        429: HTTPTooManyRequests 451: HTTPUnavailableForLegalReasons 501: HTTPNotImplemented 503:
        HTTPServiceUnavailable 510: HTTPNotExtended 511: HTTPNetworkAuthenticationRequired
        """,
    ),
    (
        b"django.http django.http.response",
        b"""
        301: HttpResponsePermanentRedirect 302: HttpResponseRedirect 304: HttpResponseNotModified
        405: HttpResponseNotAllowed
        """,
    ),
    (
        b"werkzeug.exceptions",
        b"""
        401: Unauthorized 405: MethodNotAllowed 413: RequestEntityTooLarge 415:
        UnsupportedMediaType 416: RequestedRangeNotSatisfiable 418: ImATeapot 429: TooManyRequests
        451: UnavailableForLegalReasons 501: NotImplemented 503: ServiceUnavailable
        """,
    ),
    (
        b"rest_framework.exceptions",
        b"""
        401: AuthenticationFailed NotAuthenticated 405: MethodNotAllowed 415: UnsupportedMediaType
        429: Throttled
        """,
    ),
    (
        b"litestar.exceptions litestar.exceptions.http_exceptions",
        b"""
        401: NotAuthorizedException 405: MethodNotAllowedException 429: TooManyRequestsException
        503: ServiceUnavailableException
        """,
    ),
    (
        b"sanic.exceptions",
        b"""
        401: Unauthorized 405: MethodNotAllowed MethodNotSupported 413: PayloadTooLarge 416:
        ContentRangeError InvalidRangeType RangeNotSatisfiable 503: ServiceUnavailable
        """,
    ),
    (
        b"pyramid.httpexceptions",
        b"""
        201: HTTPCreated 202: HTTPAccepted 203: HTTPNonAuthoritativeInformation 204: HTTPNoContent
        205: HTTPResetContent 206: HTTPPartialContent 301: HTTPMovedPermanently 302: HTTPFound 303:
        HTTPSeeOther 304: HTTPNotModified 305: HTTPUseProxy 307: HTTPTemporaryRedirect 308:
        HTTPPermanentRedirect 401: HTTPUnauthorized 402: HTTPPaymentRequired 405:
        HTTPMethodNotAllowed 407: HTTPProxyAuthenticationRequired 413: HTTPRequestEntityTooLarge
        415: HTTPUnsupportedMediaType 416: HTTPRequestRangeNotSatisfiable 418: HTTPImATeapot 429:
        HTTPTooManyRequests 501: HTTPNotImplemented 503: HTTPServiceUnavailable
        """,
    ),
)
