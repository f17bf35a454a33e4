"""CloudFormation templates of the length of blueprints, and the linter for them: a peer that knows its format as well.

cfn-lint wants a YAML reader and a schema library of its own, so it has its own environment: ``BLUEPRINTC_CFN_LINT``
names the command; else the environment in the user's cache is used, which ``python -m benchmarks.templates`` makes.
"""

import os
import subprocess
import sys
from pathlib import Path

_ENVIRONMENT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "blueprintc" / "cfn-lint"

_TEMPLATE = """\
AWSTemplateFormatVersion: "2010-09-09"
Description: Queue and function number {number}
Parameters:
  Stage:
    Type: String
    Default: test
    AllowedValues: [test, live]
Resources:
  Queue{number}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "queue-{number}-${{Stage}}"
      VisibilityTimeout: {timeout}
      MessageRetentionPeriod: {retention}
  Role{number}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {{Service: lambda.amazonaws.com}}
            Action: sts:AssumeRole
  Function{number}:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub "function-{number}-${{Stage}}"
      Handler: index.handler
      Runtime: python3.12
      Role: !GetAtt Role{number}.Arn
      Environment: {{Variables: {{QUEUE: !Ref Queue{number}}}}}
      Code: {{ZipFile: "def handler(event, context): return {number}"}}
"""


def command() -> tuple[str, ...] | None:
    """The command line of cfn-lint, or none where it is not installed."""
    named = os.environ.get("BLUEPRINTC_CFN_LINT")
    if named:
        return (named,)
    interpreter, tool = _ENVIRONMENT / "bin" / "python", _ENVIRONMENT / "bin" / "cfn-lint"
    return (str(interpreter), str(tool)) if tool.is_file() else None


def generate(folder: Path, count: int) -> list[Path]:
    """Write ``count`` templates, no two alike."""
    folder.mkdir(parents=True)
    written = [folder / f"template-{number}.yaml" for number in range(count)]
    for number, path in enumerate(written):
        text = _TEMPLATE.format(number=number, timeout=30 + number % 900, retention=3600 + number)
        path.write_text(text, encoding="utf-8")
    return written


def install() -> None:
    """Make the environment with cfn-lint in the user's cache."""
    subprocess.run((sys.executable, "-m", "venv", str(_ENVIRONMENT)), check=True)
    subprocess.run((str(_ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "-q", "cfn-lint>=1"), check=True)


if __name__ == "__main__":
    install()
