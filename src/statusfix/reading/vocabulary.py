"""What the prefilter looks for, by what it is: written by `derive` from the tables."""

CARRIERS = frozenset(
    b"""
    APIGatewayRestResolver APIView Aborter ApiException AuthenticationError AuthorizationError
    BaseResponse BedrockResponse CachedSession CallbackResult ClientProblem ConnexionResponse
    DEFAULT_VALIDATION_STATUS Error EventSourceResponse ExponentialRetry FastApiIntegration
    FibonacciRetry FileResponse HTMLResponse HTTPClientError HTTPError HTTPException HTTPRedirect
    HTTPResponse HTTPStatus HTTP_STATUS_CODES HttpError HttpResponse HttpResponseBase
    HttpResponseNotAllowed JSONResponse JitterRetry ListRetry LitestarIntegration MethodView
    MockResponse ORJSONResponse OpenApiExample OpenApiParameter PlainTextResponse RandomRetry
    RedirectResponse Resource Response ResponseError ResponseRedirect ResponseStream Responses
    Retry STATUS_CODE SanicException SanicIntegration ServerError ServiceError
    SimpleTemplateResponse SpecTree Starlette StarletteIntegration Status StreamingHttpResponse
    StreamingResponse TemplateResponse UJSONResponse View abort abp_responses add_callback
    add_error_handler add_exception_handler add_response add_url_rule aioresponses allowable_codes
    alt_response api_operation apiflask app_errorhandler append_slash_redirect assertContains
    assertNotContains assertRedirects aws_lambda_powertools before_app_request before_request code
    code_to_http_status connexion create create_response default_code default_exceptions
    default_status doc document_response empty endpoint error errorPage error_handler
    error_handler_spec error_handlers error_processor error_status error_status_code errorhandler
    exception_handler exception_handlers exception_response expired_token_loader extend_schema
    failed_request_status_codes file file_stream find_one flask flask_openapi3 flask_restful
    flask_restplus flask_restx flask_smorest from_http_status functions_framework generic
    get_exception_response handle_httpstatus_list html http http_delete http_generic http_get
    http_patch http_post http_put ignore ignore_status invalid_token_loader is_retry json list
    make_response marshal_with microdot needs_fresh_token_loader ninja ninja_extra output
    output_json pook pretty_json problem quart raw redirect register_error_handler register_uri
    render reply requires resolve_error_handler respond_with_data respond_with_json response
    response_class response_models response_status response_status_code responses respx
    retry_on_status revoked_token_loader robyn send_error send_file send_response
    send_response_only serve_content setResponseCode setStatus set_http_status set_status
    set_status_code single_register start_response status status_code status_code_preserve_request
    status_codes status_forcelist status_handlers status_int status_map swagger_auto_schema
    technical_500_response text token_verification_failed_loader unauthorized_loader update
    user_lookup_error_loader validate_response validation_error_status view websockets webtest
    """.split()
)

KEYWORDS = frozenset(
    b"""
    DEFAULT_VALIDATION_STATUS STATUS_CODE abp_responses code code_or_exception
    custom_response_validation_http_code default_code default_status error_status error_status_code
    exc_class_or_status_code exception_handlers http_status_code response response_status_code
    response_validation_error_http_code responses status status_code status_code_or_exception_class
    status_code_preserve_request status_codes status_int validation_error_status view_responses
    """.split()
)

CALLS = frozenset(
    b"""
    APIGatewayRestResolver APIView AuthenticationError AuthorizationError BaseResponse
    BedrockResponse ClientProblem ConnexionResponse Error EventSourceResponse FileResponse
    HTMLResponse HTTPError HTTPException HTTPRedirect HTTPResponse HTTPStatus HttpError
    HttpResponse HttpResponseBase HttpResponseNotAllowed JSONResponse ORJSONResponse OpenApiExample
    OpenApiParameter PlainTextResponse RedirectResponse Response ResponseError ResponseRedirect
    ResponseStream Responses SanicException ServerError ServiceError SimpleTemplateResponse
    SpecTree Starlette Status StreamingHttpResponse StreamingResponse TemplateResponse
    UJSONResponse abort add_error_handler add_exception_handler alt_response app_errorhandler
    append_slash_redirect create create_response delete doc document_response empty error errorPage
    errorhandler exception_handler exception_response extend_schema file file_stream find_one get
    get_exception_response head html json list make_response marshal_with output output_json patch
    post pretty_json problem put raw redirect register_error_handler render requires respond
    response response_class route send_error send_file setResponseCode setStatus set_status
    start_response status_code swagger_auto_schema technical_500_response text update
    validate_response view
    """.split()
)

PACKAGES = frozenset(
    b"""
    apiflask connexion flask flask_openapi3 flask_restful flask_restplus flask_restx flask_smorest
    functions_framework quart
    """.split()
)

ANSWERS = frozenset(
    b"""
    ACCEPTED AuthenticationFailed CHECKPOINT CONTENT_TOO_LARGE CONTINUE CREATED ContentRangeError
    EARLY_HINTS FOUND HTTPAccepted HTTPContentTooLarge HTTPCreated HTTPFound HTTPImATeapot
    HTTPMethodNotAllowed HTTPMovedPermanently HTTPNetworkAuthenticationRequired HTTPNoContent
    HTTPNonAuthoritativeInformation HTTPNotImplemented HTTPNotModified HTTPPartialContent
    HTTPPayloadTooLarge HTTPPaymentRequired HTTPPermanentRedirect HTTPProxyAuthenticationRequired
    HTTPRangeNotSatisfiable HTTPRequestEntityTooLarge HTTPRequestRangeNotSatisfiable
    HTTPResetContent HTTPSeeOther HTTPServiceUnavailable HTTPTemporaryRedirect HTTPTooManyRequests
    HTTPUnauthorized HTTPUnavailableForLegalReasons HTTPUnsupportedMediaType HTTPUpgradeRequired
    HTTP_100 HTTP_100_CONTINUE HTTP_101 HTTP_101_SWITCHING_PROTOCOLS HTTP_103 HTTP_103_EARLY_HINTS
    HTTP_201 HTTP_201_CREATED HTTP_202 HTTP_202_ACCEPTED HTTP_203
    HTTP_203_NON_AUTHORITATIVE_INFORMATION HTTP_204 HTTP_204_NO_CONTENT HTTP_205
    HTTP_205_RESET_CONTENT HTTP_206 HTTP_206_PARTIAL_CONTENT HTTP_226 HTTP_226_IM_USED HTTP_301
    HTTP_301_MOVED_PERMANENTLY HTTP_302 HTTP_302_FOUND HTTP_303 HTTP_303_SEE_OTHER HTTP_304
    HTTP_304_NOT_MODIFIED HTTP_307 HTTP_307_TEMPORARY_REDIRECT HTTP_308 HTTP_308_PERMANENT_REDIRECT
    HTTP_401 HTTP_401_UNAUTHORIZED HTTP_402 HTTP_402_PAYMENT_REQUIRED HTTP_405
    HTTP_405_METHOD_NOT_ALLOWED HTTP_407 HTTP_407_PROXY_AUTHENTICATION_REQUIRED HTTP_413
    HTTP_413_CONTENT_TOO_LARGE HTTP_413_REQUEST_ENTITY_TOO_LARGE HTTP_415
    HTTP_415_UNSUPPORTED_MEDIA_TYPE HTTP_416 HTTP_416_RANGE_NOT_SATISFIABLE
    HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE HTTP_418 HTTP_418_IM_A_TEAPOT HTTP_426
    HTTP_426_UPGRADE_REQUIRED HTTP_429 HTTP_429_TOO_MANY_REQUESTS HTTP_451
    HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS HTTP_501 HTTP_501_NOT_IMPLEMENTED HTTP_503
    HTTP_503_SERVICE_UNAVAILABLE HTTP_511 HTTP_511_NETWORK_AUTHENTICATION_REQUIRED HTTP_ACCEPTED
    HTTP_CONTENT_TOO_LARGE HTTP_CONTINUE HTTP_CREATED HTTP_EARLY_HINTS HTTP_FOUND HTTP_IM_A_TEAPOT
    HTTP_IM_USED HTTP_METHOD_NOT_ALLOWED HTTP_MOVED_PERMANENTLY
    HTTP_NETWORK_AUTHENTICATION_REQUIRED HTTP_NON_AUTHORITATIVE_INFORMATION HTTP_NOT_IMPLEMENTED
    HTTP_NOT_MODIFIED HTTP_NO_CONTENT HTTP_PARTIAL_CONTENT HTTP_PAYLOAD_TOO_LARGE
    HTTP_PAYMENT_REQUIRED HTTP_PERMANENT_REDIRECT HTTP_PROXY_AUTHENTICATION_REQUIRED
    HTTP_REQUESTED_RANGE_NOT_SATISFIABLE HTTP_REQUEST_ENTITY_TOO_LARGE HTTP_RESET_CONTENT
    HTTP_SEE_OTHER HTTP_SERVICE_UNAVAILABLE HTTP_SWITCHING_PROTOCOLS HTTP_TEMPORARY_REDIRECT
    HTTP_TOO_MANY_REQUESTS HTTP_UNAUTHORIZED HTTP_UNAVAILABLE_FOR_LEGAL_REASONS
    HTTP_UNSUPPORTED_MEDIA_TYPE HTTP_UPGRADE_REQUIRED HttpResponseNotAllowed
    HttpResponseNotModified HttpResponsePermanentRedirect HttpResponseRedirect IM_A_TEAPOT IM_USED
    I_AM_A_TEAPOT ImATeapot InvalidRangeType LEGAL_REASONS MEDIA_TYPE METHOD_NOT_ALLOWED MOVED
    MOVED_PERMANENTLY MethodNotAllowed MethodNotAllowedException MethodNotSupported NETWORK_AUTH
    NETWORK_AUTHENTICATION NETWORK_AUTHENTICATION_REQUIRED NON_AUTHORITATIVE_INFO
    NON_AUTHORITATIVE_INFORMATION NOT_ALLOWED NOT_IMPLEMENTED NOT_MODIFIED NO_CONTENT
    NotAuthenticated NotAuthorizedException NotImplemented OTHER PARTIAL PARTIAL_CONTENT PAYMENT
    PAYMENT_REQUIRED PERMANENT_REDIRECT PROXY_AUTH PROXY_AUTHENTICATION
    PROXY_AUTHENTICATION_REQUIRED PayloadTooLarge RANGE_NOT_SATISFIABLE REQUESTED_RANGE
    REQUESTED_RANGE_NOT_SATISFIABLE REQUEST_ENTITY_TOO_LARGE RESET RESET_CONTENT RESUME
    RESUME_INCOMPLETE RangeNotSatisfiable RequestEntityTooLarge RequestedRangeNotSatisfiable
    SEE_OTHER SERVICE_UNAVAILABLE SWITCHING_PROTOCOLS ServiceUnavailable
    ServiceUnavailableException TEAPOT TEMPORARY TEMPORARY_MOVED TEMPORARY_REDIRECT TOO_MANY
    TOO_MANY_REQUESTS Throttled TooManyRequests TooManyRequestsException UNAUTHORIZED UNAVAILABLE
    UNAVAILABLE_FOR_LEGAL_REASONS UNSUPPORTED_MEDIA UNSUPPORTED_MEDIA_TYPE UPGRADE UPGRADE_REQUIRED
    Unauthorized UnavailableForLegalReasons UnsupportedMediaType accepted checkpoint
    content_too_large continue created early_hints found i_am_a_teapot im_a_teapot im_used
    legal_reasons media_type method_not_allowed moved moved_permanently network_auth
    network_authentication network_authentication_required no_content non_authoritative_info
    non_authoritative_information not_allowed not_implemented not_modified other partial
    partial_content payment payment_required permanent_redirect proxy_auth proxy_authentication
    proxy_authentication_required range_not_satisfiable request_entity_too_large requested_range
    requested_range_not_satisfiable reset reset_content resume resume_incomplete see_other
    service_unavailable switching_protocols teapot temporary temporary_moved temporary_redirect
    too_many too_many_requests unauthorized unavailable unavailable_for_legal_reasons
    unsupported_media unsupported_media_type upgrade upgrade_required
    """.split()
)

JUDGED = frozenset(
    b"""
    BANDWIDTH BANDWIDTH_LIMIT_EXCEEDED BLOCKED_BY_WINDOWS_PARENTAL_CONTROLS CLIENT_CLOSED_REQUEST
    EARLY HTTPImATeapot HTTPNotExtended HTTPUseProxy HTTP_102 HTTP_102_PROCESSING HTTP_305
    HTTP_305_USE_PROXY HTTP_306_RESERVED HTTP_413_REQUEST_ENTITY_TOO_LARGE
    HTTP_414_REQUEST_URI_TOO_LONG HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE HTTP_418
    HTTP_418_IM_A_TEAPOT HTTP_422_UNPROCESSABLE_ENTITY HTTP_509_BANDWIDTH_LIMIT_EXCEEDED HTTP_510
    HTTP_510_NOT_EXTENDED HTTP_701 HTTP_702 HTTP_703 HTTP_710 HTTP_711 HTTP_712 HTTP_719 HTTP_720
    HTTP_721 HTTP_722 HTTP_723 HTTP_724 HTTP_725 HTTP_726 HTTP_727 HTTP_740 HTTP_741 HTTP_742
    HTTP_743 HTTP_744 HTTP_745 HTTP_748 HTTP_749 HTTP_750 HTTP_753 HTTP_754 HTTP_755 HTTP_759
    HTTP_771 HTTP_772 HTTP_773 HTTP_774 HTTP_776 HTTP_777 HTTP_778 HTTP_779 HTTP_780 HTTP_781
    HTTP_782 HTTP_783 HTTP_784 HTTP_785 HTTP_786 HTTP_791 HTTP_792 HTTP_797 HTTP_799
    HTTP_IM_A_TEAPOT HTTP_NOT_EXTENDED HTTP_PROCESSING HTTP_USE_PROXY IM_A_TEAPOT I_AM_A_TEAPOT
    ImATeapot NONE NOT_EXTENDED NO_RESPONSE PARENTAL_CONTROLS PROCESSING REQUEST_URI_TOO_LONG RETRY
    RETRY_WITH SWITCH_PROXY TEAPOT USE_PROXY bandwidth bandwidth_limit_exceeded
    blocked_by_windows_parental_controls client_closed_request early i_am_a_teapot im_a_teapot
    no_response none not_extended parental_controls processing request_uri_too_long retry
    retry_with switch_proxy teapot use_proxy
    """.split()
)
