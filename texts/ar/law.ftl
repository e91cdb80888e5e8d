# Pages: law

# A label and what it stands for.
label-and-value = { $label }: { $value }
publishers-page = صفحة الناشر

law-page-title = { $law } ({ $jurisdiction })
law-description = { $law }، { $jurisdiction }: التواريخ والإنفاذ ودرجة التطبيق.
law-unscored-in-parts = لا تتناول مواضيعَنا سوى بعض مواد هذا القانون، ولا يذكر أي مصدر متى أُدرجت فيه؛ والقانون نفسه أقدم من المعاهدات التي تعرّف هذه الأنشطة. ولن يدل تاريخه على شيء، ولذلك لم تُحسب له درجة.
law-unscored-no-topic = لم يُتعرَّف في عنوان هذا القانون على أيٍّ من مواضيعنا، ولذلك لم تُحسب له درجة.
law-unscored-no-passage = لا يذكر أي مصدر متى أُقرّ هذا القانون أو صُدّق عليه، فلا شيء يبيّن منذ متى يُلزم: ولذلك لم تُحسب له درجة.

law-topics-why = لماذا هذه المواضيع
law-topic-by-title = { $topic }: يتضمن أحد عناوين القانون العبارة { $words }.
law-topic-by-section = { $topic }: يتضمن عنوان المادة { $number } العبارة { $words }.
law-topic-by-text = { $topic }: يتناوله نص المادة { $number }.
law-topic-stated = { $topic }: لا يرد ذلك في عباراته، بل يذكره المصدر أو شخص.

law-timeline = التسلسل الزمني
law-counts-as-passage = – يُعتد به تاريخًا للإقرار
law-in-force-unknown = لا يذكر أي مصدر يوم بدء نفاذه؛ ويُستعاض عنه بيوم إقراره.

# $topic is a topic within a sentence.
law-carried-out = مدى تطبيقه: { $topic }
# $score is a score with its interval, $grade a letter.
law-headline = <strong>{ $score }</strong> من 100، درجة قوة الأدلة { $grade }.
law-headline-insufficient = <strong>أدلة غير كافية</strong> لحساب درجة؛ درجة قوة الأدلة { $grade }.
# $rank is a rank with its interval and the number of ranked laws.
law-rank = الترتيب { $rank }.
law-basis-from-in-force = القياس ابتداءً من { $day } (بدء النفاذ)، بالمقارنة مع { $n ->
    [zero] { $n } نظير
    [one] نظير واحد
    [two] نظيرين
    [few] { $n } نظراء
    [many] { $n } نظيرًا
   *[other] { $n } نظير
}: { $peers }.
law-basis-from-passage = القياس ابتداءً من { $day } (الإقرار، إذ لا يذكر أي مصدر بدء النفاذ)، بالمقارنة مع { $n ->
    [zero] { $n } نظير
    [one] نظير واحد
    [two] نظيرين
    [few] { $n } نظراء
    [many] { $n } نظيرًا
   *[other] { $n } نظير
}: { $peers }.
law-basis-years = استُخدمت أعداد السنوات من { $from } إلى { $to }.
law-basis-recorded-offences = لا ينشر أي مصدر أعداد الملاحقات القضائية أو الإدانات في هذا الموضوع، ولذلك تقوم الجرائم المسجلة مقامها في قياس الإنفاذ.
law-basis-by-topic = تُسجَّل الأعداد بحسب الموضوع، ونادرًا بحسب القانون: فحيث تسري عدة صكوك يكون العدد عدد الموضوع.

law-expected = المتوقع حتى الآن
law-expected-caption = المتوقع حتى الآن، قياسًا على النظراء
# $share is a percentage with its $interval, $peers says who they are.
law-expected-used = عند عمره البالغ { $age } من السنوات، كان { $share } { $interval } من { $n ->
    [zero] { $n } نظير
    [one] نظير واحد
    [two] نظيرين
    [few] { $n } نظراء
    [many] { $n } نظيرًا
   *[other] { $n } نظير
} ({ $peers }) قد طبّقوا قانونهم.
law-expected-population = الأعداد هي ما كان سيسجله النظراء لو كان لهم عدد السكان هذا.
law-count-a-year = العدد في السنة
law-expected-from-peers = المتوقع قياسًا على النظراء [90% منهم]
law-counted-newest = المسجَّل، أحدث ثلاث سنوات مُبلَّغ عنها
law-from-to = من { $low } إلى { $high }

law-hinges = ما تتوقف عليه هذه الدرجة
law-hinges-share = حصة كل اختيار، بمفرده، في تفسير تباين السحوبات. <how>كيف</how>
law-hinge-several = عدة اختيارات معًا

law-integrity = سياق النزاهة
law-beside-the-score = إلى جانب الدرجة، لا داخلها أبدًا.
law-integrity-caption = الفساد كما يقدّره آخرون
law-newest-value = أحدث قيمة
law-its-uncertainty = مقدار عدم اليقين فيها
law-standard-error = الخطأ المعياري { $error }
law-no-error = لا يذكر ناشرها شيئًا من ذلك
law-not-rated = غير مقدَّر هنا
law-no-officials = لا يحصيهم أي مصدر في هذا الإصدار؛ وذلك ليس صفرًا
law-complicity = إفادات بالتواطؤ
law-no-complicity = لا يوردها أي مصدر في هذا الإصدار في صورة أرقام
law-adjusted = صيغة معدَّلة بحسب النزاهة (اختيارية)
law-adjusted-score = { $score } من 100.

law-components = مكونات الدرجة
law-component = المكوّن
law-0-to-100 = من 0 إلى 100 [فترة 90%]
law-interval = الفترة
law-weight = الوزن
law-from-what = مصدر الحساب
law-of-100 = { $n } من 100
law-figures = { $n ->
    [zero] لا أرقام
    [one] رقم واحد
    [two] رقمان
    [few] { $n } أرقام
    [many] { $n } رقمًا
   *[other] { $n } رقم
}
law-measure-of = { $period }، { $measure }

law-missing = ما ينقص
law-supplier = من يمكنه تقديمه: { $supplier }
law-grade = درجة قوة الأدلة { $grade }: { $points } من نقطة واحدة (يتوافر { $coverage } من الأرقام المتوقعة؛ { $classes ->
    [zero] لا فئات مصالح
    [one] فئة مصالح واحدة
    [two] فئتا مصالح
    [few] { $classes } فئات مصالح
    [many] { $classes } فئة مصالح
   *[other] { $classes } فئة مصالح
}؛ { $exact } منها دقيقة؛ { $age ->
    [zero] عمر أحدث رقم أقل من سنة
    [one] عمر أحدث رقم سنة واحدة
    [two] عمر أحدث رقم سنتان
    [few] عمر أحدث رقم { $age } سنوات
    [many] عمر أحدث رقم { $age } سنة
   *[other] عمر أحدث رقم { $age } سنة
}؛ أكّد شخصٌ { $confirmed } منها). وتتطلب الدرجة { $best } ما قدره { $needed }.
law-grade-without-figures = درجة قوة الأدلة { $grade }: { $points } من نقطة واحدة (يتوافر { $coverage } من الأرقام المتوقعة؛ { $classes ->
    [zero] لا فئات مصالح
    [one] فئة مصالح واحدة
    [two] فئتا مصالح
    [few] { $classes } فئات مصالح
    [many] { $classes } فئة مصالح
   *[other] { $classes } فئة مصالح
}؛ { $exact } منها دقيقة؛ لا يوجد أي رقم؛ أكّد شخصٌ { $confirmed } منها). وتتطلب الدرجة { $best } ما قدره { $needed }.
law-how-grades = كيف تُعطى درجات قوة الأدلة

law-counts = الأعداد قبل القانون وبعده: { $topic }
law-counts-table = الأعداد قبل القانون وبعده: { $topic }؛ يقود كل رقم إلى مصدره
law-mark-passed = الإقرار
law-mark-in-force = بدء النفاذ
law-next-in-rank = الأقرب إليه في الترتيب

law-provisions = الأحكام المتعلقة بهذه المواضيع
law-inserted = – تاريخ الإدراج: { $day }
law-provision = <strong>{ $articles }</strong> بشأن { $subject }
law-provision-whole = <strong>القانون بأكمله</strong> بشأن { $subject }
law-history = تاريخ النص
law-history-about = صيغ النص المؤرخة والصكوك التي عدّلته، من الأحدث إلى الأقدم، كما يوردها الناشرون.
law-history-pending = أُقرّ ولا يرد في أحدث نص محفوظ، المؤرخ { $day }
law-history-pending-about = التمييز مبني على التواريخ التي يذكرها الناشر: وقد يغيب عن ذلك النص صك سابق له.
# $sections lists sections by number.
law-history-inserted = أُدرج في ذلك اليوم: { $sections }
law-history-sections = أُدرج: { $sections }
law-history-words = نص { $from } إلى جانب نص { $to }
law-history-older = { $n ->
    [zero] لا أحداث أقدم
    [one] حدث واحد أقدم
    [two] حدثان أقدم
    [few] { $n } أحداث أقدم
    [many] { $n } حدثًا أقدم
   *[other] { $n } حدث أقدم
}
law-comparable = قوانين للمقارنة
law-comparable-about = من كل جار وكل نظير الصكُّ المتعلق بالمواضيع نفسها والأقرب إقرارًا في الزمن: عبر الحدود أولًا، ثم في المنطقة نفسها وفئة الدخل نفسها، ثم في الجزء نفسه من المنطقة.
law-comparable-caption = صكوك بشأن المواضيع نفسها لدى الجيران والنظراء
law-comparable-why = وجه المقارنة
law-comparable-border = حدود مشتركة
law-comparable-peer = المنطقة نفسها وفئة الدخل نفسها
law-comparable-region = الجزء نفسه من المنطقة
law-not-scored = بلا درجة
law-version-enacted = النص كما أُقرّ
law-version-consolidated = صيغة موحَّدة
law-version-listed = مذكورة لدى الناشر
law-version-found = كما وُجد في هذا اليوم؛ لا يذكر الناشر تاريخًا آخر لهذا النصّ
law-changed-since = ما تغيّر منذ { $day }

# What changed between two versions.
law-diff-title = { $law }: من { $from } إلى { $to }
law-diff-description = { $law }، { $jurisdiction }: نص { $from } إلى جانب نص { $to }.
law-diff-heading = ما تغيّر من { $from } إلى { $to }
law-diff-from = من
law-diff-to = إلى
law-diff-side-sections = { $day }، { $label }، { $n ->
    [zero] لا مواد
    [one] مادة واحدة
    [two] مادتان
    [few] { $n } مواد
    [many] { $n } مادة
   *[other] { $n } مادة
}، { $file }
law-diff-side-paragraphs = { $day }، { $label }، { $n ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $n } فقرات
    [many] { $n } فقرة
   *[other] { $n } فقرة
}، { $file }
law-diff-no-sections = لا تُعرف لهذه الوثيقة مواد، ولذلك يُقارَن نصها المجرد فقرةً فقرة.
law-diff-left-out = { $n ->
    [zero] لا مواد أخرى معدَّلة أطول من أن تُعرض؛ ورابطا الأصلين أعلاه.
    [one] مادة معدَّلة أخرى أطول من أن تُعرض؛ ورابطا الأصلين أعلاه.
    [two] مادتان معدَّلتان أخريان أطول من أن تُعرضا؛ ورابطا الأصلين أعلاه.
    [few] { $n } مواد معدَّلة أخرى أطول من أن تُعرض؛ ورابطا الأصلين أعلاه.
    [many] { $n } مادة معدَّلة أخرى أطول من أن تُعرض؛ ورابطا الأصلين أعلاه.
   *[other] { $n } مادة معدَّلة أخرى أطول من أن تُعرض؛ ورابطا الأصلين أعلاه.
}
law-diff-reading-aid = للقراءة: <ins>أُضيف</ins>، <del>حُذف</del>. أجرى Lexgap المقارنة من الأصلين المحفوظين؛ والعبرة بنص الناشر.
law-diff-nothing = لا اختلاف في النص.
# $changes lists how many sections were added, repealed and so on.
law-diff-sections = المواد: { $changes }؛ لم تتغير: { $unchanged }.
law-diff-paragraphs = ترد أدناه الفقرات المختلفة، كلٌّ منها مع ما يجاورها.
law-diff-n-added = أُضيفت: { $n }
law-diff-n-repealed = أُلغيت: { $n }
law-diff-n-changed = عُدّلت: { $n }
law-diff-n-moved = نُقلت: { $n }
law-diff-n-moved-and-changed = نُقلت وعُدّلت: { $n }
law-diff-added = أُضيفت
law-diff-repealed = أُلغيت
law-diff-changed = عُدّلت
law-diff-moved = نُقلت
law-diff-moved-and-changed = نُقلت وعُدّلت
# $change is one of the five above, $number the section’s number in the older version.
law-diff-was = { $change }، وكان رقمها { $number }
law-diff-was-without-number = { $change }، وكانت بلا رقم
law-diff-same-words = الكلمات نفسها، في موضع آخر بين المواد.
law-diff-text = النص
law-diff-outside = خارج المواد
law-diff-contents = المواد المعدَّلة
law-diff-n-changed-sections = { $n ->
    [zero] لا مواد معدَّلة
    [one] مادة معدَّلة واحدة
    [two] مادتان معدَّلتان
    [few] { $n } مواد معدَّلة
    [many] { $n } مادة معدَّلة
   *[other] { $n } مادة معدَّلة
}
law-diff-and-more = { $n ->
    [zero] ولا شيء غيرها
    [one] وواحدة أخرى
    [two] واثنتان أخريان
    [few] و{ $n } أخرى
    [many] و{ $n } أخرى
   *[other] و{ $n } أخرى
}
law-diff-unchanged = { $n ->
    [zero] لا فقرات دون تغيير
    [one] فقرة واحدة دون تغيير
    [two] فقرتان دون تغيير
    [few] { $n } فقرات دون تغيير
    [many] { $n } فقرة دون تغيير
   *[other] { $n } فقرة دون تغيير
}
law-diff-before = السابقة: من { $from } إلى { $to }
law-diff-after = اللاحقة: من { $from } إلى { $to }
law-diff-other-versions = صيغ أخرى
law-diff-none = لا يمكن مقارنة هاتين الصيغتين
law-diff-none-description = لا مقارنة.
law-diff-versions-of = صيغ { $law }
