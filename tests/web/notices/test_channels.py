from doudi.web.notices.channels import channels


def test_all_channels_are_off_until_named(settings):
    assert list(channels()) == []
    settings.NOTICE_CHANNELS = ["doudi.web.notices.digest.digest"]
    assert [way.__name__ for way in channels()] == ["digest"]
