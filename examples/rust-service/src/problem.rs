//! Refusals over HTTP: `application/problem+json` (RFC 9457) with everything that the desk says.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use fapiao::{Code, Error, ErrorBody, Kind};
use serde_json::{Value, json};

/// A refusal on its way out.
pub(crate) struct Problem {
    status: StatusCode,
    body: Value,
    retry_after: Option<i64>,
}

impl Problem {
    /// What the desk refused, at this time in milliseconds.
    pub(crate) fn of_desk(error: &Error, now_millis: i64) -> Self {
        let status = status(error);
        let mut body = json!({
            "type": format!("urn:fapiao:error:{}", error.code()),
            "title": error.en,
            "status": status.as_u16(),
        });
        if let (Value::Object(body), Ok(Value::Object(told))) =
            (&mut body, serde_json::to_value::<&ErrorBody>(error.body()))
        {
            body.extend(told);
        }
        let retry_after = error.retry_at.map(|at| {
            let millis = at.millis().saturating_sub(now_millis).max(0);
            millis.saturating_add(999).checked_div(1000).unwrap_or(0)
        });
        Self {
            status,
            body,
            retry_after,
        }
    }

    /// Nobody that this route knows.
    pub(crate) fn unauthorised() -> Self {
        Self::plain(StatusCode::UNAUTHORIZED, "a bearer token is needed")
    }

    /// A refusal that is not the desk's.
    pub(crate) fn plain(status: StatusCode, title: &str) -> Self {
        Self {
            status,
            body: json!({"type": "about:blank", "title": title, "status": status.as_u16()}),
            retry_after: None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

fn status(error: &Error) -> StatusCode {
    if error.is(Code::SessionInvalid) {
        return StatusCode::UNAUTHORIZED;
    }
    match error.kind() {
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Refused | Kind::Taken | Kind::Conflict => StatusCode::CONFLICT,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
