"""`doudi audit verify`: the proof of the log on one page that can be printed, signed by hand and kept elsewhere."""

import base64
from collections.abc import Iterator, Mapping
from datetime import datetime

import click
from django.utils import timezone

from doudi.language import say
from doudi.web.audit.checkpoints import public_key, signing_key
from doudi.web.audit.models import Checkpoint
from doudi.web.audit.verifying import TOLD, Break, Proof, prove

SHOWN = 10
"""The newest checkpoints on the page: it stays one page."""


def verify(known: Mapping[int, str]) -> bool:
    """Prove the log and print the page; whether it is whole."""
    proof = prove(signing_key().public_key(), known)
    for line in page(proof):
        click.echo(line)
    return proof.whole


def page(proof: Proof) -> Iterator[str]:
    """The lines of the page."""
    yield say("审计日志校验")
    yield say("校验时间：{at}", at=_moment(timezone.now()))
    yield say("公钥（Ed25519）：{key}", key=public_key())
    yield say(
        "记录：{n} 条，{first} 至 {last}", n=proof.n_entries, first=_moment(proof.first_at), last=_moment(proof.last_at)
    )
    yield say("最后一条：{number}:{hash}", number=proof.last_number, hash=proof.last_hash)
    yield from _checkpoints(proof.checkpoints)
    yield ""
    if proof.whole:
        yield say("结论：完整。没有发现修改、删除、插入或调换。")
        yield say(
            "下次校验时加 --known {number}:{hash}，可证明连同签名一起的重写。",
            number=proof.last_number,
            hash=proof.last_hash,
        )
    else:
        yield say("结论：日志被动过，共 {n} 处。请保留现场，联系审计管理员。", n=len(proof.breaks))
        yield from (f"  - {told(one)}" for one in proof.breaks[:TOLD])


def _checkpoints(checkpoints: list[Checkpoint]) -> Iterator[str]:
    yield say("签名检查点：{n} 个", n=len(checkpoints))
    for one in checkpoints[-SHOWN:]:
        signature = base64.b64encode(bytes(one.signature)).decode()
        yield f"  {one.on} {one.last_number}:{one.last_hash}"
        yield say("    签名 {signature}", signature=signature)


def told(one: Break) -> str:
    """A break in words."""
    number, on = one.number, one.on
    return {
        "missing": say("第 {number} 条不见了", number=number),
        "not_linked": say("第 {number} 条接不上前一条", number=number),
        "changed": say("第 {number} 条的内容被改过", number=number),
        "checkpoint_differs": say("检查点签过的第 {number} 条已不在，或已不是原来的", number=number),
        "page_differs": say("打印页上的第 {number} 条已不在，或已不是原来的", number=number),
        "not_signed": say("{on} 的检查点签名不对", on=on),
        "checkpoint_not_told": say("{on} 的检查点在日志里没有记录", on=on),
        "checkpoint_gone": say("{on} 的检查点不见了", on=on),
    }[one.kind]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else "—"
