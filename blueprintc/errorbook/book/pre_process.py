"""Errors of pre-process functions."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "no-pre-process",
        (
            "pre_process_function not defined in connector",
            "Must provide pre_process_function for {action} action to process text docs input.",
        ),
        "The call brings documents (or a query with documents), and the action has no function that makes parameters "
        "of them.",
        (
            "the caller is a processor (text_embedding, rerank), and the connector was tried with _predict only",
            "pre_process_function is misspelt, or stands outside of the action",
        ),
        "Give the action a pre_process_function: connector.pre_process.<provider>.embedding or .rerank.",
        ("BP403", "BP101", "BP416"),
    ),
    KnownError(
        "text-docs-only",
        (
            "This pre_process_function can only support TextDocsInputDataSet which including a list of string with key "
            "'text_docs'",
        ),
        "An embedding function was given something else than documents.",
        (
            "the rerank processor calls a connector whose pre-process function is for embeddings",
            "the call is text_similarity or question_answering",
        ),
        "Use the function of the caller's task: …rerank for reranking.",
        ("BP405",),
    ),
    KnownError(
        "rerank-input-only",
        ("This pre_process_function can only support TextSimilarityInputDataSet",),
        "A rerank function was given something else than a query with documents.",
        ("an embedding caller uses a connector whose pre-process function is for reranking",),
        "Use the function of the caller's task: …embedding for embeddings.",
        ("BP405",),
    ),
    KnownError(
        "remote-input-only",
        ("This pre_process_function can only support RemoteInferenceInputDataSet",),
        "A script that works on the parameters of a call was given documents.",
        ("pre_process_function.process_remote_inference_input is true, and the caller sends documents",),
        "Remove that parameter, or let the script work on params.text_docs.",
    ),
    KnownError(
        "pre-process-null",
        ("Preprocess function output is null",),
        "The pre-process script returned nothing.",
        (
            "a path of the script ends without return",
            "the script returns null on purpose, for example for an empty document",
        ),
        'Let every path return a text: {"parameters": {…}}.',
        ("BP450",),
    ),
    KnownError(
        "pre-process-input",
        (
            "Failed to run pre-process function: Wrong input",
            "Preprocess function input can't be null",
            "Input dataset cannot be null.",
        ),
        "The pre-process function was given no input that it can work on.",
        ("the call has neither documents nor parameters", "the algorithm of the call is not one for remote models"),
        "Send text_docs, query_text with text_docs, or parameters, as the caller does.",
    ),
    KnownError(
        "function-warning",
        (
            "LLM service is {service:word}, so PreProcessFunction should be corresponding to {other:word} for better "
            "results.",
            "LLM service is {service:word}, so PostProcessFunction should be corresponding to {other:word} for better "
            "results.",
        ),
        "A warning in the log of a create request: the URL has the name of one provider, the function that of another.",
        (
            "the function is for another provider",
            "nothing is wrong: models of Cohere on Bedrock, for example, need the functions of Cohere",
        ),
        "Compare the function with the model, not with the host.",
        ("BP405",),
    ),
    KnownError(
        "no-input",
        (
            "No image provided",
            "No input image provided",
            "No input text or image provided",
            "No input video provided",
            "No input audio provided",
            "No input provided",
        ),
        "A multimodal function got no document, or its first one is null.",
        ("the field that the processor reads is empty in the document", "the call has text_docs with null"),
        "Send the image or the text; skip documents without one.",
    ),
    KnownError(
        "pre-process-parameters",
        (
            'Cannot invoke "java.util.Map.keySet()" because "parametersMap" is null',
            'Cannot invoke "java.util.Map.getOrDefault(Object, Object)" because "processedInput" is null',
        ),
        "The pre-process script returned an empty text, or JSON whose parameters member is null.",
        ('the script returns "" or {"parameters": null}',),
        'Let it return {"parameters": {…}}.',
        ("BP450", "BP314"),
    ),
    KnownError(
        "step-size",
        ("Invalid parameter: input_docs_processed_step_size. It must be positive integer.",),
        "input_docs_processed_step_size is how many documents go into one request.",
        ("the value is 0 or negative",),
        "Write a whole number above 0; 1 for functions that take only the first document.",
        ("BP135",),
    ),
)
