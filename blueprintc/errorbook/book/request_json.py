"""Errors of reading the JSON of a request: syntax, types of fields, duplicates."""

from blueprintc.errorbook.entry import KnownError

_AT = "at [Source: {place}"

ERRORS = (
    KnownError(
        "empty-create-body",
        ("Create Connector request has empty body",),
        "The request to create a connector has no body.",
        ("the body was lost on the way: curl without -d, or a file that is empty",),
        "Send the connector as the body; blueprintc build writes it.",
    ),
    KnownError(
        "empty-request-body",
        (
            "Failed to update connector: Request body is empty",
            "Update model request has empty body",
            "Model group request has empty body",
            "request body is required",
            "request body or source parameter is required",
        ),
        "The request needs a body and has none.",
        ("the body was lost on the way: curl without -d, or a file that is empty",),
        "Send a body of JSON.",
    ),
    KnownError(
        "duplicate-key",
        (
            "Duplicate field '{field}' " + _AT,
            'Duplicate Object property "{field}" ' + _AT,
            "Duplicate field '{field}'",
            'Duplicate Object property "{field}"',
            "duplicate key: {field}",
        ),
        "A key stands twice in one JSON object. The server takes this for an error at every depth of a request.",
        (
            "two lines of the connector give the same key",
            "a placeholder was filled with a text that brings the key a second time",
            "in a pre-process script: the text that it returns has a key twice",
        ),
        "Delete one of the two.",
        ("BP018", "BP223"),
    ),
    KnownError(
        "json-syntax",
        (
            "Unexpected character ({character}): {expected} " + _AT,
            "Unexpected character ({character}): {expected}",
            "Unrecognized token '{token}': was expecting {expected} " + _AT,
            "Unrecognized token '{token}': was expecting {expected}",
            "Unexpected character ({character}) in numeric value: {rest}",
            "Unexpected end-of-input{where} " + _AT,
            "Unexpected end-of-input{where}",
            "Illegal unquoted character ({character}): {rest} " + _AT,
            "Unrecognized character escape {character} " + _AT,
            "Invalid numeric value: {what} " + _AT,
            "Non-standard token '{token}': {rest} " + _AT,
            "Invalid UTF-8 {rest}",
            "Unexpected close marker '{marker}': {rest}",
        ),
        "A text that has to be JSON is not JSON. Inside of another error it is that error's text; alone it is the "
        "body of the request itself.",
        (
            "a comma, a quote or a brace is missing, or one too many is there",
            "a template in the JSON was not filled in (<YOUR …>, ${…} outside of quotes)",
            "the inner JSON of request_body is not escaped: write it with blueprintc build",
            "a raw line end or tab stands inside of a string",
            "an HTML page or plain text came where JSON was expected",
        ),
        "Check the text at the place that is named; blueprintc check shows it in the file.",
        ("BP011", "BP205"),
    ),
    KnownError(
        "trailing-json",
        ("Trailing token ({token}) found after value {rest}",),
        "More text follows behind the end of the JSON. Releases since 3.7 refuse that.",
        (
            "the provider answers several JSON objects one after another (a stream, or NDJSON)",
            "the provider adds text behind the JSON",
        ),
        "Ask the provider for one JSON object: stream false, no NDJSON.",
    ),
    KnownError(
        "gson-syntax",
        (
            "com.google.gson.stream.MalformedJsonException: {reason}",
            "java.io.EOFException: {reason}",
            "java.lang.IllegalStateException: Expected {expected:word} but was {found:word} at line {place}",
            "Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON at line {place}",
            "Use JsonReader.setLenient(true) to accept malformed JSON at line {place}",
            "Unterminated {what:word} at line {place}",
            "Unterminated string at line {place}",
            "End of input at line {place}",
            "Expected {what:word} at line {place}",
            "Expected {expected:word} but was {found:word} at line {place}",
            "Invalid escape sequence at line {place}",
            "Not a JSON Object: {value}",
        ),
        "The text that a pre-process script returned is no JSON object, or a parameter that is read as JSON is none.",
        (
            "the script joins a document into the text without escape(…), and the document has a quote or a backslash",
            'the script returns a list or a plain text in place of {"parameters": {…}}',
            "a brace or a quote is missing in the text that the script puts together",
        ),
        'Let the script return {"parameters": {…}} and wrap every text in escape(…), or use a built-in function.',
        ("BP450", "BP303", "BP314"),
    ),
    KnownError(
        "text-expected",
        ("Can't get text on a {token:word} at {place}",),
        "A field that has to be a text is something else: null, an object or a list.",
        (
            "request_body is written as a JSON object; the server wants its text, with the quotes escaped",
            "a header or a credential is null or a list",
            "name, version, url or another text is null",
        ),
        "Write the field as a text. blueprintc build writes request_body as the server wants it.",
        ("BP103", "BP650"),
    ),
    KnownError(
        "array-or-object-expected",
        (
            "Failed to parse object: expecting token of type [{expected:word}] but found [{found:word}]",
            "Expected [{expected:word}] but found [{found:word}]",
            "Unknown key for a {token:word} in [{key}].",
        ),
        "A list or an object is expected at a place where something else stands.",
        (
            "actions or backend_roles is no list, or client_config is no object",
            "a post-process script returned a list whose elements are no tensors (objects)",
        ),
        "Give the field the type that is named.",
        ("BP103", "BP650"),
    ),
    KnownError(
        "boolean-expected",
        (
            "Failed to parse value [{value}] as only [true] or [false] are allowed.",
            "Current token ({token}) not of boolean type {rest}",
        ),
        "A field is true or false and nothing else, not even 1, yes or null.",
        ("a boolean field of the connector has another value",),
        "Write true or false.",
        ("BP103", "BP650"),
    ),
    KnownError(
        "number-expected",
        (
            "Current token ({token}) not numeric, can not use numeric value accessors {rest}",
            "Value [{value}] is out of range for an integer",
            "Numeric value ({value}) out of range of {type} ({range}) {rest}",
            "Numeric value ({value}) out of range of {type} {rest}",
        ),
        "A field is a whole number of 32 bits.",
        ("a number of client_config is too large, or no number",),
        "Write a whole number that fits.",
        ("BP103", "BP621", "BP650"),
    ),
    KnownError(
        "no-number",
        (
            'For input string: "{value}"',
            "empty String",
            'Character {character} is neither a decimal digit number, decimal point, nor "e" notation exponential '
            "mark.",
            "Cannot parse null string",
            "Cannot parse null string: null",
        ),
        "A text that has to be a number is none.",
        (
            "input_docs_processed_step_size, or a number of client_config, is a text that is no number",
            "a script calls Integer.parseInt or Double.parseDouble on a text that is no number",
        ),
        "Write a number, without unit and without blanks.",
        ("BP135", "BP650"),
    ),
    KnownError(
        "not-a-json-number",
        ("{value:word} is not a valid double value as per JSON specification.{rest}",),
        "A parameter is too large for a floating-point number (1e400), or is NaN.",
        ("a number in parameters has an exponent that is too large",),
        "Write a smaller number, or a text.",
    ),
    KnownError(
        "unknown-enum",
        ("No enum constant {enum:word}.{value}", "No enum constant {enum:word}."),
        "A word is none of those that the server knows at this place; the class before the word says which place.",
        (
            "ActionType: the action_type is misspelt (predict, execute, batch_predict, cancel_batch_predict, "
            "batch_predict_status)",
            "MLResultDataType: the data_type of a tensor that a post-process script returns is not written in capitals "
            "(FLOAT32)",
            "EmbeddingContentType: content_type of a text_embedding call is neither query nor passage",
            "TimeUnit: the unit of a rate limiter is not one of NANOSECONDS … DAYS",
        ),
        "Use one of the words of the list.",
        ("BP104", "BP650"),
    ),
    KnownError(
        "unknown-field",
        (
            "[{place:word}] unknown field [{field}]",
            "request [{path}] contains unrecognized parameter: [{name}]",
            "unknown query [{name}]",
            "[{name}] query malformed, no start_object after query name",
        ),
        "The request has a field or a query that OpenSearch does not know.",
        ("a name is misspelt", "the field belongs to another release or to another request"),
        "Correct the name.",
    ),
    KnownError(
        "no-handler",
        (
            "no handler found for uri [{path}] and method [{method}]",
            "Incorrect HTTP method for uri [{path}] and method [{method}], allowed: [{allowed}]",
            "Content-Type header [{type}] is not supported",
        ),
        "No plugin of the cluster serves this path with this method, or this kind of body.",
        (
            "the path is misspelt, or the method is the wrong one",
            "the ML Commons plugin is not installed, or the release does not have this call yet (_predict/stream: 3.3)",
            "the header Content-Type: application/json is missing",
        ),
        "Check the path, the method and the release.",
    ),
    KnownError(
        "unsafe-text",
        (
            "{field} can only contain letters, numbers, spaces, and basic punctuation (.,!?():@-_'/\")",
            "{field} can only contain letters, numbers, spaces, and basic punctuation (.,!?():@-_'/\");",
        ),
        "A name or a description has a character that releases since 3.1 refuse: & + % # ; [ ] { } < > * = and others.",
        (
            "the name has a plus, an ampersand, a typographic dash or a quote",
            "a template (${…}, <YOUR …>) was left in the name",
        ),
        "Use letters, numbers, spaces and . , ! ? ( ) : @ - _ ' / \" only.",
        ("BP610",),
    ),
    KnownError(
        "required-text",
        (
            "{field} is required and cannot be null or blank",
            "{field} is required and cannot be null or blank;",
        ),
        "A name that the request needs is missing or blank.",
        ("the field is missing, or only blanks stand there",),
        "Give a name.",
        ("BP105", "BP650"),
    ),
    KnownError(
        "validation-failed",
        ("Validation Failed: 1: {reason}",),
        "The server lists everything that it found wrong with the request.",
        ("see each point of the list",),
        "Mend each point.",
    ),
)
