"""Commands that measure: every claim of speed or accuracy is one of them."""
