//! Objects of Python that the desk calls: a store, a channel, a way out for mails.

use std::sync::Arc;

use fapiao::door::Host;
use pyo3::prelude::*;

/// A Python function that takes a method and JSON, and answers whether it went well, and JSON.
pub(crate) struct PyHost(Py<PyAny>);

impl PyHost {
    pub(crate) fn shared(adapter: Py<PyAny>) -> Arc<dyn Host> {
        Arc::new(Self(adapter))
    }
}

impl Host for PyHost {
    fn call(&self, method: &str, input: &str) -> Result<String, String> {
        let answer = Python::attach(|py| {
            self.0
                .bind(py)
                .call1((method, input))
                .and_then(|answer| answer.extract::<(bool, String)>())
        });
        #[cfg(feature = "test-panic")]
        #[allow(clippy::panic)]
        if matches!(&answer, Ok((_, text)) if text == "panic") {
            panic!("the test wants it");
        }
        match answer {
            Ok((true, text)) => Ok(text),
            Ok((false, text)) => Err(text),
            // The adapter catches what its object raises, so that only the interpreter's own end comes here.
            Err(_) => Err("the adapter failed".to_owned()),
        }
    }
}
