"""The requirements, one module each: pure functions from the case and their parameters to drafts."""
