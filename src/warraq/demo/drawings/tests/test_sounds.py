"""The demo's sounds are real, short WAV files, and always the same."""

import io
import wave
from array import array

import pytest

from warraq.demo.drawings.sounds import SOUNDS, UnknownSound, make_sound


@pytest.mark.parametrize("sound", SOUNDS)
def test_a_sound_is_mono_and_lasts_three_to_six_seconds(sound):
    with wave.open(io.BytesIO(make_sound(sound))) as reader:
        seconds = reader.getnframes() / reader.getframerate()

        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, 22_050)
        assert 3 <= seconds <= 6


@pytest.mark.parametrize("sound", SOUNDS)
def test_a_sound_is_heard_and_ends_in_silence(sound):
    with wave.open(io.BytesIO(make_sound(sound))) as reader:
        frames = array("h", reader.readframes(reader.getnframes()))

    assert max(abs(frame) for frame in frames) == 26_000
    assert frames[0] == frames[-1] == 0


@pytest.mark.parametrize("sound", SOUNDS)
def test_a_sound_is_the_same_every_time(sound):
    assert make_sound(sound) == make_sound(sound)


def test_an_unknown_sound_is_refused():
    with pytest.raises(UnknownSound):
        make_sound("thunder")
