//! The Rust peers, by the protocol of bench/bench.h: rows and a blank line when
//! ready, then a round of rows and a blank line for each line of standard input.
//!
//!     peers words TEXTS.tsv
//!     peers names FOLDED.txt LABEL=FOLDED-NAMES.txt...
//!     peers sketches TEXTS.tsv

use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::{env, fs};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use bstr::ByteSlice;
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind as DaacKind};
#[cfg(feature = "gaoya")]
use gaoya::minhash::{MinHasher, MinHasher32};
use unicode_segmentation::UnicodeSegmentation;

/// Seconds of CPU of this process.
fn cpu() -> f64 {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut t) };
    t.tv_sec as f64 + 1e-9 * t.tv_nsec as f64
}

/// Print the MB/s of a piece of work over `bytes`.
fn rate(name: &str, bytes: usize, work: impl FnOnce() -> usize) {
    let start = cpu();
    black_box(work());
    println!("{name}\t{:.6}", 1e-6 * bytes as f64 / (cpu() - start));
}

/// The last column of each line.
fn texts(path: &str) -> Vec<String> {
    let all = fs::read_to_string(path).expect(path);
    all.lines().map(|l| l.rsplit('\t').next().unwrap().to_string()).collect()
}

fn rounds(mut round: impl FnMut()) {
    println!();
    io::stdout().flush().unwrap();
    for line in io::stdin().lock().lines() {
        line.unwrap();
        round();
        println!();
        io::stdout().flush().unwrap();
    }
}

fn words(path: &str) {
    let mut all = texts(path).join("\n");
    let mut end = all.len().min(12 << 20); // enough to be steady
    while !all.is_char_boundary(end) {
        end -= 1;
    }
    all.truncate(end);
    let (s, n) = (all.as_str(), all.len());
    rounds(|| {
        rate("unicode-segmentation.words", n, || s.split_word_bounds().count());
        rate("unicode-segmentation.sentences", n, || s.split_sentence_bounds().count());
        rate("bstr.words", n, || s.as_bytes().words_with_breaks().count());
        rate("bstr.sentences", n, || s.as_bytes().sentences().count());
    });
}

/// Leftmost-longest, over text and names that are folded already, without a
/// check of word boundaries or of what stands between words.
fn names(text: &str, lists: &[String]) {
    let text = fs::read(text).expect(text);
    let mut engines: Vec<(String, AhoCorasick, DoubleArrayAhoCorasick<u32>)> = Vec::new();
    for list in lists {
        let (label, path) = list.split_once('=').expect("LABEL=FILE");
        let all = fs::read_to_string(path).expect(path);
        let mut names: Vec<&str> = all.lines().filter(|l| !l.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        let start = cpu();
        let aho = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .unwrap();
        println!("aho-corasick.build.{label}\t{:.6}", cpu() - start);
        println!("aho-corasick.bytes.{label}\t{:.6}", aho.memory_usage() as f64 / names.len() as f64);
        let start = cpu();
        let daac: DoubleArrayAhoCorasick<u32> =
            DoubleArrayAhoCorasickBuilder::new().match_kind(DaacKind::LeftmostLongest).build(&names).unwrap();
        println!("daachorse.build.{label}\t{:.6}", cpu() - start);
        println!("daachorse.bytes.{label}\t{:.6}", daac.heap_bytes() as f64 / names.len() as f64);
        engines.push((label.to_string(), aho, daac));
    }
    rounds(|| {
        for (label, aho, daac) in &engines {
            rate(&format!("aho-corasick.{label}"), text.len(), || aho.find_iter(&text).count());
            rate(&format!("daachorse.{label}"), text.len(), || daac.leftmost_find_iter(&text).count());
        }
    });
}

/// MinHash signatures of word 5-grams, 14 bands of 8: the sketching alone.
#[cfg(feature = "gaoya")]
fn sketches(path: &str) {
    let texts = texts(path);
    let bytes = texts.iter().map(|t| t.len()).sum();
    let hasher = MinHasher32::new(14 * 8);
    rounds(|| {
        rate("gaoya.sketch", bytes, || {
            let mut sum = 0;
            for t in &texts {
                let words: Vec<&str> = t.split_whitespace().collect();
                let signature = hasher.create_signature(words.windows(5));
                sum ^= signature[0] as usize;
            }
            sum
        })
    });
}

#[cfg(not(feature = "gaoya"))]
fn sketches(_: &str) {
    println!("gaoya.sketch\t-\tdoes not build here");
    rounds(|| ());
}

fn main() {
    let args: Vec<String> = env::args().collect();
    match args.get(1).map(|s| s.as_str()) {
        Some("words") => words(&args[2]),
        Some("names") => names(&args[2], &args[3..]),
        Some("sketches") => sketches(&args[2]),
        _ => eprintln!("usage: peers words|names|sketches FILE..."),
    }
}
