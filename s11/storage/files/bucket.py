"""Files kept in a bucket of an S3-compatible service, each checked by its SHA-256 when it is sent."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from s11.config import Bucket
from s11.domain.refusals import Unavailable
from s11.storage.files import FileGone, Kept

# An upload waits for these; what does not answer by then is refused, with words.
PATIENCE = Config(
    connect_timeout=5,
    read_timeout=30,
    retries={"total_max_attempts": 2},
    request_checksum_calculation="when_required",
)
NO_ANSWER = (
    "The place where files are kept does not answer. Nothing is lost: give a reference or a link instead, "
    "or try again in a few minutes."
)


class BucketStore:
    """Files of a bucket. Whoever holds the credentials is boto3's matter: the environment, a file, the machine."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self.client = boto3.client(
            "s3",
            endpoint_url=bucket.endpoint or None,
            region_name=bucket.region or None,
            config=PATIENCE,
        )

    @property
    def where(self) -> str:
        return f"s3://{self.bucket.name}/{self.bucket.prefix}"

    def check(self) -> None:
        with _reached():
            self.client.head_bucket(Bucket=self.bucket.name)

    def keep(self, path: Path, sha256: str) -> None:
        sealed = {"ServerSideEncryption": self.bucket.encryption} if self.bucket.encryption else {}
        checksum = b64encode(bytes.fromhex(sha256)).decode()
        with _reached(), path.open("rb") as file:
            kept = self.client.put_object(
                **self._place(sha256),
                Body=file,
                ChecksumAlgorithm="SHA256",
                ChecksumSHA256=checksum,
                ContentType="application/octet-stream",
                **sealed,
            )
        if kept.get("ChecksumSHA256", checksum) != checksum:
            raise Unavailable(NO_ANSWER)
        path.unlink()

    def open(self, sha256: str) -> BinaryIO:
        with _reached(sha256):
            found = self.client.get_object(**self._place(sha256))
        return cast(BinaryIO, found["Body"])

    def names(self) -> Iterator[Kept]:
        pages = self.client.get_paginator("list_objects_v2")
        with _reached():
            for page in pages.paginate(Bucket=self.bucket.name, Prefix=self.bucket.prefix):
                for kept in page.get("Contents", ()):
                    name = kept["Key"].removeprefix(self.bucket.prefix)
                    yield Kept(name, kept["Size"], kept["LastModified"])

    def remove(self, sha256: str) -> None:
        with _reached():
            self.client.delete_object(**self._place(sha256))

    def _place(self, sha256: str) -> dict[str, Any]:
        return {"Bucket": self.bucket.name, "Key": f"{self.bucket.prefix}{sha256}"}


@contextmanager
def _reached(sha256: str = "") -> Iterator[None]:
    """Tell what is not there from what cannot be reached."""
    try:
        yield
    except ClientError as error:
        if sha256 and error.response.get("Error", {}).get("Code") in ("NoSuchKey", "404"):
            raise FileGone(sha256) from error
        raise Unavailable(NO_ANSWER) from error
    except (BotoCoreError, OSError) as error:
        raise Unavailable(NO_ANSWER) from error
