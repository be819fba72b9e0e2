#!/usr/bin/env python3
"""Recomputes the format's vectors from docs/FORMAT.md alone. Needs the package "cryptography". Exits 1 on a difference."""

import base64
import datetime
import json
import pathlib
import re
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "resources/io/kmsenc/crypto"
MAGIC = bytes.fromhex("9b4b4d45")
SUITES = {"randomized": 1, "deterministic": 2}
TYPES = dict(zip("text binary boolean integer bigint decimal date timestamp uuid json".split(), range(1, 11)))
DAY = r"(?!0000)\d{4}-\d\d-\d\d"
CANONICAL = {
    "boolean": r"[01]",
    "integer": r"[+-]\d{10}",
    "bigint": r"[+-]\d{19}",
    "decimal": r"[+-](?=\d{8})(?!0{8}\d)(\d{8})+(\.\d+)?",
    "date": DAY,
    "timestamp": DAY + r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{9}",
    "uuid": r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}",
}
BITS = {"integer": 31, "bigint": 63}
OVERHEAD = {1: 40, 2: 16}


class Refused(Exception):
    """The reason stands in args[0]."""


def hkdf(data_key, info, length):
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(data_key)


def bound(identity):
    utf8 = identity.encode()
    return len(utf8).to_bytes(2, "big") + utf8


def key_id(data_key):
    return hkdf(data_key, b"kmsenc v1 key id", 16)


def xaes(data_key, nonce):
    key = hkdf(data_key, b"kmsenc v1 XAES-256-GCM", 32)

    def aes(block):
        return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(block)

    doubled = int.from_bytes(aes(bytes(16)), "big") << 1
    k1 = (doubled ^ 0x87 if doubled >> 128 else doubled) & (1 << 128) - 1
    halves = []
    for counter in (1, 2):
        m = bytes([0, counter, 0x58, 0]) + nonce[:12]
        halves.append(aes((int.from_bytes(m, "big") ^ k1).to_bytes(16, "big")))
    return AESGCM(b"".join(halves))


def siv(data_key, identity):
    return AESSIV(hkdf(data_key, b"kmsenc v1 AES-256-SIV\0" + bound(identity), 64))


def encrypt(data_key, identity, type_name, mode, nonce, plaintext):
    suite = SUITES[mode]
    header = MAGIC + bytes([1, suite, TYPES[type_name]]) + key_id(data_key)
    aad = header + bound(identity)
    if suite == 1:
        return header + nonce + xaes(data_key, nonce).encrypt(nonce[12:], plaintext, aad)
    return header + siv(data_key, identity).encrypt(plaintext, [aad])


def to_text(message):
    return "kmsenc1." + base64.urlsafe_b64encode(message[5:]).decode().rstrip("=")


def from_text(stored):
    if not re.match(r"kmsenc[1-9]\.", stored):
        raise Refused("MALFORMED" if not stored else "NOT_CIPHERTEXT")
    if stored[6] != "1":
        raise Refused("UNSUPPORTED")
    rest = stored[8:]
    if not re.fullmatch(r"[A-Za-z0-9_-]*", rest) or len(rest) % 4 == 1:
        raise Refused("MALFORMED")
    message = MAGIC + b"\1" + base64.urlsafe_b64decode(rest + "=" * (-len(rest) % 4))
    if to_text(message) != stored:
        raise Refused("MALFORMED")
    return message


def is_canonical(type_name, scale, text):
    """Whether a text is the one of "Canonical texts" for a value of the type."""
    if type_name in ("text", "json"):
        return True
    if not re.fullmatch(CANONICAL[type_name], text, re.ASCII):
        return False
    if type_name in BITS and not -(1 << BITS[type_name]) <= int(text) < 1 << BITS[type_name]:
        return False
    if type_name == "decimal" and len(text.partition(".")[2]) != scale:
        return False
    if type_name in ("date", "timestamp"):
        try:
            datetime.date.fromisoformat(text[:10])
        except ValueError:
            return False
    return not re.fullmatch("-[0.]*", text)


def decrypt(data_key, identity, type_name, mode, stored, scale=0):
    message = from_text(stored) if isinstance(stored, str) else stored
    if message[:4] != MAGIC:
        raise Refused("MALFORMED" if not message else "NOT_CIPHERTEXT")
    if len(message) > 4 and message[4] != 1:
        raise Refused("UNSUPPORTED")
    if len(message) < 23:
        raise Refused("MALFORMED")
    suite, kind = message[5], message[6]
    if suite not in OVERHEAD or kind not in TYPES.values():
        raise Refused("UNSUPPORTED")
    if kind != TYPES[type_name] or suite != SUITES[mode] or len(message) < 23 + OVERHEAD[suite]:
        raise Refused("MALFORMED")
    if message[7:23] != key_id(data_key):
        raise Refused("NO_DATA_KEY")
    aad = message[:23] + bound(identity)
    try:
        if suite == 1:
            nonce = message[23:47]
            plaintext = xaes(data_key, nonce).decrypt(nonce[12:], message[47:], aad)
        else:
            plaintext = siv(data_key, identity).decrypt(message[23:], [aad])
    except InvalidTag:
        raise Refused("AUTHENTICATION_FAILED") from None
    if type_name != "binary":
        try:
            canonical = is_canonical(type_name, scale, plaintext.decode())
        except UnicodeDecodeError:
            canonical = False
        if not canonical:
            raise Refused("MALFORMED")
    return plaintext


def records(name):
    text = (VECTORS / name).read_text("utf-8")
    lines = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    for block in re.split(r"\n\s*\n", lines.strip("\n")):
        yield {k.strip(): v.strip() for k, _, v in (line.partition("=") for line in block.split("\n"))}


def value(record, field):
    if field + ".text" in record:
        return json.loads(record[field + ".text"])
    return bytes.fromhex(record[field + ".hex"])


def rule(record):
    return bytes.fromhex(record["data-key"]), record["identity"], record["type"], record["mode"]


def check_format(record):
    plaintext = value(record, "plaintext")
    plaintext = plaintext.encode() if isinstance(plaintext, str) else plaintext
    nonce = bytes.fromhex(record.get("nonce", ""))
    message = encrypt(*rule(record), nonce, plaintext)
    stored = message if record["type"] == "binary" else to_text(message)
    return (
        record["key-id"] == key_id(rule(record)[0]).hex()
        and record["message"] == message.hex()
        and record.get("text-form", stored) == stored
        and decrypt(*rule(record), stored, int(record.get("scale", 0))) == plaintext
    )


def check_refused(record):
    try:
        decrypt(*rule(record), value(record, "stored"), int(record.get("scale", 0)))
    except Refused as refused:
        return refused.args[0] == record["reason"]
    return False


def main():
    failed = count = 0
    for name, check in (("format.txt", check_format), ("format-refused.txt", check_refused)):
        for record in records(name):
            count += 1
            if not check(record):
                failed += 1
                print(f"{name}: {record['name']}: differs from docs/FORMAT.md")
    print(f"{count} vectors checked, {failed} differ")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
