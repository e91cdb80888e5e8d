# استمارة ملف الأدلة.

evidence-title = أدلة بشأن: { $name }
evidence-description = وقائع بشأن { $name } مع أصولها وإثباتات سلامتها في ملف واحد.
evidence-about = ملف واحد يضم الوقائع والدرجات والأصول ومصادرها وإثباتات السلامة وملفًا مقروءًا. يمكن لأي شخص التحقق منه من دوننا ومن دون هذا الموقع؛ ويبيّن الأمر <code>lexgap verify</code> ما ثبت وما تعذر التحقق منه.
evidence-all-topics = جميع المواضيع
evidence-edition = الإصدار
evidence-mask = حجب ما يلي في جميع الوقائع
evidence-mask-source = الجهة التي نشرت كل واقعة
evidence-mask-provenance = الأصل والموضع اللذان قُرئت منهما
evidence-mask-quantity = الأرقام نفسها
evidence-mask-breakdown = أجزاء المجاميع: الجنس والعمر وشكل الاستغلال
evidence-mask-said = ما تقوله التقارير
evidence-mask-reading = كيفية قراءة البرنامج لها
evidence-mask-review = ما قرره الأشخاص بشأنها
evidence-mask-url = عناوين القوانين
evidence-leave-out = استبعاد هذه الوقائع
evidence-leave-out-help = المعرّفات كما ترد في عناوين الوقائع، أو <code>ti-cpi@2023</code> لقيمة من مؤشر، تفصل بينها فواصل. وتُستبعد أيضًا الأصول والنتائج التي قد تكشف عما حُجب أو استُبعد. وتظل الإثباتات صحيحة لما بقي، ويذكر الملف مقدار ما لا يتضمنه.
evidence-make = إنشاء الملف
evidence-back = العودة إلى { $name }
