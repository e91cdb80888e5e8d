//! Choosing what an evidence bundle holds: a plain form that leads to the file.

use leptos::prelude::*;

use super::jurisdiction::topics_of;
use crate::layout::{Content, Context};

/// Fields that a reader may want to mask: name, and what it is in words.
const FIELDS: [(&str, &str); 8] = [
    ("source", "who published each fact"),
    ("provenance", "from which original and place it was read"),
    ("quantity", "the figures themselves"),
    ("breakdown", "the parts of totals: sex, age, form of exploitation"),
    ("said", "what reports say"),
    ("reading", "how a program read it"),
    ("review", "what people decided about it"),
    ("url", "addresses of laws"),
];

/// The form for the jurisdiction with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let j = index.jurisdiction(id)?;
    let number = index.head().number;
    let topics =
        topics_of(index, id).into_iter().map(|t| view! { <option value=t.id()>{t.label()}</option> }).collect_view();
    let fields = FIELDS
        .into_iter()
        .map(|(name, what)| {
            view! {
                <li>
                    <label>
                        <input type="checkbox" name="mask" value=name/>
                        " " <code>{name}</code> {format!(": {what}")}
                    </label>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <h1>{format!("Evidence about {}", j.name)}</h1>
        <p>
            "One file with facts, scores, originals, provenance, proofs and a dossier for readers. Anybody can check it without
            us and without this site; " <code>"lexgap verify"</code> " says what holds and what could not be checked."
        </p>
        <form method="get" action=format!("/jurisdictions/{id}/evidence.zip")>
            <p>
                <label for="topic">"Topic"</label> " "
                <select id="topic" name="topic">
                    <option value="">"all topics"</option>
                    {topics}
                </select>
            </p>
            <p>
                <label for="edition">"Edition"</label> " "
                <input id="edition" name="edition" type="number" min="1" max=number.to_string() value=number.to_string() required/>
            </p>
            <fieldset>
                <legend>"Mask in all facts"</legend>
                <ul>{fields}</ul>
            </fieldset>
            <p>
                <label for="leave_out">"Leave out these facts"</label> " "
                <input id="leave_out" name="leave_out" type="text" maxlength="2000" autocomplete="off" aria-describedby="leave-out-help"/>
            </p>
            <p id="leave-out-help" class="quiet">
                "Identifiers as they stand in the addresses of facts, or " <code>"ti-cpi@2023"</code>
                " for a value of an indicator, parted by commas. Originals and results that would tell of what is masked or left
                out are left out, too. The proofs hold for the rest, and the file says how much is not in it."
            </p>
            <p><button type="submit">"Make the file"</button></p>
        </form>
        <p><a href=format!("/jurisdictions/{id}")>{format!("Back to {}", j.name)}</a></p>
    };
    let title = format!("Evidence about {}", j.name);
    Some(Content::new(title, format!("Facts about {} with originals and proofs, in one file.", j.name), body))
}
