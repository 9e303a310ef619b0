"""What a scan leaves in doubt, and what a second reader or the paper itself says to it."""
