"""Errors of filling in parameters and of the body that is sent."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "invalid-payload",
        ("Invalid payload: {payload}", "Invalid JSON in payload{rest}"),
        "The request body, with the parameters filled in, is no JSON. The body is in the message.",
        (
            "the body still shows ${parameters.…} outside of quotes: nothing gave that parameter",
            "a text stands where the template has no quotes, or a list or an object where it has quotes",
            "a connector parameter has a quote or a line end: the server does not escape connector parameters",
            "a text that looks like JSON ({…} or […]) was put in without escaping, between quotes",
            "the template itself has a comma too many, a comment or a brace too few",
        ),
        "Quote placeholders of texts and no others; give every parameter a value, a default or a pre-process function "
        "that makes it.",
        ("BP120", "BP221", "BP222", "BP223", "BP123", "BP403", "BP450", "BP420", "BP502", "BP503"),
    ),
    KnownError(
        "placeholder-not-filled",
        ("Some parameter placeholder not filled in payload: {names}",),
        "Nothing gave the parameters that are named: not the connector, not the call, not the pre-process function.",
        (
            "the caller does not send this parameter: documents (text_docs) come as parameters only through a "
            "pre-process function",
            "the pre-process function makes a parameter of another name (input, texts, inputText)",
            "the name is misspelt, or has a blank: ${parameters. x}",
            "name.toString() or a.b looks into a value: the server does not do that in a body",
            "the text of a user has ${parameters.…} in it",
        ),
        "Give the parameter in parameters or with a default, or use the pre-process function that makes it.",
        ("BP120", "BP208", "BP224", "BP228", "BP406", "BP403", "BP112", "BP420", "BP236"),
    ),
    KnownError(
        "malformed-placeholder",
        ("Range [0, {end:word}) out of bounds for length 0", "begin 0, end -2, length 0"),
        "The payload has ${parameters with nothing that could be a name: the server's own message fails (status 500).",
        ("${parameters.} has no name, or ${parametersX} no dot",),
        "Write ${parameters.name}.",
        ("BP209", "BP235"),
    ),
    KnownError(
        "parameter-cycle",
        ("Infinite loop in property interpolation of {template}: {chain}",),
        "Parameters name each other in a circle, or one names itself; values are filled in again and again.",
        (
            "a parameter of the connector has ${parameters.…} that leads back to it",
            "a user sent a text with the placeholder of its own parameter",
        ),
        "Take the placeholder out of the value.",
        ("BP125",),
    ),
    KnownError(
        "no-action",
        ("no {action:word} action found",),
        "The connector has no action of the type that the call needs.",
        (
            "the connector has execute where the caller predicts, or no batch_predict action",
            "the call names an action_type that the connector does not have",
        ),
        "Add an action of that type: predict for models, batch_predict for batches.",
        ("BP623",),
    ),
    KnownError(
        "unsupported-llm-interface",
        (
            "Unsupported llm interface: {name}",
            "Unsupported LLM interface: {name}",
            "Bedrock streaming not available - Bedrock SDK not found",
            "Failed to initialize Bedrock streaming handler",
            "Failed to parse payload for Bedrock request",
            "Failed to build OkHttpClient",
            "Fail to execute streaming",
            "SSE failure",
            "SSE failure with network error",
            "SSE failure - unable to read error details",
            "Tool references cannot be null",
        ),
        "Streaming works only with a few LLM interfaces: openai/v1/chat/completions (http) and "
        "bedrock/converse/claude (aws_sigv4).",
        (
            "the parameter _llm_interface is missing or another one",
            "the connector has a parameter named stream: every call then goes the streaming way",
            "the provider did not answer with a stream of events",
        ),
        "Set _llm_interface, and remove stream from the connector's parameters.",
        ("BP126",),
    ),
    KnownError(
        "streaming-off",
        (
            'Streaming is currently disabled. To enable it, update the setting "{setting:word}" to true.',
            "Streaming is only supported for remote models",
            "Streaming is not supported for local model.",
            "Streaming is not supported for batch predict.",
            "Use doExecute with TransportChannel for streaming requests",
            "Non-streaming requests are not supported by the streaming transport action",
            "The engine does not support HTTP streaming, unable to serve uri [{path}] and method [{method}]",
        ),
        "The cluster, or the model, cannot stream.",
        (
            "plugins.ml_commons.stream_enabled is false",
            "the plugin for the streaming transport (transport-reactor-netty4) is not installed or not chosen",
            "the call is a batch, or the model is a local one",
        ),
        "Use _predict, or set up streaming on the cluster.",
    ),
    KnownError(
        "unknown-charset",
        ("Unsupported charset: {charset}", "Illegal charset name: {charset}"),
        "The parameter charset names none that Java knows.",
        ("charset is misspelt",),
        "Remove charset: UTF-8 is the default since 2.12.",
    ),
    KnownError(
        "json-too-large",
        ("JSON string size exceeds maximum allowed size ({limit:word} bytes)",),
        "A JSON text is larger than plugins.ml_commons.max_json_size (since 3.5).",
        ("the provider's answer, or a parameter, is very large",),
        "Ask for less, or raise the setting.",
    ),
)
