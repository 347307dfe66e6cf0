"""`python -m valuebook` is `valuebook`."""

from valuebook.cli import main

main()
