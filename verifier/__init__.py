"""Test reports, a shipment, a channel and a date to a Verification. Pure: no clock, no network, no files."""
