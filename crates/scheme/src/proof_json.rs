//! The proof of a result as the bytes of a file. Written without serde, so that the client can save a proof and need not
//! carry a writer for everything.

use std::fmt::Write;

use files::limits::FILE_BYTES;
use pairing::{PastRule, Preset, Proof, SessionRule};

/// The proof as JSON, on one line. The seed and the fingerprint stand in it as texts of digits: they have 64 bits, and a
/// reader in JavaScript would round them.
///
/// # Errors
/// A sentence, when the proof would come to more than [`FILE_BYTES`] and could not be read again.
pub fn proof_json(proof: &Proof) -> Result<Vec<u8>, String> {
    let mut json = String::new();
    // Writing to a text cannot fail.
    let _ = write_proof(&mut json, proof);
    if json.len() > FILE_BYTES {
        return Err(format!(
            "The proof would be larger than {} MB, the most that can be read again. Split the list by area.",
            FILE_BYTES / (1024 * 1024)
        ));
    }
    Ok(json.into_bytes())
}

fn write_proof(json: &mut String, proof: &Proof) -> std::fmt::Result {
    let rules = &proof.rules;
    let choices = match rules.choices {
        Preset::Generous => "generous",
        Preset::Greedy => "greedy",
        Preset::RankSum => "rank_sum",
    };
    let strict = |hard: bool| if hard { "hard" } else { "soft" };
    write!(
        json,
        "{{\"version\":{},\"rules\":{{\"choices\":\"{choices}\",\"sessions\":\"{}\",\"past_pairs\":\"{}\",\"seed\":\"{}\"",
        proof.version,
        strict(rules.sessions == SessionRule::Hard),
        strict(rules.past_pairs == PastRule::Hard),
        rules.seed
    )?;
    for (key, couples) in [
        ("keep", &rules.keep),
        ("lock", &rules.lock),
        ("meetings", &rules.meetings),
        ("forbid", &rules.forbid),
        ("past", &rules.past),
    ] {
        write!(json, ",\"{key}\":")?;
        write_couples(json, couples)?;
    }
    json.push_str("},\"pairs\":");
    write_couples(json, &proof.pairs)?;
    let certificate = &proof.certificate;
    write!(
        json,
        ",\"certificate\":{{\"seed\":\"{}\",\"input_hash\":\"{}\",\"levels\":[",
        certificate.seed, certificate.input_hash
    )?;
    for (at, level) in certificate.levels.iter().enumerate() {
        write!(
            json,
            "{}{{\"key\":\"{}\",\"value\":{},\"prices\":[",
            comma(at),
            level.key,
            level.value
        )?;
        for (at, price) in level.prices.iter().enumerate() {
            write!(json, "{}{price}", comma(at))?;
        }
        json.push_str("]}");
    }
    json.push_str("]}}\n");
    Ok(())
}

fn write_couples(json: &mut String, couples: &[(String, String)]) -> std::fmt::Result {
    json.push('[');
    for (at, (one, two)) in couples.iter().enumerate() {
        write!(json, "{}[", comma(at))?;
        write_text(json, one)?;
        json.push(',');
        write_text(json, two)?;
        json.push(']');
    }
    json.push(']');
    Ok(())
}

fn comma(at: usize) -> &'static str {
    if at > 0 { "," } else { "" }
}

fn write_text(json: &mut String, text: &str) -> std::fmt::Result {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                json.push('\\');
                json.push(letter);
            }
            '\0'..='\u{1f}' => write!(json, "\\u{:04x}", letter as u32)?,
            _ => json.push(letter),
        }
    }
    json.push('"');
    Ok(())
}
