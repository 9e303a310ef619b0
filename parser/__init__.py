"""From a file to a test report: reading makes pages of words, extraction makes values with evidence."""
