# What stands under charts, feeds, kept views, older editions, reading without a connection.

# $publishers: names of publishers; $edition: the message share-edition.
share-source = Source: { $publishers }. { $edition }
share-computed = Computed here from the sources that its page names. { $edition }
share-edition = Lexgap, edition { $number } of { $day }.
share-whole = The whole page, with its sources
share-save = Save as { $format }
share-of = Take away: { $caption }
share-lasting = Lasting link
share-embed = Embed
share-embed-code = HTML for another page:
share-gone = This chart is not there. <page>The page it stood on</page>

# A series in words: $first in $first_at and so on; $low and $high are formatted values.
told-series = { $name }: { $first } in { $first_at }, { $last } in { $last_at }; highest { $high } in { $high_at }, lowest { $low } in { $low_at }.
told-one = { $name }: { $value } in { $at }.
told-ranks = { $n ->
    [one] One value: { $high } ({ $high_at }).
   *[other] { $n } values; highest { $high } ({ $high_at }), lowest { $low } ({ $low_at }).
}
told-of = { $of }: { $told }
told-class = { $name }: { $n }
# Stands where told-series has a year.
told-since = year { $n } since the law

older-edition = You are reading edition { $number } of { $day }. Links lead to the newest edition, { $newest }. <a>This page in the newest edition</a>
missing-edition = Edition { $number } is not held in a form that can be read; the newest is { $newest }

feed-all = What changed, all jurisdictions (Atom)
feed-of = What changed: { $name } (Atom)
footer-follow = <feed>Follow what changes (Atom)</feed>.

kept-keep = Keep this view
kept-forget = Forget this view
kept-about = Kept in this browser only; nothing is sent and no account is needed.
kept-title = Kept views
kept-remove = Remove

offline-title = There is no connection
offline-help = This page was not visited before, so this browser does not hold it. Pages that were visited can be read without a connection; <home>the first page</home> may be among them.
offline-description = Reading without a connection.
