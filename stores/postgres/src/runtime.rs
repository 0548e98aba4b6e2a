//! From threads that block to tasks that do not.

use std::sync::mpsc::sync_channel;

use fapiao_core::store::StoreError;
use tokio::runtime::{Builder, Runtime};

use crate::error::unavailable;

/// The thread that talks to the server.
#[derive(Debug)]
pub(crate) struct Driver(Option<Runtime>);

impl Driver {
    pub(crate) fn start() -> Result<Self, StoreError> {
        Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("fapiao-postgres")
            .enable_all()
            .build()
            .map(|runtime| Self(Some(runtime)))
            .map_err(|_| unavailable("no thread can be started"))
    }

    /// Runs a task to its end. It goes to the driver's own thread, so that the caller may be a thread of another runtime,
    /// in which waiting for a future is not allowed.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        task: impl Future<Output = Result<T, StoreError>> + Send + 'static,
    ) -> Result<T, StoreError> {
        let stopped = || unavailable("the store is closing");
        let runtime = self.0.as_ref().ok_or_else(stopped)?;
        let (tell, told) = sync_channel(1);
        runtime.spawn(async move {
            // Nobody listens only when the caller's thread is gone.
            let _ = tell.send(task.await);
        });
        told.recv().map_err(|_| stopped())?
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Waiting for its threads would not be allowed within another runtime.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
