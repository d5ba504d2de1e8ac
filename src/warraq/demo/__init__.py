"""The demo newspaper: «المرفأ», its people, its pages and its pictures."""
