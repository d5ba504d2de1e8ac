"""Texts on three matters, enough of each to tell them apart."""

from warraq.arabic.analysis import split
from warraq.newsroom.suggestions.learning import Lessons
from warraq.newsroom.suggestions.profiles import count_terms

SPORT, ECONOMY = "section:1", "section:2"
FOOTBALL, WHEAT = "topic:10", "topic:20"

MATCHES = [
    "فاز الفريق بهدف سجله المهاجم في الشوط الثاني من المباراة أمام جمهور غفير",
    "تعادل الفريقان في مباراة شهدت هدفين وبطاقة حمراء للمدافع في الشوط الأول",
    "قال المدرب إن اللاعبين استعدوا للمباراة جيدًا وإن المهاجم تعافى من إصابته",
    "خسر الفريق المباراة بهدف في الدقيقة الأخيرة وغضب المدرب من الحكم",
    "انتقل المهاجم إلى فريق جديد بعد موسم سجل فيه عشرين هدفًا في البطولة",
    "يلعب الفريق مباراة الإياب الأسبوع المقبل بغياب المدافع الموقوف",
]
MARKETS = [
    "ارتفعت أسعار القمح في السوق العالمية بعد تراجع المحصول وزيادة الطلب من المستوردين",
    "تستورد البلاد القمح عبر الموانئ وتدعم الحكومة سعر الدقيق في السوق المحلية",
    "قال تجار الحبوب إن محصول القمح هذا العام أقل من المتوقع فارتفعت الأسعار",
    "انخفض سعر الطن من القمح مع وصول شحنات جديدة إلى الموانئ",
    "تخشى المطاحن من ارتفاع أسعار الحبوب وكلفة الاستيراد والشحن",
    "خفضت المطاحن سعر الدقيق بعد وصول القمح المستورد إلى السوق",
]


def count(text, headline="", above=""):
    return count_terms(headline, above, split(text))


def learned(*, times=1):
    lessons = Lessons()
    for _time in range(times):
        for text in MATCHES:
            lessons.add(count(text), [SPORT, FOOTBALL])
        for text in MARKETS:
            lessons.add(count(text), [ECONOMY, WHEAT])
    return lessons.learn()
