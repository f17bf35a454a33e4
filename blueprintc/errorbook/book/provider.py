"""Errors around the provider's answer: statuses, empty bodies, throttling, interface, guardrails."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "provider-throttled",
        (
            "Error from remote service: The request was denied due to remote server throttling. To change the retry "
            "policy and behavior, please update the connector client_config.",
            'Error from remote service: {"message":null}',
        ),
        "The provider limits the number of requests (AWS ThrottlingException).",
        (
            "more requests at once than the account's quota allows: one a document for Bedrock and for scripts",
            "no retries: max_retry_times is 0 by default",
        ),
        "Set client_config.max_retry_times and retry_backoff_policy, ingest more slowly, or raise the quota.",
        ("BP619",),
    ),
    KnownError(
        "provider-signature",
        (
            "Error from remote service: {before}Credential should be scoped to correct service{rest}",
            "Error from remote service: {before}Credential should be scoped to a valid region{rest}",
            "Error from remote service: {before}signature we calculated does not match{rest}",
            "Error from remote service: {before}security token included in the request is {rest}",
        ),
        "AWS refuses the signature or the keys.",
        (
            "service_name is not the one that the host signs with: bedrock for all Bedrock hosts",
            "region is another one than in the URL",
            "access_key, secret_key or session_token is wrong or has run out",
        ),
        "Correct service_name and region; give new keys by an update of the connector (all credentials at once).",
        ("BP607", "BP608", "BP138", "BP609"),
    ),
    KnownError(
        "provider-key",
        (
            "Error from remote service: {before}ncorrect API key provided{rest}",
            "Error from remote service: {before}nauthorized{rest}",
            "Error from remote service: {before}nvalid_api_key{rest}",
            "Error from remote service: {before}nvalid api token{rest}",
            "Error from remote service: {before}nvalid x-api-key{rest}",
            "Error from remote service: {before}issing Authentication Token{rest}",
        ),
        "The provider does not accept the key.",
        (
            "the credential was never filled in, or has run out",
            "the header names a credential that is not declared: ${credential.…} is then sent as it stands",
            "the header has another name or form: Authorization: Bearer …, api-key, x-api-key",
        ),
        "Check the header and the name of the credential; update the credential.",
        ("BP111", "BP134", "BP614", "BP138"),
    ),
    KnownError(
        "provider-quota",
        (
            "Error from remote service: {before}ate limit{rest}",
            "Error from remote service: {before}uota{rest}",
            "Error from remote service: {before}oo many requests{rest}",
            "Error from remote service: {before}oo Many Requests{rest}",
        ),
        "The provider limits the requests, or the account has no credit left.",
        ("more requests at once than allowed", "the quota of the account is used up"),
        "Ingest more slowly, set client_config.max_retry_times (429 is retried since 3.8), or raise the quota.",
        ("BP619",),
    ),
    KnownError(
        "provider-error",
        ("Error from remote service: {answer}",),
        "The provider answered with a status that is no success. Its answer follows as it is, and its status is the "
        "server's.",
        (
            "400, 422: the body has a field that the provider does not know, a number in quotes, or a retired model",
            "401, 403: the key is wrong, or the header that carries it; AWS: service_name or region",
            "404: the URL, the model or the deployment is wrong",
            "429, 5xx: the provider is busy; see max_retry_times",
        ),
        "Read the provider's text; compare the request of blueprintc run with the provider's documentation.",
        ("BP111", "BP130", "BP607", "BP608", "BP501", "BP502", "BP609", "BP628", "BP605"),
    ),
    KnownError(
        "empty-provider-error",
        ("Remote service returned error status {status:word} with empty body",),
        "The provider refused the request and did not say why.",
        ("the key, the URL or the method is wrong", "a gateway in front of the provider answered"),
        "Try the request with curl; blueprintc run shows it.",
        ("BP111", "BP609"),
    ),
    KnownError(
        "empty-response",
        ("Remote service returned empty response body", "No response from model"),
        "The provider answered with success and without a body (204, or an empty 200), which the server takes for an "
        "error: 502 since 3.2, 400 before.",
        ("the endpoint is one that gives nothing back", "a proxy swallowed the answer"),
        "Use an endpoint that answers JSON.",
    ),
    KnownError(
        "unknown-status",
        ('Cannot invoke "org.opensearch.core.rest.RestStatus.getStatus()" because "status" is null',),
        "The provider answered with a status that OpenSearch does not know (529, 499, 418 …); what it said is lost.",
        ("the provider is overloaded: 529 of Anthropic", "a proxy closed the request: 499"),
        "Try again later; see the provider's own log.",
    ),
    KnownError(
        "processing-failed",
        (
            "Fail to execute {action:word} in aws connector",
            "Fail to execute http connector",
        ),
        "Something failed while the answer was worked on: filter, post-process function, tensors. It says aws "
        "connector for http connectors, too. The cause below says what.",
        (
            "the answer is not in the form that the post-process function or the response_filter expects",
            "a script failed, or does not compile",
        ),
        "Look at the cause; play the answer with blueprintc run --respond FILE.",
        ("BP408", "BP405", "BP410", "BP301", "BP450"),
    ),
    KnownError(
        "input-schema",
        (
            "Error validating input schema, if you think this is expected, please update your 'input' field in the "
            "'interface' field for this model: {reason}",
        ),
        "The call does not fit the input schema of the model's interface. Some models get one without being asked: "
        "by service_name and model (Bedrock Titan, Cohere, Claude; Comprehend; Textract).",
        (
            "a parameter that the schema wants is missing in the call: the connector's own parameters do not count",
            "a text is wanted where the call gives a number or a list: a text that is JSON is parsed first",
            "a processor sends text_docs to a model whose interface wants parameters",
        ),
        "Register the model with an interface of its own, or mend the schema: algorithm and action_type are part of "
        "what is validated.",
        ("BP415",),
    ),
    KnownError(
        "output-schema",
        (
            "Error validating output schema, if you think this is expected, please update your 'output' field in the "
            "'interface' field for this model: {reason}",
        ),
        "The answer does not fit the output schema of the model's interface; the provider was called and paid.",
        (
            "the preset interface expects the built-in post-process function of the model, or none",
            "the provider changed its answer",
        ),
        "Register the model with an interface of its own; see the post-process function.",
        ("BP404", "BP405", "BP415"),
    ),
    KnownError(
        "schema-validation",
        (
            "Validation failed: {errors} for instance: {instance} with schema: {schema}",
            "Schema validation failed: {reason}",
        ),
        "A JSON document does not fit its JSON Schema; each error names the place in the document.",
        ("a required property is missing, or has another type", "additionalProperties is false"),
        "Mend the document, or the schema.",
    ),
    KnownError(
        "guardrails",
        ("guardrails triggered for user input", "guardrails triggered for LLM output"),
        "A guardrail of the model refused the request (user input) or the answer (LLM output).",
        (
            "a regex or a stop word of the model's guardrails matches the body or the answer",
            "since 3.8 a guardrail that fails refuses everything",
        ),
        "Look at guardrails of the model: a regex has to match the whole text, JSON and all.",
    ),
    KnownError(
        "guardrails-configuration",
        (
            "Unsupported guardrails type: {type}",
            "The type of guardrails is required, can not be null.",
            "Unsupported type to validate for guardrails.",
            "guardrails triggered for {rest}",
            "test guardrail from post process function",
        ),
        "The guardrails of a model are not declared as they must be (local_regex or model), or one was triggered.",
        ("type is misspelt or missing",),
        "Use the type local_regex or model.",
    ),
    KnownError(
        "throttled",
        (
            "Request is throttled at model level.",
            "Request is throttled at user level. If you think there's an issue, please contact your cluster admin.",
        ),
        "The rate limiter of the model, or of the user, refused the call (429).",
        ("rate_limiter of the model, or a controller for the user, is used up",),
        "Wait, or change rate_limiter of the model.",
    ),
    KnownError(
        "batch-action-missing",
        (
            "Please configure the action type to get the batch job details in the connector",
            "Please configure the action type to cancel the batch job in the connector",
        ),
        "The status of a batch cannot be asked for: the host is none that the server knows (sagemaker, openai, cohere, "
        "bedrock), and the connector has no batch_predict_status (cancel_batch_predict) action with a request_body.",
        ("the action is missing", "the action is there, but has no request_body: it is then passed over"),
        "Add the action, with a request_body.",
        ("BP623", "BP625"),
    ),
)
