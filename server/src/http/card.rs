//! The image that stands for a scorecard where its address is shared (Open Graph).

use std::{
    fmt::Write as _,
    sync::{Arc, LazyLock},
};

use lexgap_domain::{EditionIndex, Score};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

/// As previews of links are shown.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;
/// Laws drawn, and the most characters of their names.
const SHOWN: usize = 4;
const LONGEST: usize = 42;
/// Where the scale from 0 to 100 begins, and its length.
const SCALE: (f64, f64) = (660.0, 330.0);

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    Arc::new(fonts)
});

/// The scorecard of a jurisdiction as a PNG; `None` where the edition does not know it.
///
/// # Errors
/// What could not be drawn.
pub fn png(index: &EditionIndex, id: &str) -> Option<Result<Vec<u8>, String>> {
    Some(draw(&svg(index, id)?))
}

fn draw(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: FONTS.clone(), font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| e.to_string())?;
    let mut image = Pixmap::new(WIDTH, HEIGHT).ok_or("no room for the image")?;
    resvg::render(&tree, Transform::identity(), &mut image.as_mut());
    image.encode_png().map_err(|e| e.to_string())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// At most `most` characters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn svg(index: &EditionIndex, id: &str) -> Option<String> {
    let j = index.jurisdiction(id)?;
    let all = index.scores_of(id);
    let mut scored: Vec<&Score> = all.iter().copied().filter(|s| s.score.is_some()).collect();
    scored.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    let head = index.head();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"DejaVu Sans\">\
         <rect width=\"100%\" height=\"100%\" fill=\"#fbfbf9\"/><rect width=\"16\" height=\"100%\" fill=\"#1d5b9e\"/>"
    );
    let mut text = |x: f64, y: f64, size: u32, rest: &str, words: &str| {
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {rest}>{}</text>", escaped(words));
    };
    let muted = "fill=\"#5a6570\"";
    text(64.0, 118.0, 64, "font-weight=\"bold\" fill=\"#1c2126\"", &shortened(&j.name, 27));
    text(64.0, 172.0, 29, muted, "How far it carries out its laws against illicit trades");
    if scored.is_empty() {
        let words = format!("None of its {} instruments can be scored yet: the evidence does not suffice.", all.len());
        text(64.0, 330.0, 27, "fill=\"#1c2126\"", &words);
    }
    let at = |x: f64| SCALE.0 + SCALE.1 * x.clamp(0.0, 100.0) / 100.0;
    for (s, row) in scored.iter().take(SHOWN).zip(0_u8..) {
        let y = 258.0 + 72.0 * f64::from(row);
        let title = index.law(s.law.as_str()).map_or_else(|| s.law.to_string(), |l| l.title().to_owned());
        text(64.0, y, 24, "fill=\"#1c2126\"", &shortened(&title, LONGEST));
        text(64.0, y + 28.0, 18, muted, s.topic.label());
        if let (Some(lower), Some(score), Some(upper)) = (s.lower, s.score, s.upper) {
            let words = format!("{score:.0} [{lower:.0}, {upper:.0}]");
            text(1016.0, y + 6.0, 24, "font-weight=\"bold\" fill=\"#1c2126\"", &words);
        }
    }
    for (s, row) in scored.iter().take(SHOWN).zip(0_u8..) {
        let y = 258.0 + 72.0 * f64::from(row) - 2.0;
        if let (Some(lower), Some(score), Some(upper)) = (s.lower, s.score, s.upper) {
            let (x0, x1) = (SCALE.0, SCALE.0 + SCALE.1);
            let _ = write!(
                svg,
                "<path d=\"M{x0} {y}H{x1}\" stroke=\"#d9dde1\" stroke-width=\"6\"/>\
                 <path d=\"M{} {y}H{}\" stroke=\"#729dc7\" stroke-width=\"14\"/>\
                 <circle cx=\"{}\" cy=\"{y}\" r=\"10\" fill=\"#1d5b9e\"/>",
                at(lower),
                at(upper),
                at(score)
            );
        }
    }
    let note = format!(
        "Lexgap · edition {} of {} · {} of {} instruments scored · median, 90 % interval",
        head.number,
        head.published_at.strftime("%Y-%m-%d"),
        scored.len(),
        all.len()
    );
    let _ = write!(svg, "<text x=\"64\" y=\"590\" font-size=\"22\" {muted}>{}</text></svg>", escaped(&note));
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_dark_pixels_of_an_image_of_that_size() {
        let page = |words: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"DejaVu Sans\">\
                 <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text x=\"60\" y=\"200\" font-size=\"80\">{}</text></svg>",
                escaped(words)
            )
        };
        let dark = |words: &str| {
            let png = draw(&page(words)).unwrap();
            let image = Pixmap::decode_png(&png).unwrap();
            assert_eq!((image.width(), image.height()), (WIDTH, HEIGHT));
            image.pixels().iter().filter(|p| p.red() < 64).count()
        };
        assert_eq!(dark(""), 0);
        for words in ["Kenya", "Côte d’Ivoire <&>", "Türkiye"] {
            assert!(dark(words) > 3_000, "{words}: {}", dark(words));
        }
    }

    #[test]
    fn long_names_are_shortened_by_characters() {
        assert_eq!(shortened("Türkiye", 7), "Türkiye");
        assert_eq!(shortened("Türkiye and more", 9), "Türkiye…");
    }
}
