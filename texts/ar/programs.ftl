# What programs and readers of feeds get: files of editions, the API, Atom feeds.

downloads-title = الإصدار { $number } في ملفات
downloads-description = إصدار كامل من Lexgap في ملفات مع مجاميع التحقق منها.
downloads-lead = كل ما يتضمنه الإصدار، أُعدّ مرة واحدة ولا يتغير أبدًا: فالعنوان نفسه يعطي دائمًا البايتات نفسها. والأعمدة والحقول هي أعمدة <api>واجهة البرمجة (API)</api> وحقولها.
downloads-holds = المحتوى
downloads-size = الحجم
downloads-check = للتحقق منها: <code>sha256sum --check</code> و<sums>SHA256SUMS</sums>.
downloads-catalogue = لفهارس البيانات: <catalogue>DCAT 3 بصيغة JSON-LD</catalogue>.

# What the tables of an edition hold.
table-jurisdictions = الدول والأقاليم وغيرها من الولايات القضائية
table-laws = القوانين والالتزامات التعاهدية
table-law-dates = جميع تواريخ كل قانون، مع الموضع الذي قُرئت فيه
table-observations = أعداد إجراءات الإنفاذ والضحايا كما يذكرها كل مصدر
table-claims = ما تقوله التقارير عن القوانين والتقديرات والموظفين العموميين
table-indicators = التقديرات ومؤشرات التصورات والسلاسل المرجعية
table-indicator-values = قيم المؤشرات بحسب الولاية القضائية والفترة
table-scores = درجات التطبيق
table-components = مكوّنات كل درجة مع الوقائع التي تستند إليها
table-missing = ما ينقص الدرجات ومن يمكنه توفيره
table-effects = ما تغيّر بعد كل قانون
table-effect-years = السنوات التي يستند إليها ما تغيّر بعد كل قانون
table-event-studies = ما تغيّر بين الولايات القضائية بعد قوانينها
table-reconciled = ما تقوله مجتمعةً جميع مصادر العدد الواحد، مع تقدير ميل كل منها
table-revisions = أرقام غيّرها مصدرها نفسه أو سحبها دون أن يعلن ذلك
table-sources = المنشورات وما قد يميل بها
table-snapshots = الأصول المحفوظة

api-title = واجهة البرمجة (API)
api-description = ما يمكن للبرامج أن تطلبه من Lexgap، مع أمثلة.
api-lead = كل ما تعرضه هذه الصفحات يمكن للبرامج قراءته بلا مفتاح. الوصف الكامل: <description><code>/api/v1/openapi.json</code></description> (OpenAPI 3.1).
api-rules = ما يسري في كل موضع
api-rule-edition = يذكر كل جواب إصداره؛ ويطلب <code>edition=N</code> إصدارًا أقدم. وما يقوله إصدار لا يتغير أبدًا.
api-rule-formats = بصيغة JSON، أو CSV عن طريق <code>Accept: text/csv</code> أو <code>format=csv</code>؛ ومضغوطة بحسب <code>Accept-Encoding</code>.
api-rule-pages = تأتي القوائم في صفحات من <code>limit</code> من العناصر؛ وقيمة <code>next</code> في صفحة هي <code>cursor</code> للصفحة التالية.
api-rule-fields = يُسقط <code>fields=a,b</code> جميع الحقول الأخرى.
api-rule-missing = القيمة الناقصة هي <code>null</code> وليست 0 أبدًا؛ ويبيّن <code>qualifier</code> السبب.
api-rule-tags = أعد إرسال <code>ETag</code> في <code>If-None-Match</code>: فلا يُرسَل من جديد ما لديك، ويُحسب عُشر طلب.
api-rule-limits = طلبات العنوان الواحد محدودة؛ ويبيّن <code>RateLimit</code> ما بقي منها، ويبيّن جواب بالحالة 429 موعد العودة (<code>Retry-After</code>). وللكميات الكبيرة خذ <whole>الإصدار كاملًا</whole>.
api-rule-cors = يمكن لبرامج المواقع الأخرى قراءتها (CORS).
api-rule-facts = لكل واقعة عنوان دائم: <code>/facts/ID</code> للناس، و<code>/api/v1/facts/ID</code> للبرامج.
api-changes = ما يتغير وما لا يتغير
api-changes-said = ضمن <code>v1</code> تُضاف حقول وعناوين ولا يُحذف منها شيء، وتحتفظ بمعناها. وما لا بد من زواله يُوسَم أولًا في الوصف بعبارة <code>deprecated</code>، وتحمل أجوبته <code>Deprecation</code> (RFC 9745) و<code>Sunset</code> (RFC 8594) ورابطًا إلى ما يحل محله، قبل زواله بسنة على الأقل. ولا شيء موسوم اليوم.
api-errors = الأخطاء
api-errors-said = تتبع الأخطاء صيغة problem details (RFC 9457). و<code>type</code> هو عنوان صف في هذا الجدول.
api-error-title = العنوان
api-error-type = النوع
api-try = جرّبها
api-required = إلزامي
api-in-path = في المسار
api-in-query = في الاستعلام
api-example = مثال: { $address }
api-kind-text = نص
api-kind-integer = عدد صحيح
api-kind-boolean = true أو false
api-kind-range = عدد من { $least } إلى { $most }

# The same sentences as in the machine-readable description; a test compares them.
api-group-places-and-laws = الأماكن والقوانين
api-group-places-and-laws-about = الولايات القضائية والقوانين والالتزامات التعاهدية ونصوصها.
api-group-figures = الأرقام
api-group-figures-about = الأعداد والإفادات كما تذكرها مصادرها.
api-group-indicators = المؤشرات
api-group-indicators-about = التقديرات ومؤشرات التصورات والسلاسل المرجعية.
api-group-scores = الدرجات
api-group-scores-about = ما يحسبه هذا البرنامج: الأعداد الموفَّق بينها، والدرجات، وما تغيّر بعد الإقرار، والممارسات.
api-group-sources-and-editions = المصادر والإصدارات
api-group-sources-and-editions-about = من أين يأتي كل ذلك، وما الذي يسري ومتى.
api-list-claims = الإفادات، مع إمكان تصفيتها.
api-list-conflicts = أوجه التباين، مع إمكان تصفيتها.
api-list-documents = الوثائق التي تعلن عنها الجهات الناشرة، الأحدث أولًا، وما لا تاريخ له أخيرًا.
api-list-editions = جميع الإصدارات، الأحدث أولًا. وتجيب كل قائمة في هذه الواجهة من إصدار قديم بإضافة <code>edition=N</code>.
api-list-effects = ما تغيّر بعد كل قانون ذي درجة، بحسب القانون والموضوع.
api-list-event-studies = دراسات الأحداث، بحسب الموضوع والصك والمقياس.
api-get-fact = واقعة واحدة في عنوانها الدائم. والرقم الذي غيّره مصدره أو سحبه يحتفظ بعنوانه.
api-list-indicators = جميع المؤشرات.
api-list-indicator-series = قيم مؤشر واحد، بحسب الولاية القضائية والسنة.
api-list-jurisdictions = جميع الولايات القضائية، بحسب معرّفها.
api-get-jurisdiction = ولاية قضائية واحدة.
api-list-laws = القوانين والالتزامات التعاهدية، بحسب معرّفها.
api-get-law = قانون واحد.
api-get-law-diff = ما يميّز نسخة من قانون عن أخرى.
api-list-observations = الأعداد، مع إمكان تصفيتها.
api-get-observation = عدد واحد في عنوانه الدائم.
api-list-practices = الممارسات، الأفضل أولًا في كل مكان وتجارة ونتيجة.
api-list-reconciled = الأعداد الموفَّق بينها.
api-list-revisions = الأعداد وقيم المؤشرات التي غيّرها مصدرها أو سحبها، مع إمكان تصفيتها.
api-list-scores = الدرجات، واحدة لكل قانون وموضوع؛ وتكون <code>score</code> فارغة حيث لا تكفي الأدلة، ويبيّن <code>missing</code> السبب.
api-search = الولايات القضائية والقوانين والمؤشرات والمصادر بأسمائها، الأفضل أولًا، في صفحة واحدة.
api-list-snapshots = جميع الملفات المحفوظة التي قُرئت منها وقائع الإصدار.
api-get-snapshot = ملف محفوظ واحد.
api-list-sources = جميع المصادر.
api-with-cursor = من أين تُستأنف القائمة: قيمة <code>next</code> في الصفحة السابقة. وهي تحدد إصدارها أيضًا، فتنتهي القائمة التي بدأت في إصدار ما في الإصدار نفسه.
api-with-differ = <code>true</code>: الأرقام التي لا يمكن أن تصح جميعها فقط.
api-with-edition = رقم إصدار أقدم يُجاب منه؛ انظر <code>/api/v1/editions</code>. وفي غيابه الإصدار الحالي.
api-with-estimated = <code>true</code>: حيث يمكن التقدير فقط؛ <code>false</code>: حيث لا يمكن فقط.
api-with-fields = أسماء حقول تفصل بينها فواصل: هذه وحدها، وبهذا الترتيب في CSV. وفي غيابها جميع الحقول.
api-with-findings = <code>true</code>: السطور التي تتميز عن المصادفة فقط.
api-with-format = مثل ترويسة <code>Accept</code>، حين لا يتوفر سوى عنوان.
api-with-from = السنة الأولى، من 1 إلى 9999.
api-get-law-diff-from = النسخة الأقدم: تاريخها، أو ثمانية أرقام أو أكثر من قيمة SHA-256 لملفها المحفوظ.
api-get-jurisdiction-id = رمز ISO 3166-1 alpha-3 أو رمز آخر من القائمة، مثل <code>KEN</code>.
api-get-law-id = معرّف قانون، مثل <code>ca-c-45.2</code>.
api-get-law-diff-id = معرّف قانون، مثل <code>ca-c-45.2</code>.
api-list-indicator-series-id = معرّف مؤشر، مثل <code>ti-cpi</code>.
api-get-fact-id = معرّف عدد أو إفادة: 16 رقمًا ست عشريًّا.
api-get-observation-id = معرّف عدد: 16 رقمًا ست عشريًّا.
api-list-event-studies-instrument = معرّف تشترك فيه جميع الأطراف في معاهدة، مثل <code>untc-18-12-a</code>؛ و<code>national</code> للقوانين الوطنية.
api-list-laws-instrument = معرّف تشترك فيه جميع الأطراف في معاهدة، مثل <code>untc-18-14</code>.
api-with-jurisdiction = معرّف ولاية قضائية، مثل <code>KEN</code>.
api-list-laws-kind = قانون وطني أو التزام تعاهدي.
api-list-claims-kind = <code>law</code> أو <code>rating</code> أو <code>complicity</code>.
api-list-revisions-kind = <code>changed</code> (تغيّر) أو <code>withdrawn</code> (سُحب).
api-list-revisions-indicator = معرّف مؤشر، مثل <code>ti-cpi</code>: قيمه فقط.
api-list-revisions-measure = ما يُعَدّ: الأعداد فقط.
api-list-revisions-topic = معرّف موضوع: الأعداد فقط.
api-with-lang = لغة الأجوبة: <code>en</code> أو <code>fr</code> أو <code>es</code> أو <code>ar</code>؛ والإنجليزية ما لم يُذكر غيرها.
api-with-law = معرّف قانون، مثل <code>untc-18-12-a-ken</code>.
api-with-limit = عدد العناصر في الصفحة، من 1 إلى 1,000. وفي غيابه 100 في JSON والقائمة كلها في CSV.
api-with-measure = ما يُحصى.
api-with-outcome = النتيجة التي تُقاس بها الممارسة.
api-with-q = كلمات من اسم أو رمز؛ وتُعتدّ أول 200 حرف.
api-with-region = منطقة أو منطقة فرعية أو وسيطة باسمها الإنجليزي في تصنيف الأمم المتحدة M49، مثل <code>Eastern Africa</code>.
api-with-scored = <code>true</code>: حيث تكفي الأدلة فقط.
api-with-several = <code>true</code>: الأعداد التي يذكرها أكثر من مصدر فقط.
api-with-sha256 = قيمة SHA-256 للبايتات المحفوظة: 64 رقمًا ست عشريًّا.
api-with-source = معرّف مصدر، مثل <code>unodc-glotip</code>.
api-with-status = <code>automatic</code> أو <code>confirmed</code> أو <code>disputed</code> أو <code>rejected</code>؛ وفي غيابه الجميع سوى المرفوض.
api-with-texts = هل يُبحث أيضًا في نصوص القوانين والتقارير.
api-with-to = السنة الأخيرة، من 1 إلى 9999.
api-get-law-diff-to = النسخة الأحدث.
api-with-topic = معرّف موضوع.
api-with-totals = <code>true</code>: المجاميع فقط، دون أجزائها.
api-error-bad-request = تعذّر فهم الطلب
api-error-not-found = غير موجود
api-error-method-not-allowed = طريقة الطلب غير مسموح بها
api-error-not-acceptable = لا توجد هذه الصيغة
api-error-gone = كتبته نسخة أخرى من البرنامج
api-error-too-many-requests = طلبات أكثر من المسموح
api-error-internal = خطأ داخلي
api-error-not-implemented = غير متاح هنا
api-error-store = مخزن البيانات لا يجيب

# Feeds. $place is a jurisdiction, $law the title of a law.
feed-title = Lexgap: ما تغيّر، { $name }
feed-about-all = جميع الولايات القضائية
feed-law = قانون جديد، { $place }: { $law }
# $all holds the next two and the law’s topics.
feed-law-said = التواريخ والمواضيع: { $all }.
feed-passed = أُقرّ في { $day }
feed-in-force = نافذ في { $day }
feed-first-scored = قُيّم لأول مرة، { $place }: { $law }
feed-no-longer-scored = لم تعد له درجة، { $place }: { $law }
feed-fell = انخفضت الدرجة، { $place }: { $law }
feed-rose = ارتفعت الدرجة، { $place }: { $law }
feed-score = { $score } [{ $lower }، { $upper }]
feed-from-to = { $topic }: من { $before } إلى { $after } من 100 (فترات 90%).
feed-flag = { $flag }، { $place }: { $law }
feed-changed = تنقيح صامت، { $place }: { $measure } { $period }
feed-changed-said = ينشر مصدره نفسه الآن رقمًا آخر للفترة ذاتها. المصدر: { $source }؛ { $topics }.
feed-withdrawn = رقم مسحوب، { $place }: { $measure } { $period }
feed-withdrawn-said = لم يعد مصدره نفسه ينشر هذا الرقم. المصدر: { $source }؛ { $topics }.
feed-values-changed = تنقيح صامت للقيم: { $indicator }
feed-values-changed-said = { $n ->
    [zero] لم ينشر مصدره نفسه أي قيمة أخرى لفترات سابقة
    [one] ينشر مصدره نفسه الآن قيمة أخرى واحدة لفترة سابقة
    [two] ينشر مصدره نفسه الآن قيمتين أخريين لفترات سابقة
    [few] ينشر مصدره نفسه الآن { $n } قيم أخرى لفترات سابقة
    [many] ينشر مصدره نفسه الآن { $n } قيمة أخرى لفترات سابقة
   *[other] ينشر مصدره نفسه الآن { $n } قيمة أخرى لفترات سابقة
}. المصدر: { $source }.
feed-values-withdrawn = قيم مسحوبة: { $indicator }
feed-values-withdrawn-said = { $n ->
    [zero] لم يسحب مصدره نفسه أي قيمة
    [one] لم يعد مصدره نفسه ينشر قيمة واحدة من قيمه
    [two] لم يعد مصدره نفسه ينشر قيمتين من قيمه
    [few] لم يعد مصدره نفسه ينشر { $n } من قيمه
    [many] لم يعد مصدره نفسه ينشر { $n } من قيمه
   *[other] لم يعد مصدره نفسه ينشر { $n } من قيمه
}. المصدر: { $source }.
