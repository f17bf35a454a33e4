"""Errors of URLs, headers, addresses, TLS and the HTTP client."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "untrusted-endpoint",
        (
            "Connector URL is not matching the trusted connector endpoint regex",
            "Connector URL is not matching the trusted connector endpoint regex, URL is: {url}",
            "URL can't match trusted url regex",
        ),
        "The URL, with the connector's parameters filled in, fully matches none of the cluster's trusted endpoints. "
        "Every action counts, and since 3.7 each call is checked again with the call's parameters.",
        (
            "the host is not in the list: api.cohere.com, Azure, your own host",
            "a parameter of the host is not filled in by the connector itself",
            "the path is missing, or there is one where the pattern ends at the host (textract, comprehend, "
            "rekognition)",
            "since 3.7: the call gave a parameter that changes the URL",
        ),
        "blueprintc trust prints the narrowest pattern; add it to "
        "plugins.ml_commons.trusted_connector_endpoints_regex, beside the ones that are there.",
        ("BP602", "BP603"),
    ),
    KnownError(
        "no-trusted-endpoints",
        (
            "Trusted connector endpoints regex is not configured. Please set "
            "plugins.ml_commons.trusted_connector_endpoints_regex.",
        ),
        "The cluster has no trusted endpoints. Releases 3.7 and 3.8 also say so when they ask for the status of a "
        "batch job, although the list is there.",
        ("the setting is an empty list", "since 3.7: the status of a batch task was asked for, or it was cancelled"),
        "Set the list; blueprintc trust --keep-defaults prints one. For batch tasks there is no remedy but another "
        "release.",
        ("BP602", "BP622"),
    ),
    KnownError(
        "private-endpoint",
        ("Connector URL is not matching the trusted connector private endpoint regex",),
        "The address is a private one, and the URL matches none of the trusted private endpoints (since 3.7).",
        ("plugins.ml_commons.trusted_connector_private_endpoints_regex does not have the URL",),
        "Add a narrow pattern for the URL to that setting.",
        ("BP604",),
    ),
    KnownError(
        "no-url",
        ("Resolved connector URL is null",),
        "The action has no URL.",
        ("url is missing in the action",),
        "Give the action a URL.",
        ("BP105", "BP650"),
    ),
    KnownError(
        "unsafe-regex-setting",
        (
            "Regex pattern too long (max {limit:word} chars): {pattern}",
            "Regex pattern contains nested quantifiers or backreferences that may cause ReDoS: {pattern}",
            "Invalid regex pattern: {pattern}",
        ),
        "A pattern of a setting or of a processor is refused: it is too long, may take for ever, or is no Java regex.",
        ("the pattern has a group with a quantifier inside and outside, or \\1", "the pattern does not compile"),
        "Write it more simply; blueprintc trust prints patterns that are taken.",
        ("BP602",),
    ),
    KnownError(
        "bad-regex",
        ("Unclosed {what} near index {place}", "Dangling meta character '{character}' near index {place}"),
        "A regex of a setting, of a guardrail or of a processor is no Java regex.",
        ("a bracket or a parenthesis is not closed", "a special character has no backslash"),
        "Mend the pattern at the place that is named.",
    ),
    KnownError(
        "bad-uri",
        (
            "Encountered error when trying to create uri from endpoint in ml connector. Please update the endpoint in "
            "connection configuration:",
            "Encountered error when trying to create uri from endpoint in ml connector. Please update the endpoint in "
            "connection configuration: {url}",
            "Invalid URI. Please check if the endpoint is valid from connector.",
            "Illegal character in {part} at index {place:word}: {url}",
            "Malformed escape pair at index {place:word}: {url}",
            "Expected authority at index {place:word}: {url}",
            "Expected scheme name at index {place:word}: {url}",
            "Relative path in absolute URI: {url}",
        ),
        "The URL of the call is no URI with a host. The message does not show it since 3.2; the cause sometimes does.",
        (
            "a placeholder of the URL is not filled in: { and } are not allowed in a URI",
            "${credential.…} stands in the URL, where it is never filled in",
            "a parameter of the call has a blank, or a slash, which the server turns into \\/",
            "the host has an underscore, or is missing",
        ),
        "Give every placeholder of the URL a value in parameters, and put keys into headers.",
        ("BP606", "BP603", "BP129", "BP208"),
    ),
    KnownError(
        "private-address",
        (
            "Remote inference host name has private ip address: {host}",
            "Remote inference host name has restricted ip address: {host}",
        ),
        "The host resolves to a private address (10/8, 172.16/12, 192.168/16, 127/8, 169.254/16), or to one that the "
        "cluster restricts.",
        (
            "the provider runs on localhost or in the own network, and private addresses are not allowed",
            "the host name is resolved by an internal DNS, for example to a VPC endpoint",
        ),
        "Set plugins.ml_commons.connector.private_ip_enabled to true and deploy the model again. "
        "connector.restricted_ip_patterns wins over that. Amazon OpenSearch Service does not allow it.",
        ("BP604",),
    ),
    KnownError(
        "bad-protocol-or-port",
        ("Protocol is not http or https: {protocol}", "Port out of range: {port}"),
        "The URL has another scheme than http and https, or an impossible port.",
        ("the URL begins with ftp:, ws: or a misspelt scheme", "the port is above 65535"),
        "Correct the URL.",
        ("BP606", "BP602"),
    ),
    KnownError(
        "parameter-in-header",
        (
            "Header '{name}' cannot use ${parameters.*} placeholders for security reasons. "
            "Use ${credential.*} instead.",
            "Header '{name}' cannot use ${parameters.*} placeholders in MCP connectors.",
        ),
        "Since 3.7, headers that identify somebody, and all headers of MCP connectors, take no parameters.",
        ("Authorization, x-api-key, cookie, host or a forwarding header uses ${parameters.…}",),
        "Move the value to credential and use ${credential.…}.",
        ("BP615",),
    ),
    KnownError(
        "unresolved-header",
        ("Header '{name}' contains unresolved placeholder. Required parameter is missing.",),
        "A header names a parameter that neither the connector nor the call gives (since 3.7).",
        ("the caller does not give the parameter, and the connector has no default for it",),
        "Give the parameter a value in parameters, or a default: ${parameters.name:-value}.",
        ("BP615", "BP120"),
    ),
    KnownError(
        "bad-header",
        (
            "Header value contains invalid control character",
            "Header size (key + value) exceeds 8KB limit",
            "Total headers size (key + value) exceeds 64KB limit",
            "Validation failed for header '{name}'",
            'a header name can only contain "token" characters, but found invalid character {rest}',
        ),
        "A header cannot be sent: it has a line end or another control character, a blank in its name, or is too long.",
        (
            "the credential was pasted with a line end",
            "the name of the header has a blank or a colon",
            "a parameter with several lines is put into a header",
        ),
        "Remove the line end; names of headers have letters, digits and -.",
        ("BP616",),
    ),
    KnownError(
        "http-method",
        ("unsupported http method",),
        "The server sends POST and GET, and since 3.5 PUT and DELETE. The method is checked when the action is called, "
        "not at create.",
        ("the method is misspelt, or is PATCH", "PUT or DELETE on a release before 3.5"),
        "Use POST or GET.",
        ("BP611", "BP640"),
    ),
    KnownError(
        "empty-post",
        ("Content length is 0. Aborting request to remote model",),
        "The action posts nothing: the server sends no POST without a body.",
        (
            "the action has no request_body",
            "without request_body the call's parameter http_body is the body, and it is not given",
        ),
        "Give the action a request_body, or let the call give http_body.",
        ("BP230",),
    ),
    KnownError(
        "client-limits",
        (
            "readTimeout must not be negative",
            "connectionTimeout must not be negative",
            "{name:word} must not be negative",
            "maxConnections: {value:word} (expected: >= 1)",
            "maxConcurrency {rest}",
        ),
        "A number of client_config is one that the HTTP client cannot have.",
        ("a timeout is negative, or max_connection is less than 1",),
        "Use positive numbers; timeouts are seconds.",
        ("BP621", "BP618"),
    ),
    KnownError(
        "acquire-timeout",
        ("Acquire operation took longer than the configured maximum time{rest}",),
        "All connections to the provider were in use for ten seconds. The server answers 429.",
        (
            "max_connection (30) is less than the requests at once: one a document for Bedrock and for scripts",
            "the provider answers slowly, and retries keep connections busy",
        ),
        "Raise client_config.max_connection, ingest in smaller bulks, or send several documents in one request.",
    ),
    KnownError(
        "no-connection",
        (
            "Error communicating with remote model: {reason}",
            "Connection refused: {address}",
            "Read timed out",
            "Connection reset by peer",
            "The connection was closed during the request. {rest}",
            "The channel was closed before the protocol could be determined.",
            "{host:word}: Name or service not known",
            "Failed to resolve '{host}'{rest}",
            "Received fatal alert: {alert}",
            "unable to find valid certification path to requested target",
            "PKIX path building failed: {rest}",
        ),
        "No answer came from the provider: the connection was refused, cut, timed out, or TLS failed.",
        (
            "host or port is wrong, or the node cannot reach it (proxy, firewall: the server uses no proxy)",
            "https is used where the provider speaks http, or the other way round",
            "the provider takes longer than client_config.read_timeout (seconds; 30 since 3.6)",
            "the certificate is not one that Java trusts",
        ),
        "Try the URL from the node with curl; raise read_timeout; see max_retry_times for failures that pass.",
        ("BP618",),
    ),
    KnownError(
        "mutual-tls",
        (
            "Mixed authentication methods are not allowed. {rest}",
            "Unsupported keystore type: {type}. Supported types are: PEM, PKCS12",
        ),
        "The material for mutual TLS (3.9) is not complete or contradicts an API key.",
        ("keystore_type is misspelt", "both a client certificate and the credential api_key are given"),
        "Give client_cert_pem and client_key_pem (or client_cert_pkcs12), and no api_key.",
    ),
)
