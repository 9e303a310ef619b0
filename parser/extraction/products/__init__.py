"""What was tested: its name, identifiers, age and features."""
