# Words and sentences of every page.

list-separator = {"، "}
site-name = Lexgap
skip-to-content = انتقل إلى المحتوى
nav-main = التنقل الرئيسي
nav-language = اللغة
nav-home = الصفحة الرئيسية
nav-topics = المواضيع
nav-compare = المقارنة
nav-practices = الممارسات
nav-sources = المصادر
nav-revisions = التنقيحات
nav-methodology = المنهجية
# $number is the edition's number, $day its day, $facts a formatted number.
edition-line = الإصدار { $number } بتاريخ { $day }: عدد الوقائع { $facts }، والمنهجية { $method }.
edition-root = جذر ميركل لوقائعه هو { $root }.
footer-publishers = الأرقام ملك للجهات التي نشرتها، وترد بيانات نسبتها إليها في <sources>صفحة المصادر</sources>.
footer-programs = للبرامج: <api>واجهة البرمجة (API)</api>، <whole>الإصدار كاملًا</whole>، <catalogue>الفهرس</catalogue>.
cite-this = الاستشهاد بهذه الصفحة
english-only = تبقى الأسماء والأوصاف التي كتبتها الجهات الناشرة بلغتها الأصلية.

jurisdiction = الولاية القضائية
instrument = الصك
topic = الموضوع
source = المصدر
sources = المصادر
publisher = الجهة الناشرة
period = الفترة الزمنية
value = القيمة
year = السنة
score = الدرجة
score-90 = الدرجة [فترة 90%]
rank-interval = الترتيب [الفترة]
evidence = قوة الأدلة
passed = الإقرار
in-force = بدء النفاذ
interval-90 = فترة 90%
standard-error = الخطأ المعياري
status = الحالة
place-in-file = الموضع في الملف
who-says-so = من يقول ذلك
figure = الرقم
for-programs = للبرامج
not-stated = غير مذكور
no-value = لا قيمة
insufficient-evidence = الأدلة غير كافية
all-revisions = جميع التنقيحات
on-this-page = في هذه الصفحة
national-laws = القوانين الوطنية
treaty-obligations = الالتزامات التعاهدية
missing-not-zero = لم يُبلَّغ عن أي رقم؛ وليس ذلك صفرًا
scale = المقياس
indicator = المؤشر
table-behind-chart = جدول بيانات الرسم البياني
table-behind-map = جدول بيانات الخريطة
who-produces-it = الجهة التي تنتجه
what-tilts-it = ما قد يميل به
attribution = بيان النسبة
file = الملف
publishers-address = عنوانه لدى الجهة الناشرة
vintage = تاريخ النسخة
obtained = تاريخ الحصول عليه ومصدره
obtained-network = في { $day }، من الجهة الناشرة
obtained-mirror = في { $day }، من نسخة محفوظة لدى موقع مرآة من ملف الجهة الناشرة
place-in-it = الموضع في الملف
sha256-of-file = بصمة SHA-256 للملف
bytes = { $n } بايت
kilobytes = { $n } كيلوبايت
megabytes = { $n } ميغابايت

# Title of a figure: what is counted, when, how it is meant, who says so.
figure-about = { $measure } { $period }: { $meaning }؛ المصدر { $source }
mark-prose = نص
mark-confirmed = مؤكد
mark-disputed = محل خلاف
mark-rejected = مرفوض
looked-confirmed = { $n ->
    [zero] لم يؤكده أحد
    [one] أكده شخص واحد
    [two] أكده شخصان
    [few] أكده { $n } أشخاص
    [many] أكده { $n } شخصًا
   *[other] أكده { $n } شخص
}
looked-corrected = { $n ->
    [zero] لم يصححه أحد
    [one] صححه شخص واحد
    [two] صححه شخصان
    [few] صححه { $n } أشخاص
    [many] صححه { $n } شخصًا
   *[other] صححه { $n } شخص
}
looked-rejected = { $n ->
    [zero] لم يرفضه أحد
    [one] رفضه شخص واحد
    [two] رفضه شخصان
    [few] رفضه { $n } أشخاص
    [many] رفضه { $n } شخصًا
   *[other] رفضه { $n } شخص
}
looked-cannot-tell = { $n ->
    [zero] لم يتعذر البت فيه على أحد
    [one] تعذر البت فيه على شخص واحد
    [two] تعذر البت فيه على شخصين
    [few] تعذر البت فيه على { $n } أشخاص
    [many] تعذر البت فيه على { $n } شخصًا
   *[other] تعذر البت فيه على { $n } شخص
}
total = المجموع
in-total = { $figure } في المجموع
score-of-100 = الدرجة { $score } من 100
# 81 [51, 116] of 138
rank-of = { $rank } { $interval } من أصل { $n }
grade-about = درجة قوة الأدلة { $grade }: { $points } من حد أقصى قدره 1
map-nothing = لا رقم، أو الأدلة غير كافية
map-value = { $name }: { $value } ({ $period })
map-play = تشغيل
map-pause = إيقاف مؤقت
range-to = من { $low } إلى { $high }
range-above = أكثر من { $low } وحتى { $high }
flags = التنبيهات
show = عرض
about-n = ≈ { $n }
not-reported = لم يُبلَّغ عنه
map-no-figure = { $name }: لا رقم
and-more = { $first } { $n ->
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $n } أخرى
    [many] و{ $n } أخرى
   *[other] و{ $n } أخرى
}
reconciled = العدد الموفَّق

search-label = البحث عن ولايات قضائية وقوانين ومؤشرات
search-placeholder = ابحث: كينيا، corruption، tier…
search-button = بحث
search-found = النتائج
search-title = البحث
search-title-of = البحث: { $query }
search-description = البحث عن ولايات قضائية وقوانين ومؤشرات ومصادر.
search-empty = اكتب اسم بلد أو قانون أو مؤشر أو جهة ناشرة في خانة البحث أعلاه: كينيا، corruption، tier.
search-nothing = لا شيء يطابق هذه الكلمات. وقد يُعثر على المزيد بكلمات أقل أو أقصر.
search-best = { $n ->
    [zero] لا نتائج.
    [one] أفضل نتيجة.
    [two] أفضل نتيجتين.
    [few] أفضل { $n } نتائج.
    [many] أفضل { $n } نتيجة.
   *[other] أفضل { $n } نتيجة.
}
search-answers = { $n ->
    [zero] لا نتائج.
    [one] نتيجة واحدة.
    [two] نتيجتان.
    [few] { $n } نتائج.
    [many] { $n } نتيجة.
   *[other] { $n } نتيجة.
}
hit-law = قانون
hit-treaty = التزام تعاهدي

missing-jurisdiction = لا توجد ولاية قضائية تطابق «{ $id }»
missing-law = لا يوجد قانون يطابق «{ $id }»
missing-indicator = لا يوجد مؤشر يطابق «{ $id }»
missing-topic = لا يوجد موضوع يطابق «{ $id }»
missing-point = لا توجد قيمة للمؤشر { $id } بشأن { $jurisdiction } في { $period }
missing-fact = لا يوجد في هذا الإصدار رقم يطابق «{ $id }»
missing-snapshot = لا يوجد في هذا الإصدار ملف محفوظ يطابق «{ $id }»
missing-path = لا توجد صفحة في العنوان { $path }
missing-page = هذه الصفحة غير موجودة
missing-description = هذه الصفحة غير موجودة.
missing-help = يُشار إلى الولايات القضائية برموزها وفق معيار ISO 3166-1، ومثال ذلك <kenya>KEN لكينيا</kenya>. وتتسامح خانة البحث أعلاه مع الأخطاء الإملائية؛ وترد في <home>الصفحة الرئيسية</home> جميع الولايات القضائية، وفي <sources>صفحة المصادر</sources> جميع الجهات الناشرة.
did-you-mean = لعلك تقصد
status-from-table = آلي، من جدول
status-from-prose = آلي، من نص مسترسل
status-by-person = أكّده شخص
# Parts of a long ranking.
ranking-best = { $caption }، الأوائل: { $n }
ranking-between = { $caption }، ما بينها: { $n }
ranking-worst = { $caption }، الأواخر: { $n }
