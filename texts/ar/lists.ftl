# صفحات: المواضيع والمؤشرات والبحث في النصوص.

oc-human-trafficking = الاتجار بالأشخاص
oc-human-smuggling = تهريب البشر
oc-extortion-and-protection-racketeering = الابتزاز وفرض الإتاوات
oc-arms-trafficking = الاتجار بالأسلحة
oc-trade-in-counterfeit-goods = السلع المقلدة
oc-illicit-trade-in-excisable-goods = السلع الخاضعة للمكوس
oc-flora-crimes = الجرائم المتصلة بالنباتات
oc-fauna-crimes = الجرائم المتصلة بالحيوانات
oc-non-renewable-resource-crimes = الجرائم المتصلة بالموارد غير المتجددة
oc-heroin-trade = الهيروين
oc-cocaine-trade = الكوكايين
oc-cannabis-trade = القنّب
oc-synthetic-drug-trade = المخدرات الاصطناعية
oc-cyber-dependent-crimes = الجرائم السيبرانية
oc-financial-crimes = الجرائم المالية
oc-mafia-style-groups = جماعات على غرار المافيا
oc-criminal-networks = الشبكات الإجرامية
oc-state-embedded-actors = جهات متغلغلة في الدولة
oc-foreign-actors = جهات أجنبية
oc-private-sector-actors = جهات من القطاع الخاص

topics-title-of = { $jurisdiction }: الأسواق غير المشروعة مجتمعة
topics-lead = أشكال الاتجار غير المشروع، والقوانين التي تكافحها، وما يقترن منها بغيره في البلدان نفسها.
topics-description = أشكال الاتجار غير المشروع جنبًا إلى جنب: القوانين والدرجات والأسواق المقترنة ومن يقف وراءها.
topics-all = جميع المواضيع
topics-all-of-them = الكل
topics-laws = القوانين والالتزامات التعاهدية
topics-scores = ما له درجة
topics-closest-market = أقرب سوق أخرى: ارتباط الرتب [فترة 90 %]
topics-closest-actor = أقرب نوع من الجهات: ارتباط الرتب [فترة 90 %]
topics-indicators = التقييمات والتصورات والسلاسل المرجعية في صفحة <indicators>جميع المؤشرات</indicators>.

links-title = ما يقترن به
links-part = يحصي مؤشر الجريمة المنظمة هذا الاتجار ضمن سوق أوسع؛ وما يلي يخص تلك السوق.
links-officials = ليس في مؤشر الجريمة المنظمة سوق خاصة بهذا الموضوع. وتمثله هنا الجهات المتغلغلة في الدولة، أي الموظفون العموميون المشاركون في الجريمة.
links-nothing = لا يقيّم مؤشر الجريمة المنظمة ما يمثل هذا الموضوع، فلا تُعرف صلاته بأشكال الاتجار الأخرى.
links-opening =
    { $n ->
        [zero] لا شيء يمثله هنا.
        [one] ما يمثله هنا: { $markets }.
        [two] يمثله هنا متوسط هاتين: { $markets }.
        [few] يمثله هنا متوسط هذه الأسواق: { $markets }.
        [many] يمثله هنا متوسط هذه الأسواق: { $markets }.
       *[other] يمثله هنا متوسط هذه الأسواق: { $markets }.
    }
links-markets = الأسواق المقترنة بما يلي: { $topic }، الأقرب أولًا
links-actors = الجماعات والموظفون العموميون المقترنون بما يلي: { $topic }، الأقرب أولًا
links-market = السوق
links-actor = نوع الجهة
links-pair = السوقان
links-correlation = ارتباط الرتب [فترة 90 %]
links-bar = من −1 إلى 1
links-jurisdictions = الولايات القضائية
links-both = حيث كلاهما الأعلى: هذا الموضوع · الآخر
links-caution = درجات خبراء من 1 إلى 10: { $source }، إصدار { $year }، { $n ->
        [zero] لا ولايات قضائية
        [one] ولاية قضائية واحدة
        [two] ولايتان قضائيتان
        [few] { $n } ولايات قضائية
        [many] { $n } ولاية قضائية
       *[other] { $n } ولاية قضائية
    }. ارتباط الرتب لسبيرمان وفترته بتحويل فيشر. وهو يبيّن ما يقترن عبر البلدان لا ما يسبّب غيره؛ وقد يرفع الخبراء الذين يسيئون الظن ببلد درجات أسواقه كلها.
links-country = <topics>جميع أسواق بلد واحد مجتمعة</topics>
links-together = الأسواق المقترنة
links-closest-pairs = الأسواق الأشد اقترانًا
links-other-pairs = سائر أزواج الأسواق
links-more-pairs =
    { $n ->
        [zero] لا أزواج أخرى
        [one] زوج آخر
        [two] زوجان آخران
        [few] { $n } أزواج أخرى
        [many] { $n } زوجًا آخر
       *[other] { $n } زوج آخر
    }
links-one-country = بلد واحد
links-not-rated = لا يقيّم مؤشر الجريمة المنظمة ما يلي: { $jurisdiction }.
links-markets-of = { $jurisdiction }: الأسواق، الأوسع انتشارًا أولًا
links-actors-of = { $jurisdiction }: الجماعات والموظفون العموميون، الأكثر نفوذًا أولًا
links-score = الدرجة من 1 إلى 10 (الأسوأ)
links-score-bar = من 1 إلى 10
links-rank-head = الرتبة، 1 للأسوأ
links-rank = { $rank } من { $of }
links-edition-before = الإصدار السابق
links-before = { $score } ({ $year })

indicators-title = المؤشرات
indicators-description = جميع المؤشرات حسب المصدر، مع ما يغطيه كل منها من ولايات قضائية وسنوات.
indicators-lead =
    { $n ->
        [zero] لا مؤشرات
        [one] مؤشر واحد
        [two] مؤشران
        [few] { $n } مؤشرات
        [many] { $n } مؤشرًا
       *[other] { $n } مؤشر
    } من { $sources ->
        [zero] لا مصادر
        [one] مصدر واحد
        [two] مصدرين
        [few] { $sources } مصادر
        [many] { $sources } مصدرًا
       *[other] { $sources } مصدر
    }، مع ما يغطيه كل منها من ولايات قضائية وسنوات.
indicators-publisher = الناشر: { $publisher } ({ $interest })
indicators-of = المؤشرات: { $source }
indicators-jurisdictions = الولايات القضائية
indicators-years = السنوات
indicators-values = القيم
indicators-programs = للبرامج: <json>جميع المؤشرات</json>، <csv>بصيغة CSV</csv>.
footer-indicators = جميع <indicators>المؤشرات</indicators> حسب المصدر.

search-names = بالاسم
texts-title = في نصوص القوانين والتقارير
texts-none-held = لا يحتفظ هذا الخادم بنصوص قوانين أو تقارير: فقد بدأ بالوقائع المرفقة بالبرنامج من دون ملفات الناشرين. ويأتي بها جمع المصادر.
texts-too-short = يجري البحث في النصوص عن كلمات من ثلاثة أحرف أو أكثر.
texts-stopped = طال البحث في النصوص فأوقف، أو أن عمليات بحث كثيرة جارية. والكلمات الأكثر عددًا أو الأندر تأتي بالجواب أسرع.
texts-nothing =
    { $held ->
        [zero] لا نصوص في هذا الخادم.
        [one] النص الوحيد في هذا الخادم لا يجمع هذه الكلمات.
        [two] لا يجمع أي من النصين في هذا الخادم هذه الكلمات في فقرة واحدة.
        [few] لا يجمع أي من النصوص الـ{ $held } في هذا الخادم هذه الكلمات في فقرة واحدة.
        [many] لا يجمع أي من النصوص الـ{ $held } في هذا الخادم هذه الكلمات في فقرة واحدة.
       *[other] لا يجمع أي من النصوص الـ{ $held } في هذا الخادم هذه الكلمات في فقرة واحدة.
    }
texts-answers =
    { $n ->
        [zero] لا وثائق تجمع هذه الكلمات في فقرة واحدة، من أصل { $held }.
        [one] وثيقة واحدة من أصل { $held } تجمع هذه الكلمات في فقرة واحدة.
        [two] وثيقتان من أصل { $held } تجمعان هذه الكلمات في فقرة واحدة، الأقرب أولًا.
        [few] { $n } وثائق من أصل { $held } تجمع هذه الكلمات في فقرة واحدة، الأقرب أولًا.
        [many] { $n } وثيقة من أصل { $held } تجمع هذه الكلمات في فقرة واحدة، الأقرب أولًا.
       *[other] { $n } وثيقة من أصل { $held } تجمع هذه الكلمات في فقرة واحدة، الأقرب أولًا.
    }
texts-also = لم يُعثر على المكتوب كما هو؛ وبُحث بدلًا منه عن: { $words }.
texts-report = تقرير
texts-law = نص قانون
texts-archived-file = ملف محفوظ
