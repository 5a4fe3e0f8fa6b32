from doudi.engine.explanation import filled


def test_what_is_not_known_has_no_unit() -> None:
    told = "{paid_on}发放，历时{spent}个工作日，规定{allowed}个"
    known = {"paid_on": "2020-05-01", "allowed": "10"}
    assert filled(told, known | {"spent": "不详"}) == "2020-05-01发放，历时不详，规定10个"
    assert filled(told, known | {"spent": "12"}) == "2020-05-01发放，历时12个工作日，规定10个"
