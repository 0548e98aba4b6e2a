//! What every operation has in common: who may call it, how it is run, how it is dispatched by name.

use std::future::Future;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::context::{Actor, Context, Entropy, Rules};
use crate::contract::*;
use crate::digest::hex_digest;
use crate::error::{Code, Error};
use crate::flow::{Flow, Io};
use crate::input::parse;
use crate::operations::principal::{Principal, authenticate, ended_by_itself};
use crate::operations::*;
use crate::store::{Key, Lookup};
use crate::value::{RequestId, Secret};

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anybody, signed in or not.
    Public,
    /// A customer.
    Customer,
    /// Staff of the service centre.
    Staff,
    /// The payment platform.
    Platform,
    /// The desk's own clockwork.
    System,
}

impl Role {
    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Customer => "customer",
            Self::Staff => "staff",
            Self::Platform => "platform",
            Self::System => "system",
        }
    }
}

/// A customer that a host vouches for with its own login (SPEC A15).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vouched {
    /// The customer reference of the feed.
    pub customer_reference: String,
    /// Where mails go; none are written without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The language of mails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
}

impl From<&str> for Vouched {
    fn from(customer_reference: &str) -> Self {
        Self {
            customer_reference: customer_reference.to_owned(),
            ..Self::default()
        }
    }
}

/// Who calls.
#[derive(Debug, Clone)]
pub enum Caller {
    /// Anybody.
    Public,
    /// A customer who signed in, by session token.
    Session(Secret),
    /// A customer vouched for by the host.
    Vouched(Vouched),
    /// A member of staff, by name.
    Staff(String),
    /// The payment platform.
    Platform,
    /// The desk's own clockwork.
    System,
}

impl Caller {
    /// The role that the caller has.
    pub fn role(&self) -> Role {
        match self {
            Self::Public => Role::Public,
            Self::Session(_) | Self::Vouched(_) => Role::Customer,
            Self::Staff(_) => Role::Staff,
            Self::Platform => Role::Platform,
            Self::System => Role::System,
        }
    }

    /// The actor of facts, before a customer's session is looked up.
    fn actor(&self) -> Actor {
        match self {
            Self::Public | Self::Session(_) => Actor::Stranger,
            Self::Vouched(vouched) => {
                Actor::Customer(format!("reference:{}", vouched.customer_reference))
            }
            Self::Staff(name) => Actor::Staff(name.clone()),
            Self::Platform => Actor::Platform,
            Self::System => Actor::System,
        }
    }
}

/// What an operation comes to: what it changes, and what it answers.
#[derive(Debug)]
pub struct Outcome<V> {
    /// Committed before the answer is given.
    pub change: Change,
    /// The answer. A refusal whose change is not empty is one that has to be remembered (SPEC A7).
    pub answer: Result<V, Error>,
}

impl<V> Outcome<V> {
    /// An answer that changes nothing.
    pub fn read(view: V) -> Self {
        Self {
            change: Change::new(),
            answer: Ok(view),
        }
    }

    /// A change and its answer.
    pub fn write(change: Change, view: V) -> Self {
        Self {
            change,
            answer: Ok(view),
        }
    }

    /// A refusal that is remembered.
    pub fn refuse(change: Change, error: Error) -> Self {
        Self {
            change,
            answer: Err(error),
        }
    }
}

/// A command of the contract, bound to its operation.
pub trait Operation: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// What it answers.
    type View: Serialize + DeserializeOwned + Send + 'static;
    /// Its name.
    const NAME: &'static str;
    /// Who may call it.
    const ROLE: Role;
    /// Whether it takes a request id (SPEC P4).
    const TAKES_REQUEST_ID: bool;

    /// Decides it. `principal` is there for the operations of a customer.
    fn run(
        self,
        io: Io,
        ctx: Context,
        principal: Option<Principal>,
    ) -> impl Future<Output = Result<Outcome<Self::View>, Error>> + Send;
}

/// A line of the operation table.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct OperationEntry {
    /// Name.
    pub name: &'static str,
    /// Who may call it.
    pub role: Role,
    /// Whether it changes anything.
    pub changes: bool,
    /// Whether it takes a request id (SPEC P4).
    pub takes_request_id: bool,
    /// Type of its command.
    pub command: &'static str,
    /// Type of its view.
    pub view: &'static str,
    /// One line of documentation.
    pub doc: &'static str,
}

/// The flow of one call.
///
/// # Errors
/// `operation_not_allowed` when the operation is not the caller's; `invalid_input` for a request id that is none, and for
/// staff without a name, since it stands in the history (SPEC H1).
pub fn flow<O: Operation>(
    rules: Arc<Rules>,
    caller: Caller,
    command: O,
    request_id: Option<&str>,
) -> Result<Flow<O::View>, Error> {
    if O::ROLE != Role::Public && O::ROLE != caller.role() {
        return Err(Error::new(Code::OperationNotAllowed)
            .detail("operation", O::NAME)
            .detail("role", caller.role().name()));
    }
    if matches!(&caller, Caller::Staff(name) if name.trim().is_empty()) {
        return Err(Error::problem("staff", Code::Required));
    }
    let request_id = match request_id {
        Some(id) if O::TAKES_REQUEST_ID => {
            Some(RequestId::parse(id).map_err(|code| Error::problem("request_id", code))?)
        }
        _ => None,
    };
    Ok(Flow::new(move |io, now, entropy| {
        let mut ctx = Context {
            now,
            entropy: Entropy::new(entropy),
            actor: caller.actor(),
            operation: O::NAME,
            rules: Arc::clone(&rules),
        };
        let (caller, command, request_id) = (caller.clone(), command.clone(), request_id.clone());
        async move {
            let principal = if O::ROLE == Role::Customer {
                match authenticate(&io, &mut ctx, &caller).await {
                    Ok(principal) => Some(principal),
                    Err(refusal) => {
                        // What ended the session can still be asked for its answer.
                        let Some(id) = request_id
                            .as_ref()
                            .filter(|_| refusal.is(Code::SessionInvalid))
                        else {
                            return Err(refusal);
                        };
                        if !ended_by_itself(&io, &mut ctx, &caller).await? {
                            return Err(refusal);
                        }
                        let earlier = Repeat::new(&ctx, id, &command)?.earlier(&io).await?;
                        return earlier.ok_or(refusal);
                    }
                }
            } else {
                None
            };
            let repeat = match request_id {
                Some(id) => Some(Repeat::new(&ctx, &id, &command)?),
                None => None,
            };
            if let Some(repeat) = &repeat
                && let Some(view) = repeat.earlier(&io).await?
            {
                return Ok(view);
            }
            let decided = command.run(io.clone(), ctx, principal).await;
            let refused = !matches!(&decided, Ok(outcome) if outcome.answer.is_ok());
            if let Some(repeat) = repeat.as_ref().filter(|_| refused)
                // The same call may have been done since it was looked for, which is what it is refused for now.
                && let Some(view) = repeat.earlier(&io).await?
            {
                return Ok(view);
            }
            let Outcome { mut change, answer } = decided?;
            if let (Some(repeat), Ok(view)) = (&repeat, &answer) {
                repeat.remember(&mut change, view)?;
            }
            io.commit(change).await?;
            answer
        }
    }))
}

/// The flow that takes in a batch of a bulk intake, each record under the line that it stands on (SPEC B11). What is
/// wrong with one is told, and the others are taken; what is known already changes nothing.
#[must_use]
pub fn intake(rules: Arc<Rules>, records: Arc<[(u64, FeedRecord)]>) -> Flow<feed::TakenIn> {
    Flow::new(move |io, now, entropy| {
        let ctx = Context {
            now,
            entropy: Entropy::new(entropy),
            actor: Actor::Platform,
            operation: "import_statement",
            rules: Arc::clone(&rules),
        };
        let records = Arc::clone(&records);
        async move { feed::take_in(&io, &ctx, records.iter().cloned()).await }
    })
}

/// A write that may come again under the same request id (SPEC P4).
#[derive(Debug, Clone)]
struct Repeat {
    key: Key,
    content: String,
}

#[derive(Serialize, Deserialize)]
struct Reply<V> {
    content: String,
    view: V,
}

impl Repeat {
    /// Passwords are written as `***` and thus no part of the content: a digest of them would be worth stealing. Tokens
    /// are written as their digest.
    fn new<O: Operation>(
        ctx: &Context,
        request_id: &RequestId,
        command: &O,
    ) -> Result<Self, Error> {
        let content = serde_json::to_string(command).map_err(|_| Error::new(Code::Internal))?;
        let id = hex_digest(&[
            b"fapiao reply",
            ctx.actor.to_string().as_bytes(),
            request_id.as_str().as_bytes(),
        ]);
        Ok(Self {
            key: Key::new("reply", id),
            content: hex_digest(&[O::NAME.as_bytes(), content.as_bytes()]),
        })
    }

    async fn earlier<V: DeserializeOwned>(&self, io: &Io) -> Result<Option<V>, Error> {
        let Some(row) = io
            .rows(vec![Lookup::Key(self.key.clone())])
            .await?
            .pop()
            .flatten()
        else {
            return Ok(None);
        };
        let damaged = |_| Error::new(Code::StoreDamaged).detail("kind", "reply");
        let reply: Reply<serde_json::Value> = serde_json::from_str(&row.body).map_err(damaged)?;
        if reply.content != self.content {
            return Err(Code::RequestIdReused.into());
        }
        serde_json::from_value(reply.view)
            .map(Some)
            .map_err(damaged)
    }

    fn remember<V: Serialize>(&self, change: &mut Change, view: &V) -> Result<(), Error> {
        let body = serde_json::to_string(&Reply {
            content: self.content.clone(),
            view,
        })
        .map_err(|_| Error::new(Code::Internal))?;
        change.put_new(self.key.clone(), body);
        Ok(())
    }
}

macro_rules! implement {
    ($($role:ident { $($mode:ident $name:ident($command:ident) -> $view:ty = $module:ident::$handler:ident $doc:literal;)* })*) => {
        $($(
            impl Operation for $command {
                type View = $view;
                const NAME: &'static str = stringify!($name);
                const ROLE: Role = Role::$role;
                const TAKES_REQUEST_ID: bool = implement!(@repeats $mode);

                fn run(self, io: Io, ctx: Context, principal: Option<Principal>) -> impl Future<Output = Result<Outcome<$view>, Error>> + Send {
                    implement!(@call $role, $module::$handler, io, ctx, principal, self)
                }
            }
        )*)*

        /// Every operation, once.
        pub const OPERATIONS: &[OperationEntry] = &[$($(OperationEntry {
            name: stringify!($name),
            role: Role::$role,
            changes: implement!(@changes $mode),
            takes_request_id: implement!(@repeats $mode),
            command: stringify!($command),
            view: stringify!($view),
            doc: $doc,
        }),*),*];

        /// The flow of a call by name, with JSON in and out.
        ///
        /// # Errors
        /// `unknown_operation`, `operation_not_allowed`, and `invalid_input` for JSON of another shape.
        pub fn dispatch(rules: Arc<Rules>, caller: Caller, operation: &str, input: &str, request_id: Option<&str>) -> Result<Flow<String>, Error> {
            match operation {
                $($(stringify!($name) => json_flow::<$command>(rules, caller, input, request_id),)*)*
                _ => Err(Error::new(Code::UnknownOperation).detail("operation", operation)),
            }
        }

        /// Calls `visit` with the command and view schema of each operation.
        pub fn schemas(generator: &mut schemars::SchemaGenerator, mut visit: impl FnMut(&OperationEntry, schemars::Schema, schemars::Schema)) {
            $($(
                if let Some(entry) = OPERATIONS.iter().find(|entry| entry.name == stringify!($name)) {
                    let command = generator.subschema_for::<$command>();
                    let view = generator.subschema_for::<$view>();
                    visit(entry, command, view);
                }
            )*)*
        }
    };
    (@call Customer, $handler:path, $io:ident, $ctx:ident, $principal:ident, $command:ident) => {
        async move {
            match $principal {
                Some(principal) => $handler($io, $ctx, principal, $command).await,
                None => Err(Code::Internal.into()),
            }
        }
    };
    (@call $role:ident, $handler:path, $io:ident, $ctx:ident, $principal:ident, $command:ident) => {{
        let _ = $principal;
        $handler($io, $ctx, $command)
    }};
    (@changes read) => { false };
    (@changes $mode:ident) => { true };
    (@repeats write) => { true };
    (@repeats $mode:ident) => { false };
}

crate::for_each_operation!(implement);

fn json_flow<O: Operation>(
    rules: Arc<Rules>,
    caller: Caller,
    input: &str,
    request_id: Option<&str>,
) -> Result<Flow<String>, Error> {
    let command: O = parse(input)?;
    let flow = flow(rules, caller, command, request_id)?;
    Ok(flow.map(|view| serde_json::to_string(&view).map_err(|_| Code::Internal.into())))
}
