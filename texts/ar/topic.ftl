# Pages: topic, practices

topic-description = { $topic }: القوانين والالتزامات التعاهدية ومدى تطبيقها.
topic-coverage =
    { $laws ->
        [zero] لا يتضمن هذا الإصدار أي قانون أو التزام تعاهدي،
        [one] يتضمن هذا الإصدار قانونًا أو التزامًا تعاهديًا واحدًا،
        [two] يتضمن هذا الإصدار قانونين أو التزامين تعاهديين،
        [few] يتضمن هذا الإصدار { $laws } قوانين والتزامات تعاهدية،
        [many] يتضمن هذا الإصدار { $laws } قانونًا والتزامًا تعاهديًا،
       *[other] يتضمن هذا الإصدار { $laws } قانون والتزام تعاهدي،
    } منها { $dated } معلوم يوم الإقرار أو التصديق.
topic-no-counts = لا يحصي أي مصدر في هذا الإصدار تطبيق القوانين المتعلقة بهذا الموضوع، فلا يمكن احتساب درجة لأي منها. ونرحب بأن يُعلمنا بذلك كل من ينشر مثل هذه الأعداد.
topic-totals =
    { $measure }: { $totals ->
        [zero] لا مجاميع سنوية
        [one] مجموع سنوي واحد
        [two] مجموعان سنويان
        [few] { $totals } مجاميع سنوية
        [many] { $totals } مجموعًا سنويًا
       *[other] { $totals } مجموع سنوي
    } في { $jurisdictions ->
        [zero] أي ولاية قضائية
        [one] ولاية قضائية واحدة
        [two] ولايتين قضائيتين
        [few] { $jurisdictions } ولايات قضائية
        [many] { $jurisdictions } ولاية قضائية
       *[other] { $jurisdictions } ولاية قضائية
    }
topic-no-law = لم يُجمع بعد أي قانون وطني يتعلق بهذا الموضوع.
topic-law-and-jurisdiction = القانون والولاية القضائية
topic-national-laws = القوانين الوطنية: { $topic }
topic-parties =
    { $parties ->
        [zero] لا أطراف بتاريخ معلوم؛
        [one] طرف واحد بتاريخ معلوم؛
        [two] طرفان بتاريخ معلوم؛
        [few] { $parties } أطراف بتاريخ معلوم؛
        [many] { $parties } طرفًا بتاريخ معلوم؛
       *[other] { $parties } طرف بتاريخ معلوم؛
    } والأدلة كافية بشأن { $scored } منها.
topic-unscored = الأطراف التي لا تكفي الأدلة بشأنها
topic-laws-unscored =
    { $n ->
        [one] قانون واحد لا تكفي الأدلة بشأنه
        [two] قانونان لا تكفي الأدلة بشأنهما
        [few] { $n } قوانين لا تكفي الأدلة بشأنها
        [many] { $n } قانونًا لا تكفي الأدلة بشأنها
       *[other] { $n } قانون لا تكفي الأدلة بشأنها
    }
topic-ranking = { $treaty }: الأطراف بحسب الدرجة

practices-title = الممارسات، أفضلها وأسوؤها
practices-description = الأحكام والمؤسسات التي تقترن بتطبيق أفضل أو أسوأ.
practices-lead = أي الأحكام والمؤسسات تقترن بقوانين تُستخدم، وأيها تقترن بقوانين لا تُستخدم.
practices-none = الأدلة غير كافية: لا توجد في هذا الإصدار ممارسة لها عشرة قوانين ذات درجات تتضمنها وعشرة لا تتضمنها.
practices-opening =
    { $comparisons ->
        [zero] لم تُجرَ أي مقارنة؛
        [one] أُجريت مقارنة واحدة؛
        [two] أُجريت مقارنتان؛
        [few] أُجريت { $comparisons } مقارنات؛
        [many] أُجريت { $comparisons } مقارنة؛
       *[other] أُجريت { $comparisons } مقارنة؛
    } { $findings ->
        [zero] ولا تتميز أي منها
        [one] وتتميز واحدة منها
        [two] وتتميز اثنتان منها
        [few] وتتميز { $findings } منها
        [many] وتتميز { $findings } منها
       *[other] وتتميز { $findings } منها
    } عن المصادفة عند معدل اكتشافات كاذبة قدره { $rate }.
practices-not-a-cause = الفرق ليس سببًا: فالأماكن التي لديها ممارسة ما تختلف عن غيرها في أمور أخرى أيضًا. ويُعرض الطرفان على السواء. وما يتميز مُعلَّم، وقد يكون الباقي من قبيل المصادفة. <a>كيف تُحسب الأسطر</a>
practices-insufficient = أدلة غير كافية
practices-programs = للبرامج: <json>جميع الأسطر</json>، <csv>بصيغة CSV</csv>.
practices-in-the-world = في العالم
practices-all-trades = جميع أنواع الاتجار
practices-of-activation = { $trade }: سرعة البدء في استخدام القوانين
practices-of-enforcement = { $trade }: تواتر استخدام القوانين
practices-of-effect = { $trade }: كيف تغيرت الأعداد عند بدء نفاذ القوانين
practices-per-cent = الفرق بالمئة [فترة 90%]
practices-points = الفرق بالنقاط من 100 [فترة 90%]
practices-hidden =
    { $n ->
        [zero] لا توجد أسطر أخرى بين الطرفين.
        [one] يوجد سطر واحد بين الطرفين في واجهة البرمجة (API).
        [two] يوجد سطران بين الطرفين في واجهة البرمجة (API).
        [few] توجد { $n } أسطر بين الطرفين في واجهة البرمجة (API).
        [many] يوجد { $n } سطرًا بين الطرفين في واجهة البرمجة (API).
       *[other] يوجد { $n } سطر بين الطرفين في واجهة البرمجة (API).
    }
practices-practice = الممارسة
practices-before-shrinking = قبل التقليص
practices-laws = القوانين بها · بدونها
practices-jurisdictions = الولايات القضائية
practices-chance = أكثر من المصادفة
practices-provision = حكم قانوني
practices-institution = مؤسسة تقييمها أعلى من الوسيط
practices-better = أفضل
practices-worse = أسوأ
practices-not-told = لا يتميز عن المصادفة
practices-nothing = لا شيء.
practices-looked-for = بُحث عنه ولم يُحسم: أقل من عشرة قوانين تتضمنه، أو أقل من عشرة لا تتضمنه.
