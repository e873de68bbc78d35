"""What is tested of Word files."""
