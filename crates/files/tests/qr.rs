//! QR codes, read back from the picture by a decoder that had no part in making it.
#![cfg(feature = "qr")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure here is a failed test"
)]

use files::qr::{self, QrError};
use proptest::prelude::*;

/// Dots of the picture for each square.
const SCALE: usize = 3;

/// Draws the picture: every path of the SVG is made of pieces `Mx yhWv1h-Wz`, or is the white ground.
fn draw(svg: &str) -> (usize, Vec<u8>) {
    let document = roxmltree::Document::parse(svg).expect("is XML");
    let view = document
        .root_element()
        .attribute("viewBox")
        .expect("has a size");
    let side: usize = view
        .rsplit(' ')
        .next()
        .expect("has a side")
        .parse()
        .expect("is a number");
    let mut dots = vec![255; side * side * SCALE * SCALE];
    let dark = document
        .descendants()
        .find(|node| node.attribute("fill") == Some("#000"));
    let path = dark
        .expect("has dark squares")
        .attribute("d")
        .expect("has a path");
    for piece in path.split('M').skip(1) {
        let number = |text: &str| -> usize { text.parse().expect("is a number") };
        let (place, size) = piece.split_once('h').expect("is a run");
        let (x, y) = place.split_once(' ').expect("has a place");
        let (width, _) = size.split_once('v').expect("has a height");
        for dot_y in number(y) * SCALE..(number(y) + 1) * SCALE {
            for dot_x in number(x) * SCALE..(number(x) + number(width)) * SCALE {
                dots[dot_y * side * SCALE + dot_x] = 0;
            }
        }
    }
    (side * SCALE, dots)
}

fn decoded(svg: &str) -> String {
    let (side, dots) = draw(svg);
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| dots[y * side + x]);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is in the picture");
    grids[0].decode().expect("can be read").1
}

#[test]
fn a_link_is_read_back_and_said_in_the_title() {
    let link = "https://toolkit.example/forms/sign-up/index.html#s=eyJ2IjoxfQ&x=<1>";
    let svg = qr::svg(link).expect("fits");
    assert_eq!(decoded(&svg), link);
    assert!(
        svg.contains("<title>QR code: https://toolkit.example/forms/sign-up/index.html#s=eyJ2IjoxfQ&amp;x=&lt;1></title>"),
        "{svg}"
    );
    assert_eq!(svg, qr::svg(link).expect("fits"));
}

#[test]
fn four_squares_stay_empty_on_each_side() {
    let (side, dots) = draw(&qr::svg("x").expect("fits"));
    assert_eq!(
        side,
        (21 + 8) * SCALE,
        "the smallest code and its quiet zone"
    );
    for (at, dot) in dots.iter().enumerate() {
        let (x, y) = (at % side, at / side);
        let edge = |place: usize| place < 4 * SCALE || place >= side - 4 * SCALE;
        assert!(*dot == 255 || !(edge(x) || edge(y)));
    }
}

#[test]
fn the_longest_text_is_read_back_and_one_letter_more_is_refused() {
    let longest = "Ab".repeat(1_165) + "c";
    assert_eq!(decoded(&qr::svg(&longest).expect("fits")), longest);
    for too_long in [longest + "d", "x".repeat(20_000_000)] {
        assert_eq!(qr::svg(&too_long), Err(QrError::TooLong));
    }
    assert_eq!(
        QrError::TooLong.to_string(),
        "This is too long for a QR code, which holds about 2,300 letters. Make the text or the link shorter. No QR code \
         was made."
    );
    assert_eq!(
        qr::svg("").map_err(|error| error.to_string()),
        Err(
            "There is nothing to put into a QR code. Enter a text or a link. No QR code was made."
                .to_owned()
        )
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_read_back(text in "\\PC{1,120}|[0-9]{1,60}|[A-Z0-9 $%*+./:-]{1,60}|.{1,40}") {
        prop_assert_eq!(decoded(&qr::svg(&text).expect("fits")), text);
    }
}
