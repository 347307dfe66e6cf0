"""Run uv with the registries, proxy and certificates that pip is configured for.

uv reads none of pip's settings. Whoever has set up pip for a mirror of their own
has thereby decided where packages come from, so uv is told the same. A variable
of uv's that is already set wins.
"""

import os
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

# pip's setting: the variable that says the same to uv, and what it puts between two
SAME = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "proxy": ("ALL_PROXY", " "),
    "cert": ("SSL_CERT_FILE", " "),
}
# where pip keeps them; the later overrules the earlier
SECTIONS = ("global", "install", ":env:")


def as_uv_says(settings: str) -> dict[str, str]:
    r"""Return uv's variables for what `pip config list` printed.

    >>> as_uv_says("global.find-links='a b'\nglobal.timeout='9'")
    {'UV_FIND_LINKS': 'a,b'}
    >>> as_uv_says(":env:.cert='mine.pem'\nglobal.cert='ours.pem'")
    {'SSL_CERT_FILE': 'mine.pem'}
    """
    found = {}
    for line in settings.splitlines():
        name, _, value = line.partition("=")
        found[name] = value
    said = {}
    for section in SECTIONS:
        for setting, (variable, between) in SAME.items():
            if value := found.get(f"{section}.{setting}"):
                said[variable] = between.join(str(literal_eval(value)).split())
    # pip takes the best version from all its indexes; uv would take the first
    # index that knows the name
    if "UV_INDEX" in said:
        said["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return said


def main() -> int:
    """Run uv with the arguments given and return its exit code."""
    pip = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(pip, check=True, capture_output=True, text=True)
    environment = as_uv_says(listed.stdout) | os.environ
    uv = Path(sys.executable).with_name("uv")
    return subprocess.run([uv, *sys.argv[1:]], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
