"""Every status code of the IANA registry: what it means, and where that is written.

`state` is one of standard, deprecated, reserved, obsoleted, temporary and experimental.
`http_version` is the version of HTTP that the code came with: 1.0 (RFC 1945), 1.1 (the RFCs
2068 and 2616), 2 (RFC 7540); an extension came in a document of its own, for any version.
What a status means doesn't depend on the version of a message that carries it (RFC 9110 16).
The codes 102 and 305 are deprecated by RFC 4918 21.4 and RFC 9110 15.4.6; the registry itself
only marks 104 (temporary), 306 and 418 (unused), and 510 (obsoleted).
"""

from __future__ import annotations

# (code, phrase, state, http_version, specification, section, explanation)
STATUSES: tuple[tuple[int, str, str, str, str, str, str], ...] = (
    (
        100,
        "Continue",
        "standard",
        "1.1",
        "RFC 9110",
        "15.2.1",
        "The headers look fine, the client may send the body. An interim answer to `Expect: "
        "100-continue`: the server sends it, never an application as its result.",
    ),
    (
        101,
        "Switching Protocols",
        "standard",
        "1.1",
        "RFC 9110",
        "15.2.2",
        "From here on the connection speaks the protocol named in Upgrade, as for WebSocket. "
        "It exists in HTTP/1.1 only; the server's machinery sends it, not a handler.",
    ),
    (
        102,
        "Processing",
        "deprecated",
        "extension",
        "RFC 2518",
        "10.1",
        "Told a WebDAV client that a long request is still being worked on. RFC 4918 21.4 "
        "took it out of WebDAV again; answer 202 and let the client ask later.",
    ),
    (
        103,
        "Early Hints",
        "experimental",
        "extension",
        "RFC 8297",
        "2",
        "Sends some header fields, usually Link for preloading, before the real answer is "
        "ready. An interim answer: a final status still has to follow.",
    ),
    (
        104,
        "Upload Resumption Supported",
        "temporary",
        "extension",
        "draft-ietf-httpbis-resumable-upload",
        "",
        "An interim answer that tells a client where to resume a broken upload. The "
        "registration is temporary and belongs to a draft, so its meaning may still change or "
        "lapse.",
    ),
    (
        200,
        "OK",
        "standard",
        "1.0",
        "RFC 9110",
        "15.3.1",
        "The request worked and the content is its result. The trap is 200 around an error "
        "message: clients, caches and monitoring believe the status, not the text.",
    ),
    (
        201,
        "Created",
        "standard",
        "1.0",
        "RFC 9110",
        "15.3.2",
        "The request made one or more new resources. Name the new one in Location; without "
        "it, the address that was requested counts as the new resource.",
    ),
    (
        202,
        "Accepted",
        "standard",
        "1.0",
        "RFC 9110",
        "15.3.3",
        "The request is taken in but not carried out yet, and may still fail. HTTP has no way "
        "to report later, so the content should say where the outcome will be found.",
    ),
    (
        203,
        "Non-Authoritative Information",
        "standard",
        "1.1",
        "RFC 9110",
        "15.3.4",
        "A transforming proxy changed what the origin server sent as 200. It is for proxies; "
        "an application that produces its own content answers 200.",
    ),
    (
        204,
        "No Content",
        "standard",
        "1.0",
        "RFC 9110",
        "15.3.5",
        "The request worked and there is nothing to send. The answer ends with its headers: a "
        "body, even `null` or `{}`, is lost or breaks the connection.",
    ),
    (
        205,
        "Reset Content",
        "standard",
        "1.1",
        "RFC 9110",
        "15.3.6",
        "The request worked and the client should clear the form it came from. It has no "
        "content, but unlike 204 nothing in the framing drops a body that was given.",
    ),
    (
        206,
        "Partial Content",
        "standard",
        "1.1",
        "RFC 9110",
        "15.3.7",
        "The part of the representation that a Range header asked for, labelled by "
        "Content-Range. For one page of a list use 200: 206 is about byte ranges, not "
        "pagination.",
    ),
    (
        207,
        "Multi-Status",
        "standard",
        "extension",
        "RFC 4918",
        "11.1",
        "Several outcomes in one answer, as a WebDAV multistatus document. The status alone "
        "says nothing about success; the client has to read every part.",
    ),
    (
        208,
        "Already Reported",
        "experimental",
        "extension",
        "RFC 5842",
        "7.1",
        "Inside a WebDAV 207 document: this resource was listed before, through another "
        "binding. It is hardly ever the status of a whole response.",
    ),
    (
        226,
        "IM Used",
        "standard",
        "extension",
        "RFC 3229",
        "10.4.1",
        "The content is a delta against a version that the client has, made with the methods "
        "named in IM. Only for a GET that asked for it with A-IM.",
    ),
    (
        300,
        "Multiple Choices",
        "standard",
        "1.0",
        "RFC 9110",
        "15.4.1",
        "The resource comes in several forms and the client or its user picks one. List the "
        "choices in the content and put a preferred one into Location.",
    ),
    (
        301,
        "Moved Permanently",
        "standard",
        "1.0",
        "RFC 9110",
        "15.4.2",
        "The resource has a new address for good, given in Location; browsers and caches "
        "remember it. Clients may turn a POST into a GET: 308 keeps the method.",
    ),
    (
        302,
        "Found",
        "standard",
        "1.0",
        "RFC 9110",
        "15.4.3",
        "For now the resource is at the address in Location. Clients may turn a POST into a "
        "GET, so say 303 where that is wanted and 307 where it is not.",
    ),
    (
        303,
        "See Other",
        "standard",
        "1.1",
        "RFC 9110",
        "15.4.4",
        "The answer is to be fetched by GET from the address in Location. The right redirect "
        "after a form was posted, so that a reload doesn't post it again.",
    ),
    (
        304,
        "Not Modified",
        "standard",
        "1.0",
        "RFC 9110",
        "15.4.5",
        "The copy that the client holds is still good. Only as the answer to a conditional "
        "GET or HEAD; it carries validators and caching fields and no content.",
    ),
    (
        305,
        "Use Proxy",
        "deprecated",
        "1.1",
        "RFC 9110",
        "15.4.6",
        "Told the client to repeat the request through a proxy. Deprecated because an answer "
        "must not be able to reconfigure a client's proxy; clients ignore it.",
    ),
    (
        306,
        "(Unused)",
        "reserved",
        "1.1",
        "RFC 9110",
        "15.4.7",
        "Was called Switch Proxy in a draft of HTTP/1.1 and is used no longer. The code stays "
        "reserved: nothing may send it.",
    ),
    (
        307,
        "Temporary Redirect",
        "standard",
        "1.1",
        "RFC 9110",
        "15.4.8",
        "For now the resource is at the address in Location, and the client repeats the same "
        "method and content there. Like 302, without the change to GET.",
    ),
    (
        308,
        "Permanent Redirect",
        "standard",
        "extension",
        "RFC 9110",
        "15.4.9",
        "The resource has a new address for good, and the client repeats the same method and "
        "content there. Like 301, without the change to GET; a standard since RFC 7538 "
        "(2015).",
    ),
    (
        400,
        "Bad Request",
        "standard",
        "1.0",
        "RFC 9110",
        "15.5.1",
        "The server cannot or will not process the request because the client got it wrong: "
        "broken syntax, bad framing, nonsense parameters. Use a closer 4xx where one fits.",
    ),
    (
        401,
        "Unauthorized",
        "standard",
        "1.0",
        "RFC 9110",
        "15.5.2",
        "The request lacks valid credentials: despite the name this is about authentication. "
        "It has to carry a challenge in WWW-Authenticate; who is known but not allowed gets "
        "403.",
    ),
    (
        402,
        "Payment Required",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.3",
        "Reserved for future use. Payment services answer it all the same, each with a "
        "meaning of its own that no general client knows.",
    ),
    (
        403,
        "Forbidden",
        "standard",
        "1.0",
        "RFC 9110",
        "15.5.4",
        "The server understood and refuses; sending the same credentials again won't help. "
        "This is about permission, where 401 is about authentication; 404 may hide that the "
        "resource exists.",
    ),
    (
        404,
        "Not Found",
        "standard",
        "1.0",
        "RFC 9110",
        "15.5.5",
        "Nothing is here, or the server won't say that something is. Nothing is said about "
        "how long that lasts; 410 is for what is known to be gone for good.",
    ),
    (
        405,
        "Method Not Allowed",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.6",
        "The method is known but this resource doesn't support it. The methods that it does "
        "support have to stand in Allow.",
    ),
    (
        406,
        "Not Acceptable",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.7",
        "No representation fits the Accept fields of the request and the server has no "
        "default to offer. Sending some other representation with 200 is often kinder.",
    ),
    (
        407,
        "Proxy Authentication Required",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.8",
        "Like 401, but it is a proxy that wants credentials, with its challenge in "
        "Proxy-Authenticate. An origin application means 401.",
    ),
    (
        408,
        "Request Timeout",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.9",
        "The server gave up waiting for the complete request. Servers send it on slow or idle "
        "connections; for a slow upstream service the status is 504.",
    ),
    (
        409,
        "Conflict",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.10",
        "The request clashes with the present state of the resource, such as an edit of an "
        "old version. The user should be able to resolve it, so the content explains the "
        "clash.",
    ),
    (
        410,
        "Gone",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.11",
        "The resource was here, was removed on purpose and will not come back; links to it "
        "should go. If that isn't certain, answer 404. Caches may keep it.",
    ),
    (
        411,
        "Length Required",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.12",
        "The server wants a Content-Length before it reads the request. The client may try "
        "again with one.",
    ),
    (
        412,
        "Precondition Failed",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.13",
        "A condition in the request, such as If-Match, turned out false, so nothing was done. "
        "Without a condition in the request it has no meaning; 428 demands one.",
    ),
    (
        413,
        "Content Too Large",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.14",
        "The request's content is larger than the server will process. Formerly Request "
        "Entity Too Large and Payload Too Large; if the limit is temporary, Retry-After says "
        "when to come back.",
    ),
    (
        414,
        "URI Too Long",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.15",
        "The address of the request is longer than the server will read. Often a form that "
        "should have used POST, or a redirect that feeds itself. Formerly Request-URI Too "
        "Long.",
    ),
    (
        415,
        "Unsupported Media Type",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.16",
        "The content of the request is in a format or coding that this method doesn't take "
        "here. About what the client sent; 406 is about what it wants back.",
    ),
    (
        416,
        "Range Not Satisfiable",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.17",
        "None of the ranges in the request's Range field can be served. Content-Range then "
        "tells the real length, `bytes */1234`. Formerly Requested Range Not Satisfiable.",
    ),
    (
        417,
        "Expectation Failed",
        "standard",
        "1.1",
        "RFC 9110",
        "15.5.18",
        "The server cannot meet what the request's Expect field asks for. It is about that "
        "field only, never about expectations of the application.",
    ),
    (
        418,
        "I'm a Teapot",
        "reserved",
        "HTCPCP/1.0",
        "RFC 9110",
        "15.5.19",
        "The joke of RFC 2324, deployed so widely that the registry reserves the code and "
        "lists it as (Unused). Clients treat it as 400; don't give it a real meaning.",
    ),
    (
        421,
        "Misdirected Request",
        "standard",
        "2",
        "RFC 9110",
        "15.5.20",
        "The request reached a server that cannot answer for this host, mostly on a "
        "connection that was reused for another one. The client may retry on a new "
        "connection. Came with HTTP/2.",
    ),
    (
        422,
        "Unprocessable Content",
        "standard",
        "extension",
        "RFC 9110",
        "15.5.21",
        "The content is well-formed and of a known type, but what it says cannot be acted on: "
        "the usual answer to failed validation. Formerly Unprocessable Entity, from WebDAV.",
    ),
    (
        423,
        "Locked",
        "standard",
        "extension",
        "RFC 4918",
        "11.3",
        "A WebDAV lock on the resource stands against the request. Elsewhere 409 is better "
        "understood.",
    ),
    (
        424,
        "Failed Dependency",
        "standard",
        "extension",
        "RFC 4918",
        "11.4",
        "This part of a WebDAV request was not done because another part that it depends on "
        "failed. Not for a failing upstream service: that is 502.",
    ),
    (
        425,
        "Too Early",
        "standard",
        "extension",
        "RFC 8470",
        "5.2",
        "The server won't process a request that came as TLS early data, because that could "
        "be a replay. Only then: it doesn't mean that the client should try again later.",
    ),
    (
        426,
        "Upgrade Required",
        "standard",
        "extension",
        "RFC 9110",
        "15.5.22",
        "The server refuses this protocol but might accept the request after a switch to the "
        "one named in Upgrade. It isn't for outdated client software.",
    ),
    (
        428,
        "Precondition Required",
        "standard",
        "extension",
        "RFC 6585",
        "3",
        "The server only takes conditional requests here, to prevent lost updates: send "
        "If-Match and try again. The content should explain how.",
    ),
    (
        429,
        "Too Many Requests",
        "standard",
        "extension",
        "RFC 6585",
        "4",
        "The client sent too many requests within some time. Retry-After may say how long to "
        "wait; without it clients guess.",
    ),
    (
        431,
        "Request Header Fields Too Large",
        "standard",
        "extension",
        "RFC 6585",
        "5",
        "One header field of the request, or all together, is too large; cookies are the "
        "usual cause. The content should name the field.",
    ),
    (
        451,
        "Unavailable For Legal Reasons",
        "standard",
        "extension",
        "RFC 7725",
        "3",
        "Access is denied because of a legal demand. The content should explain it, and "
        'whoever blocks should be named in a Link with `rel="blocked-by"`.',
    ),
    (
        500,
        "Internal Server Error",
        "standard",
        "1.0",
        "RFC 9110",
        "15.6.1",
        "Something unexpected went wrong in the server. Not for mistakes of the client, and "
        "no place to show a stack trace.",
    ),
    (
        501,
        "Not Implemented",
        "standard",
        "1.0",
        "RFC 9110",
        "15.6.2",
        "The server doesn't know the method, for any resource. A known method that this "
        "resource doesn't take is 405; servers have to support GET and HEAD, so it isn't a "
        "mark for unfinished work.",
    ),
    (
        502,
        "Bad Gateway",
        "standard",
        "1.0",
        "RFC 9110",
        "15.6.3",
        "The server asked another server on the client's behalf and got an invalid answer. "
        "Only for a gateway or proxy; an own failure is 500.",
    ),
    (
        503,
        "Service Unavailable",
        "standard",
        "1.0",
        "RFC 9110",
        "15.6.4",
        "Overload or maintenance, expected to pass. Retry-After may say when; a server may "
        "also just refuse the connection.",
    ),
    (
        504,
        "Gateway Timeout",
        "standard",
        "1.1",
        "RFC 9110",
        "15.6.5",
        "The server asked another server on the client's behalf and got no answer in time. A "
        "client that is too slow itself gets 408.",
    ),
    (
        505,
        "HTTP Version Not Supported",
        "standard",
        "1.1",
        "RFC 9110",
        "15.6.6",
        "The server refuses the major version of HTTP in the request; the content should say "
        "why and what it speaks. About HTTP, not about the version of an API.",
    ),
    (
        506,
        "Variant Also Negotiates",
        "experimental",
        "extension",
        "RFC 2295",
        "8.1",
        "The server's content negotiation is set up in a circle: the chosen variant would "
        "negotiate again. A server's own mistake in configuration, rarely seen.",
    ),
    (
        507,
        "Insufficient Storage",
        "standard",
        "extension",
        "RFC 4918",
        "11.5",
        "The server has no room to store what the request needs; seen as temporary. Comes "
        "from WebDAV.",
    ),
    (
        508,
        "Loop Detected",
        "experimental",
        "extension",
        "RFC 5842",
        "7.2",
        "A WebDAV request over a whole tree met a loop of bindings and was given up. Redirect "
        "loops and recursion in an application are something else.",
    ),
    (
        510,
        "Not Extended",
        "obsoleted",
        "extension",
        "RFC 2774",
        "7",
        "Asked for an HTTP extension that the request had not declared. The experiment has "
        "ended and the registry marks the code as obsoleted.",
    ),
    (
        511,
        "Network Authentication Required",
        "standard",
        "extension",
        "RFC 6585",
        "6",
        "The network wants a login before it lets the request out, as on public wireless "
        "networks. The intercepting proxy sends it; for a login to a site the status is 401.",
    ),
)
