"""What attackers try, each against the program itself."""
