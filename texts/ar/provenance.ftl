# Pages: provenance, revisions, sources

provenance-where = من أين يأتي

fact-title = { $measure }، { $place }، { $period }: { $figure }
fact-description = رقم يخص { $place } مع مصدره والملف المحفوظ وموضعه فيه.
fact-lies-in = يقع ضمن
fact-before = { $figure } إلى أن نُقِّح؛ وورد في { $place }
fact-said-before = ما قاله المصدر من قبل
fact-contradicted = يناقضه مصدره نفسه
fact-counted = ما يُحصى
fact-measure-in-unit = { $measure }، الوحدة: { $unit }
fact-part = الجزء
fact-figure = <strong>{ $figure }</strong> – { $meaning }
fact-programs = العنوان الدائم للبرامج: { $address }
fact-status-automatic = أخذه برنامج من جدول؛ ولم يؤكده أي شخص بعد
fact-status-automatic-prose = قرأه برنامج في نص؛ ولم يؤكده أي شخص بعد
fact-status-confirmed = أكده شخص
fact-status-disputed = محل خلاف: لم يتفق من اطلعوا عليه
fact-status-rejected = رفضه شخص: فالمقطع لا يقول ذلك؛ ولا يدخل في أي درجة
fact-as-read = كما قرأه البرنامج
fact-as-read-total = { $measure }، { $period }: { $figure }، وهو مجموع
fact-as-read-part = { $measure }، { $period }: { $figure }، وليس مجموعًا
fact-people = من اطلعوا عليه
fact-read-by = قرأته
fact-rule = القاعدة <code>{ $rule }</code>، وهي صحيحة في { $share } من النصوص الموسومة
fact-changed = غيّر المصدر هذا الرقم منذئذ، دون أن يقول ذلك، إلى { $figure }، في الملف { $file }.
fact-changed-again = غيّر المصدر هذا الرقم منذئذ، دون أن يقول ذلك، في الملف { $file }.
fact-withdrawn = سحب المصدر هذا الرقم منذئذ فلم يعد منشورًا، في الملف { $file }.
fact-other = { $figure } { $unit }، { $source } ({ $interest })
fact-others = أرقام أخرى للشيء نفسه

point-title = { $indicator }، { $place }، { $period }: { $value }
point-description = قيمة تخص { $place } مع مصدرها والملف المحفوظ وموضعها فيه.
point-no-value = <strong>لا قيمة</strong> – تذكر الجهة الناشرة الولاية القضائية بلا قيمة؛ وليس ذلك صفرًا
point-sources = المصادر الأساسية
point-other-periods = فترات أخرى

snapshot-title = ملف محفوظ { $name }
snapshot-description = ملف محفوظ مع بصمته وعنوانه وتواريخه.
snapshot-content-type = نوع المحتوى
snapshot-size = الحجم
snapshot-current-facts = الوقائع الحالية المقروءة منه
snapshot-facts =
    { $counts ->
        [zero] لا أعداد
        [one] عدد واحد
        [two] عددان
        [few] { $counts } أعداد
        [many] { $counts } عددًا
       *[other] { $counts } عدد
    }، { $values ->
        [zero] لا قيم مؤشرات
        [one] قيمة مؤشر واحدة
        [two] قيمتا مؤشرات
        [few] { $values } قيم مؤشرات
        [many] { $values } قيمة مؤشر
       *[other] { $values } قيمة مؤشر
    }، { $laws ->
        [zero] لا قوانين
        [one] قانون واحد
        [two] قانونان
        [few] { $laws } قوانين
        [many] { $laws } قانونًا
       *[other] { $laws } قانون
    }، { $claims ->
        [zero] لا إفادات من تقارير
        [one] إفادة واحدة من تقارير
        [two] إفادتان من تقارير
        [few] { $claims } إفادات من تقارير
        [many] { $claims } إفادة من تقارير
       *[other] { $claims } إفادة من تقارير
    }
snapshot-check = يمكن لكل من لديه ملف الجهة الناشرة أن يتحقق من أنه هو نفسه: يجب أن يطبع <code>sha256sum FILE</code> هذه البصمة.
snapshot-programs = للبرامج: { $address }

revisions-title = تنقيحات صامتة
revisions-description = أرقام غيّرها مصدرها نفسه أو سحبها دون إشعار.
revisions-lead = عندما ينشر مصدر رقمًا آخر لفترة سابقة، أو يكف عن نشره، يبقى الرقم القديم هنا مع الملف الذي ورد فيه.
revisions-none = لم يُغيَّر أي رقم ولم يُسحب بين النسخ التي لدينا.
revisions-programs = للبرامج: <json>جميعها</json>، <csv>بصيغة CSV</csv>.
revisions-by-source = بحسب المصدر
revisions-changed = المغيَّرة
revisions-withdrawn = المسحوبة
revisions-shown = { $name }: { $shown } من { $all }
revisions-before = قبل
revisions-after = بعد
revisions-is-withdrawn = سُحب
revisions-is-replaced = استُبدل
revisions-about = { $topics }؛ { $part }
revisions-values = قيم المؤشرات
revisions-values-lead = عندما ينشر مصدر قيمة أخرى لمؤشر عن فترة سابقة، في نسخة أحدث من ملف أو في الإصدار التالي من منشور سنوي، أو يكف عن نشرها، تبقى القيمة القديمة هنا مع الملف والموضع اللذين وردت فيهما. وإلى جانب القيمة يرد ما يختلف سواها: الخطأ المعياري أو الحدود أو عدد المصادر.
revisions-values-counts = المغيَّرة: { $changed }. المسحوبة: { $withdrawn }.
revisions-values-more = { $n ->
    [zero] لا قيم قديمة أخرى.
    [one] قيمة قديمة واحدة أخرى غير معروضة.
    [two] قيمتان قديمتان أخريان غير معروضتين.
    [few] { $n } قيم قديمة أخرى غير معروضة.
    [many] { $n } قيمة قديمة أخرى غير معروضة.
   *[other] { $n } قيمة قديمة أخرى غير معروضة.
}
revisions-stated-in = وردت في
revisions-seen-in = ظهر التغيير في
revisions-sources = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $n } مصادر
    [many] { $n } مصدرًا
   *[other] { $n } مصدر
}

sources-description = من ينشر الأرقام، وما الذي قد يُميلها، وكيف كان حال كل مصدر في الآونة الأخيرة.
sources-lead = كل رقم هنا يعود إلى جهة قد تستفيد منه. ويبين كل مصدر ما يقيسه، وما الذي قد يُميله، وكيف أمكن الوصول إليه في الآونة الأخيرة.
sources-all = جميع المصادر
sources-facts = الوقائع في هذا الإصدار
sources-state = الحالة
sources-tried-only = لم يُسأل بعد؛ جُرِّب على وثيقة من إعدادنا فقط
sources-not-asked = لم يُسأل بعد
sources-from-baseline = من قاعدة البداية؛ لم يُسأل بعد
sources-reached = أمكن الوصول إليه في { $day }
sources-failed-once = تعذر مرة واحدة، في { $day }
sources-failed-again = تعذر مجددًا، في { $day }
sources-time = { $day }، { $time } UTC
sources-newest-failure = آخر إخفاق
sources-failure = { $time }: { $error } – تبقى آخر الوقائع السليمة محفوظة.
sources-not-proven = لم يثبت بعد
sources-own-documents-only = كُتب وفق وثائق الجهة الناشرة وجُرِّب على وثيقة من إعدادنا فقط: لم يُقرأ بعد أي رد من الجهة الناشرة.
sources-parts-not-proven = أجزاء لم تثبت بعد
sources-parts-own-documents-only = كُتبت وفق وثائق الجهة الناشرة وجُرِّبت على وثائق من إعدادنا فقط: لم يُقرأ بعد أي رد من الجهة الناشرة من هذه العناوين.
sources-last-reached = آخر وصول إليه
sources-next-attempt = المحاولة التالية
sources-file = { $size }، حُصل عليه في { $day }
sources-file-of = نسخة { $vintage }، { $size }، حُصل عليه في { $day }
sources-more-files =
    { $n ->
        [zero] ولا ملفات أخرى
        [one] وملف آخر، انظر واجهة البرمجة (API)
        [two] وملفان آخران، انظر واجهة البرمجة (API)
        [few] و{ $n } ملفات أخرى، انظر واجهة البرمجة (API)
        [many] و{ $n } ملفًا آخر، انظر واجهة البرمجة (API)
       *[other] و{ $n } ملف آخر، انظر واجهة البرمجة (API)
    }
sources-terms = شروط الاستخدام
sources-files =
    { $n ->
        [zero] لا ملفات محفوظة وراء وقائعه
        [one] ملف محفوظ واحد وراء وقائعه
        [two] ملفان محفوظان وراء وقائعه
        [few] { $n } ملفات محفوظة وراء وقائعه
        [many] { $n } ملفًا محفوظًا وراء وقائعه
       *[other] { $n } ملف محفوظ وراء وقائعه
    }
sources-measures = ما يقيسه
sources-no-date = بلا تاريخ
sources-announced =
    { $n ->
        [zero] لا وثائق تعلنها قوائمه
        [one] وثيقة واحدة تعلنها قوائمه
        [two] وثيقتان تعلنهما قوائمه
        [few] { $n } وثائق تعلنها قوائمه
        [many] { $n } وثيقة تعلنها قوائمه
       *[other] { $n } وثيقة تعلنها قوائمه
    }
sources-announced-not-read = الأحدث أولًا. معلنة ولم تُقرأ: لا تأتي منها أي واقعة. جميعها: { $address }
sources-name-as-printed = الاسم كما هو مطبوع
sources-rows = الصفوف
sources-first-place = أول موضع
sources-unresolved = أسماء لا تقابلها أي ولاية قضائية
sources-in-no-score = صفوف لا تدخل في أي درجة
