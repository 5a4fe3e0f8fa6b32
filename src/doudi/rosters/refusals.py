"""Why a file or a sheet cannot be read, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """What is wrong and how to mend it, in Chinese, to be spoken."""

    problem: str
    mend: str


REFUSALS: dict[str, Refusal] = {
    "empty_file": Refusal("文件是空的", "请确认导出是否成功，重新提供。"),
    "password": Refusal("文件有密码", "在 Excel 中取消打开密码，另存后重新提供。"),
    "damaged": Refusal("文件损坏或不完整", "请对照原文件重新复制或下载；能用 Excel 打开的，另存为 .xlsx 后重新提供。"),
    "too_big_unpacked": Refusal("文件解压后过大", "请删去空白的行、列和样式，或按镇街拆成几个文件。"),
    "too_wide_apart": Refusal(
        "工作表的单元格散布过广", "请删去表格以外的零散单元格（Ctrl+End 可找到最后一格），再保存。"
    ),
    "web_page": Refusal("文件是网页，不是表格", "用 Excel 打开后另存为 .xlsx，再提供。"),
    "not_a_table": Refusal("不是可读的表格文件", "只收 .xlsx、.xls、.csv、.parquet；请另存为其中一种。"),
    "encoding": Refusal("文字编码无法识别", "请另存为“CSV UTF-8（逗号分隔）”。"),
    "csv_form": Refusal("csv 的引号或字段不完整", "请检查该行的引号，或用 Excel 另存为 .xlsx。"),
    "no_permission": Refusal("没有读取文件的权限", "请修改文件的权限，或请文件的所有人复制一份。"),
    "unreadable_file": Refusal("文件无法读取", "请关闭正在使用它的程序，或重新复制。"),
    "outside_folder": Refusal("文件是指向文件夹之外的链接，未读取", "请把文件本身复制到文件夹中。"),
    "mapping_form": Refusal("columns.yaml 无法识别", "每个文件名下写“表头: 列名”，一行一个。"),
    "unrecognised": Refusal("没有认出是哪一种名册", "请对照空白模板补上缺少的表头，或在列名对照中说明。"),
    "error_value": Refusal("公式结果是错误值", "请改正公式，或填写公式应有的结果。"),
}


class RefusedError(Exception):
    """A file or sheet that cannot be read; `code` is one of REFUSALS, `found` what was met."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code)
        self.code, self.found = code, found
