"""Monitoring, scraping, search, cloud clients and retries that take statuses."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, INT_TEXT, MEMBERS, Row

SINKS: tuple[Row, ...] = (
    ("sentry_sdk.integrations.starlette.StarletteIntegration", MEMBERS, "failed_request_status_codes", 1, INT, "yes", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/integrations/starlette.py:113"),
    ("sentry_sdk.integrations.litestar.LitestarIntegration", MEMBERS, "failed_request_status_codes", 0, INT, "yes", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/integrations/litestar.py:63"),
    ("sentry_sdk.integrations.aiohttp.AioHttpIntegration", MEMBERS, "failed_request_status_codes", -1, INT, "yes", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/integrations/aiohttp.py:95"),
    ("sentry_sdk.integrations.sanic.SanicIntegration", MEMBERS, "unsampled_statuses", 0, INT, "yes", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/integrations/sanic.py:68"),
    ("sentry_sdk.tracing.Span.set_http_status", ARGUMENT, "http_status", 0, INT, "3.11", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/tracing.py:645"),
    ("scrapy.http.Response", ARGUMENT, "status", 1, INT_TEXT, "yes", "elsewhere", "Scrapy 2.19.0 scrapy/http/response/__init__.py:71"),
    ("scrapy.http.Response", ATTRIBUTE, "status", -1, INT_TEXT, "yes", "comparison", "Scrapy 2.19.0 scrapy/http/response/__init__.py:71"),
    ("scrapy.Spider", CLASS, "handle_httpstatus_list", -1, INT, "yes", "elsewhere", "Scrapy 2.19.0 scrapy/spiders/__init__.py:47"),
    ("websockets.asyncio.server.ServerConnection.respond", ARGUMENT, "status", 0, INT, "yes", "response", "websockets 17.4 websockets/asyncio/server.py:92"),
    ("websockets.sync.server.ServerConnection.respond", ARGUMENT, "status", 0, INT, "yes", "response", "websockets 17.4 websockets/sync/server.py:101"),
    ("websockets.http11.Response", ARGUMENT, "status_code", 0, INT, "kept", "response", "websockets 17.4 websockets/http11.py:221"),
    ("aiohttp_retry.ExponentialRetry", MEMBERS, "statuses", 4, INT, "yes", "elsewhere", "aiohttp-retry 2.9.1 aiohttp_retry/retry_options.py:46"),
    ("aiohttp_retry.RandomRetry", MEMBERS, "statuses", 1, INT, "yes", "elsewhere", "aiohttp-retry 2.9.1 aiohttp_retry/retry_options.py:87"),
    ("aiohttp_retry.ListRetry", MEMBERS, "statuses", 1, INT, "yes", "elsewhere", "aiohttp-retry 2.9.1 aiohttp_retry/retry_options.py:123"),
    ("aiohttp_retry.FibonacciRetry", MEMBERS, "statuses", 2, INT, "yes", "elsewhere", "aiohttp-retry 2.9.1 aiohttp_retry/retry_options.py:152"),
    ("aiohttp_retry.JitterRetry", MEMBERS, "statuses", 4, INT, "yes", "elsewhere", "aiohttp-retry 2.9.1 aiohttp_retry/retry_options.py:192"),
    ("elasticsearch.Elasticsearch", MEMBERS, "retry_on_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_sync/client/__init__.py:139"),
    ("elasticsearch.AsyncElasticsearch", MEMBERS, "retry_on_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_async/client/__init__.py:139"),
    ("elasticsearch.Elasticsearch.options", MEMBERS, "ignore_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_sync/client/__init__.py:434"),
    ("elasticsearch.AsyncElasticsearch.options", MEMBERS, "ignore_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_async/client/__init__.py:434"),
    ("elasticsearch.Elasticsearch.options", MEMBERS, "retry_on_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_sync/client/__init__.py:434"),
    ("elasticsearch.AsyncElasticsearch.options", MEMBERS, "retry_on_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_async/client/__init__.py:434"),
    ("elasticsearch.Elasticsearch.options", ARGUMENT, "ignore_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_sync/client/__init__.py:434"),
    ("elasticsearch.AsyncElasticsearch.options", ARGUMENT, "ignore_status", -1, INT, "yes", "elsewhere", "elasticsearch 9.5.1 elasticsearch/_async/client/__init__.py:434"),
    ("kubernetes.client.ApiException", ARGUMENT, "status", 0, INT, "kept", "elsewhere", "kubernetes 37.0.1 kubernetes/client/exceptions.py:105"),
    ("kubernetes.client.ApiException", ATTRIBUTE, "status", -1, INT, "kept", "comparison", "kubernetes 37.0.1 kubernetes/client/exceptions.py:105"),
    ("google.api_core.exceptions.from_http_status", ARGUMENT, "status_code", 0, INT, "yes", "elsewhere", "google-api-core 2.44.0 google/api_core/exceptions.py:515"),
    ("google.api_core.exceptions.GoogleAPICallError", CLASS, "code", -1, INT, "kept", "elsewhere", "google-api-core 2.44.0 google/api_core/exceptions.py:145"),
    ("google.api_core.exceptions.GoogleAPICallError", ATTRIBUTE, "code", -1, INT, "kept", "comparison", "google-api-core 2.44.0 google/api_core/exceptions.py:145"),
    ("requests_cache.CachedSession", MEMBERS, "allowable_codes", 7, INT, "yes", "elsewhere", "requests-cache 1.3.3 requests_cache/session.py:380"),
    ("requests_cache.install_cache", MEMBERS, "allowable_codes", -1, INT, "yes", "elsewhere", "requests-cache 1.3.3 requests_cache/patcher.py:24"),
    ("sentry_sdk.integrations.fastapi.FastApiIntegration", MEMBERS, "failed_request_status_codes", 1, INT, "yes", "elsewhere", "sentry-sdk 2.75.0 sentry_sdk/integrations/starlette.py:113"),
)

ALIASES = (
    ("kubernetes.client.rest.ApiException", "kubernetes.client.ApiException"),
    ("kubernetes.client.exceptions.ApiException", "kubernetes.client.ApiException"),
)
