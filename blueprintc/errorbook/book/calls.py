"""Errors of the predict call itself: path, body, algorithm, batches; and of callers such as ml_inference."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "unknown-algorithm",
        (
            "Wrong function name",
            "unsupported algorithm: {name}",
            "Unsupported algorithm: {name}",
            "Unsupported executable function: {name}",
            "The parameter algorithm is required.",
            "algorithm can't be null",
            "Request should contain algorithm!",
            "Request should contain {name:word}",
            "Wrong ML cluster level stat",
        ),
        "The path or the body names an algorithm that does not exist.",
        ("_predict/<algorithm>/<id> has a misspelt algorithm, or id and algorithm are swapped",),
        "Use /_plugins/_ml/models/<id>/_predict, or the algorithms text_embedding, sparse_encoding, text_similarity, "
        "remote.",
    ),
    KnownError(
        "wrong-action-type",
        ("Wrong Action Type of {name}", "Wrong action type in the rest request path!"),
        "The call asks for an action type that does not exist.",
        ("action_type in the body is misspelt",),
        "Use predict, execute, batch_predict, cancel_batch_predict or batch_predict_status.",
    ),
    KnownError(
        "empty-documents",
        (
            "Empty text docs",
            "empty docs",
            "No text documents were provided",
            "No query text was provided",
            "Question is not provided",
            "Context is not provided",
            "empty input data",
            "wrong input. The model input cannot be empty.",
        ),
        "The call brings no documents, no query, or no question.",
        (
            "text_docs is missing, empty or misspelt",
            "a rerank call has no query_text",
            "parameters are sent to _predict/text_embedding, which takes text_docs",
        ),
        "Send text_docs (and query_text for reranking).",
    ),
    KnownError(
        "input-not-read",
        (
            'Cannot invoke "org.opensearch.ml.common.input.MLInput.setAlgorithm(org.opensearch.ml.common.FunctionName)"'
            ' because "mlInput" is null',
        ),
        "The body of the call cannot be read; the server passes over the reason.",
        (
            "text_docs is no list of texts, or has an object in it",
            "parameters is a list",
            "content_type is neither query nor passage",
        ),
        "Send text_docs as a list of texts, parameters as an object.",
    ),
    KnownError(
        "request-field-missing",
        ('Cannot invoke "String.hashCode()" because "{name}" is null',),
        "The server compares the name of a field and there is none: a list stands where the connector or the call must "
        "have an object.",
        ("parameters, credential, headers or client_config is a list ([] or [{…}]) in place of an object",),
        "Write an object: {…}.",
        ("BP103", "BP650"),
    ),
    KnownError(
        "batch-dlq",
        ("DLQ bucketName or region cannot be null",),
        "dlq of a batch call needs bucket and region.",
        ("one of the two is missing",),
        "Give both, or leave dlq out.",
    ),
    KnownError(
        "batch-refused",
        (
            "Unable to create batch transform job",
            "Exceeded maximum limit for BATCH_PREDICTION tasks. {rest}",
            "The batch ingest {what}",
            "The following batch ingest input S3 URIs are invalid: {uris}",
            "The index name for data ingestion is missing. Please provide a valid index name to proceed.",
            "No data sources were provided for ingestion. Please specify at least one valid data source to proceed.",
            "Fail to fetch credentials from the connector in the batch ingestion input: {reason}",
            "IllegalArgumentException in the batch ingestion input: {reason}",
        ),
        "A batch cannot be started: the provider's answer has no tensor with dataAsMap, or the request is incomplete.",
        (
            "the post-process function of the batch_predict action gives no dataAsMap",
            "the provider refused the job",
            "the limit plugins.ml_commons.max_batch_inference_tasks is reached",
        ),
        "Leave the post-process function of batch_predict out (connector.post_process.bedrock.batch_job_arn for "
        "Bedrock).",
    ),
    KnownError(
        "ml-inference-input",
        (
            "Cannot find field name defined from input map: {field}",
            "cannot find field: {field} in query string: {query}",
            "can not find path {field} in query string",
            "can not find path {field}in query string",
            "Missing required input field in query body. input_map: {fields}, query body:{query}",
            "cannot find all required input fields: {fields} in hit:{hit} and query body:{query}",
            "query body is empty, cannot processor inference on empty query request.",
            "Please provide model input when using a local model in ML Inference Processor",
            "Please provide at least one non-empty input_map or optional_input_map for ML Inference Search Request "
            "Processor",
            "Please provide at least one non-empty output_map or optional_output_map for ML Inference Search Request "
            "Processor",
            "The number of prediction task setting in this process is {count}. It exceeds the max_prediction_tasks of "
            "{limit:word} Please reduce the size of {rest}",
            "The length of output_map and the length of input_map do no match.",
            "when output_maps/optional_output_maps and input_maps/optional_input_maps are provided, their length needs "
            "to match. {rest}",
            "Write model response to search extension does not support when one_to_one is true.",
            "this method should not get executed.",
            "ML inference search request processor make asynchronous calls and does not call processRequest",
            "ML inference search response processor make asynchronous calls and does not call processRequest",
        ),
        "The ml_inference processor does not find what input_map asks for, or its maps do not fit each other.",
        (
            "the document or the query has not the field of input_map",
            "input_map and output_map are swapped: input_map is parameter → field, output_map is field → path",
        ),
        "Correct input_map; optional fields belong into optional_input_map.",
    ),
    KnownError(
        "ml-inference-output",
        (
            "model inference output cannot find such json path: {path} in {output}",
            "model inference output cannot find such json path: {path}",
            "model inference output cannot find field name: {field}",
            "model inference output is null",
            "Model output is not an array, cannot assign to array in documents.",
            "the prediction field: {field} is an array in size of {size:word} but the document field array from field "
            "{document_field} is in size of {count}",
            "An unexpected error occurred: {reason}",
            "Failed to process response: {reason}",
            "unsupported data type in prediction data.",
            "Mean pooling requires a list input",
            "Mean pooling requires nested array structure",
            "Max pooling requires a list input",
            "Max pooling requires nested array structure",
            "All elements must be vectors (lists)",
            "All vectors must have the same dimension",
        ),
        "The ml_inference processor does not find what output_map asks for in the model's answer.",
        (
            "the path of output_map is for the provider's raw answer; a response_filter or a post-process function has "
            "changed it",
            "with a list of inputs the answer has one element for all",
        ),
        "Look at the answer of _predict and correct output_map: it starts at dataAsMap (full_response_path: false) or "
        "at inference_results (true).",
    ),
    KnownError(
        "neural-search-output",
        (
            "The remote model returned no data. Ensure the connector's post_process_function {rest}",
            "The remote model response is missing the required 'response' key. Ensure the connector's "
            "post_process_function {rest}",
            "The remote model 'response' field must be a list of float arrays, but got: {type}. Ensure the connector's "
            "post_process_function {rest}",
            "Each element in the remote model 'response' must be a list of floats, but got: {type}. Ensure the "
            "connector's post_process_function {rest}",
            "Each value in a remote model embedding must be a number (float), but got: {type}. Ensure the connector's "
            "post_process_function {rest}",
            "{before}Ensure the connector's post_process_function {rest}",
            "{before}For remote models, check the connector's post_process_function.",
            "The inference result can not be null or empty.",
            "Empty model result produced. Expected at least {rest}",
            "Expected ModelTensorOutput but got: {type}",
            "Batch results size mismatch",
        ),
        "A neural-search processor got an answer without the tensors that it needs.",
        (
            "the connector has no post_process_function, or one for another task",
            "a dense model is used by a sparse_encoding processor, or the other way round",
        ),
        "Give the action the post-process function of the caller's task, and play it with blueprintc run --caller.",
        ("BP404", "BP405"),
    ),
    KnownError(
        "other-algorithms",
        (
            "indices can't be empty",
            "All the input metrics sizes should be same",
            "The number of metrics to correlate must be smaller than the length of each time series.",
            "wrong operation",
            "Wrong AD kernel type",
            "Wrong distance type",
            "Wrong objective type",
            "Wrong momentum type",
            "Wrong optimizer type",
            "Can't load class mapping in ML engine",
        ),
        "A call to a built-in algorithm of ML Commons (not a connector) has a parameter that is wrong.",
        ("the call goes to another algorithm than remote",),
        "Use the path of the model: /_plugins/_ml/models/<id>/_predict.",
    ),
    KnownError(
        "search-limits",
        (
            "Result window is too large, {rest}",
            "Text fields are not optimised for operations that require per-document field data {rest}",
            "[size] parameter cannot be negative, found [{value}]",
            "Limit field must be a positive number.",
            "all shards failed",
            "Pipeline {name:word} is not defined",
            "[{name:word}] required property is missing",
        ),
        "A search request, or the pipeline that it names, is wrong; inside of a search, the cause below says what.",
        ("see the causes below", "the pipeline is not there, or lacks a property"),
        "Correct the request.",
    ),
)
