"""What a person reads on paper: each report is one frozen value in, and the bytes of a PDF out."""
