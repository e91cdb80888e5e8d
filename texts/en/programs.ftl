# What programs and readers of feeds get: files of editions, the API, Atom feeds.

downloads-title = Edition { $number } as files
downloads-description = A whole edition of Lexgap as files with checksums.
downloads-lead = All that the edition holds, made once and never changed: the same address gives the same bytes for good. Columns and fields are those of the <api>API</api>.
downloads-holds = Holds
downloads-size = Size
downloads-check = Check them with <code>sha256sum --check</code> and <sums>SHA256SUMS</sums>.
downloads-catalogue = For catalogues of data: <catalogue>DCAT 3 in JSON-LD</catalogue>.

# What the tables of an edition hold.
table-jurisdictions = States, territories and other jurisdictions
table-laws = Laws and treaty obligations
table-law-dates = Every date of every law, with the place it was read from
table-observations = Counts of enforcement and victims, as each source states them
table-claims = What reports say of laws, ratings and officials
table-indicators = Ratings, perceptions and reference series
table-indicator-values = Values of the indicators by jurisdiction and period
table-scores = Implementation scores
table-components = The parts of each score with the facts behind them
table-missing = What the scores lack and who could supply it
table-effects = What changed after each law
table-effect-years = The years behind what changed after each law
table-event-studies = What changed across jurisdictions after their laws
table-reconciled = What all sources of a count say together, with the tilt of each estimated
table-revisions = Figures that their own source changed or withdrew without saying so
table-sources = Publications, and what could tilt them
table-snapshots = Archived originals

api-title = API
api-description = What programs can ask of Lexgap, with examples.
api-lead = All that these pages show can be read by programs, without a key. The whole description: <description><code>/api/v1/openapi.json</code></description> (OpenAPI 3.1).
api-rules = What holds everywhere
api-rule-edition = Every answer names its edition; <code>edition=N</code> asks for an older one. What an edition says never changes.
api-rule-formats = JSON, or CSV by <code>Accept: text/csv</code> or <code>format=csv</code>; compressed by <code>Accept-Encoding</code>.
api-rule-pages = Lists come in pages of <code>limit</code> items; <code>next</code> of one page is <code>cursor</code> of the following one.
api-rule-fields = <code>fields=a,b</code> leaves out all other fields.
api-rule-missing = A missing value is <code>null</code> and never 0; <code>qualifier</code> says why.
api-rule-tags = Send <code>ETag</code> back as <code>If-None-Match</code>: what you hold already is not sent again, and costs a tenth of a request.
api-rule-limits = Requests of one address are limited; <code>RateLimit</code> tells what is left, and an answer of status 429 when to come back (<code>Retry-After</code>). For much at once take the <whole>whole edition</whole>.
api-rule-cors = Scripts of other sites may read it (CORS).
api-rule-facts = Each fact has a permanent address: <code>/facts/ID</code> for people, <code>/api/v1/facts/ID</code> for programs.
api-changes = What changes, and what does not
api-changes-said = Within <code>v1</code> fields and addresses are added and not removed, and keep their meaning. What must go is first marked <code>deprecated</code> in the description, and its answers carry <code>Deprecation</code> (RFC 9745), <code>Sunset</code> (RFC 8594) and a link to what takes its place, at least a year before it goes. Nothing is marked today.
api-errors = Errors
api-errors-said = Errors are problem details (RFC 9457). <code>type</code> is the address of a row of this table.
api-error-title = Title
api-error-type = Type
api-try = Try it
api-required = required
api-in-path = in the path
api-in-query = in the query
api-example = Example: { $address }
api-kind-text = text
api-kind-integer = whole number
api-kind-boolean = true or false
api-kind-range = number, { $least } to { $most }

# The same sentences as in the machine-readable description; a test compares them.
api-group-places-and-laws = Places and laws
api-group-places-and-laws-about = Jurisdictions, laws, treaty obligations and their texts.
api-group-figures = Figures
api-group-figures-about = Counts and claims as their sources state them.
api-group-indicators = Indicators
api-group-indicators-about = Ratings, perceptions and reference series.
api-group-scores = Scores
api-group-scores-about = What this program works out: reconciled counts, scores, what changed after passage, practices.
api-group-sources-and-editions = Sources and editions
api-group-sources-and-editions-about = Where all of it comes from, and what stands when.
api-list-claims = Claims, filtered.
api-list-conflicts = Conflicts, filtered.
api-list-documents = Documents that publishers announce, the newest first, those without a date last.
api-list-editions = All editions, newest first. Any list of this API answers from an old one with <code>edition=N</code>.
api-list-effects = What changed after each scored law, by law and topic.
api-list-event-studies = Event studies, by topic, instrument and measure.
api-get-fact = One fact, at its permanent address. A figure that its source changed or withdrew keeps its address.
api-list-indicators = All indicators.
api-list-indicator-series = The values of one indicator, by jurisdiction and year.
api-list-jurisdictions = All jurisdictions, by identifier.
api-get-jurisdiction = One jurisdiction.
api-list-laws = Laws and treaty obligations, by identifier.
api-get-law = One law.
api-get-law-diff = What one version of a law has apart from another.
api-list-observations = Counts, filtered.
api-get-observation = One count, at its permanent address.
api-list-practices = Practices, best first within each locality, trade and outcome.
api-list-reconciled = Reconciled counts.
api-list-revisions = Counts and values of indicators that their source changed or withdrew, filtered.
api-list-scores = Scores, one per law and topic; <code>score</code> is null where the evidence does not suffice, and <code>missing</code> says why.
api-search = Jurisdictions, laws, indicators and sources by name, best first, on one page.
api-list-snapshots = All snapshots that the edition’s facts were read from.
api-get-snapshot = One snapshot.
api-list-sources = All sources.
api-with-cursor = Where to go on: the value of <code>next</code> of the page before. It names its edition, too, so that a list that was begun in one edition ends in it.
api-with-differ = <code>true</code>: only figures that cannot all be true.
api-with-edition = Number of an older edition to answer from; see <code>/api/v1/editions</code>. The current one where absent.
api-with-estimated = <code>true</code>: only where it can be estimated; <code>false</code>: only where it cannot.
api-with-fields = Names of fields, separated by commas: only these, in CSV in this order. All where absent.
api-with-findings = <code>true</code>: only lines that stand out from chance.
api-with-format = The same as an <code>Accept</code> header, where an address is all there is.
api-with-from = First year, 1 to 9999.
api-get-law-diff-from = The older version: its date, or eight or more digits of its snapshot’s SHA-256.
api-get-jurisdiction-id = ISO 3166-1 alpha-3 or another code of the list, such as <code>KEN</code>.
api-get-law-id = Identifier of a law, such as <code>ca-c-45.2</code>.
api-get-law-diff-id = Identifier of a law, such as <code>ca-c-45.2</code>.
api-list-indicator-series-id = Identifier of an indicator, such as <code>ti-cpi</code>.
api-get-fact-id = Identifier of an observation or claim: 16 hexadecimal digits.
api-get-observation-id = Identifier of an observation: 16 hexadecimal digits.
api-list-event-studies-instrument = Identifier that all parties of a treaty share, such as <code>untc-18-12-a</code>; <code>national</code> for national laws.
api-list-laws-instrument = Identifier that all parties of a treaty share, such as <code>untc-18-14</code>.
api-with-jurisdiction = Identifier of a jurisdiction, such as <code>KEN</code>.
api-list-laws-kind = National law or treaty obligation.
api-list-claims-kind = <code>law</code>, <code>rating</code> or <code>complicity</code>.
api-list-revisions-kind = <code>changed</code> or <code>withdrawn</code>.
api-list-revisions-indicator = Identifier of an indicator, such as <code>ti-cpi</code>: its values only.
api-list-revisions-measure = What is counted: counts only.
api-list-revisions-topic = Identifier of a topic: counts only.
api-with-lang = Language of the answers: <code>en</code>, <code>fr</code>, <code>es</code> or <code>ar</code>; English unless said.
api-with-law = Identifier of a law, such as <code>untc-18-12-a-ken</code>.
api-with-limit = Items on a page, 1 to 1,000. Without it JSON has 100 and CSV the whole list.
api-with-measure = What is counted.
api-with-outcome = What the practice is held against.
api-with-q = Words of a name or code; the first 200 characters count.
api-with-region = Region, sub-region or intermediate region by its UN M49 name, such as <code>Eastern Africa</code>.
api-with-scored = <code>true</code>: only where the evidence suffices.
api-with-several = <code>true</code>: only counts that more than one source reports.
api-with-sha256 = SHA-256 of the archived bytes: 64 hexadecimal digits.
api-with-source = Identifier of a source, such as <code>unodc-glotip</code>.
api-with-status = <code>automatic</code>, <code>confirmed</code>, <code>disputed</code> or <code>rejected</code>; all but rejected where absent.
api-with-texts = Whether the texts of laws and reports are searched, too.
api-with-to = Last year, 1 to 9999.
api-get-law-diff-to = The newer version.
api-with-topic = Identifier of a topic.
api-with-totals = <code>true</code>: totals only, no parts of them.
api-error-bad-request = The request cannot be understood
api-error-not-found = Not found
api-error-method-not-allowed = Method not allowed
api-error-not-acceptable = No such format
api-error-gone = Written by another version
api-error-too-many-requests = Too many requests
api-error-internal = Internal error
api-error-not-implemented = Not offered here
api-error-store = The store does not answer

# Feeds. $place is a jurisdiction, $law the title of a law.
feed-title = Lexgap: what changed, { $name }
feed-about-all = all jurisdictions
feed-law = New law, { $place }: { $law }
# $all holds the next two and the law’s topics.
feed-law-said = Dates and topics: { $all }.
feed-passed = passed { $day }
feed-in-force = in force { $day }
feed-first-scored = Scored for the first time, { $place }: { $law }
feed-no-longer-scored = No longer scored, { $place }: { $law }
feed-fell = Score fell, { $place }: { $law }
feed-rose = Score rose, { $place }: { $law }
feed-score = { $score } [{ $lower }, { $upper }]
feed-from-to = { $topic }: from { $before } to { $after } of 100 (90 % intervals).
feed-flag = { $flag }, { $place }: { $law }
feed-changed = Silent revision, { $place }: { $measure } { $period }
feed-changed-said = Its own source now publishes another figure for the same period. Source: { $source }; { $topics }.
feed-withdrawn = Withdrawn, { $place }: { $measure } { $period }
feed-withdrawn-said = Its own source no longer publishes this figure. Source: { $source }; { $topics }.
feed-values-changed = Silent revision of values: { $indicator }
feed-values-changed-said = { $n ->
    [one] Its own source now publishes another value for one old period
   *[other] Its own source now publishes { $n } other values for old periods
}. Source: { $source }.
feed-values-withdrawn = Values withdrawn: { $indicator }
feed-values-withdrawn-said = { $n ->
    [one] Its own source no longer publishes one of the values
   *[other] Its own source no longer publishes { $n } of the values
}. Source: { $source }.
