"""Every form of every page, filled with what nobody should type."""
