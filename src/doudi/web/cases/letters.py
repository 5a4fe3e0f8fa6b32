"""What stands in a supervision letter. It is an official paper and Chinese whatever language the page speaks."""

from datetime import date

from django.utils.translation import override

from doudi.web.cases.doubt import without_secrets
from doudi.web.cases.masks import masks_of_case
from doudi.web.cases.models import Case, Letter
from doudi.web.cases.sentences import masked_sentence
from doudi.web.cases.words import LETTERS, THEMES
from doudi.web.cases.workflow import STATES
from doudi.web.papers.official import OfficialLetter
from doudi.web.privacy.masking import masked_subject
from doudi.web.workdays.calendar import working_days

CLOSINGS = {
    "supervision": "逾期未办结，或者以纸面整改、虚假整改应付的，将按有关规定处理。",
    "reminder": "请引起重视，按期办结，防止问题反弹。",
}


@override("zh-hans")
def facts_of(case: Case, today: date) -> str:
    """The facts, without full personal data: what is doubted, where, whose (masked), how much, and how it stands."""
    place = case.area.name if case.area_id == case.county_id else f"{case.county.name}{case.area.name}"
    parts = [f"{case.number}号问题（{THEMES[case.theme]}：{case.title}），涉及{place}{case.village}"]
    if case.name:
        parts.append(masked_subject(case.name, case.subject_kind))
    if case.amount:
        parts.append(f"，金额{case.amount:,.2f}元")
    parts.append(f"，目前为“{STATES[case.state]}”")
    return "".join(parts) + _limit(case, today) + "。"


def _limit(case: Case, today: date) -> str:
    if not case.due_on or not case.is_open:
        return ""
    late = working_days().between(case.due_on, today) if case.due_on < today and not case.clock_stopped_on else 0
    return f"，办结期限为{chinese(case.due_on)}" + (f"，已逾期{late}个工作日" if late > 0 else "")


def chinese(day: date) -> str:
    """A day as official papers write it."""
    return f"{day.year}年{day.month}月{day.day}日"


@override("zh-hans")
def letter_as_paper(letter: Letter) -> OfficialLetter:
    """A kept letter as the paper that is sent. It names nobody, whatever was written into it."""
    kind = LETTERS[letter.kind]
    issuer = letter.unit
    masks = masks_of_case(letter.case)
    return OfficialLetter(
        issuer=issuer.name,
        number=letter.number,
        title=f"关于办理{letter.case.number}号问题的{kind}",
        addressee=letter.addressee.name,
        paragraphs=[
            f"现就你单位负责的{masked_sentence(letter.facts, masks, [letter.case.title])}",
            f"一、工作要求。{without_secrets(letter.demand, masks)}",
            f"二、办结时限。请于{chinese(letter.due_on)}前办结，并将办理结果和证明材料通过系统报送我单位。",
            CLOSINGS[letter.kind],
        ],
        on=letter.on,
        contact=f"联系电话：{issuer.phone}" if issuer.phone else "",
    )
