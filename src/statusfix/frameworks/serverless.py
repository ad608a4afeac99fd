"""Functions behind a gateway: Chalice, Powertools for AWS Lambda, Azure Functions."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, KEYS, VIEW, Row

SINKS: tuple[Row, ...] = (
    ("chalice.Response", ARGUMENT, "status_code", 2, INT, "kept", "response", "chalice 1.34.0 chalice/app.py:473"),
    ("chalice.ChaliceViewError", CLASS, "STATUS_CODE", -1, INT, "kept", "response", "chalice 1.34.0 chalice/app.py:102"),
    ("aws_lambda_powertools.event_handler.Response", ARGUMENT, "status_code", 0, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:326"),
    ("aws_lambda_powertools.event_handler.Response", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:326"),
    ("aws_lambda_powertools.event_handler.api_gateway.BedrockResponse", ARGUMENT, "status_code", 1, INT, "yes", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:288"),
    ("aws_lambda_powertools.event_handler.exceptions.ServiceError", ARGUMENT, "status_code", 0, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/exceptions.py:28"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.get", ARGUMENT, "status_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:942"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.post", ARGUMENT, "status_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1007"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.put", ARGUMENT, "status_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1073"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.patch", ARGUMENT, "status_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1204"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.delete", ARGUMENT, "status_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1139"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.head", ARGUMENT, "status_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1272"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.route", ARGUMENT, "status_code", 17, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:876"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.get", ARGUMENT, "custom_response_validation_http_code", 15, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:942"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.post", ARGUMENT, "custom_response_validation_http_code", 15, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1007"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.put", ARGUMENT, "custom_response_validation_http_code", 15, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1073"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.patch", ARGUMENT, "custom_response_validation_http_code", 15, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1204"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.delete", ARGUMENT, "custom_response_validation_http_code", 15, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1139"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.head", ARGUMENT, "custom_response_validation_http_code", 15, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1272"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.route", ARGUMENT, "custom_response_validation_http_code", 16, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:876"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.get", KEYS, "responses", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:942"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.post", KEYS, "responses", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1007"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.put", KEYS, "responses", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1073"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.patch", KEYS, "responses", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1204"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.delete", KEYS, "responses", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1139"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.head", KEYS, "responses", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1272"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.route", KEYS, "responses", 7, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:876"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.get", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:942"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.post", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1007"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.put", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1073"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.patch", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1204"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.delete", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1139"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.head", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:1272"),
    ("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.route", VIEW, "", -1, INT, "kept", "response", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:876"),
    ("aws_lambda_powertools.event_handler.APIGatewayRestResolver", ARGUMENT, "response_validation_error_http_code", 6, INT, "yes", "declaration", "aws_lambda_powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:3318"),
    ("azure.functions.HttpResponse", ARGUMENT, "status_code", -1, INT, "yes", "response", "azure-functions 1.26.0 azure/functions/_http.py:71"),
    ("azure.functions.HttpResponse", ATTRIBUTE, "status_code", -1, INT, "yes", "response", "azure-functions 1.26.0 azure/functions/_http.py:71"),
)

TUPLES = (
    ("aws_lambda_powertools.", "tuple", "2:1", "aws-lambda-powertools 3.37.0 aws_lambda_powertools/event_handler/api_gateway.py:3099"),
)

ALIASES = (
    ("chalice.app.", "chalice."),
    ("aws_lambda_powertools.event_handler.api_gateway.APIGatewayRestResolver", "aws_lambda_powertools.event_handler.APIGatewayRestResolver"),
    ("aws_lambda_powertools.event_handler.api_gateway.Response", "aws_lambda_powertools.event_handler.Response"),
    ("azure.functions._http.HttpResponse", "azure.functions.HttpResponse"),
)

SUBCLASSES = (
    ("aws_lambda_powertools.event_handler.APIGatewayRestResolver", "aws_lambda_powertools.event_handler.api_gateway.BaseRouter"),
    ("aws_lambda_powertools.event_handler.APIGatewayHttpResolver", "aws_lambda_powertools.event_handler.api_gateway.BaseRouter"),
    ("aws_lambda_powertools.event_handler.ALBResolver", "aws_lambda_powertools.event_handler.api_gateway.BaseRouter"),
    ("aws_lambda_powertools.event_handler.LambdaFunctionUrlResolver", "aws_lambda_powertools.event_handler.api_gateway.BaseRouter"),
    ("aws_lambda_powertools.event_handler.api_gateway.Router", "aws_lambda_powertools.event_handler.api_gateway.BaseRouter"),
)
