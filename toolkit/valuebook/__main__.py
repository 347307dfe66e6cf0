"""The program `valuebook`, which is `python -m valuebook` too."""

import signal


def main() -> None:
    """Run the command line; Ctrl-C ends it without a word while it is coming up."""
    heeded = signal.getsignal(signal.SIGINT)
    if heeded is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from valuebook import cli

    signal.signal(signal.SIGINT, heeded)
    cli.main()


if __name__ == "__main__":
    main()
