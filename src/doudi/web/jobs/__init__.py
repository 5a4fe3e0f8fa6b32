"""Work in the background: picked up again after a crash, never half done.

A piece of work is a function of an app's `tasks.py`, found by itself when the site starts:

    @job("intake.run", title=_("核查名册"), seen_at=lambda job: reverse("run_detail", args=[job.given["run"]]))
    def run_checks(running: Running, *, run: int) -> dict:
        for n, part in enumerate(parts):
            running.progress(_("正在核查"), n, len(parts))   # between transactions; raises Cancelled when so wished
            with running.atomic():                           # a transaction only while the job is still ours
                ...
        return {"findings": 12}                              # plain JSON without personal data

    enqueue("intake.run", by=request.actor, area=area, key=f"run-{run.pk}", run=run.pk) -> Job

- Import: `jobs.kinds.job`, `jobs.running.Running, Cancelled, Failed`, `jobs.actions.enqueue`, `jobs.schedules.every`.
- A job may be taken up twice (kill −9): do each part so that doing it again changes nothing. Give numbers of rows,
  not values: what is `given` is sealed, but the less the better.
- `raise Failed(_("不是 Excel 文件"))` ends the job at once with words for who asked. Anything else is tried again with
  growing pauses, then lies with the dead letters; type and place of the error are kept, never its text.
- `key`: while an unfinished job has it, `enqueue` gives that job instead of a second one.
- `enqueue` within a transaction counts when that is committed.
- `running.actor` is who asked (jobs.running.NotAtPost if the post has ended); None when the system asked.
- Regular work: `@every("daily", at="02:00")` above `@job(…)`; also "hourly", "monthly" (day=, at=), minutes=5.
- On a page: `{% include "jobs/progress.html" with job=job %}` shows the stage and renews itself until the end; the page
  `job_progress` shows the same. Whoever asked, and whoever answers for the job's area, may see it.
- In tests: `jobs.worker.work_off()` does all that waits, in this thread.
- `jobs.patience.patiently(do)` is the one way to try again when SQLite "is locked".
"""
