from doudi.web.privacy.masking import masked_subject, personal


def test_a_village_is_called_by_its_name_and_a_person_is_not():
    assert masked_subject("东沟村", "village") == "东沟村"
    assert masked_subject("张三丰", "person") == masked_subject("张三丰", "family") == "张**"
    assert masked_subject(None, "person") == masked_subject(None, "village") == ""


def test_what_is_not_known_to_be_public_is_masked():
    assert masked_subject("张三丰", "") == "张**"
    assert personal("张三丰", "990304195203140016", "account") == ("张三丰", "990304195203140016")
    assert personal("东沟村", "610304107201", "village") == ()
