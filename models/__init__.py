"""The data that every room speaks: documents, test reports, channels, shipments, verifications."""
