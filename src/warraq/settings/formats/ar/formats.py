# Without these Django writes the moment in Arabic words and in the order of English: the month first.
DATETIME_FORMAT = "j F Y H:i"
SHORT_DATETIME_FORMAT = "j/n/Y H:i"
