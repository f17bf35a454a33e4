"""``Vault``: secrets of connectors, encrypted with a key that lies beside the state file.

The key of a state that lives in memory lives in memory too.
"""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from blueprintc.errors import FileError


class Vault:
    """Encrypts and decrypts texts. The key never leaves it."""

    def __init__(self, key: bytes) -> None:
        self._cipher = Fernet(key)

    @classmethod
    def in_memory(cls) -> "Vault":
        """A vault with a new key."""
        return cls(Fernet.generate_key())

    @classmethod
    def beside(cls, state: Path) -> "Vault":
        """The vault of a state file: the key is in ``<state>.key``, for its owner only. Raises ``FileError``."""
        path = state.with_name(state.name + ".key")
        try:
            if not path.exists():
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(Fernet.generate_key())
            return cls(path.read_bytes())
        except OSError as error:
            raise FileError(f"{path}: {error.strerror or error}") from error
        except ValueError as error:
            raise FileError(f"{path}: this is no key of a state file") from error

    def encrypt(self, text: str) -> str:
        """A text that only this key opens."""
        return self._cipher.encrypt(text.encode("utf-8", "surrogatepass")).decode()

    def decrypt(self, text: str) -> str:
        """The text again. Raises ``FileError`` where the key is another."""
        try:
            return self._cipher.decrypt(text.encode()).decode("utf-8", "surrogatepass")
        except InvalidToken as error:
            raise FileError("a secret of the state was encrypted with another key than the one beside it") from error
