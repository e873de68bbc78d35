"""`python -m s11` is the command `s11`."""

from s11.cli import main

main()
