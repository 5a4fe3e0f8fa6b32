import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from doudi.web.jobs import worker
from doudi.web.jobs.actions import cancel_job, enqueue, retry_job
from doudi.web.jobs.kinds import KINDS, job
from doudi.web.jobs.models import Job
from doudi.web.jobs.running import Cancelled, Failed, LeaseLost, NotAtPost, Running
from doudi.web.jobs.worker import LEASE, LONGEST_PAUSE, Worker, execute, take, work_off


@pytest.fixture
def kind():
    """Registers a function as a kind of work for one test."""
    names = []

    def register(run, **options):
        name = f"test.{run.__name__}"
        names.append(name)
        job(name, **options)(run)
        return name

    yield register
    for name in names:
        del KINDS[name]


def all_jobs():
    return Job.objects.system("test")


def now_of(job):
    job.refresh_from_db()
    return job


def set_(job, **fields):
    all_jobs().filter(pk=job.pk).update(**fields)


def counting(running: Running, n=0):
    running.progress("数数", n, 3)
    return {"n": n}


def breaking(running: Running):
    raise ValueError("张三丰 有一个不该写下来的秘密")


def test_what_is_asked_for_is_done_once(db, kind):
    done = enqueue(kind(counting), by=None, n=2)
    assert work_off() == 1
    assert work_off() == 0
    now_of(done)
    assert (done.state, done.result, done.stage, done.done, done.total) == ("done", {"n": 2}, "数数", 2, 3)
    assert done.lease_until is None and done.ended_at


def test_an_unfinished_job_with_the_key_is_given_again(db, kind):
    name = kind(counting)
    first = enqueue(name, by=None, key="april")
    assert enqueue(name, by=None, key="april") == first
    work_off()
    assert enqueue(name, by=None, key="april") != first


def test_a_job_after_a_moment_waits_for_it(db, kind):
    enqueue(kind(counting), by=None, after=timezone.now() + timedelta(minutes=5))
    assert work_off() == 0


def test_an_error_is_tried_again_with_growing_pauses_then_lies_with_the_dead_letters(db, kind):
    broken = enqueue(kind(breaking, retries=2), by=None)
    pauses = []
    while work_off():
        if now_of(broken).run_after and broken.state == "waiting":
            pauses.append((broken.run_after - timezone.now()).total_seconds())
            set_(broken, run_after=timezone.now())
    assert (broken.state, broken.attempts) == ("dead", 3)
    assert [round(pause) for pause in pauses] == [10, 40]


def test_what_is_kept_of_an_error_quotes_no_data(db, kind, caplog):
    broken = now_of(enqueue(kind(breaking, retries=0), by=None))
    work_off()
    now_of(broken)
    assert broken.error.startswith("ValueError") and "test_worker.py" in broken.error
    assert "张三丰" not in broken.error + caplog.text


def test_an_error_in_an_error_names_both_kinds(db, kind):
    def nesting(running):
        try:
            raise KeyError("秘密")
        except KeyError as error:
            raise LookupError("秘密") from error

    broken = enqueue(kind(nesting, retries=0), by=None)
    work_off()
    assert now_of(broken).error.splitlines()[0] == "LookupError ← KeyError"


def test_a_result_that_is_no_json_is_an_error_of_the_job(db, kind):
    def odd(running):
        return {1, 2}

    broken = enqueue(kind(odd, retries=0), by=None)
    work_off()
    assert now_of(broken).state == "dead"


def test_a_job_of_a_kind_that_is_gone_is_buried(db, kind):
    gone = enqueue(kind(counting, retries=0), by=None)
    set_(gone, kind="gone")
    work_off()
    assert now_of(gone).state == "dead"


def test_what_cannot_succeed_is_not_tried_again_and_says_why(db, kind):
    def hopeless(running):
        raise Failed("这不是 Excel 文件")

    failed = enqueue(kind(hopeless), by=None)
    work_off()
    assert (now_of(failed).state, failed.error, failed.attempts) == ("failed", "这不是 Excel 文件", 1)


def test_a_waiting_job_is_cancelled_at_once_a_running_one_at_its_next_step(city, kind):
    admin = city.actor("system_admin", "宝鸡市")
    name = kind(counting)
    waiting, started = enqueue(name, by=None), enqueue(name, by=None, n=1)
    cancel_job(by=admin, job=waiting)
    assert now_of(waiting).state == "cancelled"
    running = Running(take("here"))
    cancel_job(by=admin, job=started)
    with pytest.raises(Cancelled):
        running.progress("数数", 1, 3)
    assert now_of(started).state == "running"


def test_a_dead_letter_is_tried_again_by_hand(city, kind):
    broken = enqueue(kind(breaking, retries=0), by=None)
    work_off()
    retry_job(by=city.actor("system_admin", "宝鸡市"), job=broken)
    assert (now_of(broken).state, broken.attempts, broken.error) == ("waiting", 0, "")


def test_who_asked_acts_in_the_job_only_while_at_the_post(city, kind):
    def asking(running):
        return {"role": running.actor.role}

    clerk = city.actor("town_clerk", "虢镇")
    name = kind(asking, retries=0)
    asked = enqueue(name, by=clerk)
    work_off()
    assert now_of(asked).result == {"role": "town_clerk"}
    again = enqueue(name, by=clerk)
    clerk.post.valid_until = timezone.localdate() - timedelta(days=1)
    clerk.post.save()
    work_off()
    assert now_of(again).error.startswith(NotAtPost.__name__)


def test_a_job_whose_lease_is_over_is_taken_again_and_the_old_worker_is_shut_out(db, kind):
    enqueue(kind(counting), by=None)
    old = Running(take("killed"))
    assert take("next") is None
    set_(old.job, lease_until=timezone.now() - timedelta(seconds=1))
    new = Running(take("next"))
    assert (new.job.pk, new.job.attempts) == (old.job.pk, 2)
    for late in (lambda: old.progress("数数", 3, 3), lambda: old.end("done"), lambda: old.atomic().__enter__()):
        with pytest.raises(LeaseLost):
            late()
    new.end("done")


def test_a_job_that_kills_its_workers_is_buried(db, kind):
    enqueue(kind(counting, retries=1), by=None)
    for _n in range(2):
        killed = take("killed")
        set_(killed, lease_until=timezone.now() - timedelta(seconds=1))
    work_off()
    assert (now_of(killed).state, killed.error) == ("dead", worker.WORKER_GONE)


def test_a_worker_that_ends_puts_its_job_back_and_the_attempt_does_not_count(db, kind):
    stopped = enqueue(kind(counting), by=None)
    stop = threading.Event()
    stop.set()
    execute(take("ends"), stop)
    assert (now_of(stopped).state, stopped.attempts) == ("waiting", 0)
    work_off()
    assert now_of(stopped).state == "done"


def test_a_lease_and_a_pause_by_a_clock_that_ran_ahead_do_not_count(db, kind):
    name = kind(counting)
    leased, paused, far = (enqueue(name, by=None, n=n) for n in range(3))
    set_(leased, state="running", worker="x", lease_until=timezone.now() + 3 * LEASE)
    set_(paused, attempts=1, run_after=timezone.now() + 2 * LONGEST_PAUSE)
    set_(far, run_after=timezone.now() + 2 * LONGEST_PAUSE)  # never tried: it was asked for that moment
    assert work_off() == 2
    assert now_of(far).state == "waiting"


def wait_for(holds):
    """Whether something comes to hold, however busy the machine is."""
    deadline = time.monotonic() + 180
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return held


@pytest.mark.django_db(transaction=True)
def test_many_workers_do_each_job_once(kind):
    seen, lock = [], threading.Lock()

    def noting(running, n):
        with lock:
            seen.append(n)

    name = kind(noting)
    for n in range(30):
        enqueue(name, by=None, n=n)
    stop = threading.Event()
    threads = [threading.Thread(target=Worker(stop).work) for _ in range(3)]
    for thread in threads:
        thread.start()
    wait_for(lambda: not all_jobs().exclude(state="done").exists())
    stop.set()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(30))


@pytest.mark.django_db(transaction=True)
def test_the_heart_prolongs_the_lease_of_a_long_job(kind, monkeypatch):
    monkeypatch.setattr(worker, "BEAT", 0.05)

    def long(running):
        before = running.held.get().lease_until
        return {"longer": wait_for(lambda: running.held.get().lease_until > before)}

    job = enqueue(kind(long), by=None)
    Worker().do_one()
    assert now_of(job).result == {"longer": True}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_locked_database_stops_no_worker(kind, monkeypatch):
    monkeypatch.setattr(worker, "BEAT", 0.1)
    job = enqueue(kind(counting), by=None)
    stop = threading.Event()
    thread = threading.Thread(target=_impatient, args=(Worker(stop),))
    with connection.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        thread.start()
        stop.wait(1)
        assert now_of(job).state == "waiting"
        cursor.execute("ROLLBACK")
    done = wait_for(lambda: now_of(job).state == "done")
    stop.set()
    thread.join()
    assert done


def _impatient(line: Worker) -> None:
    """A worker whose connection waits for no lock: every try meets "database is locked"."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
    line.work()
