"""The stubs of providers as what the emulator asks: answers, documented errors, faults on purpose."""

from blueprintc.diagnostics import did_you_mean
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.emulator.response import OpenEnd
from blueprintc.errors import UsageError
from blueprintc.providers import Answer, Operation
from blueprintc.providers import Request as SentRequest


def operation_of(request: Request) -> Operation | None:
    """What a request asks the provider to do, if that is known."""
    from blueprintc.providers import operation_for

    return operation_for(request.method, request.url, request.headers)


def stub_response(request: Request) -> ProviderResponse:
    """A plausible answer. Raises ``OpenEnd`` where the provider is not known."""
    from blueprintc.providers import stub

    operation = _known(request)
    return response_of(stub(sent(request), operation))


def stub_error(request: Request, name: str) -> ProviderResponse:
    """A documented error of the provider, by its name. Raises ``OpenEnd``, and ``UsageError`` for other names."""
    from blueprintc.providers import error_bodies

    known = {error.name: error for error in error_bodies(_known(request))}
    wanted = next((each for each in known if _folded(each) == _folded(name)), None)
    if wanted is None:
        raise UsageError(_no_such("error", name, list(known)))
    return response_of(known[wanted].answer)


def stub_fault(request: Request, name: str) -> ProviderResponse:
    """A wrong answer, by its name. Raises ``OpenEnd``, and ``UsageError`` for other names."""
    known = all_faults(request)
    wanted = next((each for each in known if _folded(each) == _folded(name)), None)
    if wanted is None:
        raise UsageError(_no_such("fault", name, list(known)))
    return known[wanted][1]


def all_faults(request: Request) -> dict[str, tuple[str, ProviderResponse]]:
    """Every wrong answer to a request, with what is wrong with it, by name. Raises ``OpenEnd``."""
    from blueprintc.providers import faults

    made = faults(_known(request), sent(request))
    return {fault.name: (fault.words, response_of(fault.answer)) for fault in made}


def response_of(answer: Answer) -> ProviderResponse:
    """A provider's answer as the emulator takes it."""
    return ProviderResponse(answer.status, answer.body, answer.headers)


def sent(request: Request) -> SentRequest:
    """A request as the providers take it."""
    return SentRequest(request.method, request.url, request.headers, request.body)


def _known(request: Request) -> Operation:
    operation = operation_of(request)
    if operation is None:
        what = f"{request.method} {request.url}"
        raise OpenEnd(f"no stub is known for {what}; give an answer under responses: or in <stem>.response.json")
    return operation


def _no_such(what: str, name: str, known: list[str]) -> str:
    hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
    return f'the stub knows no {what} "{name}"; {hint}'


def _folded(name: str) -> str:
    return name.lower().replace("_", " ").replace("-", " ")
