//! Requests to other hosts, each with a time limit.

use gloo::timers::callback::Timeout;
use gloo_net::http::{Request, RequestBuilder, Response};
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials};

/// How long a whole answer may take, in milliseconds.
const PATIENCE: u32 = 20_000;

/// The answer of a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// How many more requests the host accepts.
    pub limit_remaining: Option<String>,
    /// When it accepts more again, in seconds since 1970.
    pub limit_reset: Option<String>,
    /// How long it asks us to wait, in seconds.
    pub retry_after: Option<String>,
    /// The body, whatever the status is.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text; bytes that are not UTF-8 are replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The network, the browser or the host broke the connection.
    Network,
    /// It took too long.
    Timeout,
}

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates something.
    Post,
    /// Writes something.
    Put,
}

/// Sends a request to `address`, authorised by `token`. `body` is JSON; if it is empty, no body is sent.
pub async fn ask_as(
    token: &str,
    method: Method,
    address: &str,
    body: String,
) -> Result<Answer, FetchError> {
    let request = match method {
        Method::Get => Request::get(address),
        Method::Post => Request::post(address),
        Method::Put => Request::put(address),
    };
    let request = request
        .header("Accept", "application/vnd.github+json")
        .header("Authorization", &format!("Bearer {token}"));
    send(request, body).await
}

/// `bytes` in base64, as GitHub expects file contents.
pub fn base64(bytes: &[u8]) -> String {
    // One character for each byte, which is what the browser's function expects.
    let text: String = bytes.iter().copied().map(char::from).collect();
    let encoded = web_sys::window().and_then(|it| it.btoa(&text).ok());
    encoded.unwrap_or_default()
}

/// Requests `address`, with the header `Accept` if given. Nothing else is sent: no cookies, no referrer.
pub async fn get(address: &str, accept: Option<&str>) -> Result<Answer, FetchError> {
    let request = Request::get(address);
    let request = match accept {
        Some(accept) => request.header("Accept", accept),
        None => request,
    };
    send(request, String::new()).await
}

async fn send(request: RequestBuilder, body: String) -> Result<Answer, FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Network)?;
    let signal = controller.signal();
    let is_late = signal.clone();
    // Dropped together with the answer, which stops the timer.
    let _end = Timeout::new(PATIENCE, move || controller.abort());
    let request = request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&signal));
    let failed = |_| {
        if is_late.aborted() {
            FetchError::Timeout
        } else {
            FetchError::Network
        }
    };
    let response = if body.is_empty() {
        request.send().await
    } else {
        let request = request.header("Content-Type", "application/json");
        let request = request.body(body).map_err(|_| FetchError::Network)?;
        request.send().await
    };
    let response = response.map_err(failed)?;
    let body = response.binary().await.map_err(failed)?;
    Ok(answer(&response, body))
}

fn answer(response: &Response, body: Vec<u8>) -> Answer {
    let headers = response.headers();
    Answer {
        status: response.status(),
        limit_remaining: headers.get("x-ratelimit-remaining"),
        limit_reset: headers.get("x-ratelimit-reset"),
        retry_after: headers.get("retry-after"),
        body,
    }
}
