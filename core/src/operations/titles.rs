//! The title book (SPEC P5).

use crate::change::Change;
use crate::context::Context;
use crate::contract::{
    Buyer, BuyerKind, FapiaoType, KeepTitle, ListTitles, RemoveTitle, TitleView, TitlesView,
};
use crate::draft;
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::operation::Outcome;
use crate::operations::principal::Principal;
use crate::title_book::{self, Title, TitleBook, TitleBookMachine};
use crate::value::Line;

/// The customer's named titles.
///
/// # Errors
/// Those of the store.
pub async fn titles(
    io: Io,
    _ctx: Context,
    principal: Principal,
    _command: ListTitles,
) -> Result<Outcome<TitlesView>, Error> {
    let book = io.load::<TitleBookMachine>(&principal.id).await?;
    Ok(Outcome::read(view(book.state())))
}

/// Keeps a title under a name. It is checked as for a normal fapiao; a special one asks for more when it is applied for.
///
/// # Errors
/// `invalid_input` with every wrong field, or when the book is full.
pub async fn keep_title(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: KeepTitle,
) -> Result<Outcome<TitlesView>, Error> {
    let mut problems = Problems::new();
    let name = problems.check("name", Line::parse(&command.name));
    let buyer = check_buyer(&ctx, &command.buyer, "buyer", &mut problems);
    problems.refuse()?;
    let (Some(name), Some(buyer)) = (name, buyer) else {
        return Err(Code::Internal.into());
    };
    let mut book = io.load::<TitleBookMachine>(&principal.id).await?;
    book.apply(title_book::keep(
        book.state(),
        Title {
            name: name.to_string(),
            buyer,
        },
        ctx.policy().applications.max_titles,
    )?);
    finish(&ctx, book)
}

/// A buyer that could stand on some fapiao of the policy: its fields are well formed and its title is there.
pub fn check_buyer(
    ctx: &Context,
    buyer: &Buyer,
    path: &str,
    problems: &mut Problems,
) -> Option<Buyer> {
    let policy = ctx.policy();
    let offer = policy
        .offers
        .iter()
        .find(|offer| {
            offer.fapiao_type == FapiaoType::Normal || buyer.kind != BuyerKind::Individual
        })
        .copied()?;
    let normal = policy
        .offers
        .iter()
        .find(|offer| offer.fapiao_type == FapiaoType::Normal)
        .copied()
        .unwrap_or(offer);
    draft::check_buyer(policy, buyer, normal, path, ctx.now.china_date(), problems)
}

/// Removes a title.
///
/// # Errors
/// `title_not_found`.
pub async fn remove_title(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: RemoveTitle,
) -> Result<Outcome<TitlesView>, Error> {
    let mut book = io.load::<TitleBookMachine>(&principal.id).await?;
    book.apply(title_book::remove(book.state(), command.name.trim())?);
    finish(&ctx, book)
}

fn finish(
    ctx: &Context,
    book: crate::change::Tracked<TitleBookMachine>,
) -> Result<Outcome<TitlesView>, Error> {
    let view = view(book.state());
    let mut change = Change::new();
    change.put(ctx, book)?;
    Ok(Outcome::write(change, view))
}

fn view(book: &TitleBook) -> TitlesView {
    TitlesView {
        titles: book
            .titles()
            .into_iter()
            .map(|title| TitleView {
                name: title.name.clone(),
                buyer: title.buyer.clone(),
            })
            .collect(),
    }
}
