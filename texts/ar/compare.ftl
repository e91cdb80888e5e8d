# Pages: compare, indicator

indicator-source = { $source }، { $publisher } ({ $interest })
indicator-new-method = منهجية جديدة منذ
indicator-breaks = { $years } – لا تُوصل أبدًا القيم السابقة باللاحقة
indicator-scale-higher = { $scale }؛ الأعلى أفضل
indicator-scale-lower = { $scale }؛ الأدنى أفضل
indicator-scale-neither = { $scale }؛ لا أفضلية لأي من الطرفين
indicator-interval = الفترة
indicator-change = التغير
indicator-newest = { $indicator }: أحدث قيمة لكل ولاية قضائية
indicator-programs = للبرامج: <json>JSON</json>، <csv>CSV</csv>.
indicator-changed = { $change } منذ { $year } (أكثر من التشويش)
indicator-within-error = { $change } منذ { $year } (ضمن هامش الخطأ)
indicator-name-period = { $name } ({ $period })
indicator-ends = { $indicator }: الطرفان، مع فترة 90%

compare-title = مقارنة الولايات القضائية
compare-title-of = مقارنة: { $names }
compare-description = قوانين عدة ولايات قضائية ودرجاتها ومؤشرات الفساد فيها جنبًا إلى جنب.
compare-unknown = لا تقابل { $codes } أي ولاية قضائية. والرموز هي رموز المعيار ISO 3166-1 alpha-3، مثل KEN؛ أما المناطق وفئات الدخل فبأسمائها الإنكليزية.
compare-left-off =
    { $asked ->
        [zero] لم تُطلب أي ولاية قضائية؛
        [one] طُلبت ولاية قضائية واحدة؛
        [two] طُلبت ولايتان قضائيتان؛
        [few] طُلبت { $asked } ولايات قضائية؛
        [many] طُلبت { $asked } ولاية قضائية؛
       *[other] طُلبت { $asked } ولاية قضائية؛
    } ويُعرض منها أول { $shown }.
compare-start = اختر ولايات قضائية أعلاه؛ عندئذ يتضمن عنوان الصفحة المقارنة كلها ويمكن تداوله. على سبيل المثال: <east>كينيا وأوغندا وتنزانيا</east>، <balkans>ألبانيا ومقدونيا الشمالية والجبل الأسود وصربيا</balkans>، <four>كندا والمملكة المتحدة وفرنسا وألمانيا</four>، <region>شرق أفريقيا كلها في خريطة حرارية</region>.
compare-add-jurisdiction = إضافة ولاية قضائية
compare-add-region = إضافة منطقة
compare-add-income = إضافة فئة دخل
compare-more = الموضوع والمقاييس
compare-all-topics = جميع المواضيع
compare-x = المقياس الأول
compare-y = المقياس الثاني
compare-take-away = إزالة { $name }
# A region or income group with the number of its jurisdictions.
compare-group = { $name } ({ $n })
compare-views = طرق العرض
compare-view-table = جدول
compare-view-heat = خريطة حرارية
compare-view-ranks = المراتب
compare-view-small = عبر الزمن
compare-view-scatter = مقياس مقابل آخر
compare-view-since = منذ القانون
compare-choose = المقياس
compare-nothing = لا يتضمن هذا الإصدار ما يمكن مقارنة هذه الولايات القضائية به.

compare-score-of = { $treaty } ({ $topic }): الدرجة
compare-about-score = { $treaty }: مدى تنفيذ الالتزام ({ $topic })، درجة من 100 مع فترة 90% ودرجة قوة الأدلة؛ الأعلى أفضل
compare-about-higher = { $indicator }: { $scale }؛ الأعلى أفضل
compare-about-lower = { $indicator }: { $scale }؛ الأدنى أفضل
compare-about-neither = { $indicator }: { $scale }؛ لا أفضلية لأي من الطرفين
compare-columns = ما تعرضه الأعمدة

compare-table = الدرجات ومؤشرات الفساد، أحدث القيم
compare-heat = الدرجات ومؤشرات الفساد، أحدث القيم، ملونة بحسب أخماس جميع الولايات القضائية
compare-download = تنزيل هذا الجدول: <csv>CSV</csv>
compare-not-a-party = ليست طرفًا، أو لا تاريخ
compare-period = { $interval } ({ $period })
compare-over-time = { $indicator } عبر الزمن
compare-others = تقييمات وأرقام أخرى
compare-newest = أحدث القيم
compare-fifth-1 = الخُمس الأدنى من جميع الولايات القضائية
compare-fifth-2 = الخُمس الثاني
compare-fifth-3 = الخُمس الأوسط
compare-fifth-4 = الخُمس الرابع
compare-fifth-5 = الخُمس الأعلى

compare-on-scale = من { $low } إلى { $high }
compare-value-90 = القيمة [فترة 90%]
compare-bars = تشترك جميع الأشرطة في مقياس واحد؛ والعلامة الداكنة هي القيمة، والشريط فترتها بنسبة 90% حيثما عُرفت. { $about }

compare-small = { $indicator }: كل ولاية قضائية عبر الزمن
compare-one-scale = تشترك جميع الرسوم البيانية في مقياس واحد وفي السنوات نفسها. { $scale }
compare-without = بلا قيمة: { $names }

compare-against = { $y } مقابل { $x }
compare-across = أفقيًا: { $about }
compare-up = عموديًا: { $about }
compare-no-dots = ليست لأي من هذه الولايات القضائية القيمتان معًا.
compare-dots-missing =
    { $n ->
        [zero] لا تنقص أي ولاية قضائية إحدى القيمتين.
        [one] تنقص ولاية قضائية واحدة إحدى القيمتين فلا نقطة لها.
        [two] تنقص ولايتين قضائيتين إحدى القيمتين فلا نقطة لهما.
        [few] تنقص { $n } ولايات قضائية إحدى القيمتين فلا نقطة لها.
        [many] تنقص { $n } ولاية قضائية إحدى القيمتين فلا نقطة لها.
       *[other] تنقص { $n } ولاية قضائية إحدى القيمتين فلا نقطة لها.
    }

compare-since = السنوات منذ سريان القانون: { $topic }
compare-since-about = المجاميع السنوية لكل ولاية قضائية، من المصدر الذي يغطي أكبر عدد من السنوات، مُزاحةً بحيث تكون سنة سريان قانونها هي السنة 0. وتختلف البلدان في طريقة الإحصاء: فمسار الخط الواحد أدل من ارتفاعه بجانب خط آخر.
compare-since-measure = { $measure } بحسب السنوات منذ سريان القانون
compare-no-counts = لا يحصي أي مصدر في هذا الإصدار تطبيق قوانين هذه الولايات القضائية سنة بسنة.
compare-lines-shown = يعرض الرسم البياني أول { $shown } من أصل { $all } ولاية قضائية؛ ويتضمنها الجدول المرافق كلها.
compare-years = السنوات منذ السريان
compare-law = القانون الذي تُحسب السنوات منه
compare-took-effect = بدء السريان
compare-laws = القوانين التي تُحسب السنوات منها
compare-no-law = لا قانون ولا التزام تعاهدي بشأن الموضوع يُقاس استخدامه منذ يوم معلوم
compare-passage-stands-in = أُقر؛ ويوم بدء النفاذ غير معروف
