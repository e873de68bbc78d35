"""The bucket that evidence files are kept in, where one is set."""

import os
from dataclasses import dataclass

from s11.config.values import SettingsRefused

BUCKET_SETTINGS = ("ENDPOINT", "PREFIX", "REGION", "SSE")


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of an S3-compatible service; `prefix` goes before every key, no `endpoint` is Amazon's own."""

    name: str
    endpoint: str = ""
    prefix: str = "evidence/"
    region: str = ""
    encryption: str = ""


def read_bucket() -> Bucket | None:
    """Read which bucket it is; None is the data folder."""
    told = {name: os.environ.get(f"S11_S3_{name}", "") for name in ("BUCKET", *BUCKET_SETTINGS)}
    if not told["BUCKET"]:
        if named := [f"S11_S3_{name}" for name, value in told.items() if value]:
            raise SettingsRefused(
                f"{named[0]} is set, and S11_S3_BUCKET is not: name the bucket, or unset both"
            )
        return None
    if told["ENDPOINT"] and not told["ENDPOINT"].startswith(("https://", "http://")):
        raise SettingsRefused("S11_S3_ENDPOINT: name an address, as https://s3.example.org")
    if told["SSE"] not in ("", "AES256", "aws:kms", "aws:kms:dsse"):
        raise SettingsRefused("S11_S3_SSE: name AES256, aws:kms or aws:kms:dsse, or leave it out")
    prefix = told["PREFIX"].strip("/") or "evidence"
    return Bucket(told["BUCKET"], told["ENDPOINT"], f"{prefix}/", told["REGION"], told["SSE"])
