"""RSA signatures (RSASSA-PKCS1-v1_5 with SHA-256, RFC 8017) by `pow`, with keys that are for training only.

The private keys are public on purpose: with them anybody can rebuild the case. What they sign proves mechanics,
nothing else.
"""

import base64
import hashlib
from dataclasses import dataclass

# DER of DigestInfo for SHA-256 up to the digest (RFC 8017, 9.2)
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
EXPONENT = 65537


@dataclass(frozen=True)
class Key:
    """An RSA key pair, by its two primes."""

    prime: int
    other: int

    @property
    def modulus(self) -> int:
        """The public modulus; the public exponent is `EXPONENT`."""
        return self.prime * self.other

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`."""
        size = (self.modulus.bit_length() + 7) // 8
        tail = b"\0" + SHA256_INFO + hashlib.sha256(data).digest()
        block = int.from_bytes(b"\0\1" + b"\xff" * (size - 2 - len(tail)) + tail, "big")
        # by the Chinese remainder theorem: four times as fast as with the whole modulus
        one, two = (pow(block, pow(EXPONENT, -1, prime - 1), prime) for prime in (self.prime, self.other))
        step = (one - two) * pow(self.other, -1, self.prime) % self.prime
        return (two + step * self.other).to_bytes(size, "big")


# training only: signs the mails of the invented supplier
MAIL = Key(
    int(
        "f998df8457b08321796581d80ea0e30b9005be87ad860b0212dfca2f349757d3f9bb3e1ddb56ea1691f9343757a69c50"
        "59337f73b961b0039883a18d45a3ab954162766c7e3008018bd812cdd37c842e6914115925ace777dff79e52b7813f31"
        "d8737ee2ac8cccc5cba933f673febb27c0d6dacc52e4039fcda7cb5e203e1f47",
        16,
    ),
    int(
        "e6bd34ce49e4c915a587a44733ba418e811423d25f4ede3c6c3589dc4451718d069a7c02ea8ec5d7cbef27b4725d5f8f"
        "085361125cca47659d9755e51d7976f305f3afd6a9f834b9e23ff12164bc970641a4d1c460cdbb8ccda708aacb5dfe16"
        "16bbbd8d3b6bd4cb74e77801b59961ff380a37984ed29fbc7095c13e168d3b31",
        16,
    ),
)
# training only: signs the time stamp of the invented authority
STAMP = Key(
    int(
        "d7cb25be94429da359282307923c37e488c6a61d56e90591c0d044c34f4388ee004beb6f432188a02c71572338651f36"
        "8d1076e9c9ef7130c6723051a46ddbdd4af13ead640c866fa64a0386867ec5504d4170517d7bcfa1428ca1e73c79da33"
        "bc7a0b7dccd825ec193682ffcb38a797b51058cc6d999d327058d07b0637d7c3",
        16,
    ),
    int(
        "ba30b401dc7f8ec23fbb77dcf74a3a1e1174d87b3758884bb2c6f1efaa6fb3df60516fa48aa22aa3dcea755e04d4e8c8"
        "b832b5255a2c9d0fd1edd992f7dba814687482a7629a63b0d16540d394ea4e056f4f4d76a22bfad1b32ce2e754016f00"
        "bb8fc872c81a679fe968b4d32aa4c5f895578172d488b77e56c83e5612d1d0cd",
        16,
    ),
)
# the certificate of STAMP, self-signed, 2026 to 2126, made once with openssl
STAMP_CERTIFICATE = base64.b64decode(
    "MIIDiDCCAnCgAwIBAgIBATANBgkqhkiG9w0BAQsFADBaMS8wLQYDVQQDDCZDYXNlYm9vayB0cmFpbmluZyB0aW1lIHN0YW1w"
    "IGF1dGhvcml0eTEnMCUGA1UECgweVHJhaW5pbmcgb25seSwgbm8gbGVnYWwgZWZmZWN0MCAXDTI2MDEwMTAwMDAwMFoYDzIx"
    "MjYwMTAxMDAwMDAwWjBaMS8wLQYDVQQDDCZDYXNlYm9vayB0cmFpbmluZyB0aW1lIHN0YW1wIGF1dGhvcml0eTEnMCUGA1UE"
    "CgweVHJhaW5pbmcgb25seSwgbm8gbGVnYWwgZWZmZWN0MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnPKnP/On"
    "c5GWEXszsE63SgkIC9ZqI59uqQDrMCpzZRfeDDzeMUR/l7u/e6RpB8RIA4gSGuSuXGymWFDJ0dteKnYQkPo0b+BYp2AosMnG"
    "pgOfD3kqLIFYzhgQyt9XmU12bDV7JZ8tkFK4ePZ1vhDM5IPgajLskuZoRA9f11Mbdnfvha0ysib+x5qBsFITmQPcwiwBdUgJ"
    "VsqjtSol6bUW4ZZYBapkDdKxQa5Z8BcBz7TrrkRRoo7SZGIy44Dfgs//zpEZ38brpSYcw45Z+Mo5EFds8hAxdedjbYywoAiK"
    "+YQz7AlfC1cJnwJ46Z2TjDGTEcaP+ACn3cKqvp3WNjk3JwIDAQABo1cwVTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIH"
    "gDAWBgNVHSUBAf8EDDAKBggrBgEFBQcDCDAdBgNVHQ4EFgQUn96cgHfvbAo7EWKf7zOCww+rXBowDQYJKoZIhvcNAQELBQAD"
    "ggEBACvuf3UTgcv94Ev/LskI0OZYY6fDG/yJRQO9giGpv7LoYTcBlzg2hlGyQ3NYCDAEp4+h2fZTCmK9A2LSPcO0BW3axRUD"
    "1NG4B0Z+LzFAiQpCaB7wIkCNRSSjnRcCWR+9gyISDssr8/zoOMBlcNnUBQ0r/KRnb+pONiJrBVQp1oz4vIMA8NqzZuPhU82J"
    "E08O7WdIUpiLDZu9dCs9JahDE7WfzUvr8nVW4UNr47+AcKDfi3AKb+HG9H/ap5cCHeUowrcf8ehUYQ2ogBdARUs8pb+ZjSar"
    "JO32eVpghwRqAD38MAQUJP8v+bBJOW7r/AWJEj9I+aIBHHo2zvFAWwgfBSI="
)
