"""A small public key infrastructure and signed PDFs, made for the tests."""

import io
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys, x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import NameObject, StreamObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import MDPPerm
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.unit.reading.made import pdf, text

_BEGIN = datetime.now(UTC) - timedelta(days=30)


def _certificate(
    subject: str,
    key: rsa.RSAPrivateKey,
    issuer: str,
    issuer_key: rsa.RSAPrivateKey,
    authority: bool,
) -> crypto_x509.Certificate:
    def name(common: str) -> crypto_x509.Name:
        return crypto_x509.Name([crypto_x509.NameAttribute(NameOID.COMMON_NAME, common)])

    usage = crypto_x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        crypto_x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(crypto_x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(_BEGIN + timedelta(days=3650))
        .add_extension(crypto_x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


def _loaded(certificate: crypto_x509.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


@cache
def infrastructure() -> tuple[SimpleSigner, bytes]:
    """A signer "Example Lab" under a root, and the root's certificate in DER."""
    root_key, key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    root = _certificate("Example Root", root_key, "Example Root", root_key, authority=True)
    leaf = _certificate("Example Lab", key, "Example Root", root_key, authority=False)
    store = SimpleCertificateStore()
    store.register(_loaded(root))
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = SimpleSigner(
        signing_cert=_loaded(leaf),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=store,
    )
    return signer, root.public_bytes(serialization.Encoding.DER)


def report() -> bytes:
    return pdf(lambda canvas: text(canvas, 72, 72, "Test report TR-2026-000123"))


def signed(data: bytes | None = None, field: str = "Signature1", certify: bool = False) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data or report()))
    settings = PdfSignatureMetadata(
        field_name=field,
        certify=certify,
        docmdp_permissions=MDPPerm.NO_CHANGES if certify else MDPPerm.FILL_FORMS,
    )
    return sign_pdf(writer, settings, signer=infrastructure()[0]).getvalue()


def with_other_content(data: bytes) -> bytes:
    """The first page's content replaced by an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    stream = StreamObject(stream_data=b"BT /F1 12 Tf 72 700 Td (Another result) Tj ET")
    page[NameObject("/Contents")] = writer.add_object(stream)
    writer.update_container(page)
    return _written(writer)


def with_other_title(data: bytes) -> bytes:
    """The information dictionary changed by an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    info = writer.trailer["/Info"]
    info[NameObject("/Title")] = pdf_string("Another title")
    writer.update_container(info)
    return _written(writer)


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
