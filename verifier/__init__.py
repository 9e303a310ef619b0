"""The verifier: test reports, a shipment, a channel and a date become a verification. Pure."""

from verifier.verification import verify

__all__ = ["verify"]
