//! Choosing what an evidence bundle holds: a plain form that leads to the file.

use leptos::prelude::*;

use super::jurisdiction::topics_of;
use crate::{
    layout::{Content, Context},
    say::{self, rich, say, to},
};

/// Fields that a reader may want to mask; each has a message `evidence-mask-…`.
const FIELDS: [&str; 8] = ["source", "provenance", "quantity", "breakdown", "said", "reading", "review", "url"];

/// The form for the jurisdiction with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let j = index.jurisdiction(id)?;
    let name = say::name(j);
    let number = index.head().number;
    let topics =
        topics_of(index, id).into_iter().map(|t| view! { <option value=t.id()>{say::topic(t)}</option> }).collect_view();
    let fields = FIELDS
        .into_iter()
        .map(|field| {
            view! {
                <li>
                    <label>
                        <input type="checkbox" name="mask" value=field />
                        " " <code dir="ltr">{field}</code> " – " {say!(&format!("evidence-mask-{field}"))}
                    </label>
                </li>
            }
        })
        .collect_view();
    let title = say!("evidence-title", name = name.as_str());
    let body = view! {
        <h1>{title.clone()}</h1>
        <p>{rich!("evidence-about")}</p>
        <form method="get" action=format!("/jurisdictions/{id}/evidence.zip")>
            <p>
                <label for="topic">{say!("topic")}</label> " "
                <select id="topic" name="topic">
                    <option value="">{say!("evidence-all-topics")}</option>
                    {topics}
                </select>
            </p>
            <p>
                <label for="edition">{say!("evidence-edition")}</label> " "
                <input id="edition" name="edition" type="number" min="1" max=number.to_string() value=number.to_string() required="" />
            </p>
            <fieldset>
                <legend>{say!("evidence-mask")}</legend>
                <ul>{fields}</ul>
            </fieldset>
            <p>
                <label for="leave_out">{say!("evidence-leave-out")}</label> " "
                <input id="leave_out" name="leave_out" type="text" dir="ltr" maxlength="2000" autocomplete="off" aria-describedby="leave-out-help" />
            </p>
            <p id="leave-out-help" class="quiet">{rich!("evidence-leave-out-help")}</p>
            <p><button type="submit">{say!("evidence-make")}</button></p>
        </form>
        <p><a href=to(format!("/jurisdictions/{id}"))>{say!("evidence-back", name = name.as_str())}</a></p>
    };
    Some(Content::new(title, say!("evidence-description", name = name.as_str()), body))
}
