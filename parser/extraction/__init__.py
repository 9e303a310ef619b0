"""A Document to a TestReport: one module for each kind of value. Knows nothing of channels."""
