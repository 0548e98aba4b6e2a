//! Something between a desk and a server that breaks the line when it is told to.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// What happens to a request, and to the connection that it came by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// It does not reach the server.
    Before,
    /// Half of it reaches the server.
    Within,
    /// The server does what it is asked, and its answer is lost.
    After,
    /// Nothing is heard any more, in either direction, and nobody hangs up.
    Silence,
}

#[derive(Default)]
struct Plan {
    cut: Option<(Cut, usize)>,
    seen: usize,
}

/// A port of the loopback that leads to a server.
pub(crate) struct Proxy {
    pub(crate) port: u16,
    plan: Arc<Mutex<Plan>>,
}

impl Proxy {
    pub(crate) fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let plan = Arc::<Mutex<Plan>>::default();
        let shared = Arc::clone(&plan);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(("127.0.0.1", server)) else {
                    continue;
                };
                serve(client, server, &shared);
            }
        });
        Self { port, plan }
    }

    /// Cuts at the request of this number from now on, counted from 0.
    pub(crate) fn cut(&self, cut: Cut, at: usize) {
        *self.plan.lock().unwrap() = Plan {
            cut: Some((cut, at)),
            seen: 0,
        };
    }

    /// Whether the cut has come.
    pub(crate) fn has_cut(&self) -> bool {
        self.plan.lock().unwrap().cut.is_none()
    }
}

impl Plan {
    /// What happens to the request that has just come.
    fn next(&mut self) -> Option<Cut> {
        let (cut, at) = self.cut?;
        self.seen += 1;
        if self.seen > at {
            self.cut = None;
            Some(cut)
        } else {
            None
        }
    }
}

fn serve(client: TcpStream, server: TcpStream, plan: &Arc<Mutex<Plan>>) {
    let (lost, silent) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicBool::new(false)),
    );
    let close = |client: &TcpStream, server: &TcpStream| {
        let _ = client.shutdown(Shutdown::Both);
        let _ = server.shutdown(Shutdown::Both);
    };
    let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let (is_lost, is_silent, plan) = (Arc::clone(&lost), Arc::clone(&silent), Arc::clone(plan));
    thread::spawn(move || {
        let mut bytes = vec![0; 1 << 20];
        while let Ok(read @ 1..) = from.read(&mut bytes) {
            let cut = plan.lock().unwrap().next();
            let request = match cut {
                Some(Cut::Before) => break,
                Some(Cut::Within) => &bytes[..read / 2],
                Some(Cut::Silence) => {
                    is_silent.store(true, Ordering::SeqCst);
                    &[]
                }
                _ if is_silent.load(Ordering::SeqCst) => &[],
                _ => &bytes[..read],
            };
            if cut == Some(Cut::After) {
                is_lost.store(true, Ordering::SeqCst);
            }
            if to.write_all(request).is_err() || cut == Some(Cut::Within) {
                break;
            }
        }
        close(&from, &to);
    });
    let (mut from, mut to) = (server, client);
    thread::spawn(move || {
        let mut bytes = vec![0; 1 << 20];
        while let Ok(read @ 1..) = from.read(&mut bytes) {
            let answer = &bytes[..read];
            if silent.load(Ordering::SeqCst) {
                continue;
            }
            if lost.load(Ordering::SeqCst) {
                // Ready again, and in no transaction: it is done.
                if answer.ends_with(b"Z\0\0\0\x05I") {
                    break;
                }
            } else if to.write_all(answer).is_err() {
                break;
            }
        }
        close(&from, &to);
    });
}
