# The scorecard of a jurisdiction.

card-description = { $name }: مدى تطبيق القوانين والالتزامات التعاهدية المناهضة لأشكال الاتجار غير المشروع.
card-nothing = لا يتضمن هذا الإصدار أي قانون أو التزام تعاهدي أو عدد يخص هذه الولاية القضائية.
card-corruption = مؤشرات الفساد
card-other-ratings = تقييمات أخرى
card-evidence = <a>تنزيل الأدلة</a>: الوقائع والدرجات والأصول والبراهين التشفيرية وإضبارة، في ملف واحد يمكن التحقق منه دون الرجوع إلينا.
card-programs = للبرامج: <scores>الدرجات</scores>، <counts>الأعداد بصيغة CSV</counts>، <laws>القوانين</laws>، <claims>ما تقوله التقارير</claims>، <figures>الأرقام جنبًا إلى جنب</figures>.
card-compare = <a>المقارنة بولايات قضائية أخرى</a>.
card-historic = ولاية قضائية لم تعد قائمة
card-part-of = جزء من { $name }
card-no-state = ليست دولة، أو رمز شائع الاستعمال
card-income = { $group } (البنك الدولي، يوليو 2020)
card-population = عدد السكان: { $n } ({ $period })
card-instruments = { $name }: في هذا الإصدار { $laws ->
    [zero] لا قوانين وطنية
    [one] قانون وطني واحد
    [two] قانونان وطنيان
    [few] { $laws } قوانين وطنية
    [many] { $laws } قانونًا وطنيًا
   *[other] { $laws } قانون وطني
} { $treaties ->
    [zero] ولا التزامات تعاهدية
    [one] والتزام تعاهدي واحد
    [two] والتزامان تعاهديان
    [few] و{ $treaties } التزامات تعاهدية
    [many] و{ $treaties } التزامًا تعاهديًا
   *[other] و{ $treaties } التزام تعاهدي
}؛ والأدلة كافية لاحتساب درجة في { $scored } من أصل { $all }.
# $law is a link, $score "51 [23, 65]", $rank "3 [1, 9] of 138", $grade a letter.
card-best = الأفضل تطبيقًا: { $law }، الدرجة { $score }، الترتيب { $rank }، درجة قوة الأدلة { $grade }.
card-worst = الأقل تطبيقًا: { $law }، الدرجة { $score }، الترتيب { $rank }، درجة قوة الأدلة { $grade }.
card-flag-instruments = { $n ->
    [zero] لا صكوك
    [one] صك واحد
    [two] صكان
    [few] { $n } صكوك
    [many] { $n } صكًا
   *[other] { $n } صك
}
card-flags = { $n ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $n } تنبيهات
    [many] { $n } تنبيهًا
   *[other] { $n } تنبيه
}
card-contradictions = { $name }: <a>تتناقض أرقام المنشور الواحد { $n ->
    [one] مرة واحدة
    [two] مرتين
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}</a>.
card-revised = <a>{ $n ->
    [zero] لم يغيّر المصدر أي رقم ولم يسحبه
    [one] رقم واحد غيّره مصدره نفسه أو سحبه
    [two] رقمان غيّرهما مصدرهما نفسه أو سحبهما
    [few] { $n } أرقام غيّرها مصدرها نفسه أو سحبها
    [many] { $n } رقمًا غيّرها مصدرها نفسه أو سحبها
   *[other] { $n } رقم غيّرها مصدرها نفسه أو سحبها
}</a>.
# $error and $change may be empty, and begin with a space or a comma where they are not.
card-indicator = { $indicator } { $period }: { $value }{ $error }{ $change }.
card-error = {" "}(الخطأ المعياري { $error })
card-higher = ، بزيادة قدرها { $change } مقارنة بعام { $year } (أكثر من التشويش)
card-higher-noise = ، بزيادة قدرها { $change } مقارنة بعام { $year } (ضمن هامش الخطأ)
card-lower = ، بنقصان قدره { $change } مقارنة بعام { $year } (أكثر من التشويش)
card-lower-noise = ، بنقصان قدره { $change } مقارنة بعام { $year } (ضمن هامش الخطأ)
card-other-laws = قوانين أخرى
card-other-laws-about = لم يُتعرَّف في عناوينها على أي من مواضيعنا، ولذلك لا تُحتسب لها درجات.
# Ratified 1 Oct 2010
card-dated = { $kind }: { $day }
card-laws-on = القوانين الوطنية: { $topic }
card-treaties-on = الالتزامات التعاهدية: { $topic }
card-no-counts = لا يحصي أي مصدر في هذا الإصدار كيفية تطبيق هذه الصكوك. وليس ذلك صفرًا: فلم ينشر أحد رقمًا أمكننا جمعه.
card-counts = { $name }، { $topic }: الأعداد بحسب السنة
counts-each-leads = { $caption }؛ كل رقم يقود إلى مصدره
card-parts = { $n ->
    [zero] لا ترد أجزاء لهذه المجاميع (بحسب الجنس أو العمر أو الشكل) في <a>جدول جميع الأرقام</a>.
    [one] يرد جزء واحد من هذه المجاميع (بحسب الجنس أو العمر أو الشكل) في <a>جدول جميع الأرقام</a>.
    [two] يرد جزآن من هذه المجاميع (بحسب الجنس أو العمر أو الشكل) في <a>جدول جميع الأرقام</a>.
    [few] ترد { $n } أجزاء من هذه المجاميع (بحسب الجنس أو العمر أو الشكل) في <a>جدول جميع الأرقام</a>.
    [many] يرد { $n } جزءًا من هذه المجاميع (بحسب الجنس أو العمر أو الشكل) في <a>جدول جميع الأرقام</a>.
   *[other] يرد { $n } جزء من هذه المجاميع (بحسب الجنس أو العمر أو الشكل) في <a>جدول جميع الأرقام</a>.
}
card-sources = الجهات التي أنتجت هذه الأرقام:
card-source = { $title }، { $publisher } ({ $interest }): { $n ->
    [zero] لا أرقام
    [one] رقم واحد
    [two] رقمان
    [few] { $n } أرقام
    [many] { $n } رقمًا
   *[other] { $n } رقم
}
card-contradict = أرقام يناقض بعضها بعضًا
card-contradict-about = في المنشور الواحد يتجاوز جزء مجموعه. ويُحتفظ بالرقمين كليهما، ولا يُصحَّح أي منهما هنا.
card-revisions = تنقيحات صامتة
card-revisions-caption = أرقام غيّرها مصدرها نفسه أو سحبها
card-revisions-more = { $n ->
    [zero] لا مزيد في قائمة جميع التنقيحات.
    [one] يرد تنقيح واحد آخر في قائمة جميع التنقيحات.
    [two] يرد تنقيحان آخران في قائمة جميع التنقيحات.
    [few] ترد { $n } تنقيحات أخرى في قائمة جميع التنقيحات.
    [many] يرد { $n } تنقيحًا آخر في قائمة جميع التنقيحات.
   *[other] يرد { $n } تنقيح آخر في قائمة جميع التنقيحات.
}
card-no-corruption = لا يشمل أي مؤشر للفساد هذه الولاية القضائية.
card-corruption-about = إلى جانب الدرجات، ولا تدخل في حسابها أبدًا: فالفساد يفسر ما لا تقوله أرقام إنفاذ القانون.
card-indicator-of = { $name }: { $indicator }
card-no-change = لا يتجاوز أي تغير بين هذه السنوات ما يسمح هامش خطئه بتمييزه.
card-changes = تغيرات تتجاوز هامش خطئها: { $changes }.
card-indicator-more = المقياس والمصدر وجميع البلدان
card-ratings = تقييمات وأرقام أخرى
card-newest = { $name }: أحدث القيم

what-is-counted = ما يُحصى
how-meant = المعنى المقصود
where-from = مصدر المعلومة
read-by = قرأته
read-by-rule = القاعدة { $rule }، وهي صحيحة في { $right } من النصوص الموسومة
people-looked = من اطلعوا عليه
as-read = كما قرأه البرنامج
conflicts-newest = أحدث الأرقام المتباينة
conflicts-title = أرقام عن الشيء نفسه
conflicts-title-of = أرقام عن الشيء نفسه: { $name }
conflicts-page = الأرقام جنبًا إلى جنب: { $name }
conflicts-description = { $name }: أعداد أوردتها عدة مصادر أو ملفات، معروضة جنبًا إلى جنب.
conflicts-all = <a>جميعها جنبًا إلى جنب</a>.
conflicts-lead = ما تورده مصادر مختلفة، أو ملفات أقدم وأحدث للمصدر نفسه، بشأن العدد نفسه والفترة نفسها. ويُحتفظ بها جميعًا ولا يُحسب هنا متوسط لأي منها.
conflicts-programs = للبرامج: <json>JSON</json>، <csv>CSV</csv>
conflicts-together = ما تقوله مجتمعة
conflicts-differ = مصادر متباينة
conflicts-agree = أرقام يمكن أن تكون صحيحة جميعها
conflicts-cut = أحدث { $shown } من أصل { $n }.
conflicts-count = { $n ->
    [zero] لا عدد أورده أكثر من مصدر أو ملف؛
    [one] عدد واحد أورده أكثر من مصدر أو ملف؛
    [two] عددان أورد كلًا منهما أكثر من مصدر أو ملف؛
    [few] { $n } أعداد أورد كلًا منها أكثر من مصدر أو ملف؛
    [many] { $n } عددًا أورد كلًا منها أكثر من مصدر أو ملف؛
   *[other] { $n } عدد أورد كلًا منها أكثر من مصدر أو ملف؛
} { $differ ->
    [zero] ولا توجد حالة لا يمكن أن تكون الأرقام فيها صحيحة جميعها.
    [one] وفي حالة واحدة لا يمكن أن تكون الأرقام صحيحة جميعها.
    [two] وفي حالتين لا يمكن أن تكون الأرقام صحيحة جميعها.
    [few] وفي { $differ } حالات لا يمكن أن تكون الأرقام صحيحة جميعها.
    [many] وفي { $differ } حالة لا يمكن أن تكون الأرقام صحيحة جميعها.
   *[other] وفي { $differ } حالة لا يمكن أن تكون الأرقام صحيحة جميعها.
}
# Convictions, total, in persons
conflicts-what = { $measure }، { $part } ({ $unit })
conflicts-changed = { $status }؛ وقد غيّره مصدره منذئذ
conflicts-withdrawn = { $status }؛ وقد سحبه مصدره منذئذ

reconciled-title = المصادر جنبًا إلى جنب
reconciled-about = حيثما أوردت مصادر عدة العدد نفسه، يُحتفظ بجميع الأرقام. والعدد الموفَّق هو ما تقوله مجتمعة: فقد يورد كل مصدر أكثر من الواقع أو أقل منه، بمعامل خاص به. <a>كيف يُوفَّق بين الأرقام</a>
reconciled-what = { $measure }، { $unit }
reconciled-caption = { $what }: كل مصدر والعدد الموفَّق
reconciled-90 = العدد الموفَّق [فترة 90%]
# $times is "1.4 times [1.1, 1.8]".
reconciled-beside-other = يورد { $source } نحو { $times } قدر ما يورده المصدر الآخر.
reconciled-beside-other-chance = يورد { $source } نحو { $times } قدر ما يورده المصدر الآخر؛ وتشمل الفترة العدد 1، فقد يكون ذلك من قبيل المصادفة.
reconciled-beside-others = يورد { $source } نحو { $times } قدر ما تورده المصادر الأخرى.
reconciled-beside-others-chance = يورد { $source } نحو { $times } قدر ما تورده المصادر الأخرى؛ وتشمل الفترة العدد 1، فقد يكون ذلك من قبيل المصادفة.
times = { $n } مرة { $interval }
tilt-title = الميل المقيس
tilt-what = { $topic }، { $measure } ({ $unit })
tilt-unchecked = { $what }: لا يحصي أي مصدر آخر الشيء نفسه { $n ->
    [zero] في أي ولاية قضائية
    [one] في الولاية القضائية الوحيدة المعنية
    [two] في أي من الولايتين القضائيتين المعنيتين
    [few] في أي من الولايات القضائية المعنية وعددها { $n }
    [many] في أي من الولايات القضائية المعنية وعددها { $n }
   *[other] في أي من الولايات القضائية المعنية وعددها { $n }
}، فلا شيء يتيح التحقق من هذه الأعداد.
tilt-measured = { $what }: يورد نحو { $times } قدر العدد الموفَّق؛ عدد الولايات القضائية التي أُجريت فيها المقارنة: { $compared } من أصل { $n }.

claims-title = ما تقوله التقارير
claims-about = قرأ برنامج هذه الإفادات في نصوص. ولا يدخل أي منها في درجة؛ أما القانون الذي لا يذكره إلا تقرير فيدخل في الدرجات متى أكده شخص. <a>للبرامج</a>
claims-laws = القوانين كما ترد في التقارير
claims-officials = الموظفون العموميون كما يرد ذكرهم في التقارير
claims-ratings = التقييمات كما تنقلها التقارير
claims-what = مضمون الإفادة
claims-of = الفترة المعنية
claims-may-be = قد يكون المقصود { $laws }
claims-page = { $name }: { $said }
claims-description = إفادة تخص { $name } مع مصدرها والملف المحفوظ وموضعها فيه.
claims-law-known = يُعرف من مصدر آخر قانون صدر في تلك السنة بشأن ذلك الموضوع، أو جرى تأكيده؛ وله تُحتسب الدرجة.
claims-law-unknown = لا يعرف هذا القانون أي مصدر آخر قرأناه. ويدخل في الدرجات متى أكده شخص وذُكرت سنته.
claims-no-score = لا تدخل في أي درجة.
claims-scores = الدرجات
claims-programs = للبرامج: <a>جميع الإفادات المتعلقة بالولاية القضائية</a>
