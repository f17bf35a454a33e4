"""``blueprintc run``: a call through the emulated server, step by step; or recorded cases, a line each."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blueprintc.cli._live import live_options, read_live_options, refuse_without_live, write_har
from blueprintc.cli._options import color_option, config_option, variable_options
from blueprintc.cli._output import read_stdin, use_color, write_stdout
from blueprintc.errors import FileError, UsageError

if TYPE_CHECKING:
    from blueprintc.api import LiveCall
    from blueprintc.emulator.dry_run import Run
    from blueprintc.emulator.exchange import ProviderResponse
    from blueprintc.runner import RunOptions
    from blueprintc.transport.live import LiveOptions

_STDIN = Path("-")


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--cases", type=click.Path(path_type=Path), metavar="FILE.jsonl", help="Run cases, one result a line.")
@click.option("--caller", metavar="NAME", help="Who calls: text_embedding, rerank, agent, … Its needs are checked.")
@click.option("--doc", "docs", multiple=True, metavar="TEXT", help="A document; may be repeated.")
@click.option("--query", metavar="TEXT", help="The query or question.")
@click.option("--param", "params", multiple=True, metavar="NAME=TEXT", help="A parameter; NAME:=JSON for other values.")
@click.option("--system-prompt", metavar="TEXT", help="The system prompt of the callers agent and rag.")
@click.option("--llm-interface", metavar="NAME", help="The LLM interface of the caller agent.")
@click.option("--call", "call_path", type=click.Path(path_type=Path), metavar="FILE", help="The body of the call.")
@click.option(
    "--action",
    type=click.Choice(["predict", "batch_predict"]),
    default="predict",
    show_default=True,
    help="The action that is called.",
)
@click.option(
    "--respond",
    "responses",
    multiple=True,
    metavar="[STATUS:]FILE",
    help="The provider's answer; may be repeated, the last one goes on.",
)
@click.option("--target", default="", metavar="RELEASE", help="The server's release, such as 3.4 or >=2.19.")
@click.option("--variant", metavar="NAME", help="The variant of the blueprint.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--trust-all", is_flag=True, help="The cluster trusts every endpoint, private addresses too.")
@click.option("--full", is_flag=True, help="Show long values whole.")
@live_options
@variable_options
@config_option
@color_option
def command(
    path: Path | None,
    cases: Path | None,
    caller: str | None,
    docs: tuple[str, ...],
    query: str | None,
    params: tuple[str, ...],
    system_prompt: str | None,
    llm_interface: str | None,
    call_path: Path | None,
    action: str,
    responses: tuple[str, ...],
    target: str,
    variant: str | None,
    output_format: str,
    trust_all: bool,
    full: bool,
    live: bool,
    base_urls: tuple[str, ...],
    timeout: float,
    budget: int | None,
    rate: str | None,
    har: Path | None,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    color: str,
) -> None:
    """Show what the server does with a call: its requests to the provider, its answer, and every step.

    PATH is a blueprint or connector. Say what to send by --caller with its inputs, by --doc, --query and --param
    alone, or as a whole body by --call; and what the provider answers by --respond. Nothing is sent anywhere, except
    with --live: then the provider is really asked, and the credentials are taken from the sources that PATH names.

    With nothing said, or a folder as PATH, every declared caller is played with sample inputs, a line each; the
    provider answers with <stem>.response.json beside the blueprint.

    With --cases, FILE.jsonl (or - for standard input) has one case a line; one result a line is printed, in order.

    The exit status is 1 when the server refuses something or the caller cannot use the answer, and 4 when a call to
    the provider could not be carried out.
    """
    if cases is not None:
        sys.exit(_run_cases(cases))
    if path is None:
        raise UsageError("say which blueprint or connector to run, or give --cases")
    from blueprintc.api import LiveCall, run, run_caller
    from blueprintc.emulator.callers import Inputs
    from blueprintc.emulator.simple_call import read_parameters, simple_call
    from blueprintc.runner import TRUST_ALL, RunOptions

    options = RunOptions(
        target=target,
        variant=variant,
        config=config_path,
        variables=variables,
        environment=environment,
        settings=TRUST_ALL if trust_all else {},
    )
    said = bool(caller or docs or query or params or call_path or responses)
    if live:
        if path.is_dir():
            raise UsageError(f"{path.as_posix()} is a folder: run --live takes one blueprint, test --live a folder")
        if responses:
            raise UsageError("--live asks the provider; --respond stands in for it")
        inputs = Inputs(
            docs=docs,
            query=query,
            parameters=read_parameters(params),
            system_prompt=system_prompt,
            llm_interface=llm_interface,
        )
        asked = LiveCall(caller=caller, inputs=inputs if docs or query or params else None)
        if said and caller is None:
            body = None if call_path is None else _read(call_path).decode("utf-8", "surrogateescape")
            asked = LiveCall(call=simple_call(action, docs=docs, query=query, parameters=inputs.parameters, body=body))
        given = read_live_options(base_urls=base_urls, timeout=timeout, budget=budget, rate=rate)
        sys.exit(_run_live(path, asked, options, given, har, output_format, color=use_color(color), full=full))
    refuse_without_live(base_url=base_urls, budget=budget is not None, rate=rate, har=har)
    if path.is_dir() or not said:
        if said:
            raise UsageError(f"{path.as_posix()} is a folder: its blueprints are run with sample inputs only")
        sys.exit(_run_samples(path, options))
    parameters = read_parameters(params)
    provider = [_response(given) for given in responses]
    runs: list[Run]
    if caller is not None:
        inputs = Inputs(
            docs=docs, query=query, parameters=parameters, system_prompt=system_prompt, llm_interface=llm_interface
        )
        runs = run_caller(path, caller, inputs, provider, options=options)
    else:
        body = None if call_path is None else _read(call_path).decode("utf-8", "surrogateescape")
        made = simple_call(action, docs=docs, query=query, parameters=parameters, body=body)
        runs = [run(path, made, provider, options=options)]
    _show(runs, output_format, color=use_color(color), full=full)
    sys.exit(1 if any(each.failed for each in runs) else 0)


def _run_live(
    path: Path,
    made: "LiveCall",
    options: "RunOptions",
    live_options: "LiveOptions",
    har: Path | None,
    output_format: str,
    *,
    color: bool,
    full: bool,
) -> int:
    """Print what came of real calls."""
    from blueprintc.api import run_live
    from blueprintc.transport.live import LiveSession

    with LiveSession(live_options) as session:
        try:
            done = list(run_live(path, made, session, options))
        finally:
            write_har(session, har)
    _show([each.run for each in done], output_format, color=color, full=full)
    if not all(each.carried_out for each in done):
        return 4
    return 1 if any(each.run.failed for each in done) else 0


_UNTRUSTED = "is not matching the trusted connector endpoint regex"


def _run_samples(path: Path, options: "RunOptions") -> int:
    """Print a line for each caller of each blueprint, and what failed."""
    from blueprintc.api import run_samples
    from blueprintc.emulator.trace_text import summary

    failed = untrusted = False
    for sample in run_samples(path, options):
        variant = "" if sample.variant is None else f" ({sample.variant})"
        verdict = "failed" if sample.failed else "ok"
        told = sample.refused or "; ".join(summary(each) for each in sample.runs)
        write_stdout(f"{verdict:<6}  {sample.path.as_posix()}{variant}  {sample.caller}: {told}\n")
        failed = failed or sample.failed
        untrusted = untrusted or _UNTRUSTED in told
    if untrusted:
        click.echo("blueprintc trust prints the setting that a cluster needs; --trust-all tries it without", err=True)
    return 1 if failed else 0


def _show(runs: "list[Run]", output_format: str, *, color: bool, full: bool) -> None:
    if output_format == "json":
        from blueprintc.emulator.trace_json import render_json

        write_stdout(render_json(runs))
        return
    from blueprintc.emulator.trace_text import render_text

    write_stdout("\n".join(render_text(each, color=color, full=full) for each in runs))


def _run_cases(path: Path) -> int:
    """Print a result for each line as soon as it is there."""
    from blueprintc.emulator.cases import run_lines

    try:
        stream = sys.stdin.buffer if path == _STDIN else path.open("rb")
    except OSError as error:
        raise FileError(f"{path.as_posix()}: {error.strerror or error}") from error
    out = sys.stdout.buffer
    with stream:
        for result in run_lines(stream):
            out.write(result.encode("ascii") + b"\n")
            if stream is sys.stdin.buffer:
                out.flush()
    out.flush()
    return 0


def _response(text: str) -> "ProviderResponse":
    """``FILE`` or ``STATUS:FILE``; the file is the body."""
    from blueprintc.emulator.exchange import ProviderResponse

    status, colon, name = text.partition(":")
    has_status = bool(colon) and len(status) == 3 and status.isdecimal()
    body = _read(Path(name if has_status else text))
    return ProviderResponse(status=int(status) if has_status else 200, body=body)


def _read(path: Path) -> bytes:
    if path == _STDIN:
        return read_stdin()
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path.as_posix()}: {error.strerror or error}") from error
