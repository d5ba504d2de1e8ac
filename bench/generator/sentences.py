"""Making sentences: templates filled from a field's words. Two of them seldom come out alike."""

from random import Random

from bench.generator import vocabulary as words
from bench.generator.domains import Domain

_HEADLINES = (
    "{body} تعلن {plan} في {place}",
    "{place}: {plan} {time}",
    "{plan} في {place}.. ماذا يعني ذلك للسكان؟",
    "{body} تدرس {plan} من أجل {aim}",
    "{person} {surname}: {plan} في {place} لم يعد يحتمل التأجيل",
    "{n} مليون درهم من أجل {aim} في {place}",
    "خلاف في {place} حول {plan} و{aim}",
    "{plan} و{plan2}: خطة {body} في {place}",
    "بعد {n} شهرًا من الانتظار، {plan} في {place}",
    "{body} تعد بـ{plan} قبل {day} المقبل في {place}",
)
_OPENINGS = (
    "أعلنت {body} يوم {day} {plan} في {place}، في خطوة تقول إن هدفها {aim}.",
    "شهدت {place} يوم {day} نقاشًا واسعًا حول {plan}، بعد أن دعت {body} إلى {aim} {time}.",
    "قال {person} {name} إن {plan} سيبدأ في {place} {time}، وإن {aim} لم يعد خيارًا بل ضرورة.",
    "صادقت {body} على {plan} في {place}، بكلفة تناهز {n} مليون درهم، من أجل {aim}.",
)
_SENTENCES = (
    "وأوضح {person} {name} أن العمل سيستمر {n} شهرًا، وأن المرحلة الأولى تشمل {k} حيًا في ضواحي {place}.",
    "وبلغت كلفة {plan} نحو {n} مليون درهم، خُصص منها {k} في المئة من أجل {aim}.",
    "ويعيش في المنطقة نحو {n} ألف نسمة، ينتظر كثير منهم {plan} منذ سنة 20{k}.",
    "ويرى {person} {name} أن {aim} لن يتحقق من دون {plan2}، كما تبيّن تجربة {place}.",
    "«{saying}»، يضيف {surname} وهو يشير إلى ما أُنجز في {place}.",
    "ولم تذكر {body} موعدًا محددًا، غير أن مصدرًا مطلعًا رجّح أن يكون ذلك {time}.",
    "وكانت {body} قد وعدت قبل {n} شهرًا بـ{plan2}، ثم تأخر الأمر بسبب ضعف التمويل.",
    "وتقول أرقام رسمية إن النسبة انتقلت من {k} إلى {n} في المئة خلال السنوات الأخيرة في {place} وحدها.",
    "وفي {place}، يقول السكان إن {aim} أهم عندهم من {plan}، وإنهم سمعوا الوعود نفسها من قبل.",
    "وسيُعرض الملف على {body} {time}، قبل أن يُنشر التقرير الكامل في {n} صفحة.",
    "ومن المنتظر أن يستفيد من {plan} أكثر من {n} ألف شخص، نصفهم من الشباب والنساء.",
    "وانتقد {person} {name} ما سماه غياب الرؤية، ودعا إلى {plan2} بدل الاكتفاء بـ{plan}.",
    "وتأتي هذه الخطوة في وقت تستعد فيه {place} لاستقبال {n} ألف زائر {time}.",
    "غير أن {body} تشدد على أن {plan} جزء من برنامج أوسع يمتد إلى سنة 20{n}، عنوانه {aim}.",
    "وخلصت دراسة أنجزها فريق من {place} إلى أن {plan2} كفيل بـ{aim} في أقل من {n} شهرًا.",
    "وطالب {name} بإشراك أهل {place} في كل مرحلة، لأن {aim} يبدأ من معرفة حاجاتهم.",
)
_STANDFIRSTS = (
    "{plan} في {place} يعود إلى الواجهة، و{body} تَعِد بـ{aim} {time}.",
    "بكلفة {n} مليون درهم، تراهن {body} على {plan} من أجل {aim}.",
    "بين {plan} و{plan2}، تبحث {place} عن طريق إلى {aim}.",
)


class Filler(dict[str, str]):
    """Values for a template's places, chosen when asked for, so that one story names the same plan throughout."""

    def __init__(self, rng: Random, domain: Domain) -> None:
        super().__init__()
        self._random = rng.random
        self._domain = domain
        self._options = {
            "aim": domain.aims,
            "person": domain.people,
            "surname": words.SURNAMES,
            "time": words.TIMES,
            "day": words.DAYS,
            "saying": words.SAYINGS,
        }
        self.update(plan=self._pick(domain.plans), place=self._pick(words.PLACES), body=self._pick(domain.bodies))

    def __missing__(self, key: str) -> str:
        domain = self._domain
        if key == "n":
            return str(11 + int(self._random() * 79))
        if key == "k":
            return str(11 + int(self._random() * 13))
        if key == "name":
            return f"{self._pick(words.FIRST_NAMES)} {self._pick(words.SURNAMES)}"
        if key == "plan2":
            plan = self._pick(domain.plans)
            return plan if plan != self["plan"] else domain.plans[domain.plans.index(plan) - 1]
        return self._pick(self._options[key])

    def _pick(self, options: tuple[str, ...]) -> str:
        return options[int(self._random() * len(options))]

    def headline(self) -> str:
        return self._pick(_HEADLINES).format_map(self)

    def standfirst(self) -> str:
        return self._pick(_STANDFIRSTS).format_map(self)

    def opening(self) -> str:
        return self._pick(_OPENINGS).format_map(self)

    def paragraph(self, sentences: int) -> str:
        """So many different sentences."""
        start, step = int(self._random() * len(_SENTENCES)), 1 + 2 * int(self._random() * (len(_SENTENCES) // 2))
        # An odd step goes round all sixteen sentences before any comes again.
        chosen = (_SENTENCES[(start + step * place) % len(_SENTENCES)] for place in range(sentences))
        return " ".join(sentence.format_map(self) for sentence in chosen)

    def saying(self) -> str:
        return self["saying"]

    def speaker(self) -> tuple[str, str]:
        """Name and role."""
        return self["name"], self["person"]
