"""Tables whose rows carry an outcome: where their columns are and what each row says."""
