"""UNTP Digital Conformity Credentials (UN/CEFACT, pilot release 0.6.0) of test reports, unsigned."""

from exports.untp.credential import conformity_credentials, credential_of

__all__ = ["conformity_credentials", "credential_of"]
