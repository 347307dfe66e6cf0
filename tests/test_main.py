"""The program as it is started."""

import signal
import subprocess
import sys
from importlib.metadata import version

import pytest

# somebody presses Ctrl-C as the library for command lines is looked for
INTERRUPTED = """\
import os, signal, sys
class Looking:
    def find_spec(self, name, *_):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Looking())
signal.signal(signal.SIGINT, signal.default_int_handler)
from valuebook.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_while_the_program_comes_up_ends_it_without_a_word():
    ended = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True)
    assert ended.returncode == -signal.SIGINT
    assert (ended.stdout, ended.stderr) == (b"", b"")


def test_the_program_says_its_version_without_a_command(valuebook):
    ended = valuebook("--version")
    assert (ended.code, ended.out) == (0, f"valuebook {version('valuebook')}\n")


@pytest.mark.batch
def test_a_package_that_is_run_is_the_program():
    command = [sys.executable, "-m", "valuebook", "nothing"]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 2
    assert "No such command 'nothing'" in ended.stderr
