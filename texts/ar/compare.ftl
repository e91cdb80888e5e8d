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
