//! The handles by role: each has only its own operations, made from the operation table.

use fapiao_core::contract::*;
use fapiao_core::error::Error;
use fapiao_core::operation::Caller;

use crate::desk::Desk;

macro_rules! handle {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name {
            desk: Desk,
            caller: Caller,
            request_id: Option<String>,
        }

        impl $name {
            pub(crate) fn new(desk: &Desk, caller: Caller) -> Self {
                Self { desk: desk.clone(), caller, request_id: None }
            }

            /// The same handle for one write under a request id (SPEC P4): the same id again gives the first answer
            /// and changes nothing; with other content it is refused.
            #[must_use]
            pub fn once(&self, request_id: impl Into<String>) -> Self {
                Self { request_id: Some(request_id.into()), ..self.clone() }
            }

            /// The desk.
            pub fn desk(&self) -> &Desk {
                &self.desk
            }
        }
    };
}

handle! {
    /// What a customer can do. A customer never sees or names another's rows.
    Customer
}
handle! {
    /// What the service centre can do.
    Staff
}
handle! {
    /// What the payment platform can do.
    Platform
}
handle! {
    /// What happens by itself when its time comes.
    System
}

macro_rules! methods {
    ($($role:ident { $($mode:ident $name:ident($command:ident) -> $view:ty = $module:ident::$handler:ident $doc:literal;)* })*) => {
        $(methods!(@role $role $($name $command ($view) $doc;)*);)*
    };
    (@role Public $($name:ident $command:ident ($view:ty) $doc:literal;)*) => {
        impl Desk {
            $(
                #[doc = $doc]
                ///
                /// # Errors
                /// See the reference of the operation.
                pub fn $name(&self, command: impl Into<$command>) -> Result<$view, Error> {
                    self.run(&Caller::Public, command.into(), None)
                }
            )*
        }
    };
    (@role $role:ident $($name:ident $command:ident ($view:ty) $doc:literal;)*) => {
        impl $role {
            $(
                #[doc = $doc]
                ///
                /// # Errors
                /// See the reference of the operation.
                pub fn $name(&self, command: impl Into<$command>) -> Result<$view, Error> {
                    self.desk.run(&self.caller, command.into(), self.request_id.as_deref())
                }
            )*
        }
    };
}

fapiao_core::for_each_operation!(methods);

impl Staff {
    /// Proves the whole store, page by page (SPEC H1).
    ///
    /// # Errors
    /// Those of [`Staff::verify`].
    pub fn verify_all(&self) -> Result<VerifyView, Error> {
        let mut all = self.verify(Verify::default())?;
        while let Some(cursor) = all.next.take() {
            let page = self.verify(Verify {
                cursor: Some(cursor),
                ..Verify::default()
            })?;
            all.sound &= page.sound;
            all.rows = all.rows.saturating_add(page.rows);
            all.facts = all.facts.saturating_add(page.facts);
            all.damage.extend(page.damage);
            all.next = page.next;
        }
        Ok(all)
    }
}
