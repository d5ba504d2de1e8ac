"""Texts as somebody hostile would write them; whatever of them runs sets `window.__xss`."""

RUNS = "window.__xss=1"
BODIES = [
    f"<p>أول</p><script>{RUNS}</script>",
    f'<p>صورة <img src=x onerror="{RUNS}"></p>',
    f"<svg><animate onbegin={RUNS} attributeName=x dur=1s></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUNS}></style></mglyph></table></mtext></math>",
    f'<noscript><p title="</noscript><img src=x onerror={RUNS}>">نص</p></noscript>',
    f'<iframe srcdoc="<script>parent.{RUNS}</script>"></iframe><object data="data:text/html,x"></object>',
    '<p><a href="//evil.example/">رابط</a> <a href="https://user:pass@evil.example@good.example/">رابط</a></p>',
    f'<p><a href="javascript:{RUNS}">رابط</a> <a href="data:text/html,<script>{RUNS}</script>">رابط</a></p>',
    f'<p><a href="  java\tscript:{RUNS}">رابط</a> <a href="vbscript:x">رابط</a></p>',
    f'<p style="position:fixed;inset:0;background:url(javascript:{RUNS})">نص</p><style>*{{display:none}}</style>',
    f'<p onclick="{RUNS}" onmouseover="{RUNS}" id="main" class="skip-link">نص</p>',
    "<p>{{7*7}} {% debug %} ${7*7} <%= 7*7 %></p>",
    '<p>نص <img src="http://169.254.169.254/latest/"><img src="http://127.0.0.1:8298/p.gif"></p>',
    '<p>[gallery ids="1,2"] [embed]http://127.0.0.1:8298/[/embed]</p><!-- wp:html --><b>x</b>',
    f'<p dir="rtl&quot; onmouseover={RUNS}" lang="ar&quot; onclick=x">نص</p>',
    '<p>قبل</p><esi:include src="http://127.0.0.1/"/><!--#include virtual="/etc/passwd" --><p>بعد</p>',
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
    f'<form action="https://evil.example/"><input autofocus onfocus="{RUNS}"><button formaction="javascript:{RUNS}">x</button></form>',
    "<p>خبر \u202eعاجل\u202c و\u202dمقلوب\u202c و\u2067مفتوح، می\u200cخواهم</p>",
    "<p>" + "<b>" * 400 + "عميق" + "</b>" * 400 + "</p>",
]
#: For every field that holds plain words.
FIELD = f"\"><svg onload={RUNS}>'</title></script><script>{RUNS}</script>"
HEADLINE = f"]]><script>{RUNS}</script> {FIELD} &amp; {{{{7*7}}}} \u202eعاجل"
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e"


def hostile_blocks(picture_id: int) -> list[dict]:
    """A body in which every kind of block has something hostile in each of its fields."""
    texts = [{"type": "text", "value": value} for value in BODIES]
    return [
        *texts,
        {"type": "subheading", "value": FIELD},
        {"type": "pull_quote", "value": {"quote": FIELD}},
        {"type": "quote", "value": {"quote": FIELD, "speaker": FIELD, "role": FIELD}},
        {"type": "fact_box", "value": {"title": FIELD, "body": BODIES[1]}},
        {"type": "picture", "value": {"picture": picture_id, "caption": FIELD}},
        {"type": "gallery", "value": {"title": FIELD, "pictures": [{"picture": picture_id, "caption": FIELD}] * 2}},
        {"type": "embed", "value": {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "caption": FIELD}},
        {
            "type": "table",
            "value": {
                "caption": FIELD,
                "table": {
                    "columns": [{"type": "text", "heading": FIELD}],
                    "rows": [{"values": [FIELD]}],
                    "caption": FIELD,
                },
            },
        },
    ]
