"""A list becomes a file: asked for, decided where it is sensitive, made, fetched, let go."""

from base64 import b64decode, b64encode
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.disclosure.exportable import KINDS
from doudi.web.disclosure.models import Export, ExportFile
from doudi.web.disclosure.tellings import tell_approvers, tell_asker
from doudi.web.disclosure.workbook import workbook
from doudi.web.jobs.actions import enqueue
from doudi.web.orgs.actor import Actor, posts_of

AN_HOUR = timedelta(hours=1)
AT_ONCE = 1_000
"""So many rows are written while the asker waits; more go to the worker."""
MOST = 50_000
KEPT = timedelta(days=7)
KEPT_SENSITIVE = timedelta(days=1)


class NotExported(Exception):  # noqa: N818
    """The export cannot be had like this. Its text says why."""


def ask_export(*, by: Actor, kind: str, query: str, columns: list[str], sensitive: bool, **why: str) -> Export:
    """Ask for a list as a file; `why`: reason and words. Sensitive ones wait for another person's approval."""
    n_rows = KINDS[kind].rows(by, query).count()
    if not n_rows:
        raise NotExported(_("筛选结果是空的，没有可导出的"))
    if n_rows > MOST:
        raise NotExported(_("一次最多导出 {most} 条，现在是 {n} 条，请缩小筛选范围").format(most=MOST, n=n_rows))
    if not sensitive:
        _demand_within_the_hour(by)
    open_to = {column.key for column in KINDS[kind].open_to(by)}
    with transaction.atomic():
        export = Export.objects.create(
            kind=kind,
            asked_by=by.user,
            post=by.post,
            area=by.unit.area,
            query=query,
            columns=[key for key in columns if key in open_to],
            sensitive=sensitive,
            n_rows=n_rows,
            state="awaiting" if sensitive else "making",
            **why,
        )
        record(by, "export.ask", export, reason=export.reason, columns=export.columns, sensitive=sensitive, rows=n_rows)
        if sensitive:
            tell_approvers(export)
    if not sensitive:
        _begin(export, by)
    return export


def _demand_within_the_hour(by: Actor) -> None:
    """Masked lists wait for nobody, so an hour has so many of them. Raises NotExported, which stands in the log."""
    lately = Export.objects.system("the limit is the person's, at whatever post").filter(
        asked_by=by.user, asked_at__gt=timezone.now() - AN_HOUR, sensitive=False
    )
    if lately.count() >= settings.EXPORTS_AN_HOUR:
        record(by, "export.too_many")
        raise NotExported(_("一小时内最多导出 {n} 次，请过一会儿再导出").format(n=settings.EXPORTS_AN_HOUR))


def decide_export(*, by: Actor, export: Export, approved: bool, answer: str = "") -> None:
    """Approve a sensitive export, or not; never one's own."""
    with transaction.atomic():
        held = Export.objects.visible_to(by).select_for_update(of=("self",)).get(pk=export.pk)
        if held.asked_by_id == by.user.pk:
            raise NotExported(_("不能批准自己申请的导出，请换一人批准"))
        if held.state != "awaiting":
            raise NotExported(_("这项导出已经有人处理过了"))
        held.state, held.decided_by, held.decided_at = "making" if approved else "refused", by.user, timezone.now()
        held.answer = answer
        held.save()
        record(by, "export.approve" if approved else "export.refuse", held)
        if not approved:
            tell_asker(held)
    export.refresh_from_db()
    if approved:
        _begin(export, by)


def _begin(export: Export, by: Actor) -> None:
    if (export.n_rows or 0) <= AT_ONCE:
        make_export(export)
    else:
        enqueue("disclosure.make_export", by=by, area=export.area, key=f"export-{export.pk}", export=export.pk)


def make_export(export: Export) -> None:
    """Write the file with the asker's eyes; made twice, the later file stands."""
    asker = posts_of(export.asked_by, timezone.localdate()).filter(pk=export.post_id).first()
    if asker is None:
        Export.objects.system("its asker left the post").filter(pk=export.pk).update(state="failed")
        return
    actor = Actor(export.asked_by, asker)
    kind = KINDS[export.kind]
    chosen = {column.key: column for column in kind.open_to(actor)}
    columns = [chosen[key] for key in export.columns if key in chosen]
    rows = kind.rows(actor, export.query or "")
    content, n_rows = workbook(
        str(kind.title),
        watermark(export, actor),
        columns,
        ([_cell(column, row, export.sensitive) for column in columns] for row in rows[:MOST].iterator(chunk_size=1000)),
    )
    with transaction.atomic():
        export.state, export.n_rows, export.made_at = "ready", n_rows, timezone.now()
        export.expires_at = export.made_at + (KEPT_SENSITIVE if export.sensitive else KEPT)
        export.save()
        ExportFile.objects.filter(export=export).delete()
        ExportFile.objects.create(export=export, content=b64encode(content).decode())
        record(actor, "export.make", export, rows=n_rows)
        if export.sensitive or n_rows > AT_ONCE:  # whoever waits at the page needs no telling
            tell_asker(export)
    export.refresh_from_db()


def _cell(column: Any, row: Any, sensitive: bool) -> Any:
    value = column.read(row)
    return column.mask(value) if column.mask and value and not sensitive else value


def watermark(export: Export, asker: Actor) -> str:
    """The line that says whose copy this is."""
    return _("兜底导出 {number} · {who}（{title}）· {day} · 仅供{reason}，不得外传").format(
        number=export.number,
        who=asker.user,
        title=asker.title,
        day=f"{timezone.localtime(export.asked_at):%Y-%m-%d %H:%M}",
        reason=export.get_reason_display(),
    )


def fetch_export(*, by: Actor, export: Export) -> bytes:
    """The file, for its asker only, and only until it expires; each fetching is in the log."""
    if export.asked_by_id != by.user.pk:
        raise NotExported(_("只有申请人本人能下载"))
    if not export.is_ready:
        raise NotExported(_("文件不在了：还没有生成，或已经过期"))
    with transaction.atomic():
        export.n_downloads += 1
        export.save(update_fields=["n_downloads"])
        record(by, "export.fetch", export, times=export.n_downloads)
    return b64decode(export.file.content)


def expire_exports() -> int:
    """Let go of the files whose time is over; how many."""
    over = Export.objects.system("their time is over").filter(state="ready", expires_at__lte=timezone.now())
    with transaction.atomic():
        ExportFile.objects.filter(export__in=over).delete()
        return over.update(state="expired")
