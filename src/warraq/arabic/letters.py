"""Which characters are Arabic letters, which are marks, and which plain letter stands for each look-alike.

Facts from the Unicode Character Database (blocks 0600, 0750, 0870, 08A0, FB50, FE70). Ranges are written for use inside
a regular expression's square brackets.
"""

from typing import Final

TATWEEL: Final = "\u0640"
HAMZA_ABOVE: Final = "\u0654"

#: Vowel signs, Quranic marks and the combining hamza and madda.
MARKS: Final = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)

#: Letters of the Arabic script, presentation forms included, marks and tatweel not.
LETTERS: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7"
    "\ufdf0-\ufdfd\ufe70-\ufe74\ufe76-\ufefc"
)

#: Characters nobody sees: joiners, zero-width spaces, bidi controls, the byte order mark, the soft hyphen.
INVISIBLE: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"

#: The ten decimal digits in the three sets met in Arabic copy: Latin, Arabic-Indic, Persian.
DIGITS: Final = "0-9\u0660-\u0669\u06f0-\u06f9"

_LOOK_ALIKES: Final = {
    "ا": "أإآٱٲٳݳݴ",
    "ب": "پٻڀݐݑݒݓݔݕݖࢠ",
    "ت": "ٹٺټٽٿ",
    "ج": "چڃڄڇڿݘ",
    "ح": "ځݗݮݯ",
    "خ": "ڂڅݼ",
    "د": "ڈډڊڋڍڎڏڐۮݙݚ",
    "ذ": "ڌ",
    "ر": "ڑڒړڔڕږۯݛݬ",
    "ز": "ژڗڙ",
    "س": "ښڛݜݭ",
    "ش": "ڜۺݰ",
    "ص": "ڝڞ",
    "ض": "ۻ",
    "ط": "ڟ",
    "غ": "ڠۼݝݞݟ",
    "ف": "ڡڢڣڤڥڦݠݡ",
    "ق": "ٯڧڨ",
    "ك": "کڪګڬڭڮگڰڱڲڳڴػؼݢݣݤ",
    "ل": "ڵڶڷڸݪ",
    "م": "ݥݦ",
    "ن": "ںڹڻڼڽݧݨݩ",
    "ه": "ةۃہۂۀەھۿ",
    "و": "ۄۅۆۇۈۉۊۋۏݸݹ",
    "ي": "ىیېۍێےۓؽؾؿۑؠݵݶݺݻ",
}

#: Every letter outside the 28 and hamza, with the letter a newspaper reader would take it for.
#: گ and ڭ are «ك» (Moroccan copy writes g so), ڤ and ڥ «ف», ڨ «ق» (Tunisia), پ «ب», چ «ج».
LOOK_ALIKE: Final[dict[str, str]] = {odd: plain for plain, many in _LOOK_ALIKES.items() for odd in many}
