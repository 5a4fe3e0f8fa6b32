"""What the system administrator fills in about units and places."""

import re
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.accounts.forms.people import DAY, DaysForm
from doudi.web.orgs.models import LEVELS, UNIT_KINDS, Area, Unit
from doudi.web.orgs.tile_maps import MOST_COLUMNS, MOST_ROWS

ABOVE_VILLAGES = ("city", "county", "town")
CODE_DIGITS = 12
LONGEST_NAME = 60
CODE = RegexValidator(r"^\d{12}$", _("区划代码是 12 位数字。"))


class AreaChoice(forms.ModelChoiceField):
    """Places to choose from, further in the further down they are."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **{"empty_label": _("请选择"), **given})

    def label_from_instance(self, area: Area) -> str:
        """The name, moved in by its level."""
        return "\u3000" * list(LEVELS).index(area.level) + area.name


class UnitForm(forms.ModelForm):
    """A unit."""

    area = AreaChoice(Area.objects.none(), label=_("所在区划"))
    kind = forms.ChoiceField(label=_("类别"), choices=[("", _("请选择")), *UNIT_KINDS.items()])

    class Meta:
        model = Unit
        fields = ("name", "kind", "area", "phone", "active")
        error_messages = {"name": {"unique": _("已经有叫这个名称的单位，请到“各单位”里查找。")}}  # noqa: RUF012
        labels = {"name": _("名称"), "phone": _("电话"), "active": _("在用（停用后，本单位的岗位都不能办事）")}  # noqa: RUF012

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["area"].queryset = Area.objects.filter(level__in=ABOVE_VILLAGES)


class JurisdictionForm(DaysForm):
    """One more place that a unit answers for."""

    area = AreaChoice(Area.objects.none(), label=_("区划（含下级）"))
    field_order = ("area", "valid_from", "valid_until")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["area"].queryset = Area.objects.filter(level__in=ABOVE_VILLAGES)


class AreaForm(DaysForm):
    """A place's name, code, days and follower, and its spot on the tile map."""

    name = forms.CharField(label=_("名称"), max_length=60)
    code = forms.CharField(label=_("区划代码"), required=False, validators=[CODE])
    successor = AreaChoice(
        Area.objects.none(),
        label=_("后继区划"),
        required=False,
        empty_label=_("没有"),
        help_text=_("撤并以后由哪里接替；没有撤并就不填。"),
    )
    map_row = forms.IntegerField(label=_("方位图第几行（自北向南）"), required=False, min_value=1, max_value=MOST_ROWS)
    map_column = forms.IntegerField(
        label=_("方位图第几列（自西向东）"),
        required=False,
        min_value=1,
        max_value=MOST_COLUMNS,
        help_text=_("看板上的示意图按此摆放；两项都不填，就排在最后。"),
    )
    field_order = ("name", "code", "valid_from", "valid_until", "successor", "map_row", "map_column")

    def __init__(self, area: Area, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.area = area
        self.fields["successor"].queryset = Area.objects.filter(level=area.level).exclude(pk=area.pk)

    def clean(self) -> dict[str, Any]:
        """A spot is whole, and nobody else's."""
        given = super().clean() or self.cleaned_data
        row, column = given.get("map_row"), given.get("map_column")
        if (row is None) != (column is None) and not self.errors:
            self.add_error("map_column", _("行和列要一起填，或都不填。"))
        beside = Area.objects.filter(parent=self.area.parent_id, map_row=row, map_column=column)
        if row and column and (other := beside.exclude(pk=self.area.pk).first()):
            self.add_error("map_column", _("这一格已经是“{place}”的，请换一格。").format(place=other))
        return given


class NewAreasForm(forms.Form):
    """Places under another one, a line each: typed, or pasted from two columns of a sheet."""

    places = forms.CharField(
        label=_("下级区划"),
        widget=forms.Textarea({"rows": 10}),
        help_text=_("每行一个：名称，后面可写 12 位区划代码，用空格隔开。可以从 Excel 复制名称、代码两列粘贴。"),
    )

    def __init__(self, above: Area, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.names = set(above.children.values_list("name", flat=True))
        self.codes = set(Area.objects.exclude(code="").values_list("code", flat=True))

    def clean_places(self) -> list[tuple[str, str]]:
        """Name and code of each; every line that is wrong is told with its number."""
        places, wrong = [], []
        for number, line in enumerate(self.cleaned_data["places"].splitlines(), start=1):
            if not line.strip():
                continue
            place = _name_and_code(line)
            if why := self._why_not(*place):
                wrong.append(_("第 {n} 行“{line}”：{why}").format(n=number, line=line.strip(), why=why))
            places.append(place)
            self.names.add(place[0])
            self.codes.add(place[1])
        if wrong:
            raise forms.ValidationError(wrong)
        return places

    def _why_not(self, name: str, code: str) -> str:
        if not name or len(name) > LONGEST_NAME:
            return _("缺名称，或名称超过 {n} 个字。").format(n=LONGEST_NAME)
        if code and not (code.isdigit() and len(code) == CODE_DIGITS):
            return str(CODE.message)
        if name in self.names:
            return _("这个名称已经有了。")
        return _("这个区划代码已经有了。") if code and code in self.codes else ""


def _name_and_code(line: str) -> tuple[str, str]:
    """What stands in a line: the part with digits only is the code, in whichever column it stands."""
    parts = re.split(r"[\s,，]+", line)
    code = next((part for part in parts if part.isdigit()), "")
    return "".join(part for part in parts if part != code), normalize("NFKC", code)


class MoveForm(forms.Form):
    """Under whose responsibility a place goes, and from when."""

    to = AreaChoice(Area.objects.none(), label=_("划归"))
    on = forms.DateField(
        label=_("从哪天起"),
        widget=DAY,
        help_text=_("今天或以前：马上划转；以后：到那天自动划转。办件和名册随区划一起走。"),
    )

    def __init__(self, area: Area, *args: Any, **given: Any) -> None:
        super().__init__(*args, initial={"on": timezone.localdate()}, **given)
        above = list(LEVELS)[max(0, list(LEVELS).index(area.level) - 1)]
        self.fields["to"].queryset = Area.objects.filter(level=above).exclude(pk__in=[area.pk, area.parent_id or 0])


class OutlineForm(forms.Form):
    """An approved map."""

    file = forms.FileField(
        label=_("GeoJSON 文件"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput({"accept": ".geojson,.json"}),
        help_text=_("每个下级区划一个面，properties 里写 name（名称）或 code（区划代码）；经纬度坐标，不超过 5 MB。"),
    )
    approval = forms.CharField(
        label=_("审图号"), max_length=40, help_text=_("公开展示的地图须经审核，例如 陕S(2020)000号。显示在图下方。")
    )
