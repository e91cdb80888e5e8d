# ar


## Computed sentences

# تصل بين جمل مترابطة.
clause-separator = {"؛ "}
clauses = { $all }
list = { $all }
verbatim = { $text }
quoted = «{ $text }»
place = { $place }
region-latin-america = أمريكا اللاتينية ومنطقة البحر الكاريبي

count-at-least = ≥ { $n }
count-about = نحو { $n }
count-below = <{ $n }
count-between = من { $low } إلى { $high }
count-interval = [{ $low }، { $high }]
count-not-reported = غير مُبلَّغ عنه
none-reported = لا أرقام مُبلَّغ عنها
figure-of-year = { $figure } ({ $year })
measure-figures = { $measure }: { $figures }
measure-not-reported = { $measure }: غير مُبلَّغ عنها

activation-certain = أول تطبيق مؤكد في عام { $year }
activation-possible = محتمل منذ عام { $year }
activation-at-most = بعد { $years } سنة على الأكثر من بدء السريان
activation-between = بعد { $from } إلى { $to } سنة من بدء السريان
activation-older = القانون أقدم من ذلك بما مقداره { $years } من السنوات، لكن أرقاماً من هذا النوع لا تبدأ إلا لاحقاً، فقد يكون أول تطبيق له سابقاً عليها
activation-gap = لا رقم هنا لعام { $year }، فقد يكون أول تطبيق أسبق من ذلك
activation-uncertain = لا تطبيق مؤكد؛ وتبدأ الأرقام التي قد تخفي تطبيقاً في عام { $year }: { $figures }
activation-unused = لم يُطبَّق خلال { $years } سنة وفق ما أُبلغ عنه
activation-peers = عند بلوغ هذه المدة كان { $share }% من النظراء قد طبقوا قانونهم، بقدر ما يمكن تقديره

follow-through = { $answers }: { $answering }، مقابل { $asked }: { $asking }
persistence =
    من أصل { $years ->
        [zero] { $years } سنة ذات أرقام
        [one] سنة واحدة ذات أرقام ({ $years })
        [two] سنتين ذواتي أرقام ({ $years })
        [few] { $years } سنوات ذات أرقام
        [many] { $years } سنةً ذات أرقام
       *[other] { $years } سنة ذات أرقام
    } منذ بدء السريان: سنوات الإنفاذ المؤكد { $certain }، وسنوات أخرى قد تخفي أرقامُها المحجوبة إنفاذاً { $possible }
protection-rated = قُيِّمت الحماية بدرجة { $rating } من 5 في عام { $year }
assessor-standing = { $assessor } لعام { $year }: أفضل من { $share }% من الجميع، مع احتساب المتساوين بالنصف
assessor-us-tip-tier = التصنيف بحسب الفئات
assessor-3p-prosecution = مؤشر 3P، الملاحقة القضائية

flag-paper_law-said = { flag-paper_law } (الاحتمال { $probability }): نافذ منذ سنوات، ولا يُظهر أي رقم تطبيقاً أكثر مما كان قبله؛ { $measure }: { $figures }؛ وقبله: { $before }
flag-dormant-said = { flag-dormant } (الاحتمال { $probability }): طُبِّق فيما مضى، ولا إنفاذ في آخر ثلاث سنوات ذات أرقام؛ { $measure }: { $figures }
flag-regression-said = { flag-regression } (الاحتمال { $probability }): معدل آخر ثلاث سنوات ذات أرقام أقل من 70% من معدل السنوات الثلاث السابقة؛ { $measure }: { $figures }
flag-withdrawn = { flag-went_dark }: لم يعد المصدر { $source } ينشر أرقامه للأعوام التالية: { $years } ({ $measure })
flag-went_dark-said = { flag-went_dark } (الاحتمال { $probability }): كان المصدر { $source } ينشر أرقاماً – { $figures } – ولم ينشر شيئاً بعدها، في حين يستمر نشره لمعظم الآخرين حتى عام { $year }
silence = { $measure } ({ $reported } من { $asked } من السنوات حتى عام { $last })
flag-tilted_figures-said =
    { flag-tilted_figures } (الاحتمال أكبر من 0.90): يُبلغ المصدر { $source } عن نحو { $times } [{ $lower }، { $upper }] ضعف ما { $others ->
        [zero] تُبلغ عنه المصادر الأخرى
        [one] يُبلغ عنه المصدر الآخر
        [two] يُبلغ عنه المصدران الآخران
        [few] تُبلغ عنه المصادر الأخرى
        [many] تُبلغ عنه المصادر الأخرى
       *[other] تُبلغ عنه المصادر الأخرى
    } ({ $measure }؛ { $figures ->
        [zero] لا أرقام ({ $figures })
        [one] رقم واحد ({ $figures })
        [two] رقمان ({ $figures })
        [few] { $figures } أرقام
        [many] { $figures } رقماً
       *[other] { $figures } رقم
    })
flag-displacement-border =
    { flag-displacement } (الاحتمال { $probability }): في { $places ->
        [zero] { $places } ولاية قضائية مجاورة
        [one] ولاية قضائية مجاورة واحدة ({ $places })
        [two] ولايتين قضائيتين مجاورتين ({ $places })
        [few] { $places } ولايات قضائية مجاورة
        [many] { $places } ولايةً قضائية مجاورة
       *[other] { $places } ولاية قضائية مجاورة
    } بلغ المعدل ({ $measure }) بعد عام { $year } ما مقداره { $times } [{ $lower }، { $upper }] ضعف ما كان قبله، بزيادة تفوق ما جرى في أماكن أخرى في السنوات نفسها؛ { $figures }. وقد تكون للزيادة أسباب أخرى
flag-displacement-trade = { flag-displacement } (الاحتمال { $probability }): في تجارة غير مشروعة قريبة ({ $trade }) بلغ المعدل ({ $measure }) بعد عام { $year } ما مقداره { $times } [{ $lower }، { $upper }] ضعف ما كان قبله، بزيادة تفوق ما جرى في أماكن أخرى في السنوات نفسها؛ { $figures }. وقد تكون للزيادة أسباب أخرى
before-after = قبله { $before }، وبعده { $after }

missing-enforcement = لا رقم عن الإنفاذ منذ عام { $since } ({ $topic })
missing-follow-through = لا سنة منذ عام { $since } تجتمع فيها ملاحقات قضائية وإدانات ({ $topic })
missing-persistence = أقل من ثلاث سنوات ذات أرقام منذ عام { $since } ({ $topic })
missing-protection = لا ضحايا جرى التعرف عليهم ولا تقييم للحماية منذ عام { $since }
missing-assessment = لم تُقيِّم أي جهة الوضع هنا منذ عام { $since } ({ $topic })
missing-dates-contradict = تواريخه متناقضة: أُلغي في { $repeal }، ونافذ من { $from }
missing-still-to-come = يبدأ سريانه في { $from }، وهو تاريخ لم يحن بعد
supplier-ministry = وزارة العدل أو الجهاز الوطني للإحصاء؛ استبيان مكتب الأمم المتحدة المعني بالمخدرات والجريمة
supplier-courts = النيابة العامة والمحاكم؛ استبيان مكتب الأمم المتحدة المعني بالمخدرات والجريمة
supplier-rapporteur = المقرر الوطني أو آلية الإحالة؛ المنظمات التي تؤوي الضحايا
supplier-assessors = جهات تقييم مستقلة؛ هيئات المعاهدات
supplier-publisher = ناشر القانون

peers-world = العالم
peers-nobody = لا أحد
peers-income-region = { $income }، { $region }
income-low = الدخل المنخفض
income-lower_middle = الشريحة الدنيا من الدخل المتوسط
income-upper_middle = الشريحة العليا من الدخل المتوسط
income-high = الدخل المرتفع

adjusted-not-estimable = لا يمكن تقديره: عدد الولايات القضائية التي تُبلغ فيها حكومة وجهة مستقلة عنها عن العدد نفسه هو { $pairs }، ويلزم { $needed } لمعرفة كيف تنحاز الأرقام مع الفساد.
adjusted-not-rated = لا يشمل أي مؤشر للسيطرة على الفساد هذه الولاية القضائية، فتُركت أرقامها كما هي.
adjusted-divided =
    قُسِّمت المعدلات على { $factor } [{ $lower }، { $upper }]: وهو انحياز أرقام الحكومة عن نفسها عند هذا المستوى من السيطرة على الفساد ({ $control } في عام { $year })، وفق ما تدل عليه { $pairs ->
        [zero] { $pairs } ولاية قضائية
        [one] ولاية قضائية واحدة ({ $pairs })
        [two] ولايتان قضائيتان ({ $pairs })
        [few] { $pairs } ولايات قضائية
        [many] { $pairs } ولايةً قضائية
       *[other] { $pairs } ولاية قضائية
    } فيها رقم مستقل إلى جانب رقم الحكومة.

contradiction-part = { $measure } في { $period }: { $part } بحسب { $dimension } «{ $category }»، لكن المجموع لدى المصدر نفسه هو { $total }
contradiction-sum = { $measure } في { $period }: { $parts } بحسب { $dimension }، أي { $sum } على الأقل، لكن المجموع لدى المصدر نفسه هو { $total }
part-of-sum = { $figure } «{ $category }»

not-reconciled-negative = لم تجرِ التسوية: رقم { $source } لعام { $year } هو { $value }؛ والأعداد لا تكون سالبة
not-reconciled-fractional = لم تجرِ التسوية: رقم { $source } لعام { $year } هو { $value }، وهو ليس عدداً صحيحاً
not-reconciled-not-finite = لم تجرِ التسوية: رقم { $source } لعام { $year } ليس عدداً منتهياً
not-reconciled-empty = لم تجرِ التسوية: رقم { $source } لعام { $year } يقع بين { $low } و{ $high }، وهو مجال لا يحوي أي عدد
not-reconciled-no-fit = لم تجرِ التسوية: لم يستقر البحث عن القيم الأكثر احتمالاً

practice-minimum-penalty = عقوبة دنيا
practice-corporate-liability = مسؤولية الأشخاص الاعتباريين
practice-victims-not-punished = عدم معاقبة الضحايا
practice-specialised-unit = وحدة متخصصة
practice-supply-chain = الإبلاغ عن سلاسل التوريد
practice-witness-protection = حماية الشهود
practice-confiscation = المصادرة
practice-whistleblowers = حماية المبلِّغين عن المخالفات
practice-cited = مواد استُشهد بها لمكافحة: { $subject }
practice-insufficient = عدد القوانين المقيَّمة المعروف أنها تتضمنه { $with }، والمعروف أنها لا تتضمنه { $without }؛ ويلزم { $needed } من كل نوع. ويجري البحث عنه في العناوين وعناوين المواد، وقليل من الناشرين يوردون عناوين المواد
subject-forced_labour = العمل القسري
subject-child_trafficking = الاتجار بالأطفال
subject-sexual_exploitation = الاستغلال الجنسي التجاري للأطفال
subject-illicit_activities = استخدام الأطفال في أنشطة غير مشروعة
locality-world = العالم
locality-income = فئة الدخل: { $group }
locality-loose_networks = حيث تسود الشبكات غير المترابطة
locality-alike = حيث تتساوى الجماعات ذات الطابع المافيوي والشبكات غير المترابطة
locality-mafia_style_groups = حيث تسود الجماعات ذات الطابع المافيوي
outcome-activation = سرعة أول تطبيق للقوانين
outcome-enforcement = تواتر تطبيقها
outcome-effect = تغيُّر الأعداد عند بدء نفاذها

outside-gap = { $scope }: درجة السياسات والقوانين الوطنية في مؤشر الجريمة المنظمة، مطروحاً منها متوسط درجاته التالية: { $practices }؛ أحدث عام
all-trades = جميع أشكال التجارة غير المشروعة
rating-oc-law-enforcement = إنفاذ القانون
rating-oc-judicial-system-and-detention = النظام القضائي والاحتجاز
rating-oc-victim-and-witness-support = دعم الضحايا والشهود
outside-lifts = أكثر ما يرفع الدرجة التي قدَّرناها: { $component }، { $own } من 100، في حين أن لدى نصف الجميع { $middle } أو أكثر ({ $explanation })
outside-lowers = أكثر ما يخفض الدرجة التي قدَّرناها: { $component }، { $own } من 100، في حين أن لدى نصف الجميع { $middle } أو أكثر ({ $explanation })
outside-none-above = لا يتجاوز أي من مكوناته وسيط الجميع، فترتيبه قريب من ترتيب كثير غيره
outside-none-below = لا يقل أي من مكوناته عن وسيط الجميع، فترتيبه قريب من ترتيب كثير غيره
experts-rated-worst = قيَّم الخبراء القانون بدرجة { $law } والممارسة بدرجة { $practice } من 10 في عام { $year }، وأدناها { $rating } بدرجة { $value }
experts-rated-best = قيَّم الخبراء القانون بدرجة { $law } والممارسة بدرجة { $practice } من 10 في عام { $year }، وأعلاها { $rating } بدرجة { $value }
outside-nothing-on = ليس لدينا شيء عن: { $components }
outside-sources-disagree = مصادره متعارضة: يُبلغ المصدر { $source } عن { $times } ضعف ما يُبلغ عنه الآخرون ({ $measure })
outside-one-source = جميع أعداده مأخوذة من { $source }، فلا شيء يتيح التحقق منها
outside-one-source-answered = جميع أعداده مأخوذة من { $source }، وحكومته هي التي تجيب عنها، فلا شيء يتيح التحقق منها
outside-sources = أعداده مأخوذة من { $sources }
outside-no-counts = لا أعداد له
outside-old =
    مضى على أحدث أعداده { $years ->
        [zero] { $years } سنة
        [one] سنة واحدة ({ $years })
        [two] سنتان ({ $years })
        [few] { $years } سنوات
        [many] { $years } سنةً
       *[other] { $years } سنة
    }
outside-wide =
    يبلغ عرض المجال لدينا { $points ->
        [zero] { $points } نقطة
        [one] نقطة واحدة ({ $points })
        [two] نقطتين ({ $points })
        [few] { $points } نقاط
        [many] { $points } نقطةً
       *[other] { $points } نقطة
    }

said-law = { $name }: { $polarity }
said-law-year = { $name }، { $year }: { $polarity }
said-tier = الفئة { $tier }
said-watch-list = الفئة 2، قائمة المراقبة
said-complicity = يُقال إن موظفين عموميين متواطئون
said-complicity-alleged = يُزعم أن موظفين عموميين متواطئون
proposal-figure = { $measure }، { $period }: { $figure }
proposal-claim-period = { $said } ({ $period })

## Labels

topic-human_trafficking = الاتجار بالأشخاص
topic-human_trafficking-in-sentence = الاتجار بالأشخاص
topic-migrant_smuggling = تهريب المهاجرين
topic-migrant_smuggling-in-sentence = تهريب المهاجرين
topic-corruption = الفساد والرشوة
topic-corruption-in-sentence = الفساد والرشوة
topic-money_laundering = غسل الأموال
topic-money_laundering-in-sentence = غسل الأموال
topic-drugs = المخدرات
topic-drugs-in-sentence = المخدرات
topic-firearms = الأسلحة النارية
topic-firearms-in-sentence = الأسلحة النارية
topic-wildlife = الأحياء البرية والبيئة
topic-wildlife-in-sentence = الأحياء البرية والبيئة
topic-organs = الأعضاء البشرية
topic-organs-in-sentence = الأعضاء البشرية
topic-illicit_trade = التبغ وغيره من السلع في التجارة غير المشروعة
topic-illicit_trade-in-sentence = التبغ وغيره من السلع في التجارة غير المشروعة

measure-offences_recorded = الجرائم المسجلة
measure-offences_recorded-in-sentence = الجرائم المسجلة
measure-persons_suspected = الأشخاص المشتبه فيهم
measure-persons_suspected-in-sentence = الأشخاص المشتبه فيهم
measure-investigations = التحقيقات
measure-investigations-in-sentence = التحقيقات
measure-prosecutions = الملاحقات القضائية
measure-prosecutions-in-sentence = الملاحقات القضائية
measure-convictions = الإدانات
measure-convictions-in-sentence = الإدانات
measure-sentenced = العقوبات المحكوم بها
measure-sentenced-in-sentence = العقوبات المحكوم بها
measure-victims_identified = الضحايا الذين جرى التعرف عليهم
measure-victims_identified-in-sentence = الضحايا الذين جرى التعرف عليهم
measure-officials_prosecuted = الموظفون العموميون الملاحقون قضائياً
measure-officials_prosecuted-in-sentence = الموظفون العموميون الملاحقون قضائياً

unit-persons = أشخاص
unit-cases = قضايا
unit-offences = جرائم
unit-unstated = وحدة غير مذكورة

component-activation = أول تطبيق
component-activation-in-sentence = أول تطبيق
component-activation-question = كم مضى على بدء نفاذ القانون حين طُبِّق أول مرة؟
component-enforcement = الإنفاذ
component-enforcement-in-sentence = الإنفاذ
component-enforcement-question = ما مدى تواتر تطبيقه، نسبةً إلى عدد السكان ومقارنةً بالنظراء؟
component-follow_through = مآل الملاحقات
component-follow_through-in-sentence = مآل الملاحقات
component-follow_through-question = كم من الإدانات يقابل الملاحقات القضائية؟
component-persistence = الاستمرارية
component-persistence-in-sentence = الاستمرارية
component-persistence-question = هل طُبِّق سنة بعد سنة منذ ذلك الحين؟
component-protection = الحماية
component-protection-in-sentence = الحماية
component-protection-question = كم عدد الضحايا الذين جرى التعرف عليهم، وما مدى حمايتهم؟
component-independent_assessment = التقييم المستقل
component-independent_assessment-in-sentence = التقييم المستقل
component-independent_assessment-question = كيف تقيِّم جهات مستقلة الممارسة؟

grade-coverage = التغطية: الأرقام الموجودة من أصل المتوقعة منذ بدء النفاذ
grade-independence = الاستقلالية: فئات المصلحة بين المصادر، وثلاث فأكثر تُحسب كاملة
grade-precision = الدقة: نسبة الأرقام المضبوطة
grade-freshness = الحداثة: تنعدم حين يبلغ عمر أحدث رقم عشر سنوات
grade-confirmation = التأكيد: نسبة الأرقام التي أكدها شخص

choice-counts = الأعداد والمعدلات
choice-weights = الأوزان
choice-aggregation = المتوسط الهندسي أو الحسابي
choice-normalisation = مقياس مئيني أو مقلَّم الأطراف
choice-peers = مجموعة النظراء

flag-paper_law = قانون حبر على ورق
flag-dormant = قانون خامد
flag-regression = تراجع
flag-went_dark = انقطاع النشر
flag-tilted_figures = أرقام منحازة
flag-displacement = انتقال الجريمة

interest-own_government = الحكومة نفسها
interest-own_government-in-sentence = الحكومة نفسها
interest-other_government = حكومة أخرى
interest-other_government-in-sentence = حكومة أخرى
interest-intergovernmental_questionnaire = استبيان حكومي دولي
interest-intergovernmental_questionnaire-in-sentence = استبيان حكومي دولي
interest-court_record = سجل محكمة
interest-court_record-in-sentence = سجل محكمة
interest-ngo = منظمة غير حكومية
interest-ngo-in-sentence = منظمة غير حكومية
interest-researcher = باحثون
interest-researcher-in-sentence = باحثون
interest-official_register = سجل رسمي
interest-official_register-in-sentence = سجل رسمي

qualifier-exact = مضبوط
qualifier-exact-meaning = مضبوط، كما أُبلغ عنه
qualifier-at_least = على الأقل
qualifier-at_least-meaning = هذا العدد على الأقل
qualifier-about = تقريبي
qualifier-about-meaning = هذا العدد تقريباً
qualifier-interval = مجال
qualifier-interval-meaning = حجبه الناشر: لا يُعرف إلا أنه يقع بين حدَّين، وقد يكون صفراً
qualifier-none_reported = لا شيء
qualifier-none_reported-meaning = يقول المصدر إنه لم يكن هناك أي منها
qualifier-not_reported = غير مُبلَّغ عنه
qualifier-not_reported-meaning = يقول المصدر إنه لا رقم لديه؛ وهذا ليس صفراً

status-automatic = آلي
status-confirmed = مؤكَّد
status-disputed = متنازَع فيه
status-rejected = مرفوض

date-kind-adoption = الاعتماد
date-kind-adoption-in-sentence = الاعتماد
date-kind-assent = تصديق رئيس الدولة
date-kind-assent-in-sentence = تصديق رئيس الدولة
date-kind-promulgation = الإصدار
date-kind-promulgation-in-sentence = الإصدار
date-kind-publication = النشر
date-kind-publication-in-sentence = النشر
date-kind-ratification = التصديق
date-kind-ratification-in-sentence = التصديق
date-kind-accession = الانضمام
date-kind-accession-in-sentence = الانضمام
date-kind-succession = الخلافة
date-kind-succession-in-sentence = الخلافة
date-kind-signature = التوقيع
date-kind-signature-in-sentence = التوقيع
date-kind-in_force = بدء النفاذ
date-kind-in_force-in-sentence = بدء النفاذ
date-kind-last_amended = آخر تعديل
date-kind-last_amended-in-sentence = آخر تعديل
date-kind-repeal = الإلغاء
date-kind-repeal-in-sentence = الإلغاء

law-kind-law = قانون وطني
law-kind-treaty = التزام تعاهدي
law-status-not_yet_in_force = يقول ناشره إنه لم يدخل حيز النفاذ بعد.
law-status-in_force = يقول ناشره إنه نافذ.
law-status-repealed = يقول ناشره إنه أُلغي.
polarity-passed = اعتُمد
polarity-drafted = مشروع أو قيد النظر
polarity-failed = لم يُعتمد
polarity-repealed = أُلغي
polarity-struck_down = قُضي بعدم دستوريته أو أُبطل
section-added = أُضيفت
section-repealed = أُلغيت
section-changed = عُدِّلت
section-moved = نُقلت
section-moved_and_changed = نُقلت وعُدِّلت

dimension-act = الفعل
dimension-age = العمر
dimension-citizen = الجنسية
dimension-citizenship = الجنسية
dimension-country_of_repatriation = بلد الإعادة إلى الوطن
dimension-exploitation = الاستغلال
dimension-form_of_exploitation = شكل الاستغلال
dimension-offence = الجريمة
dimension-part = الجزء
dimension-perpetrator = الجاني
dimension-scope = النطاق
dimension-sex = الجنس
dimension-territory = الإقليم
dimension-victim_age = عمر الضحية
dimension-victim_sex = جنس الضحية
