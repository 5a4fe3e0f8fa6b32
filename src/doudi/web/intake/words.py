"""The choices that intake knows, with their words."""

from django.utils.translation import gettext_lazy as _

BATCH_STATES = {
    "uploaded": _("已上传，正在识别"),
    "previewed": _("待确认"),
    "accepted": _("已采用"),
    "undone": _("已撤销"),
}
RUN_STATES = {
    "waiting": _("等待开始"),
    "checking": _("正在核查"),
    "finished": _("已完成"),
    "failed": _("未成功"),
    "cancelled": _("已取消"),
}
UNDER_WAY = ("waiting", "checking")
VERDICTS = {"broken": _("疑点"), "undecided": _("待核"), "excused": _("已有情况说明")}
GRADES = {"certain": _("确定"), "to_verify": _("需核实")}
PRESENT = ("new", "unchanged", "back")
FILE_NOTES = {
    "macros": _("含有宏：宏不会运行，只读取单元格"),
    "formulas": _("含有公式：只读取公式的结果"),
    "links": _("引用了别的工作簿：只读取已存的结果"),
}
IDENTITY_STATES = {
    "waiting": _("待确认"),
    "confirmed": _("就是此人"),
    "other": _("不是此人"),
    "unknown": _("无法判断"),
}
IDENTITY_FIELDS = {
    "name": (_("姓名"), "姓名"),
    "birth": (_("出生日期"), "出生"),
    "sex": (_("性别"), "性别"),
    "place": (_("地点"), "地点"),
    "id_no": (_("身份证号"), "身份证号"),
    "kin": (_("亲属"), "亲属"),
}
"""What is compared: its words, and how the engine's word on it begins (matching.judging)."""
