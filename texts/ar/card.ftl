# البطاقة: الخط الزمني، وأول إدانة، وما ينقص، والجيران والأجزاء.

card-conviction-certain = { $law } ({ $passage }): تقع أول إدانة مسجلة في مجال { $topic } في { $year }، أي بعد ما بين { $least } و{ $most } من السنوات.
card-conviction-certain-possible = { $law } ({ $passage }): أول إدانة مسجلة في مجال { $topic } مؤكدة في { $year }، أي بعد ما بين { $least } و{ $most } من السنوات، وممكنة منذ { $earlier } حيث الرقم محجوب أو مقرَّب أو مختلف عليه.
card-conviction-possible = { $law } ({ $passage }): لا إدانة مؤكدة في مجال { $topic }؛ وتبدأ الأرقام التي قد تخفي إدانة في { $earlier }.
card-conviction-none = { $law } ({ $passage }): لا إدانة في مجال { $topic } { $n ->
    [zero] في أي سنة أُبلغ عنها منذئذ
    [one] في السنة الوحيدة التي أُبلغ عنها منذئذ
    [two] في السنتين اللتين أُبلغ عنهما منذئذ
    [few] في { $n } سنوات أُبلغ عنها منذئذ
    [many] في { $n } سنة أُبلغ عنها منذئذ
   *[other] في { $n } سنة أُبلغ عنها منذئذ
}.
card-conviction-unknown = { $law } ({ $passage }): لا يُحصي أي مصدر في هذا الإصدار الإدانات في مجال { $topic } منذئذ؛ وليس هذا صفرًا.
card-conviction-gap = لا يتوافر رقم لكل سنة سابقة، فقد تكون الأولى أقدم من ذلك.

card-missing = ما ينقص ومن يمكنه توفيره
card-missing-about = تُذكر كل ثغرة مرة واحدة، بدءًا بما يعطّل أكبر عدد من الصكوك. ولا يُحسب أي ناقص صفرًا.
card-missing-what = ما ينقص
card-missing-who = من يمكنه توفيره
card-missing-for = ما يلزم له
card-missing-more = { $n ->
    [zero] لا ثغرات أخرى
    [one] ثغرة أخرى
    [two] ثغرتان أخريان
    [few] { $n } ثغرات أخرى
    [many] { $n } ثغرة أخرى
   *[other] { $n } ثغرة أخرى
}

card-peers = الجيران والنظراء
card-peers-about = الجيران عبر حدود برية أولًا، ثم بقية الجزء نفسه من المنطقة.
card-peers-compare = <a>قارن بينها جميعًا</a>.
card-peers-caption = درجات المعاهدات الرئيسية هنا وفي الجوار
card-peers-no-party = ليس طرفًا، أو لا بيانات
card-parts-within = أجزاؤها
card-part = { $place }: { $laws }، { $figures }
card-part-laws = { $n ->
    [zero] لا قوانين
    [one] قانون واحد
    [two] قانونان
    [few] { $n } قوانين
    [many] { $n } قانونًا
   *[other] { $n } قانون
}
card-part-figures = { $n ->
    [zero] لا أرقام
    [one] رقم واحد
    [two] رقمان
    [few] { $n } أرقام
    [many] { $n } رقمًا
   *[other] { $n } رقم
}
card-printed = طُبع موجزًا. كل رقم مع مصدره، والمصادر المتباينة، والتقارير، وجميع المؤشرات: { $address }

timeline-of = { $name }، { $topic }: القوانين وما ترتب عليها
timeline-list = الشيء نفسه في قائمة
timeline-more = { $n ->
    [zero] كل الصكوك مرسومة.
    [one] صك آخر يرد في الجداول فقط.
    [two] صكان آخران يردان في الجداول فقط.
    [few] { $n } صكوك أخرى ترد في الجداول فقط.
    [many] { $n } صكًا آخر يرد في الجداول فقط.
   *[other] { $n } صك آخر يرد في الجداول فقط.
}
timeline-corruption = مؤشرات الفساد: تغيرات تتجاوز الخطأ
timeline-counts = { $measure } حسب السنة
timeline-amended = { $n ->
    [zero] لم يُعدَّل في { $year }
    [one] عُدِّل في { $year } بقانون واحد
    [two] عُدِّل في { $year } بقانونين
    [few] عُدِّل في { $year } بـ{ $n } قوانين
    [many] عُدِّل في { $year } بـ{ $n } قانونًا
   *[other] عُدِّل في { $year } بـ{ $n } قانون
}
timeline-first-use = أول تطبيق مسجل مؤكد، { $period }: { $measure } { $n }
timeline-possible-use = أول رقم قد يخفي تطبيقًا، { $period }: { $measure } { $n }
timeline-report = { $year }: { $said }
timeline-rating = { $period }: { $value }
timeline-higher = { $indicator }: أعلى بمقدار { $change } في { $to } منه في { $from }، وهو أكثر من مجرد تذبذب
timeline-lower = { $indicator }: أدنى بمقدار { $change } في { $to } منه في { $from }، وهو أكثر من مجرد تذبذب
timeline-key-passed = الإقرار
timeline-key-in-force = النفاذ
timeline-key-amended = التعديل
timeline-key-repealed = الإلغاء
timeline-key-first-use = أول تطبيق، مؤكد
timeline-key-possible-use = أول تطبيق، ممكن
timeline-key-report = يقول تقرير
timeline-key-rating = بدء تصنيف أو تغيّره
timeline-key-higher = ارتفع المؤشر
timeline-key-lower = انخفض المؤشر
timeline-key-counts = العمود: أقل ما أُبلغ عنه؛ والإطار: أكثره
