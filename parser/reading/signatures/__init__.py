"""Digital signatures of a PDF, stated as facts and checked beside the reading."""
