"""``blueprintc test``: the tests of blueprints, and what every declared caller must be able to do."""

import dataclasses
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from blueprintc.cli._live import live_options, read_live_options, refuse_without_live, write_har
from blueprintc.cli._options import color_option, config_option, quiet_option, variable_options
from blueprintc.cli._output import use_color, write_file, write_stderr, write_stdout
from blueprintc.cli._progress import Counter
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprintc.tester.live_source import LiveSource
    from blueprintc.tester.options import Only, TestOptions
    from blueprintc.tester.result import TestResult
    from blueprintc.transport.live import LiveOptions


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-k", "names", multiple=True, metavar="TEXT", help="Only cases with this in their name; may be repeated.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only tests with this tag; may be repeated.")
@click.option("--caller", "callers", multiple=True, metavar="NAME", help="Only cases of this caller; may be repeated.")
@click.option(
    "--only",
    type=click.Choice(["all", "tests", "callers"]),
    default="all",
    show_default=True,
    help="Written tests, or what declared callers are tried with.",
)
@click.option("--since", default="", metavar="COMMIT", help="Only blueprints that differ from a commit.")
@click.option("--shard", default="1/1", metavar="I/N", help="The I-th of N parts of the cases.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, metavar="N", help="Processes to use.")
@click.option("-x", "--fail-fast", is_flag=True, help="Stop at the first failure.")
@click.option("--list", "lists", is_flag=True, help="Name the cases and carry out none.")
@click.option("-u", "--update", is_flag=True, help="Write all snapshots anew.")
@click.option("--fuzz", type=click.IntRange(0, 10_000_000), default=0, metavar="N", help="Inputs to generate a caller.")
@click.option("--seed", type=int, default=0, metavar="S", help="What --fuzz generates from.")
@click.option("--coverage", is_flag=True, help="Say which placeholders, branches, lines of scripts are not reached.")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="Fail where less is covered.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "junit", "github"]),
    default="text",
    show_default=True,
    help="How the result is shown.",
)
@click.option("--junit", type=click.Path(path_type=Path), metavar="FILE", help="Write a JUnit report, too.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), metavar="FILE", help="Write a JSON report, too.")
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page with failures, pictures of mappings and coverage, too.",
)
@click.option("--target", default="", metavar="RELEASES", help='Releases to try, such as ">=2.19".')
@click.option("--trust-all", is_flag=True, help="The cluster trusts every endpoint, private addresses too.")
@click.option("-v", "--verbose", is_flag=True, help="Name every case, every warning and every known limit.")
@live_options
@click.option(
    "--record",
    type=click.Choice(["new", "all"]),
    help="Keep the provider's answers in cassettes: those that are not there yet, or all anew.",
)
@click.option("--replay", is_flag=True, help="Answer from cassettes only; nothing is sent.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Carry out no more than N cases.")
@click.option(
    "--cluster",
    metavar="NAME|URL",
    help="With --live: on connectors and models of their own on a cluster, which are deleted again.",
)
@variable_options
@config_option
@color_option
@quiet_option
def command(
    paths: tuple[Path, ...],
    names: tuple[str, ...],
    tags: tuple[str, ...],
    callers: tuple[str, ...],
    only: str,
    since: str,
    shard: str,
    jobs: int,
    fail_fast: bool,
    lists: bool,
    update: bool,
    fuzz: int,
    seed: int,
    coverage: bool,
    fail_under: float | None,
    output_format: str,
    junit: Path | None,
    json_file: Path | None,
    html: Path | None,
    target: str,
    trust_all: bool,
    verbose: bool,
    live: bool,
    base_urls: tuple[str, ...],
    timeout: float,
    budget: int | None,
    rate: str | None,
    har: Path | None,
    record: str | None,
    replay: bool,
    limit: int | None,
    cluster: str | None,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    color: str,
    quiet: bool,
) -> None:
    """Test blueprints: what their tests expect, and what every declared caller must be able to do.

    PATHS are blueprints, test files and folders (default: this one). Tests stand in a blueprint under `tests:`, or
    beside it in <stem>.test.yaml. Nothing is sent anywhere: the provider's answers are those of the test, of
    <stem>.response.json beside the blueprint, or of the provider's stub.

    Without a written test, each declared caller is tried with 1, 2, 3 and 7 documents, with texts that break naive
    templates, with the provider's errors and with wrong answers, on every release that the blueprint must work on.

    With --live the providers themselves are asked, on the newest release of each blueprint: by written tests that plan
    no answers of their own, and by each declared caller. The credentials come from the sources that a blueprint names.
    --record keeps the answers in cassettes/<stem>.yaml beside the blueprint, without secrets; --replay plays them.

    With --live --cluster each connector is created on a cluster under a name of its own, called with the inputs of its
    tests, and compared with the emulator, which asks the provider from here. Everything is deleted again, after an
    interruption by the next run.

    The exit status is 0 where all is well, 1 where a case fails or less than --fail-under is covered, and 4 where
    nothing fails but a provider could not be asked.
    """
    from blueprintc import api
    from blueprintc.runner import TRUST_ALL, RunOptions
    from blueprintc.tester.options import TestOptions

    options = TestOptions(
        paths=paths,
        run=RunOptions(
            target=target,
            config=config_path,
            variables=variables,
            environment=environment,
            settings=TRUST_ALL if trust_all else {},
        ),
        only=cast("Only", only),
        names=names,
        tags=tags,
        callers=callers,
        since=since,
        shard=_shard(shard),
        jobs=jobs,
        fail_fast=fail_fast,
        fuzz=fuzz,
        seed=seed,
        update_snapshots=update,
        frozen_snapshots=not update and os.environ.get("CI", "") not in ("", "0", "false"),
        coverage=coverage or fail_under is not None,
        keeps_calls=html is not None,
        limit=limit,
    )
    source: LiveSource | None = None
    if cluster is not None:
        _refuse_with_cluster(
            live=live,
            others={
                "--record": record,
                "--replay": replay,
                "--fuzz": fuzz,
                "--coverage": options.coverage,
                "-k": names,
                "--tag": tags,
                "--caller": callers,
                "--since": since,
                "--limit": limit,
                "--update": update,
                "--list": lists,
            },
        )
        given = read_live_options(base_urls=base_urls, timeout=timeout, budget=budget, rate=rate, quiet=quiet)
        result = _on_cluster(cluster, options, given, har, quiet=quiet)
        _report(result, output_format, color=color, verbose=verbose, junit=junit, json_file=json_file, html=html)
        status = _status(result, options, fail_under, quiet=quiet)
        sys.exit(4 if status == 1 and result.count("failed") == 0 else status)
    if live or record or replay:
        if replay and (live or record):
            raise UsageError("--replay sends nothing; --live and --record do")
        if fuzz:
            raise UsageError("--fuzz works offline only: a provider is not asked what nobody would ask")
        given = read_live_options(
            base_urls=base_urls,
            timeout=timeout,
            budget=budget,
            rate=rate,
            record="none" if replay else record,
            quiet=quiet,
        )
        source = _live_source(given)
        options = dataclasses.replace(options, source=lambda: source)
    else:
        refuse_without_live(base_url=base_urls, budget=budget is not None, rate=rate, har=har)
    if lists:
        write_stdout("".join(f"{path.as_posix()}: {name}\n" for path, name in api.list_tests(options)))
        return
    counter = Counter("cases", quiet=quiet or source is not None)
    try:
        result = api.run_tests(options, lambda case: counter.done(bad=case.verdict in ("failed", "error")))
    finally:
        counter.clear()
        if source is not None:
            source.session.close()
            write_har(source.session, har)
    _report(result, output_format, color=color, verbose=verbose, junit=junit, json_file=json_file, html=html)
    status = _status(result, options, fail_under, quiet=quiet)
    sys.exit(4 if status == 1 and source is not None and _only_not_carried_out(result, source) else status)


def _report(
    result: "TestResult",
    output_format: str,
    *,
    color: str,
    verbose: bool,
    junit: Path | None,
    json_file: Path | None,
    html: Path | None,
) -> None:
    """Show the result, and write the reports that are asked for."""
    _show(result, output_format, color=use_color(color), verbose=verbose)
    for file, name in ((junit, "junit"), (json_file, "json")):
        if file is not None:
            write_file(file, _rendered(result, name))
    if html is not None:
        from blueprintc.pages.test_report import render_test_report  # brings Jinja

        write_file(html, render_test_report(result))
    _append_summary(result, output_format)


def _refuse_with_cluster(*, live: bool, others: "Mapping[str, object]") -> None:
    if not live:
        raise UsageError("--cluster needs --live: the cluster calls the providers")
    for name, value in others.items():
        if value:
            raise UsageError(f"{name} cannot be combined with --cluster")


def _on_cluster(
    cluster: str, options: "TestOptions", given: "LiveOptions", har: Path | None, *, quiet: bool
) -> "TestResult":
    from blueprintc import api
    from blueprintc.transport.live import LiveSession

    run = options.run
    wishes = api.Wishes(
        paths=options.paths or (Path(),),
        variables=run.variables,
        environment=run.environment,
        config=run.config,
    )
    with LiveSession(given) as session:
        try:
            return api.open_cluster(cluster, config=run.config).trial(
                wishes, session, lambda text: None if quiet else write_stderr(text)
            )
        finally:
            write_har(session, har)


def _live_source(given: "LiveOptions") -> "LiveSource":
    from blueprintc.tester.live_source import LiveSource
    from blueprintc.transport.live import LiveSession

    return LiveSource(LiveSession(given))


def _only_not_carried_out(result: "TestResult", source: "LiveSource") -> bool:
    """Whether no case fails, and no other has an error than those whose provider could not be asked."""
    return result.count("failed") == 0 and 0 < result.count("error") <= source.not_carried_out


def _shard(text: str) -> tuple[int, int]:
    part, slash, parts = text.partition("/")
    if not slash or not part.isdecimal() or not parts.isdecimal() or not 1 <= int(part) <= int(parts):
        raise UsageError(f'--shard needs I/N with I from 1 to N, such as 1/3, not "{text}"')
    return int(part), int(parts)


def _rendered(result: "TestResult", name: str, *, color: bool = False, verbose: bool = False) -> str:
    from blueprintc.tester.reports.registry import render_report

    return render_report(result, name, color=color, verbose=verbose)


def _show(result: "TestResult", output_format: str, *, color: bool, verbose: bool) -> None:
    write_stdout(_rendered(result, output_format, color=color, verbose=verbose))


def _append_summary(result: "TestResult", output_format: str) -> None:
    """In GitHub Actions, ``--format github`` also adds to the summary of the step."""
    file = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if output_format != "github" or not file:
        return
    from blueprintc.tester.reports.github import render_summary

    with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(render_summary(result))


def _status(result: "TestResult", options: "TestOptions", fail_under: float | None, *, quiet: bool) -> int:
    if result.interrupted:
        return 130
    status = 1 if result.failed else 0
    if fail_under is not None and result.percent_covered < fail_under:
        write_stderr(f"{result.percent_covered:.1f} % is covered, less than {fail_under:g} %")
        return 1
    if not result.cases and not quiet:
        write_stderr("no tests were found" if not options.selects else "no test was selected")
    return status
