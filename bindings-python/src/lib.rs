//! The door to Python, as the module `fapiao._native`: JSON in and out, errors as exceptions, other threads running while
//! a call works. Everything that has a type is written in Python, in the package around it.

use pyo3::prelude::*;

mod host;

/// The classes are defined in Python, one for each kind of refusal.
mod raised {
    use fapiao::{Error, Kind};
    use pyo3::{PyErr, import_exception};

    import_exception!(fapiao.errors, InvalidError);
    import_exception!(fapiao.errors, NotFoundError);
    import_exception!(fapiao.errors, RefusedError);
    import_exception!(fapiao.errors, TakenError);
    import_exception!(fapiao.errors, ConflictError);
    import_exception!(fapiao.errors, UnavailableError);
    import_exception!(fapiao.errors, InternalError);

    /// The exception of an error; it is made from the JSON of it.
    pub(crate) fn exception(error: &Error) -> PyErr {
        let body = fapiao::door::error_json(error);
        match error.kind() {
            Kind::Invalid => InvalidError::new_err(body),
            Kind::NotFound => NotFoundError::new_err(body),
            Kind::Refused => RefusedError::new_err(body),
            Kind::Taken => TakenError::new_err(body),
            Kind::Conflict => ConflictError::new_err(body),
            Kind::Unavailable => UnavailableError::new_err(body),
            Kind::Internal => InternalError::new_err(body),
        }
    }
}

/// Works without the interpreter, so that other Python threads run meanwhile.
fn away<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T, fapiao::Error> + Send,
) -> PyResult<T> {
    py.detach(work).map_err(|error| raised::exception(&error))
}

/// The native part of the package `fapiao`.
#[pymodule(name = "_native")]
mod native {
    use std::sync::Arc;

    use fapiao::door::{self, Surroundings};
    use fapiao::{Instant, ManualClock};
    use pyo3::exceptions::PyValueError;
    use pyo3::prelude::*;
    use pyo3::types::PyBytes;

    use super::away;
    use super::host::PyHost;

    /// A desk.
    #[pyclass(frozen)]
    struct Door(Arc<door::Door>);

    #[pymethods]
    impl Door {
        /// Opens a desk: options are JSON, store and channel are called with a method and JSON.
        #[staticmethod]
        #[pyo3(signature = (options, store=None, channel=None, clock=None))]
        fn open(
            py: Python<'_>,
            options: &str,
            store: Option<Py<PyAny>>,
            channel: Option<Py<PyAny>>,
            clock: Option<PyRef<'_, Clock>>,
        ) -> PyResult<Self> {
            let surroundings = Surroundings {
                store: store.map(PyHost::shared),
                channel: channel.map(PyHost::shared),
                clock: clock.map(|clock| Arc::clone(&clock.0)),
            };
            away(py, || door::Door::open(options, surroundings)).map(Self)
        }

        /// The handle of a caller, who is JSON.
        fn handle(&self, py: Python<'_>, caller: &str) -> PyResult<Handle> {
            away(py, || self.0.handle(caller)).map(Handle)
        }

        /// Sends mails that are due.
        fn deliver_due(
            &self,
            py: Python<'_>,
            limit: u32,
            transport: Py<PyAny>,
        ) -> PyResult<String> {
            let transport = PyHost::shared(transport);
            away(py, || self.0.deliver_due(limit, transport))
        }

        /// Sends mails as they fall due, in a thread of its own.
        fn start_relay(
            &self,
            py: Python<'_>,
            pause_millis: u32,
            transport: Py<PyAny>,
        ) -> PyResult<Relay> {
            let transport = PyHost::shared(transport);
            away(py, || self.0.start_relay(pause_millis, transport)).map(Relay)
        }

        /// The policy, JSON.
        fn policy(&self, py: Python<'_>) -> PyResult<String> {
            away(py, || self.0.policy())
        }

        /// Now, in milliseconds since 1970 UTC.
        fn now_millis(&self, py: Python<'_>) -> PyResult<i64> {
            away(py, || self.0.now_millis())
        }

        /// Closes the desk.
        fn close(&self, py: Python<'_>) {
            py.detach(|| self.0.close());
        }
    }

    /// A caller at a desk.
    #[pyclass(frozen)]
    struct Handle(door::Handle);

    #[pymethods]
    impl Handle {
        /// Calls an operation; command and view are JSON, the view as UTF-8.
        #[pyo3(signature = (operation, command, request_id=None))]
        fn call<'py>(
            &self,
            py: Python<'py>,
            operation: &str,
            command: &str,
            request_id: Option<&str>,
        ) -> PyResult<Bound<'py, PyBytes>> {
            let view = away(py, || self.0.call(operation, command, request_id))?;
            Ok(PyBytes::new(py, view.as_bytes()))
        }

        /// Begins an intake of a statement; options are JSON.
        fn begin_import(&self, py: Python<'_>, options: &str) -> PyResult<Import> {
            away(py, || self.0.begin_import(options)).map(Import)
        }

        /// Calls an operation with each command, all in Rust; the seconds that it took.
        #[cfg(feature = "measure")]
        fn seconds(&self, py: Python<'_>, operation: &str, commands: Vec<String>) -> PyResult<f64> {
            away(py, || {
                let begun = std::time::Instant::now();
                for command in &commands {
                    self.0.call(operation, command, None)?;
                }
                Ok(begun.elapsed().as_secs_f64())
            })
        }
    }

    /// An intake under way.
    #[pyclass(frozen)]
    struct Import(door::DoorImport);

    #[pymethods]
    impl Import {
        /// Takes the next bytes; the answer is JSON.
        fn push(&self, py: Python<'_>, bytes: &[u8]) -> PyResult<String> {
            away(py, || self.0.push(bytes))
        }

        /// Goes on when no more bytes come; the answer is JSON, with a report once it is done.
        fn finish_step(&self, py: Python<'_>) -> PyResult<String> {
            away(py, || self.0.finish_step())
        }

        /// Ends it before its time; the report, JSON.
        fn stop(&self, py: Python<'_>) -> PyResult<String> {
            away(py, || self.0.stop())
        }
    }

    /// A relay of mails.
    #[pyclass(frozen)]
    struct Relay(door::DoorRelay);

    #[pymethods]
    impl Relay {
        /// What it has done, JSON.
        fn status(&self, py: Python<'_>) -> PyResult<String> {
            away(py, || self.0.status())
        }

        /// Stops it and waits for its end; what it has done, JSON.
        fn stop(&self, py: Python<'_>) -> PyResult<String> {
            away(py, || self.0.stop())
        }
    }

    /// A mail server.
    #[pyclass(frozen)]
    struct Smtp(door::DoorSmtp);

    #[pymethods]
    impl Smtp {
        /// Options are JSON.
        #[new]
        fn new(py: Python<'_>, options: &str) -> PyResult<Self> {
            away(py, || door::DoorSmtp::new(options)).map(Self)
        }

        /// Why it would not take a mail, JSON.
        fn check(&self, py: Python<'_>) -> PyResult<String> {
            away(py, || self.0.check())
        }

        /// Hands a mail over, JSON; why it was not taken, JSON.
        fn send(&self, py: Python<'_>, handed: &str) -> PyResult<String> {
            away(py, || self.0.send(handed))
        }
    }

    /// A clock that is set by hand.
    #[pyclass(frozen)]
    struct Clock(Arc<ManualClock>);

    #[pymethods]
    impl Clock {
        #[new]
        fn new(millis: i64) -> PyResult<Self> {
            Ok(Self(Arc::new(ManualClock::new(instant(millis)?))))
        }

        /// What it shows, in milliseconds since 1970 UTC.
        fn now_millis(&self) -> i64 {
            fapiao::Clock::now(&*self.0).millis()
        }

        /// Sets it.
        fn set_millis(&self, millis: i64) -> PyResult<()> {
            self.0.set(instant(millis)?);
            Ok(())
        }

        /// Moves it on.
        fn advance_millis(&self, millis: i64) {
            self.0.advance_millis(millis);
        }
    }

    fn instant(millis: i64) -> PyResult<Instant> {
        Instant::from_millis(millis)
            .ok_or_else(|| PyValueError::new_err("an instant is within the years 1970 to 9999"))
    }

    /// Runs the cases that any store must pass on a store, and tells how each ended, JSON.
    #[pyfunction]
    fn check_store(py: Python<'_>, store: Py<PyAny>) -> PyResult<String> {
        away(py, || door::check_store(PyHost::shared(store)))
    }

    /// The operation table, JSON.
    #[pyfunction]
    fn operations() -> String {
        door::operations()
    }
}
