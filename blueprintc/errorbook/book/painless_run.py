"""Errors of running Painless scripts."""

from blueprintc.errorbook.entry import KnownError

_TRIED = ("BP450",)

ERRORS = (
    KnownError(
        "script-runtime-error",
        ("runtime error",),
        "A script failed while it ran. script_stack shows the place, the cause below says why.",
        ("see the cause below",),
        "Play the script with the provider's real answer: blueprintc run --respond FILE, or blueprintc painless.",
        _TRIED,
    ),
    KnownError(
        "null-in-script",
        (
            'Cannot invoke "Object.getClass()" because "{name}" is null',
            'Cannot invoke "{call}" because "{name}" is null',
            "cannot access method/field [{name}] from a null def reference",
            "Cannot load from {type} array because {name} is null",
            "Cannot read the array length because {name} is null",
            "Cannot read field {field} because {name} is null",
        ),
        "Something is null that the script, or the server, works on. In a script (callArgs, receiver, left, value): a "
        "field of params is not there.",
        (
            "the provider's answer does not have the field: an error, or another form, with status 200",
            "the answer is a list: the script finds it as params.result",
            "a document is null",
            "the caller sends no field of that name: the script sees text_docs (and query_text) only, no parameters",
        ),
        "Check for null before you read: params.x == null, or x?.y.",
        ("BP450", "BP313", "BP309"),
    ),
    KnownError(
        "dynamic-member",
        (
            "dynamic method [{type}, {name:word}] not found",
            "dynamic getter [{type}, {name:word}] not found",
            "dynamic setter [{type}, {name:word}] not found",
            "Illegal list shortcut value [{name}].",
            "Attempting to address a non-array-like type [{type}] as an array.",
            "Cannot iterate over [{type}]",
        ),
        "A value has another type than the script takes it for; the type is named.",
        (
            "the provider's answer has a list where the script expects an object, or the other way round",
            "the answer's embeddings are by type: params.embeddings.float",
            "a text is read as a list: text_docs is a text with pre_process_function.convert_input_to_json_string",
        ),
        "Look at the answer, and test with instanceof.",
        ("BP450", "BP309", "BP315"),
    ),
    KnownError(
        "script-cast",
        (
            "cannot implicitly cast def [{from_type}] to {to_type}",
            "cannot explicitly cast def [{from_type}] to {to_type}",
            "cannot cast def [{from_type}] to {to_type}",
            "cannot cast {type} with length not equal to one to char",
            "Cannot cast {from_type:word} to {to_type:word}",
            "Cannot cast from: {from_type} to class {to_type:word}",
            "Cannot cast from: {from_type:word} to {to_type:word}",
            "cannot convert MethodHandle{rest}",
        ),
        "A value cannot be taken for the type that is declared.",
        (
            "the script returns a number, a list or a map: it must return a text",
            "a number of the answer is assigned to String",
        ),
        "Return a text: + '' or .toString().",
        _TRIED,
    ),
    KnownError(
        "script-operator",
        (
            "Cannot apply [{symbol:word}] operation to types [{left}] and [{right}].",
            "Cannot apply [{symbol:word}] operation to type [{type}].",
            "Cannot apply not [~] to type [{type}]",
            "Cannot apply [{symbol:word}] operation to type [{type}]",
            "/ by zero",
        ),
        "An operator was used on values that it does not work on.",
        ("a text and a number are subtracted or compared", "a number is divided by a size that is 0"),
        "Convert first; test the divisor.",
        _TRIED,
    ),
    KnownError(
        "text-bounds",
        (
            "begin {begin:word} end {end:word} length {length:word}",
            "String index out of range: {index:word}",
            "Range [{range}) out of bounds for length {length:word}",
        ),
        "A part of a text is asked for that is not there: substring or charAt beyond its end.",
        ("the text is shorter than expected, or empty", "indexOf found nothing and gave -1"),
        "Test the length, and indexOf for -1.",
        _TRIED,
    ),
    KnownError(
        "script-limit-reached",
        (
            "The maximum number of statements that can be executed in a loop has been reached.",
            "[scripting] Regular expression considered too many characters, pattern: [{pattern}]{rest}",
        ),
        "The script loops more than a million times, or a regex reads too much.",
        ("a loop never ends", "a very long document is worked on character by character", "a regex backtracks"),
        "Use replace, splitOnToken and String.join in place of loops over characters.",
        _TRIED,
    ),
    KnownError(
        "java-collection",
        ("No value present", "No match found", "Index -1 out of bounds for length 0"),
        "An empty Optional, a matcher without a match, or an empty list was asked for its value.",
        ("nothing was found, and the script does not test it",),
        "Test before you read.",
        _TRIED,
    ),
)
