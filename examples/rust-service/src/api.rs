//! The routes, made from the operation table.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::StringRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use fapiao::{Desk, OPERATIONS, OperationEntry, Role};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::access::Access;
use crate::openapi;
use crate::problem::Problem;

/// Enough for every command but a statement.
const COMMAND_BYTES: usize = 1 << 20;
/// A statement of a busy day.
const STATEMENT_BYTES: usize = 64 << 20;
/// The header by which a write may be sent again (SPEC P4).
pub(crate) const IDEMPOTENCY_KEY: &str = "idempotency-key";

struct Service {
    desk: Desk,
    access: Access,
    description: String,
}

/// The service over a desk.
pub fn router(desk: Desk, access: Access) -> Router {
    let service = Arc::new(Service {
        desk,
        access,
        description: openapi::document().to_string(),
    });
    let statements = Router::new()
        .route("/v1/platform/import_statement", post(import_statement))
        .layer(DefaultBodyLimit::max(STATEMENT_BYTES));
    Router::new()
        .route("/v1/{role}/{operation}", post(call))
        .layer(DefaultBodyLimit::max(COMMAND_BYTES))
        .merge(statements)
        .route("/openapi.json", get(describe))
        .route("/health", get(|| async { "ok" }))
        // Answers are about money and people: no cache between keeps them.
        .layer(SetResponseHeaderLayer::overriding(
            CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .with_state(service)
}

async fn describe(State(service): State<Arc<Service>>) -> Response {
    json(service.description.clone())
}

async fn import_statement(
    service: State<Arc<Service>>,
    headers: HeaderMap,
    body: Result<String, StringRejection>,
) -> Result<Response, Problem> {
    let route = Path(("platform".to_owned(), "import_statement".to_owned()));
    call(service, route, headers, body).await
}

async fn call(
    State(service): State<Arc<Service>>,
    Path((role, operation)): Path<(String, String)>,
    headers: HeaderMap,
    body: Result<String, StringRejection>,
) -> Result<Response, Problem> {
    let entry = offered()
        .find(|entry| entry.role.name() == role && entry.name == operation)
        .ok_or_else(|| Problem::plain(StatusCode::NOT_FOUND, "there is no such operation"))?;
    let caller = service
        .access
        .caller(entry.role, &headers)
        .ok_or_else(Problem::unauthorised)?;
    let body = body.map_err(|why| Problem::plain(why.status(), &why.body_text()))?;
    let request_id = match headers.get(IDEMPOTENCY_KEY).map(HeaderValue::to_str) {
        None => None,
        Some(Ok(key)) => Some(key.to_owned()),
        Some(Err(_)) => {
            return Err(Problem::plain(
                StatusCode::BAD_REQUEST,
                "the idempotency key is no text",
            ));
        }
    };
    // The desk waits for its disk, so it does not run on the threads that serve.
    let called = tokio::task::spawn_blocking(move || {
        service
            .desk
            .call(&caller, entry.name, &body, request_id.as_deref())
            .map_err(|error| Problem::of_desk(&error, service.desk.now().millis()))
    });
    match called.await {
        Ok(answer) => Ok(json(answer?)),
        Err(_) => Err(Problem::plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal error",
        )),
    }
}

fn json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

/// The operations with a route: all but the clockwork's, which the relay of the service runs.
pub(crate) fn offered() -> impl Iterator<Item = &'static OperationEntry> {
    OPERATIONS.iter().filter(|entry| entry.role != Role::System)
}
