"""Places and sources that datelines name, folded for comparison. Data: add to the lists freely."""

from typing import Final

from warraq.arabic.normalise import normalise

_PLACES: Final = """
الرباط|الدار البيضاء|مراكش|فاس|طنجة|أكادير|مكناس|وجدة|العيون|تطوان|سلا|القنيطرة|الداخلة|بني ملال|ورزازات|الجديدة|آسفي
الجزائر|الجزائر العاصمة|وهران|قسنطينة|عنابة|تيزي وزو|تونس|صفاقس|سوسة|القيروان|بنزرت|طرابلس|بنغازي|مصراتة|سبها|طبرق|سرت
نواكشوط|القاهرة|الإسكندرية|الجيزة|أسوان|السويس|بورسعيد|الأقصر|شرم الشيخ|العريش|الخرطوم|أم درمان|بورتسودان|جوبا|مقديشو
جيبوتي|بيروت|صيدا|صور|زحلة|دمشق|حلب|حمص|حماة|اللاذقية|درعا|إدلب|دير الزور|الرقة|عمان|عمّان|إربد|الزرقاء|العقبة|القدس
القدس المحتلة|رام الله|غزة|نابلس|الخليل|جنين|بيت لحم|الناصرة|حيفا|تل أبيب|بغداد|البصرة|الموصل|أربيل|كركوك|النجف|كربلاء
السليمانية|الأنبار|الكويت|الرياض|جدة|مكة|مكة المكرمة|المدينة المنورة|الدمام|أبها|تبوك|الظهران|المنامة|الدوحة|أبوظبي
أبو ظبي|دبي|الشارقة|رأس الخيمة|مسقط|صلالة|صنعاء|عدن|تعز|الحديدة|مأرب|المكلا|طهران|أنقرة|إسطنبول|اسطنبول|واشنطن|نيويورك
لندن|باريس|بروكسل|برلين|مدريد|روما|جنيف|فيينا|موسكو|كييف|بكين|طوكيو|نيودلهي|إسلام آباد|كابول|أثينا|أمستردام|لاهاي|ستوكهولم
أوسلو|جوهانسبرغ|أبوجا|نيروبي|أديس أبابا|داكار|باماكو|نيامي|نجامينا|برشلونة|ميلانو|مارسيليا|الأمم المتحدة|عواصم|العواصم
Rabat|Casablanca|Marrakech|Tanger|Alger|Tunis|Tripoli|Le Caire|Cairo|Beirut|Beyrouth|Damas|Damascus|Bagdad|Baghdad|Riyad
Riyadh|Doha|Dubai|Abu Dhabi|Paris|London|Londres|Washington|New York|Genève|Geneva|Madrid|Bruxelles|Brussels|Jerusalem|Gaza
"""
_SOURCES: Final = """
رويترز|أ ف ب|أ.ف.ب|ا ف ب|فرانس برس|أ ش أ|أ.ش.أ|ا ش ا|الأناضول|وكالة الأناضول|د ب أ|د.ب.أ|د ب ا|أ ب|أ.ب|أسوشيتد برس
أسوشييتد برس|إ ب أ|إ.ب.أ|إفي|شينخوا|سبوتنيك|تاس|نوفوستي|ومع|و م ع|و.م.ع|واج|وأج|وات|وال|وفا|بترا|سانا|واع|وام|كونا|واس|قنا
بنا|سبأ|سونا|إرنا|وكالات|الوكالات|متابعات|خاص|سي إن إن|بي بي سي|الجزيرة|العربية|الحرة|الشرق الأوسط|القدس العربي|العربي الجديد
غيتي|جيتي|Reuters|AFP|AP|MAP|APS|TAP|EFE|DPA|EPA|Xinhua|CNN|BBC|Getty|Getty Images|Anadolu|ANA|Bloomberg
"""
_ORGANISATION_WORDS: Final = """
اليوم|وكالة|وكالات|صحيفة|جريدة|موقع|بوابة|شبكة|قناة|مجلة|نيوز|برس|بريس|تايمز|أونلاين|اونلاين|تلفزيون|إذاعة|مراسل|مراسلنا
مراسلتنا|مراسلو|خاص|متابعة|متابعات|الأخبار|أخبار|الإخبارية|الصحيفة|الوسط|الخبر|هيئة|مكتب|Today|News|Press|Presse|Times|Agency|Agence
"""
_FIRST_NAMES: Final = """
محمد|أحمد|محمود|مصطفى|علي|حسن|حسين|عمر|عثمان|خالد|يوسف|إبراهيم|إسماعيل|عبد|عبدالله|سعيد|سعد|كريم|رشيد|طارق|هشام|أمين|ياسين|ياسر
وليد|سامي|سمير|نبيل|جمال|كمال|عادل|ماجد|فهد|ناصر|صالح|حمزة|أيمن|أنس|بلال|زياد|فارس|مروان|نور|فاطمة|خديجة|عائشة|زينب|مريم|سارة|ليلى
منى|هدى|سلمى|نادية|سعاد|أمينة|حنان|إيمان|رانيا|ريم|دينا|هند|سناء|جميلة|لطيفة|سميرة|كوثر|إلهام|وفاء|نجوى|رنا|غادة
"""


def _listed(text: str, separator: str = "|") -> frozenset[str]:
    return frozenset(
        normalise(name).strip() for line in text.split("\n") for name in line.split(separator) if name.strip()
    )


_KNOWN_PLACES: Final = _listed(_PLACES)
_KNOWN_SOURCES: Final = _listed(_SOURCES)
_ORGANISATIONS: Final = _listed(_ORGANISATION_WORDS)
_NAMES: Final = _listed(_FIRST_NAMES)


def is_known_place(text: str) -> bool:
    """Whether `text` is a place on our list."""
    return normalise(text).strip() in _KNOWN_PLACES


def is_known_source(text: str) -> bool:
    """Whether `text` is an agency or paper on our list, or names itself one («وكالة …», «… اليوم»)."""
    folded = normalise(text).strip(' "')
    return folded in _KNOWN_SOURCES or not _ORGANISATIONS.isdisjoint(folded.split())


def looks_like_person(text: str) -> bool:
    """Whether `text` is two to five words that begin with a first name on our list."""
    folded = normalise(text).split()
    return 2 <= len(folded) <= 5 and folded[0] in _NAMES and not is_known_source(text)
