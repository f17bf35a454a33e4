"""curl commands: the request that they send."""

from dataclasses import dataclass

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.importer.shell import read_command
from blueprintc.source import Text

_DATA = {"-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"}
#: curl's options that take a value and do not matter here (curl 8 manual page).
_WITH_VALUE = frozenset(
    """-H --header -u --user -E --cert --key --cacert --capath -o --output -A --user-agent -e --referer -b --cookie
    -c --cookie-jar -F --form -m --max-time --connect-timeout -x --proxy --cert-type --key-type --aws-sigv4 -w
    --write-out --resolve --retry --pass -T --upload-file -K --config --data-urlencode --url-query --oauth2-bearer
    --ciphers --tls-max --limit-rate -r --range""".split()  # noqa: SIM905
)
_SHORT_WITH_VALUE = frozenset("HuEoAebcFmxwTKrXd")


@dataclass(frozen=True, slots=True)
class CurlRequest:
    """What a curl command sends, and the offset at which the command ends."""

    method: str | None
    url: str
    data: Text | None
    end: int


def read_curl(text: Text, start: int, sink: DiagnosticSink) -> CurlRequest:
    """Read the curl command at offset ``start`` of ``text``; what cannot be read is reported to ``sink``."""
    command = read_command(text, start)
    if command.problem is not None:
        message, at = command.problem
        sink.report(Diagnostic.of(codes.UNREADABLE_REQUEST, f"curl command: {message}", text.span(at, at + 1)))
        return CurlRequest(None, "", None, command.end)
    method: str | None = None
    url = ""
    data: list[Text] = []
    words = list(command.words[1:])
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        option, value = _split(word)
        if option is None:
            url = url or word.value
            continue
        if value is None and (option in _DATA or option in _WITH_VALUE or option in ("-X", "--request", "--url")):
            value = words[at] if at < len(words) else None
            at += 1
        if value is None:
            continue
        if option in ("-X", "--request"):
            method = value.value.upper()
        elif option == "--url":
            url = value.value
        elif option in _DATA:
            if value.value in ("@-", "@/dev/stdin") and option != "--data-raw" and command.stdin is not None:
                data.append(command.stdin)
            elif value.value.startswith("@") and option != "--data-raw":
                sink.report(
                    Diagnostic.of(
                        codes.DATA_FROM_FILE,
                        f'the body of this curl command is in "{value.value[1:]}"',
                        value.whole,
                        help="import that file, or paste its text in place of the file name",
                    )
                )
                return CurlRequest(method, url, None, command.end)
            else:
                data.append(value)
    body = data[0] if len(data) == 1 else Text.join(data, data[0].whole.to(data[-1].whole)) if data else None
    return CurlRequest(method or ("POST" if body is not None else "GET"), url, body, command.end)


def _split(word: Text) -> tuple[str | None, Text | None]:
    """An option and the value glued to it (``-XPOST``, ``--request=POST``); no option: a plain argument."""
    value = word.value
    if value.startswith("--"):
        name, equals, _ = value.partition("=")
        return name, word.slice(len(name) + 1, len(value)) if equals else None
    if not value.startswith("-") or len(value) < 2:
        return None, None
    for index, letter in enumerate(value[1:], start=1):
        if letter in _SHORT_WITH_VALUE:
            rest = word.slice(index + 1, len(value)) if index + 1 < len(value) else None
            return f"-{letter}", rest
    return value, None
