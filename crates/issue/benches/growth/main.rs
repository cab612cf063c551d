//! Growth.
#![allow(missing_docs)]
mod constructs;
mod work;

use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let size: usize = args[1].parse().unwrap();
    let only = args.get(2).cloned().unwrap_or_default();
    let works: Vec<String> = args
        .get(3)
        .map(|it| it.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let t0 = Instant::now();
    let mut n = 0;
    for c in constructs::constructs() {
        if !c.name.contains(&only) {
            continue;
        }
        n += 1;
        let (a, b) = ((c.make)(size), (c.make)(2 * size));
        for (name, work) in work::WORK {
            if !works.is_empty() && !works.iter().any(|it| it == name) {
                continue;
            }
            let x = time(work, &a);
            let y = time(work, &b);
            if y > x.mul_f64(2.7) + Duration::from_micros(400)
                || y.as_secs_f64() > (size as f64) * 2e-6
            {
                let (x, y) = (
                    (0..2).map(|_| time(work, &a)).min().unwrap().min(x),
                    (0..2).map(|_| time(work, &b)).min().unwrap().min(y),
                );
                let r = y.as_secs_f64() / x.as_secs_f64();
                if r > 2.6 && y > Duration::from_micros(400)
                    || y.as_secs_f64() > (size as f64) * 2e-6
                {
                    println!(
                        "{r:6.2} {:9.2} ms {name:8} {}",
                        y.as_secs_f64() * 1e3,
                        c.name
                    );
                }
            }
        }
    }
    println!("{n} constructs in {:?}", t0.elapsed());
}

fn time(work: fn(&str), text: &str) -> Duration {
    let start = Instant::now();
    work::counted(work, text);
    start.elapsed()
}
