"""What it costs, beside a floor in the same run: `make bench`, or `python -m bench page save` for some of them."""
