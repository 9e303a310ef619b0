"""One migration a file, newest last."""
