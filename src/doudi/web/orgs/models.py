"""Places, units, people and posts."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from doudi.web.orgs.pinyin import sounds_of
from doudi.web.orgs.roles import ROLES

LEVELS = {"city": _("市"), "county": _("县区"), "town": _("镇街"), "village": _("村社区")}
UNIT_KINDS = {
    "civil_affairs": _("民政"),
    "finance": _("财政"),
    "discipline": _("纪检监察"),
    "town": _("镇街"),
    "inspection": _("督导组"),
    "third_party": _("第三方"),
}


class Area(models.Model):
    """A place in our own tree. It stands under the place that is responsible for it; the national code only says
    where it lies, and may begin with another county's digits (高新区 runs towns of 陈仓区).

    `path`: the numbers of the places from the root to here, as `/0000001/0000004/0000017/`: each as long as the
    others, so that sorted as text they stand as they were founded, the towns under their county.
    `map_row`, `map_column`: its spot on the tile map, from the north-west corner; none if nobody gave it one.
    """

    name = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=LEVELS.items())
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=120, db_index=True, editable=False)
    code = models.CharField(max_length=12, blank=True, db_index=True)
    pinyin = models.CharField(max_length=120, blank=True)
    map_row = models.PositiveSmallIntegerField(null=True)
    map_column = models.PositiveSmallIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> list[int]:
        """The numbers of the places from the root to here, its own the last."""
        return [int(number) for number in self.path.strip("/").split("/")]

    @property
    def indented(self) -> str:
        """The name in a list of places: a town stands a little to the right of its county."""
        return f"　{self.name}" if self.level == "town" else self.name

    @property
    def path_here(self) -> str:
        """The path as it follows from the place above."""
        return f"{self.parent.path if self.parent else '/'}{self.pk:07d}/"

    def save(self, *args: Any, **options: Any) -> None:
        """Keep the path and the sound; a place that moves takes what stands under it along."""
        is_new = self._state.adding
        self.pinyin = sounds_of(self.name)
        super().save(*args, **options)
        if self.path != self.path_here:
            self.path = self.path_here
            Area.objects.filter(pk=self.pk).update(path=self.path)
            for child in () if is_new else self.children.all():
                child.save()


class AreaMove(models.Model):
    """A place goes under another one's responsibility from a day on; one that lies ahead waits until its day."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="moves")
    old_parent = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    new_parent = models.ForeignKey(Area, models.PROTECT, related_name="+")
    on = models.DateField()
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]


class Outline(models.Model):
    """The approved map of a place, drawn by the site itself: the outlines of what stands directly under it.

    `approval`: its 审图号, which a map that is shown must bear. `width`, `height`: the size of the drawing.
    `shapes`: number of the place to its rings, each a list of [x, y] in whole units of the drawing, y downwards.
    """

    area = models.OneToOneField(Area, models.CASCADE, related_name="outline")
    approval = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    shapes = models.JSONField()
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)


class Unit(models.Model):
    """An office that works in the campaign. It answers for its jurisdictions."""

    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=UNIT_KINDS.items())
    area = models.ForeignKey(Area, models.PROTECT, related_name="units")
    phone = models.CharField(max_length=30, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["area__path", "kind"]

    def __str__(self) -> str:
        return self.name


class Jurisdiction(models.Model):
    """A place, with all under it, that a unit answers for from a day until a day (both included)."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="jurisdictions")
    area = models.ForeignKey(Area, models.PROTECT, related_name="jurisdictions")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)


class Users(BaseUserManager):
    """The accounts."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of this name, however it is typed in upper or lower case."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. What the person may do and see hangs on the posts, never on the account."""

    username = models.CharField(_("用户名"), max_length=40, unique=True)
    full_name = models.CharField(_("姓名"), max_length=40)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = Users()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.full_name or self.username


class Post(models.Model):
    """Person × unit × role × from–until.

    `pending`: waits for approval (accounts.rules.needs_two) and opens nothing yet.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=ROLES.items())
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    suspended = models.BooleanField(default=False)
    pending = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="post_role_is_known"),
            models.CheckConstraint(
                condition=~Q(approved_by=F("user")) & ~Q(approved_by=F("proposed_by")), name="post_approved_by_another"
            ),
            models.UniqueConstraint(fields=["user", "unit", "role"], name="post_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}（{self.unit} {ROLES[self.role]}）"
