# Pages: review

review = المراجعة
review-description = أرقام قرأها برنامج في نصوص، إلى جانب المقطع، ليبتّ فيها شخص.
review-waiting = { $n ->
    [zero] لا رقم ولا إفادة مما قُرئ في النصوص قيد الانتظار.
    [one] رقم واحد أو إفادة واحدة مما قُرئ في النصوص قيد الانتظار.
    [two] رقمان أو إفادتان مما قُرئ في النصوص قيد الانتظار.
    [few] { $n } أرقام وإفادات مما قُرئ في النصوص قيد الانتظار.
    [many] { $n } رقمًا وإفادةً مما قُرئ في النصوص قيد الانتظار.
   *[other] { $n } رقم وإفادة مما قُرئ في النصوص قيد الانتظار.
}
review-ordered = يأتي أولًا ما يغيّر البتُّ فيه الدرجاتِ أكثر من غيره.
review-not-ordered = يجري حساب الآثار في الدرجات؛ وحتى ذلك الحين يأتي الأقل يقينًا أولًا.
review-names = لا تُعرض أسماء المراجعين إلا هنا.
review-nothing = لا رقم ينتظر قرارًا.
review-pending = { $n ->
    [zero] لا قرارات أحدث من هذا الإصدار.
    [one] قرار واحد أحدث من هذا الإصدار.
    [two] قراران أحدث من هذا الإصدار.
    [few] { $n } قرارات أحدث من هذا الإصدار.
    [many] { $n } قرارًا أحدث من هذا الإصدار.
   *[other] { $n } قرار أحدث من هذا الإصدار.
}
review-publish = نشر إصدار جديد
review-section = الرقم ومقطعه
review-position = { $position } من { $waiting }
review-previous = السابق
review-next = التالي
# $words is what the figure says, and of when.
review-of = { $words }، { $jurisdiction }
review-vintage = نسخة { $day }
review-read-as-head = قُرئ على أنه
# A figure, its unit, what its qualifier means, and of which part of the total it is.
review-read-as = { $figure } { $unit } – { $meaning }؛ { $part }
review-rule = القاعدة
review-rule-right = <code>{ $rule }</code>، صائبة في { $share } من النصوص الموسومة
review-effect = ما يتوقف عليه
review-effect-points = ما يصل إلى { $points } من نقاط إحدى الدرجات

review-figure = { $measure }، { $period }: { $figure }
review-claim-of = { $said } ({ $period })
review-qualifier-exact = بالضبط
review-qualifier-at-least = على الأقل
review-qualifier-about = نحو
review-qualifier-interval = فترة
review-qualifier-none-reported = أُبلغ بعدم وجود أي منها
review-qualifier-not-reported = غير مُبلَّغ عنه

review-your-name = اسمك
review-why = السبب (يجوز تركه فارغًا)
review-confirm = تأكيد
review-reject = رفض
review-cannot-tell = يتعذر الجزم
review-correct = تصحيح
review-save = حفظ التصحيح
review-what-is-counted = ما يُحصى
review-from-year = من سنة
review-to-year = إلى
review-how = كيف
review-or-between = أو بين
review-and = و
review-unit = الوحدة
review-is-total = مجموع البلد في الفترة
review-law = القانون
review-what-happened = ما حدث له
review-rating = التقدير
review-alleged = أُبلغ عنه بوصفه ادعاءً فقط

review-decisions-on-it = القرارات بشأن هذا الرقم
review-newest = أحدث القرارات
review-decision = القرار
review-undo = تراجع
# $what is what was decided on.
review-undo-what = تراجع: { $what }
review-confirmed = أكّده { $who }، { $day }
review-corrected = صحّحه { $who } إلى { $figure }، { $day }
review-corrected-claim = صحّحه { $who } إلى «{ $said }»، { $day }
review-rejected = رفضه { $who }، { $day }
review-could-not-tell = تعذّر الجزم على { $who }، { $day }
review-undone = { $decision }؛ تراجع عنه { $who } في { $day }
review-figure-total = { $measure } { $period }، { $figure }، { $unit }، مجموع
review-figure-part = { $measure } { $period }، { $figure }، { $unit }، ليس مجموعًا

# What the last form did.
review-done-confirm = تم التأكيد.
review-done-correct = تم التصحيح.
review-done-reject = تم الرفض.
review-done-cannot-tell = حُفظ على أنه: يتعذر الجزم.
review-done-undone = تم التراجع.
review-done-published = صدر إصدار جديد.
review-done-nothing = لم يتغير شيء.
review-in-no-edition = { $fact } (لم يعد في أي إصدار)
# Why there is no passage. $why is an error message in English.
review-passage-elsewhere = لا تتضمن الصفحة المحفوظة هذا الموضع: فبرنامج قراءة أحدث يسميه باسم آخر. أعد جمع المصدر.
review-passage-absent = لا يمكن عرض الصفحة المحفوظة ({ $why }). اجمع المصدر، أو افتح صفحة الجهة الناشرة.
review-passage-unread = تعذّرت قراءة الصفحة: { $why }.
# What is wrong with a form. $value is what was written.
review-wrong-verdict = اختر التأكيد أو الرفض أو تعذر الجزم، أو احفظ تصحيحًا.
review-wrong-law = اذكر اسم القانون، في { $most } حرفًا على الأكثر.
review-wrong-year = «{ $value }» ليست سنة.
review-wrong-polarity = «{ $value }» ليس مما يحدث لقانون.
review-wrong-tier = «{ $value }» ليس مستوى: يمكن أن يكون 1 أو 2 أو 2WL أو 3.
review-wrong-claim = «{ $value }» ليس نوعًا من الإفادات.
review-wrong-count = «{ $value }» ليس عددًا: اذكر عددًا صحيحًا لا يتجاوز 1,000,000,000,000.
review-wrong-figure = اذكر الرقم.
review-wrong-interval = تحتاج الفترة إلى حدّيها، الأدنى أولًا.
review-wrong-qualifier = «{ $value }» ليست طريقة لقراءة رقم.
review-wrong-measure = «{ $value }» لا يُحصى هنا.
review-wrong-period = تنتهي الفترة قبل أن تبدأ.
review-wrong-unit = «{ $value }» ليست وحدة.
review-wrong-name = اذكر اسمك، في { $most } حرفًا على الأكثر.
review-wrong-reason = السبب أطول من { $most } حرفًا.
review-wrong-fact = هذا الرقم ليس في أي إصدار، أو لم يُقرأ من نص.
# Who is not let in.
review-only-here = لا تجيب صفحة المراجعة إلا على الجهاز نفسه، على عنوان استرجاع محلي.
review-only-by-token = افتح صفحة المراجعة من العنوان الذي عرضه lexgap serve عند بدء التشغيل.
review-from-elsewhere = جاء هذا النموذج من موقع آخر.
