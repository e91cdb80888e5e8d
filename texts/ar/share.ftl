# What stands under charts, feeds, kept views, older editions, reading without a connection.

# $publishers: names of publishers; $edition: the message share-edition.
share-source = المصدر: { $publishers }. { $edition }
share-computed = محسوب هنا من المصادر التي تذكرها صفحته. { $edition }
share-edition = Lexgap، الإصدار { $number } بتاريخ { $day }.
share-whole = الصفحة كاملة مع مصادرها
share-save = الحفظ بصيغة { $format }
share-of = إعادة الاستخدام: { $caption }
share-lasting = رابط دائم
share-embed = تضمين
share-embed-code = شفرة HTML لصفحة أخرى:
share-gone = هذا الرسم البياني غير موجود. <page>الصفحة التي كان فيها</page>

# A series in words: $first in $first_at and so on; $low and $high are formatted values.
told-series = { $name }: { $first } ({ $first_at })، ثم { $last } ({ $last_at })؛ الأعلى { $high } ({ $high_at })، والأدنى { $low } ({ $low_at }).
told-one = { $name }: { $value } ({ $at }).
told-ranks = { $n ->
    [zero] لا توجد قيم.
    [one] قيمة واحدة: { $high } ({ $high_at }).
    [two] قيمتان؛ الأعلى { $high } ({ $high_at })، والأدنى { $low } ({ $low_at }).
    [few] { $n } قيم؛ الأعلى { $high } ({ $high_at })، والأدنى { $low } ({ $low_at }).
    [many] { $n } قيمة؛ الأعلى { $high } ({ $high_at })، والأدنى { $low } ({ $low_at }).
   *[other] { $n } قيمة؛ الأعلى { $high } ({ $high_at })، والأدنى { $low } ({ $low_at }).
}
told-of = { $of }: { $told }
told-class = { $name }: { $n }
# Stands where told-series has a year.
told-since = السنة { $n } منذ القانون

older-edition = أنت تقرأ الإصدار { $number } بتاريخ { $day }. تقود الروابط إلى أحدث إصدار، وهو { $newest }. <a>هذه الصفحة في أحدث إصدار</a>
missing-edition = الإصدار { $number } غير محفوظ في شكل يمكن قراءته؛ وأحدث إصدار هو { $newest }

feed-all = ما تغيّر في جميع الولايات القضائية (Atom)
feed-of = ما تغيّر: { $name } (Atom)
footer-follow = <feed>متابعة التغييرات (Atom)</feed>.

kept-keep = الاحتفاظ بهذا العرض
kept-forget = إلغاء الاحتفاظ بهذا العرض
kept-about = يُحفظ في هذا المتصفح فقط؛ لا يُرسل أي شيء ولا حاجة إلى حساب.
kept-title = العروض المحفوظة
kept-remove = إزالة

offline-title = لا يوجد اتصال
offline-help = لم تُزر هذه الصفحة من قبل، ولذلك لا يحتفظ بها هذا المتصفح. يمكن قراءة الصفحات التي سبقت زيارتها بلا اتصال؛ وقد تكون <home>الصفحة الأولى</home> من بينها.
offline-description = القراءة بلا اتصال.
