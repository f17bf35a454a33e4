"""``blueprintc check``: report what is wrong with blueprints and connectors."""

import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._options import color_option, config_option, quiet_option, stdin_filename_option, variable_options
from blueprintc.cli._output import read_stdin, use_color, write_file, write_stderr, write_stdout
from blueprintc.config import ConfigFinder, parse_codes
from blueprintc.errors import UsageError
from blueprintc.files import unified_diff, write_files
from blueprintc.report import format_names, render


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(format_names()),
    help="How findings are shown (default: text); may be repeated, with an --output for all but one.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file; the first --output belongs to the first --format, and so on.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Report only these: codes or beginnings, with commas.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Do not report these.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option("--markdown", is_flag=True, help="Walk folders for Markdown pages, whose connectors are checked.")
@click.option("--force-exclude", is_flag=True, help="Pass over excluded files even where they are named.")
@click.option("--target", "targets", metavar="RELEASES", default="", help='Releases to check for, such as ">=2.19".')
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    type=click.Choice(["self-managed", "aws"]),
    help="Where it runs; may be repeated.",
)
@click.option("--fix", is_flag=True, help="Mend what has a safe fix, then report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that change what is sent.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep results in .blueprintc_cache.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Do not report the findings in this file: a start in a repository that has many.",
)
@click.option("--update-baseline", is_flag=True, help="Write the findings of this run to the --baseline file.")
@click.option("--statistics", is_flag=True, help="Show how many findings there are of each code, in place of them.")
@variable_options
@config_option
@stdin_filename_option
@color_option
@quiet_option
def command(
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    markdown: bool,
    force_exclude: bool,
    targets: str,
    platforms: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    show_diff: bool,
    no_cache: bool,
    baseline: Path | None,
    update_baseline: bool,
    statistics: bool,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    stdin_filename: str,
    color: str,
    quiet: bool,
) -> None:
    """Report what is wrong with blueprints and connectors.

    PATHS are files, folders (default: this one) or - for standard input. The exit status is 0 without findings at or
    above --fail-on, 1 with findings, 2 for wrong usage or configuration, 3 where something could not be read or
    written.
    """
    if update_baseline and baseline is None:
        raise UsageError("--update-baseline needs the file: --baseline FILE")
    if unsafe_fixes and not (fix or show_diff):
        raise UsageError("--unsafe-fixes belongs to --fix or --diff")
    formats = (*formats, "statistics") if statistics else formats or ("text",)
    if len(outputs) < len(formats) - 1 or len(outputs) > len(formats):
        raise UsageError("each --output belongs to one --format, and only one --format can go to standard output")
    options = api.CheckOptions(
        select=parse_codes(select),
        ignore=parse_codes(ignore),
        fail_on=fail_on,
        markdown=markdown,
        force_exclude=force_exclude,
        targets=targets,
        platforms=platforms,
        variables=variables,
        environment=environment,
        stdin=read_stdin() if api.STDIN in paths else b"",
        stdin_filename=stdin_filename,
        cache=not no_cache,
    )
    finder = ConfigFinder(config_path)
    if fix or show_diff:
        if markdown or api.STDIN in paths:
            raise UsageError("--fix and --diff work on blueprint files, not on pages or standard input")
        fixed = list(api.fixes(paths or (Path(),), finder, options, unsafe=unsafe_fixes))
        if show_diff:
            for file in fixed:
                name = file.path.as_posix()
                write_stdout(unified_diff(file.before, file.after, name, f"{name} (mended)"))
            sys.exit(1 if fixed else 0)
        write_files({file.path: file.after for file in fixed})
        if not quiet:
            for file in fixed:
                write_stderr(f"{file.path.as_posix()}: {', '.join(file.titles)}")
    outcome = api.check_paths(paths or (Path(),), finder, options)
    gone = 0
    if baseline is not None and update_baseline:
        outcome = api.update_baseline(outcome, baseline)
    elif baseline is not None:
        outcome, gone = api.against_baseline(outcome, baseline)
    for index, name in enumerate(formats):
        to_file = index < len(outputs)
        text = render(outcome.report, name, color=not to_file and use_color(color))
        if to_file:
            write_file(outputs[index], text)
        else:
            write_stdout(text)
    if not quiet:
        write_stderr(outcome.report.summary())
        if gone:
            write_stderr(f"{gone} of the baseline are gone; --update-baseline forgets them")
    sys.exit(outcome.status)
