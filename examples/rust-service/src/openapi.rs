//! The description of the service (OpenAPI 3.1), made from the operation table and the types of the contract.

use fapiao::{ErrorBody, Role, schemas};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::api::IDEMPOTENCY_KEY;

/// The document.
pub(crate) fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let problem = generator.subschema_for::<ErrorBody>();
    let mut paths = Map::new();
    schemas(&mut generator, |entry, command, view| {
        if entry.role == Role::System {
            return;
        }
        let mut operation = json!({
            "operationId": entry.name,
            "tags": [entry.role.name()],
            "summary": entry.doc,
            "requestBody": {"required": true, "content": {"application/json": {"schema": command}}},
            "responses": {
                "200": {"description": "done", "content": {"application/json": {"schema": view}}},
                "default": {"$ref": "#/components/responses/refusal"},
            },
        });
        if let Some(security) = security(entry.role) {
            insert(&mut operation, "security", json!([{security: []}]));
        }
        if entry.takes_request_id {
            let parameter = json!({"$ref": "#/components/parameters/idempotency_key"});
            insert(&mut operation, "parameters", json!([parameter]));
        }
        let path = format!("/v1/{}/{}", entry.role.name(), entry.name);
        paths.insert(path, json!({"post": operation}));
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "fapiao desk",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every operation of the desk as `POST /v1/{role}/{operation}`. Amounts are integer fen, \
                instants RFC 3339 in UTC, dates yyyy-mm-dd in China time.",
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": {
                "session": {"type": "http", "scheme": "bearer", "description": "The token that `sign_in` answers."},
                "staff": {"type": "http", "scheme": "bearer", "description": "The key of a member of staff."},
                "platform": {"type": "http", "scheme": "bearer", "description": "The key of the payment platform."},
            },
            "parameters": {
                "idempotency_key": {
                    "name": IDEMPOTENCY_KEY, "in": "header", "required": false, "schema": {"type": "string"},
                    "description": "Send a write again under the same key, and it is done once.",
                },
            },
            "responses": {
                "refusal": {
                    "description": "422 wrong input, 401 not signed in, 404 no such thing, 409 a rule or somebody else \
                        stands against it, 503 try again later, 500 our own fault",
                    "content": {"application/problem+json": {"schema": problem}},
                },
            },
        },
    })
}

fn security(role: Role) -> Option<&'static str> {
    match role {
        Role::Customer => Some("session"),
        Role::Staff => Some("staff"),
        Role::Platform => Some("platform"),
        Role::Public | Role::System => None,
    }
}

fn insert(target: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = target {
        fields.insert(name.to_owned(), value);
    }
}
