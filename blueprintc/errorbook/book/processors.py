"""Errors of input and output processors of a connector (since 3.3)."""

from blueprintc.errorbook.entry import KnownError

_LOG = "A mistake in the configuration of a processor is only in the server's log; the call then fails with "
ERRORS = (
    KnownError(
        "processor-type",
        ("Invalid ML processor type: {type}",),
        "input_processors or output_processors names a type that does not exist.",
        ("the type is misspelt, or the release is too old for it",),
        "Use to_string, regex_replace, regex_capture, jsonpath_filter, extract_json, remove_jsonpath, set_field, "
        "process_and_set, for_each or conditional.",
        ("BP417",),
    ),
    KnownError(
        "processor-null",
        ('Cannot invoke "org.opensearch.ml.engine.processor.MLProcessor.process(Object)" because "processor" is null',),
        "A processor's configuration is wrong. Why stands in the log of the node only, at the time of the call.",
        (
            "a key is missing: pattern, path, paths, processors, routes",
            'groups of regex_capture is a number or a list; it must be a text, "1" or "[1,2]"',
            "set_field has both value and source_path, or neither",
        ),
        "Read the log for the reason, and mend that processor.",
        ("BP417",),
    ),
    KnownError(
        "processor-configuration",
        (
            "'{name:word}' is required",
            "'{name:word}' is required for {type:word} processor",
            "'{name:word}' is required for regex processor",
            "'{name:word}' cannot be empty",
            "'{name:word}' cannot be null for {type:word} processor",
            "'{name:word}' cannot be empty for {type:word} processor",
            "'{name:word}' list cannot be empty for {type:word} processor",
            "'{name:word}' must be a list for {type:word} processor",
            "'routes' must contain at least one route for conditional processor",
            "'extract_type' must be 'auto', 'object', or 'array', got: {type}",
            "'groups' must contain at least one group index",
            "Invalid group index in list: {item}",
            "Invalid 'groups' format: {groups}. Expected a number or array like '[1,2,3]'",
            "Each path in 'paths' must be a non-empty string",
            "Either 'value' or 'source_path' is required for set_field processor",
            "Cannot specify both 'value' and 'source_path' for set_field processor",
            "'default' can only be used with 'source_path' for set_field processor",
        ),
        _LOG + "a NullPointerException.",
        ("the key that is named is missing, empty, or of another type",),
        "Complete the processor's configuration.",
        ("BP417",),
    ),
)
