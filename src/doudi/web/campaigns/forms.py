"""The forms of the ledger and its returns."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doudi.web.campaigns.models import Campaign, Duty, Task
from doudi.web.campaigns.rules import not_a_limit
from doudi.web.campaigns.words import LIGHTS, MEASURES, PROGRESS
from doudi.web.orgs.models import UNIT_KINDS, Post, Unit, User
from doudi.web.ui.widgets import OwnWordsSelect

ANY = ("", gettext_lazy("不限"))


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options)


def long_text(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), max_length=5000, **options)


class LedgerFilter(forms.Form):
    """Which tasks of the ledger are wanted."""

    q = forms.CharField(label=gettext_lazy("任务或条款"), max_length=40, required=False)
    stage = forms.ChoiceField(label=gettext_lazy("阶段"), required=False, widget=OwnWordsSelect)
    light = forms.ChoiceField(label=gettext_lazy("期限"), choices=[ANY, *LIGHTS.items()], required=False)

    def __init__(self, *args: Any, campaign: Campaign, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].choices = [ANY, *((stage["name"], stage["title"]) for stage in campaign.stages)]


class NameDutyForm(forms.Form):
    """Who does a task in a place, until when."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("责任单位"), queryset=Unit.objects.none(), empty_label=gettext_lazy("请选择")
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("责任人"), queryset=User.objects.none(), empty_label=gettext_lazy("请选择")
    )
    limit_on = day_field(gettext_lazy("完成期限"))
    goal = forms.IntegerField(label=gettext_lazy("目标数量"), min_value=1, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, duty: Duty, **options: Any) -> None:
        super().__init__(*args, **options)
        self.duty = duty
        under = Unit.objects.filter(area__path__startswith=duty.area.path, active=True)
        self.fields["unit"].queryset = under
        self.fields["person"].queryset = User.objects.filter(posts__unit__in=under, is_active=True).distinct()
        self.fields["person"].label_from_instance = _with_unit(under)
        if duty.task.measure == "number":
            self.fields["goal"].label = _("目标数量（{unit}）").format(unit=duty.task.unit_word)
        else:
            del self.fields["goal"]

    def clean_limit_on(self) -> date:
        """The limit keeps within the city's."""
        limit: date = self.cleaned_data["limit_on"]
        if why := not_a_limit(limit, self.duty.task, self.duty.campaign):
            raise forms.ValidationError(why)
        return limit

    def clean(self) -> dict[str, Any]:
        """The person works in the unit."""
        given = super().clean()
        unit, person = given.get("unit"), given.get("person")
        if unit and person and not Post.objects.filter(user=person, unit=unit).exists():
            self.add_error("person", _("{person}不在{unit}任职，请选这个单位的人").format(person=person, unit=unit))
        return given


def _with_unit(units: Any) -> Any:
    """How a person reads in the list: name and unit. One question for all."""
    names: dict[int, list[str]] = {}
    for user_id, unit in Post.objects.filter(unit__in=units).values_list("user", "unit__name"):
        names.setdefault(user_id, []).append(unit)
    return lambda user: f"{user}（{'、'.join(names.get(user.pk, []))}）"


class TaskForm(forms.Form):
    """A task that a county sets itself."""

    number = forms.CharField(max_length=20, widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("任务名称"), max_length=60)
    text = long_text(gettext_lazy("任务内容"), rows=3)
    target = forms.CharField(label=gettext_lazy("目标、标准"), max_length=500)
    stage = forms.ChoiceField(label=gettext_lazy("阶段"), widget=OwnWordsSelect)
    lead = forms.ChoiceField(label=gettext_lazy("牵头单位"), choices=UNIT_KINDS.items())
    limit_on = day_field(gettext_lazy("完成期限"))
    measure = forms.ChoiceField(label=gettext_lazy("计量"), choices=MEASURES.items())
    unit_word = forms.CharField(
        label=gettext_lazy("计量单位"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("按数量计量时填写，如：户"),
    )

    def __init__(self, *args: Any, campaign: Campaign, **options: Any) -> None:
        super().__init__(*args, **options)
        self.campaign = campaign
        self.fields["stage"].choices = [(stage["name"], stage["title"]) for stage in campaign.stages]

    def clean_limit_on(self) -> date:
        """The limit lies within the campaign."""
        limit: date = self.cleaned_data["limit_on"]
        begins, ends = self.campaign.begins_on, self.campaign.ends_on
        if not begins <= limit <= ends:
            raise forms.ValidationError(_("要在 {begins} 到 {ends} 之间").format(begins=begins, ends=ends))
        return limit

    def clean(self) -> dict[str, Any]:
        """What is counted has a unit, and nothing else has."""
        given = super().clean()
        if given.get("measure") == "number" and not given.get("unit_word"):
            self.add_error("unit_word", _("按数量计量的要写单位"))
        elif given.get("measure") != "number":
            given["unit_word"] = ""
        return given


class ProgressForm(forms.Form):
    """How a duty went in a month."""

    done = long_text(gettext_lazy("本月做了什么"), rows=3)
    state = forms.ChoiceField(label=gettext_lazy("状态"), choices=PROGRESS.items())
    percent = forms.IntegerField(label=gettext_lazy("完成比例（%）"), min_value=0, max_value=100)
    number = forms.DecimalField(label=gettext_lazy("本月数量"), min_value=0, max_digits=14, decimal_places=2)
    problem = long_text(gettext_lazy("存在问题"), rows=2, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, task: Task, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"percent", "number"} - {task.measure}:
            del self.fields[name]
        if task.measure == "number":
            self.fields["number"].label = _("本月数量（{unit}）").format(unit=task.unit_word)

    @property
    def given(self) -> dict[str, Any]:
        """What the action takes, whatever the measure."""
        return {"percent": None, "number": None, **self.cleaned_data}


class ReturnForm(forms.Form):
    """The texts of a return."""

    summary = long_text(gettext_lazy("工作开展情况"), rows=6, required=False)
    problems = long_text(gettext_lazy("存在问题"), required=False)
    next_steps = long_text(gettext_lazy("下月打算"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class RestateForm(forms.Form):
    """Why a signed return is restated."""

    reason = forms.CharField(
        label=gettext_lazy("更正原因"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("写明哪个数字、为什么不对。原报表保留，新旧并列给市级看"),
    )


class TypicalCaseForm(forms.Form):
    """How a case is told."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=100)
    text = long_text(
        gettext_lazy("案情、处理和教训"),
        rows=6,
        help_text=gettext_lazy("办件对象的姓名和长号码保存时自动遮盖；其他人的姓名请写作“张某”"),
    )


class PlanFileForm(forms.Form):
    """A plan in a file."""

    file = forms.FileField(label=gettext_lazy("方案文件（YAML）"), allow_empty_file=True)
