"""Where it is kept: tables and queries. Functions take a session and hand out domain values."""
