"""People as keyed hashes: the same person joins, and nobody can be guessed.

A plain hash of an e-mail address is found by trying addresses. With a key that stays
on this installation it is not. A new key gives everybody a new hash, so that nothing
joins to what was loaded before.
"""

import hmac
import os
import secrets
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from valuebook.model import ValuebookError

SHORT = 16


@dataclass(frozen=True)
class PersonKey:
    """The secret that hashes are made with; `rule` says where it is from."""

    secret: bytes
    rule: str

    def __repr__(self) -> str:
        return f"PersonKey(rule={self.rule!r})"

    def hashed(self, name: str) -> str:
        """Return the hash of a person's e-mail, login or id, "" for nobody.

        >>> key = PersonKey(b"not a secret in an example", "example")
        >>> key.hashed(" Ada@Example.com") == key.hashed("ada@example.com")
        True
        """
        folded = normalized(name)
        if not folded:
            return ""
        return hmac.digest(
            self.secret, folded.encode(errors="surrogatepass"), "sha256"
        ).hex()


@lru_cache(maxsize=200_000)
def normalized(name: str) -> str:
    """Return an id without outer blanks, in small letters, composed (NFC).

    >>> normalized(" Zoe\u0308@Example.com ")
    'zoë@example.com'
    """
    folded = unicodedata.normalize("NFC", name.strip()).casefold()
    return unicodedata.normalize("NFC", folded)


def read_key(path: Path) -> PersonKey:
    """Return the key in a file; outer blanks and line ends do not count."""
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ValuebookError(
            f"{path}: the key cannot be read ({why}); make one with: {_MAKE} > {path}"
        ) from None
    if not secret:
        raise ValuebookError(f"{path}: the key is empty; make one with: {_MAKE}")
    return PersonKey(secret, "the key file that was given")


def installation_key() -> PersonKey:
    """Return the key of this installation, made on first use, readable by its owner.

    It stays in the user's configuration folder, never beside the data.
    """
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    path = Path(home) / "valuebook" / "people.key"
    rule = f"the key of this installation, {path.name} in the configuration folder"
    try:
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "w") as file:
                file.write(secrets.token_hex(32) + "\n")
    except FileExistsError:
        pass  # another load made it in between
    except OSError as error:
        raise ValuebookError(
            f"{path}: the key of this installation cannot be written "
            f"({(error.strerror or str(error)).lower()}); give one with --key-file"
        ) from None
    return PersonKey(read_key(path).secret, rule)


_MAKE = 'python -c "import secrets; print(secrets.token_hex(32))"'
