//! HTML as html5ever reads it, as the tree that `scraper` selects from.
//!
//! html5ever's code is generic over the tree, so it is compiled here and with the settings of this crate: as part of
//! the crawlers it would be spread over their codegen units.

mod fast;
mod sink;

use ego_tree::Tree;
use html5ever::{
    ParseOpts,
    tendril::{StrTendril, TendrilSink as _},
};
use scraper::{Html, Node};

use sink::Sink;

/// Reads a page. `nodes`: how many there may be; room for them is made at the start, because growing moves them all.
pub fn parse(text: &str, nodes: usize) -> Html {
    let html = Html { tree: Tree::with_capacity(Node::Document, nodes), ..Html::new_document() };
    let sink = Sink::new(html);
    let plain = !text.contains('\0') && !text.contains('\u{feff}') && u32::try_from(text.len()).is_ok();
    if plain {
        fast::parse(sink, &StrTendril::from(text))
    } else {
        html5ever::parse_document(sink, ParseOpts::default()).one(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn equal(markup: &str) -> bool {
        let (ours, theirs) = (parse(markup, 16), Html::parse_document(markup));
        ours.html() == theirs.html() && ours.tree == theirs.tree
    }

    #[test]
    fn what_is_odd_is_read_as_html5ever_reads_it() {
        for markup in [
            "a&amp;b\nc<br>d&amp;",
            "<table>a&amp;b<tr>c\nd<td>e&lt;f</table>g",
            "<b>a<p>b&amp;c</b>d&amp;e</p>f",
            "<template>a&amp;b</template>c<script>x\ny<z</script>d",
            "<ul><li>a\nb<li>c&amp;d</ul></body>e&amp;f</html>g",
            "<select>a&amp;b<option>c\n<table>d</select>",
            "<svg viewbox=1>a&amp;b<![CDATA[c>&d]]><title>x<p>y</svg><math><mi>x</math>",
            "<html x=1>a&amp;<html y=2>b&amp;<body z=3>c",
            "<form>a<table><form>b&amp;c",
            "<pre>\r\nx\ry</pre><pre>&#10;x</pre><pre>\n\nx</pre>",
            "<P CLASS=A class=b Id=\"C\">x</P><p a=1 a=2>y",
            "<a href=x/>y</a><br/><br / ><a b/c>z",
            "<a b='1'c='2'>x<a =x>y<a b= >z<a b = c d>w",
            "<a title=\"x>y&eacute;z\r\n\">t</a x=1></b/>",
            "<!-- x > y --><!DOCTYPE html><!x><?y?></>a<3 b<a<b>c",
            "&eacute;&#233;&notit;&amp &am&lt;<b>&copy</b>",
            "<script><!-- <script> </script> --></script>a<p>b",
            "<title>a<b>c</title>d<textarea>\n<b></textarea>e<style><p></style>f",
            "<meta charset=x><meta http-equiv=content-type content='text/html; charset=y'>a",
            "<script>a</SCRIPT>b<script>c</scripts>d</script>e<script>f\r\n</script>g<style>h</b></style >i<script></script>j",
            "<script/>a</script>b<style x/>c</style>d</script><svg><style>a<b></style></svg><select><script>x<b></script>",
            "<script>a<!--b</script>c--></script>d<style>a<!-- b --></style>e<script>f",
            "<noscript><p>a</noscript><iframe><p>b</iframe><xmp><p>c</xmp>d<plaintext><p>e",
            "a\0b<p\0>c",
            "\u{feff}a<script></script>\u{feff}b",
            "<script",
            "<a href='x",
            "<a b=c",
            "x<",
            "</",
            "&",
            "<!--",
        ] {
            assert!(equal(markup), "{markup}");
        }
    }

    /// Within SVG a style holds elements, so each of them looks for its end. And text may be parted at every byte.
    #[test]
    fn ends_are_not_looked_for_again_and_again() {
        for markup in [
            format!("<svg>{}", "<style>".repeat(300_000)),
            format!("<svg>{}</style>", "<style>".repeat(300_000)),
            format!("<svg>{}<!", "<style><script>".repeat(150_000)),
            "\r".repeat(3_000_000),
        ] {
            assert!(parse(&markup, 16).tree.root().has_children());
        }
        assert!(equal(&"\r".repeat(5_000)) && equal(&format!("<svg>{}</style>x", "<style>".repeat(2_000))));
    }

    /// Whatever the tokenizer must do after a tag, it does.
    #[test]
    fn every_element_is_read_as_html5ever_reads_it() {
        let names = "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink \
            blockquote body br button canvas caption center cite code col colgroup command data datalist dd del details \
            dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h6 head \
            header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map \
            mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option \
            output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select \
            selectedcontent slot small source spacer span strike strong style sub summary sup svg table tbody td \
            template textarea tfoot th thead time title tr track tt u ul var video wbr xmp x-own";
        for name in names.split_whitespace() {
            for markup in [
                format!("<{name}>\n<p>a&amp;b&eacute;</{name}>c<i>d"),
                format!("<div><svg><{name} a=1/><b>x</{name}>y</svg>z</div>"),
                format!("<table><{name}>a<td>b</{name}>c</table>"),
                format!("<select><{name}>a<option>b</{name}>c</select>"),
                format!("<head><{name}>a</{name}></head><{name}>b</{name}>"),
            ] {
                assert!(equal(&markup), "{markup}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_tree_is_the_one_of_html5ever(parts in prop::collection::vec(prop_oneof![
            "[a-z \r\n&;<>/='\"]{0,5}".prop_map(|t| t),
            "</?(p|b|i|a|table|tr|td|li|ul|template|select|option|svg|body|html|form|script|title|pre|BR)( {0,2}/?>)".prop_map(|t| t),
            "<(p|a|td|font|meta|div|math|script)( [a-cA-C]{1,2} ?=? ?(\"[a-z&>é\r ]{0,12}\"|'[a-z<]{0,3}'|[a-z/\"']{0,3})){0,3} ?/?>".prop_map(|t| t),
            Just("&amp;".to_owned()), Just("&eacute;".to_owned()), Just("<!-- > x -->".to_owned()),
            Just("<?x y>".to_owned()), Just("<![CDATA[ x > ]]>".to_owned()), Just("é\u{a0}".to_owned()),
        ], 0..40)) {
            let markup = parts.concat();
            prop_assert!(equal(&markup), "{}", markup);
        }

        #[test]
        fn any_text_is_survived(markup in "[<>/a-c \"'=&;!\\-\\[\\]\r\n\0?]{0,60}") {
            prop_assert!(equal(&markup), "{}", markup);
        }
    }
}
