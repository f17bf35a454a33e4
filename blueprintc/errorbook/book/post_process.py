"""Errors of post-process functions, of response filters, and of making tensors."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "not-a-list",
        ("Post process function input is not a List.",),
        "What the filter found in the provider's answer is no list.",
        (
            "the answer has another form: an error with status 200, one embedding in place of a list",
            "response_filter leads to an object",
            "the function is for another provider: bedrock.embedding wants a flat list, openai.embedding one of lists",
        ),
        "Use the function of this provider, or a response_filter that leads to the list.",
        ("BP405", "BP410", "BP408", "BP511"),
    ),
    KnownError(
        "not-lists-of-floats",
        ("The embedding should be a non-empty List containing List of Float values.",),
        "The function needs a list of embeddings, each a list of numbers.",
        (
            "the filter leads to one embedding (a flat list of numbers) in place of a list of them",
            "the answer has typed embeddings (embedding_types): an object by type, or texts (base64)",
            "the function is for another provider",
        ),
        "Use a function for flat lists (connector.post_process.bedrock.embedding), or a filter such as "
        "$.data[*].embedding.",
        ("BP410", "BP405", "BP511"),
    ),
    KnownError(
        "not-floats",
        ("The embedding should be a non-empty List containing Float values.",),
        "The function needs a list of numbers and got another one.",
        (
            "the provider returned an empty embedding, or texts (base64)",
            "the function wants a flat list and the filter leads to a list of lists: bedrock.embedding on an answer "
            "like OpenAI's",
        ),
        "Use the function that fits the answer.",
        ("BP410", "BP405", "BP511"),
    ),
    KnownError(
        "not-rerank-results",
        (
            "Post process function input is not a List of Map.",
            "The rerank result should contain index and relevance_score.",
            "Post process function input is empty.",
            "Rerank result is not a Map.",
            "Rerank result is empty.",
            "Rerank result should have both index and relevanceScore.",
            "relevanceScore is not BigDecimal or Double.",
        ),
        "The rerank function needs a list of objects with index and relevance_score (Bedrock: relevanceScore), where "
        "each score has a decimal point.",
        (
            "the names are others: score, relevanceScore with the cohere function, relevance_score with bedrock",
            "the provider gives a score as a whole number (0 or 1)",
            "the filter leads elsewhere, or the list is empty",
        ),
        "Use the function of this provider, or a post-process script that makes tensors with data [score].",
        ("BP405", "BP511"),
    ),
    KnownError(
        "rerank-index",
        ("Index {index:word} out of bounds for length {length:word}",),
        "A position is behind the end of a list. In a rerank function: the provider gave fewer results than documents "
        "(top_n), and their index is above the count. In a script: the list is shorter than expected.",
        (
            "the rerank request limits the results (top_n, numberOfResults) to fewer than the documents",
            "a script reads an element that is not there: an empty list, or only one document",
            "a processor looks for a vector in an answer that has none: the post-process function is missing",
        ),
        "Ask for as many results as there are documents; check the size before an element is read.",
        ("BP414", "BP404", "BP450", "BP302"),
    ),
    KnownError(
        "no-job-arn",
        ("job arn is missing.", "Post process function input is not a Map."),
        "connector.post_process.bedrock.batch_job_arn needs an answer with jobArn.",
        ("the function is used for another call than a Bedrock batch", "response_filter leads to something else"),
        "Use the function only for the batch_predict action of Bedrock, without response_filter.",
        ("BP405",),
    ),
    KnownError(
        "passthrough-input",
        ("Post process function input must be a Map or List", "data type is null", "wrong byte order"),
        "An answer that should hold tensors of another OpenSearch does not, or the filter changes the data type to one "
        "that does not exist.",
        (
            "connector.post_process.mlcommons.passthrough on another provider's answer",
            "data stands without a valid data_type",
            "the filter has .unknown or the like, which is taken for a data type",
        ),
        "Use the function only for a remote OpenSearch; give tensors a data_type.",
        ("BP409", "BP405"),
    ),
    KnownError(
        "model-output-null",
        (
            "Can't run post process function as model output is null",
            "model response is null",
        ),
        "The filter found JSON null in the provider's answer.",
        ("the provider answered null at the place of the result, for example for a refused input",),
        "Look at the provider's answer; make the filter lead to a value that is always there.",
        ("BP410", "BP511"),
    ),
    KnownError(
        "path-not-found",
        (
            "Missing property in path {path}",
            "No results for path: {path}",
            "Expected to find an object with property {property} in path {path} but found '{type}'. This is not a json "
            "object according to the JsonProvider: '{provider}'.",
            "Filter: {filter} can only be applied to arrays. Current context is: {context}",
            "Path {path} is null. {rest}",
            "The path {path} is null",
        ),
        "The response_filter, or the path of a built-in function, finds nothing in the provider's answer. With a "
        "built-in function that fails the call; without one, releases before 3.7 fail, later ones take the whole "
        "answer.",
        (
            "the provider answered an error, or in another form, with status 200",
            "the built-in function is for another provider, or for another version of its API (v1, v2)",
            "the filter is misspelt; keys with a dash need brackets",
        ),
        "Try the path on a real answer: blueprintc jsonpath, or blueprintc run --respond FILE.",
        ("BP410", "BP405", "BP408", "BP511", "BP510"),
    ),
    KnownError(
        "bad-json-path",
        (
            "Could not parse token starting at position {place}",
            "Path must not end with a '.' or '..'",
            "path can not be null or empty",
            "json can not be null or empty",
            "json string can not be null or empty",
            "Property has not been closed - missing closing {rest}",
            "Use bracket notion ['my prop'] if your property contains blank characters. position: {place}",
            "the field path is not a valid json path: {path}",
            "The field path is not a valid JSON path: {path}",
            "The field path is null",
            "The object is null",
            "Path cannot be null or empty",
            "JSON object cannot be null",
            "Json cannot be null or empty",
            "Failed to parse filter: {rest}",
            "Aggregation function attempted to calculate value using empty array",
            "net.minidev.json.parser.ParseException: {rest}",
            "Malicious payload, having non natural depths, parsing stoped on {rest}",
        ),
        "A path is no JSONPath that the server can read, or it was applied to a text that is no JSON.",
        (
            "response_filter ends with a dot, has an unclosed bracket, or is empty",
            "the provider's answer is cut off, or empty",
            "keys with blanks or dashes are written without brackets",
        ),
        "Try the path with blueprintc jsonpath.",
        ("BP408",),
    ),
    KnownError(
        "unsupported-response",
        ("Unsupported response type",),
        "The provider's answer is JSON, but neither an object nor a list: a text, a number, true or null; or it is "
        "blank.",
        (
            "the endpoint answers plain text or a bare JSON string",
            "the answer is a model's plain text, not wrapped in an object",
        ),
        "Use an endpoint that answers an object or a list. Without that, no connector can read it.",
    ),
    KnownError(
        "invalid-json-response",
        ("Invalid JSON format: {reason}",),
        "The provider's answer is no JSON. Or: the filter gave a text that looks like JSON ([OK]) and is none.",
        (
            "the provider answers HTML or plain text: a wrong URL, a proxy, a login page",
            "the provider answers a stream (data: …) or NDJSON: the body asks for stream",
            "the answer has NaN or Infinity",
            "an LLM's text begins with [ or { and the filter leads to it",
        ),
        "Look at the answer with curl; ask for JSON and no stream.",
    ),
    KnownError(
        "number-type",
        (
            "class java.lang.Integer cannot be cast to class java.lang.Double ({rest})",
            "class java.math.BigDecimal cannot be cast to class java.lang.Double ({rest})",
            "class java.lang.Double cannot be cast to class java.lang.Integer ({rest})",
        ),
        "A built-in rerank function insists on the type of a number: index without, relevance_score with a decimal "
        "point and not longer than 18 characters.",
        (
            "the provider gives a score of exactly 0 or 1, or one with more than 16 digits",
            "the provider gives index as 0.0",
        ),
        "Use a post-process script that makes tensors of the scores.",
    ),
    KnownError(
        "filter-result-type",
        (
            "class {found:word} cannot be cast to class java.lang.String ({rest})",
            "class {found:word} cannot be cast to class java.util.List ({rest})",
            "class {found:word} cannot be cast to class java.util.Map ({rest})",
            "class {found:word} cannot be cast to class java.lang.Number ({rest})",
            "class {found:word} cannot be cast to class {expected:word} ({rest})",
            "class {found:word} cannot be cast to class {expected:word}",
            "arraycopy: element type mismatch: can not cast one of the elements of {rest}",
        ),
        "A value of the provider's answer, or of a script, has another type than the server or the script expects.",
        (
            "a post-process script returned tensors as text, and a response_filter or a processor then made an object "
            "of it: use one of the two",
            "one of several embeddings is no list of numbers",
            "the pre-process script returned parameters that is no object",
            "a script uses a text as a number, or the other way round",
        ),
        "Look at the provider's answer, and play it with blueprintc run --respond FILE.",
        ("BP450", "BP311"),
    ),
    KnownError(
        "tensor-text",
        (
            "Can't convert ModelTensor to string",
            "Can't convert ModelTensorOutput to string",
            "Can't convert ModelTensors to string",
            "Failed to parse result",
            "Error accessing tensor data: {reason}",
            "Output tensors are null or empty.",
            "Model outputs are null or empty.",
        ),
        "The answer has no tensors that the caller can use.",
        ("the post-process function gives none, or the answer of the provider is empty",),
        "Give the action a post-process function that makes tensors; play it with blueprintc run.",
        ("BP404",),
    ),
    KnownError(
        "remote-node-null",
        ('Cannot invoke "String.replace(java.lang.CharSequence, java.lang.CharSequence)" because "jobArn" is null',),
        "The answer of a batch has jobArn, but it is null.",
        ("the provider gave no job",),
        "Look at the provider's answer.",
    ),
)
