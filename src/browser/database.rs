//! `IndexedDB`, through the crate `idb`: one connection per database, and transactions as futures.
//!
//! A transaction's work and the opening of a database are never dropped halfway, because the browser may still call
//! their handlers. Both run as tasks of their own; a caller that waits for one may stop waiting.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{Either, LocalBoxFuture, Shared, select};
use gloo_timers::future::TimeoutFuture;
use idb::event::VersionChangeEvent;
use idb::request::OpenDatabaseRequest;
use idb::{Factory, IndexParams, KeyPath, ObjectStore, ObjectStoreParams, Request};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode};

mod error;

pub use error::DatabaseError;

/// How long to wait for an answer, in milliseconds. Some browsers never call back.
const PATIENCE: u32 = 5_000;

/// The store of the drafts, see `storage.rs`.
pub const DRAFTS: &str = "drafts";
/// The store of the drafts' earlier versions, see `snapshots.rs`; its index "draft" finds those of one draft.
pub const SNAPSHOTS: &str = "snapshots";
/// The store of past issues, see `past_issue_store.rs`.
pub const PAST_ISSUES: &str = "earlier";

/// The database of all that Galley stores, except handles of files.
pub static GALLEY: Database = Database {
    name: "galley",
    version: 3,
    upgrade,
};

/// Creates the missing stores and keeps the others: version 1 had only the drafts, and version 2 had no past issues.
fn upgrade(database: &idb::Database, from: u32) -> Result<(), idb::Error> {
    if from < 1 {
        database.create_object_store(DRAFTS, keyed_by("id"))?;
    }
    if from < 2 {
        let mut counted = keyed_by("id");
        counted.auto_increment(true);
        let snapshots = database.create_object_store(SNAPSHOTS, counted)?;
        snapshots.create_index("draft", KeyPath::new_single("draft"), None::<IndexParams>)?;
    }
    if from < 3 {
        database.create_object_store(PAST_ISSUES, keyed_by("file"))?;
    }
    Ok(())
}

fn keyed_by(field: &str) -> ObjectStoreParams {
    let mut params = ObjectStoreParams::new();
    params.key_path(Some(KeyPath::new_single(field)));
    params
}

/// A database, with its name and version.
pub struct Database {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: u32,
    /// Creates the stores that a database of an older version lacks; version 0 is a new database.
    pub upgrade: fn(&idb::Database, u32) -> Result<(), idb::Error>,
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It reads.
    Read,
    /// It writes, and is done when the operating system has the data.
    Write,
    /// It writes, and is done when the disk has the data.
    WriteThrough,
}

/// A connection that is being opened, or is open.
type Connection = Shared<LocalBoxFuture<'static, Result<IdbDatabase, DatabaseError>>>;

thread_local! {
    static CONNECTIONS: RefCell<BTreeMap<&'static str, Connection>> = RefCell::default();
}

impl Database {
    /// Runs `work` in a transaction on one store, and returns its result once the transaction is done.
    ///
    /// The transaction ends as soon as `work` waits for anything other than a request to the store. If `work` fails,
    /// the transaction is rolled back.
    pub async fn transact<T, W, F>(
        &'static self,
        store: &'static str,
        access: Access,
        work: W,
    ) -> Result<T, DatabaseError>
    where
        W: FnOnce(ObjectStore) -> F + 'static,
        F: Future<Output = Result<T, DatabaseError>> + 'static,
        T: 'static,
    {
        let (work, result) = erased(work);
        let transaction = self.begin(store, access).await?;
        detach(run(transaction, store, work)).await?;
        result.take().ok_or_else(DatabaseError::default)
    }

    /// Like [`Database::transact`], but counts as failed if the browser does not answer in time. A late answer must not
    /// change anything.
    pub async fn transact_in_time<T, W, F>(
        &'static self,
        store: &'static str,
        access: Access,
        work: W,
    ) -> Result<T, DatabaseError>
    where
        W: FnOnce(ObjectStore) -> F + 'static,
        F: Future<Output = Result<T, DatabaseError>> + 'static,
        T: 'static,
    {
        let (work, result) = erased(work);
        self.run_in_time(store, access, work).await?;
        result.take().ok_or_else(DatabaseError::default)
    }

    async fn run_in_time(
        &'static self,
        store: &'static str,
        access: Access,
        work: Work,
    ) -> Result<(), DatabaseError> {
        let transaction = self.begin(store, access).await?;
        let done = in_time(run(transaction.clone(), store, work)).await;
        if done.is_err() {
            // The transaction may have ended by itself.
            let _ = transaction.abort();
            // A connection that does not answer is not used again.
            self.disconnect();
        }
        done
    }

    /// Begins a transaction. A connection that the browser has closed is opened again.
    async fn begin(
        &'static self,
        store: &str,
        access: Access,
    ) -> Result<IdbTransaction, DatabaseError> {
        match begin_on(self.connection().await?, store, access) {
            Err(error) if error.is_closed() => {
                self.disconnect();
                begin_on(self.connection().await?, store, access)
            }
            begun => begun,
        }
    }

    async fn connection(&'static self) -> Result<IdbDatabase, DatabaseError> {
        let open = async {
            let opened = in_time(self.open()).await;
            if opened.is_err() {
                CONNECTIONS.with_borrow_mut(|it| it.remove(self.name));
            }
            opened
        };
        let connection = CONNECTIONS.with_borrow_mut(|it| {
            let known = it.entry(self.name);
            known.or_insert_with(|| open.boxed_local().shared()).clone()
        });
        connection.await
    }

    fn disconnect(&self) {
        let connection = CONNECTIONS.with_borrow_mut(|it| it.remove(self.name));
        if let Some(connection) = connection {
            spawn_local(async move {
                if let Ok(database) = connection.await {
                    database.close();
                }
            });
        }
    }

    async fn open(&'static self) -> Result<IdbDatabase, DatabaseError> {
        let request = Factory::new()?.open(self.name, Some(self.version))?;
        let request = IdbOpenDbRequest::from(request);
        let (answer, answered) = once();
        let mut heard = OpenDatabaseRequest::from(request.clone());
        self.upgrade_when_needed(&request, &mut heard);
        heard.on_error({
            let (request, answer) = (request.clone(), answer.clone());
            move |_| answer(Err(failure_of(&request)))
        });
        heard.on_blocked({
            let answer = answer.clone();
            move |_| answer(Err(DatabaseError::because(BLOCKED)))
        });
        heard.on_success(move |_| answer(self.take_in(&request)));
        // A second answer may come after the one that was waited for.
        heard.forget_callbacks();
        answered.await
    }

    fn upgrade_when_needed(&self, request: &IdbOpenDbRequest, heard: &mut OpenDatabaseRequest) {
        let (request, upgrade) = (request.clone(), self.upgrade);
        heard.on_upgrade_needed(move |event: VersionChangeEvent| {
            let upgraded = request.result().map(idb::Database::try_from).map(|it| {
                let from = event.old_version()?;
                upgrade(&it?, from)
            });
            if !matches!(upgraded, Ok(Ok(())))
                && let Some(transaction) = request.transaction()
            {
                // If this fails, the request fails too.
                let _ = transaction.abort();
            }
        });
    }

    /// Takes the new connection, which closes when another tab opens a later version, or when the user clears the
    /// storage.
    fn take_in(&'static self, request: &IdbOpenDbRequest) -> Result<IdbDatabase, DatabaseError> {
        let mut database = idb::Database::try_from(request.result()?)?;
        let connection: IdbDatabase = request.result()?.unchecked_into();
        let forget = move |connection: &IdbDatabase| {
            connection.close();
            CONNECTIONS.with_borrow_mut(|it| it.remove(self.name));
        };
        let (changed, closed) = (connection.clone(), connection.clone());
        database.on_version_change(move |_| forget(&changed));
        database.on_close(move |_| forget(&closed));
        database.forget_callbacks();
        Ok(connection)
    }
}

const BLOCKED: &str = "an older Galley is still open in another tab";

const SILENT: &str = "the browser's storage does not answer";

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions take options, which the stable bindings lack.
    #[wasm_bindgen(extends = IdbDatabase)]
    type DatabaseWithOptions;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DatabaseWithOptions,
        store: &str,
        mode: IdbTransactionMode,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

fn begin_on(
    database: IdbDatabase,
    store: &str,
    access: Access,
) -> Result<IdbTransaction, DatabaseError> {
    let (mode, durability) = match access {
        Access::Read => (IdbTransactionMode::Readonly, "default"),
        Access::Write => (IdbTransactionMode::Readwrite, "relaxed"),
        Access::WriteThrough => (IdbTransactionMode::Readwrite, "strict"),
    };
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"durability".into(), &durability.into())?;
    let database: DatabaseWithOptions = database.unchecked_into();
    Ok(database.transaction(store, mode, &options)?)
}

/// The work of a transaction, boxed so that [`run`] is compiled only once.
type Work = Box<dyn FnOnce(ObjectStore) -> LocalBoxFuture<'static, Result<(), DatabaseError>>>;

/// Boxes `work`, and returns the cell in which its result will be.
fn erased<T, W, F>(work: W) -> (Work, Rc<Cell<Option<T>>>)
where
    W: FnOnce(ObjectStore) -> F + 'static,
    F: Future<Output = Result<T, DatabaseError>> + 'static,
    T: 'static,
{
    let result = Rc::new(Cell::new(None));
    let place = result.clone();
    let work = move |store| {
        let work = work(store).map(move |done| done.map(|it| place.set(Some(it))));
        work.boxed_local()
    };
    (Box::new(work), result)
}

async fn run(
    transaction: IdbTransaction,
    store: &'static str,
    work: Work,
) -> Result<(), DatabaseError> {
    let (end, ended) = once();
    let mut heard = idb::Transaction::from(transaction.clone());
    heard.on_complete({
        let end = end.clone();
        move |_| end(Ok(()))
    });
    let aborted = transaction.clone();
    heard.on_abort(move |_| {
        let error = aborted.error().map(JsValue::from);
        end(Err(error.map(DatabaseError::from).unwrap_or_default()));
    });
    let store = heard.object_store(store)?;
    heard.forget_callbacks();
    match work(store).await {
        Ok(()) => ended.await,
        Err(error) => {
            // The failure may have ended the transaction.
            let _ = transaction.abort();
            Err(error)
        }
    }
}

fn failure_of(request: &IdbOpenDbRequest) -> DatabaseError {
    let error = request.error().ok().flatten();
    error
        .map(JsValue::from)
        .map(DatabaseError::from)
        .unwrap_or_default()
}

/// A function that takes an answer, and a future that returns it. Only the first answer counts.
fn once<T>() -> (
    impl Fn(Result<T, DatabaseError>) + Clone,
    impl Future<Output = Result<T, DatabaseError>>,
) {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let answer = move |it| {
        if let Some(sender) = sender.take() {
            // Perhaps no one is waiting for it any more.
            let _ = sender.send(it);
        }
    };
    let received = receiver.map(|it| it.unwrap_or_else(|_| Err(DatabaseError::default())));
    (answer, received)
}

/// Runs `work` to its end, even if no one waits for it any more.
///
/// It begins at once, because a transaction without requests ends.
async fn detach<T: 'static>(
    work: impl Future<Output = Result<T, DatabaseError>> + 'static,
) -> Result<T, DatabaseError> {
    let mut work = Box::pin(work);
    if let Poll::Ready(done) = poll_fn(|cx| Poll::Ready(work.poll_unpin(cx))).await {
        return done;
    }
    let (answer, done) = once();
    spawn_local(async move { answer(work.await) });
    done.await
}

/// Waits for `work` for as long as a browser may take to answer.
async fn in_time<T: 'static>(
    work: impl Future<Output = Result<T, DatabaseError>> + 'static,
) -> Result<T, DatabaseError> {
    let late = TimeoutFuture::new(PATIENCE);
    match select(Box::pin(detach(work)), late).await {
        Either::Left((done, _)) => done,
        Either::Right(_) => Err(DatabaseError::because(SILENT)),
    }
}
