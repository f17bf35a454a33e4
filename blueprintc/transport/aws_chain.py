"""``aws_chain``: the credentials that AWS's own tools would use on this machine (profiles, SSO, roles of instances)."""

from blueprintc.errors import UsageError
from blueprintc.transport.credentials import AwsKeys
from blueprintc.transport.secret import Secret


def aws_chain() -> AwsKeys:
    """Keys from botocore's chain of providers. Raises ``UsageError`` with the reason where there are none."""
    try:
        import botocore.exceptions
        import botocore.session
    except ImportError:
        raise UsageError(
            "this machine's AWS configuration (profiles, SSO, roles) can only be read with the extra:"
            ' pip install "blueprintc[aws]"'
        ) from None
    try:
        found = botocore.session.Session().get_credentials()
        frozen = None if found is None else found.get_frozen_credentials()
    except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
        raise UsageError(f"this machine's AWS configuration fails: {type(error).__name__}: {error}") from None
    if frozen is None or not frozen.access_key or not frozen.secret_key:
        raise UsageError("this machine's AWS configuration has no credentials either")
    token = Secret(frozen.token) if frozen.token else None
    return AwsKeys(Secret(frozen.access_key), Secret(frozen.secret_key), token)
