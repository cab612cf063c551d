//! GitHub's rate limit.

/// The rate limit in GitHub's headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// How many requests are left until the limit is reset.
    pub remaining: u64,
    /// Seconds until the limit is reset, or until GitHub accepts a retry.
    pub wait: Option<u64>,
}

/// The limit according to the headers of an answer; `None` if they do not contain it.
///
/// `remaining` is `x-ratelimit-remaining`, `reset` is `x-ratelimit-reset` in seconds since 1970, `retry_after` is
/// `retry-after` in seconds; `now` is the time in seconds since 1970. A header that is not a number counts as missing.
pub fn rate_limit(
    remaining: Option<&str>,
    reset: Option<&str>,
    retry_after: Option<&str>,
    now: u64,
) -> Option<RateLimit> {
    let number = |it: Option<&str>| it?.trim().parse::<u64>().ok();
    let reset = number(reset).map(|it| it.saturating_sub(now));
    match (number(remaining), number(retry_after)) {
        (_, Some(wait)) => Some(RateLimit {
            remaining: 0,
            wait: Some(wait),
        }),
        (Some(remaining), None) => Some(RateLimit {
            remaining,
            wait: reset,
        }),
        (None, None) => None,
    }
}

impl RateLimit {
    /// Whether no more requests are allowed at the moment.
    pub fn is_used_up(&self) -> bool {
        self.remaining == 0
    }

    /// Returns one or two sentences about the state of the limit, and when to try again.
    pub fn in_words(&self) -> String {
        if !self.is_used_up() {
            let requests = counted(self.remaining, "request");
            return format!("GitHub takes {requests} more from this network.");
        }
        let start = "GitHub’s limit for this network is used up.";
        match self.wait {
            Some(0) => format!("{start} Try again now."),
            Some(seconds @ 1..60) => {
                format!("{start} Try again in {}.", counted(seconds, "second"))
            }
            Some(seconds) => {
                format!(
                    "{start} Try again in {}.",
                    counted(seconds.div_ceil(60), "minute")
                )
            }
            None => format!("{start} Try again in an hour."),
        }
    }
}

fn counted(count: u64, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_described() {
        let told = |remaining, reset, retry| {
            rate_limit(remaining, reset, retry, 1000).map(|it| it.in_words())
        };
        let used_up = |rest: &str| {
            Some(format!(
                "GitHub’s limit for this network is used up. {rest}"
            ))
        };
        assert_eq!(told(None, Some("1"), None), None);
        assert_eq!(told(Some("x"), None, None), None);
        assert_eq!(
            told(Some("1"), Some("2000"), None).as_deref(),
            Some("GitHub takes 1 request more from this network.")
        );
        assert_eq!(
            told(Some("0"), Some("1061"), None),
            used_up("Try again in 2 minutes.")
        );
        assert_eq!(
            told(Some("0"), Some("900"), None),
            used_up("Try again now.")
        );
        assert_eq!(
            told(Some("0"), None, None),
            used_up("Try again in an hour.")
        );
        assert_eq!(
            told(Some("9"), Some("5000"), Some("1")),
            used_up("Try again in 1 second.")
        );
    }
}
