//! What programs can ask: readable as it is, and a viewer that can try it where scripts run.

use leptos::prelude::*;
use lexgap_texts::is_known;

use crate::{
    layout::{Content, Context},
    say::{link, rich, say},
};

/// One parameter of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiParameter {
    pub name: String,
    pub is_in_path: bool,
    pub values: ApiValues,
    pub is_required: bool,
}

/// What a parameter can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiValues {
    /// A type of JSON Schema: `string`.
    Kind(String),
    /// A number from the first to the second.
    Range(String, String),
    /// One of these.
    Names(Vec<String>),
}

/// One address and what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiOperation {
    /// `list_laws`.
    pub id: String,
    /// `/api/v1/laws/{id}`.
    pub path: String,
    pub parameters: Vec<ApiParameter>,
    /// Address of a request, and what it answers.
    pub example: String,
    pub answer: Option<String>,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiPage {
    /// English name and operations of each group.
    pub groups: Vec<(String, Vec<ApiOperation>)>,
    /// Name in addresses and status of each kind of error.
    pub errors: Vec<(&'static str, u16)>,
}

/// Identifier of the message that says what an operation answers.
pub fn message_of_operation(id: &str) -> String {
    format!("api-{}", id.replace('_', "-"))
}

/// Identifier of the message that says what a parameter of an operation means.
pub fn message_of_parameter(operation: &str, name: &str) -> String {
    let own = format!("{}-{name}", message_of_operation(operation));
    if is_known(&own) { own } else { format!("api-with-{name}") }
}

/// Identifier of the message that names a group of operations; with `-about` after it, of what the group is about.
pub fn message_of_group(name: &str) -> String {
    format!("api-group-{}", name.to_lowercase().replace(' ', "-"))
}

/// Identifier of the message that names a kind of error.
pub fn message_of_error(name: &str) -> String {
    format!("api-error-{name}")
}

/// What holds everywhere, one sentence each.
const RULES: [&str; 9] = [
    "api-rule-edition",
    "api-rule-formats",
    "api-rule-pages",
    "api-rule-fields",
    "api-rule-missing",
    "api-rule-tags",
    "api-rule-limits",
    "api-rule-cors",
    "api-rule-facts",
];

/// The page.
pub fn page(context: Context<'_>, api: &ApiPage) -> Content {
    let groups = api.groups.iter().map(|(name, operations)| group(name, operations)).collect_view();
    let errors = api
        .errors
        .iter()
        .map(|(name, status)| {
            view! {
                <tr id=format!("problem-{name}")>
                    <td>{*status}</td>
                    <td>{say!(&message_of_error(name))}</td>
                    <td><code dir="ltr">{*name}</code></td>
                </tr>
            }
        })
        .collect_view();
    let file = |name: &str| context.assets.files.get(name).cloned();
    let viewer = file("docs.js").zip(file("docs.css")).map(|(script, style)| {
        view! {
            <link rel="stylesheet" href=style />
            <script type="module" src=script></script>
        }
    });
    let whole = format!("/downloads/{}", context.index.head().number);
    let rules = RULES.map(|id| view! { <li>{rich!(id, whole = link(&whole))}</li> }).collect_view();
    let body = view! {
        <h1>{say!("api-title")}</h1>
        <p class="lead">{rich!("api-lead", description = link("/api/v1/openapi.json"))}</p>
        <h2 id="rules">{say!("api-rules")}</h2>
        <ul>{rules}</ul>
        <h2 id="deprecation">{say!("api-changes")}</h2>
        <p>{rich!("api-changes-said")}</p>
        {groups}
        <h2 id="errors">{say!("api-errors")}</h2>
        <p>{rich!("api-errors-said")}</p>
        <table>
            <thead>
                <tr>
                    <th scope="col">{say!("status")}</th>
                    <th scope="col">{say!("api-error-title")}</th>
                    <th scope="col">{say!("api-error-type")}</th>
                </tr>
            </thead>
            <tbody>{errors}</tbody>
        </table>
        // The viewer has English words only.
        <section id="viewer" data-document="/api/v1/openapi.json" data-title=say!("api-try") lang="en" dir="ltr"></section>
    };
    let content = Content::new(say!("api-title"), say!("api-description"), body);
    match viewer {
        Some(viewer) => content.with_head(viewer.into_any()),
        None => content,
    }
}

fn group(name: &str, operations: &[ApiOperation]) -> impl IntoView + use<> {
    let id = message_of_group(name);
    view! {
        <h2>{say!(&id)}</h2>
        <p>{say!(&format!("{id}-about"))}</p>
        {operations.iter().map(operation).collect_view()}
    }
}

fn operation(o: &ApiOperation) -> impl IntoView + use<> {
    let parameters = o
        .parameters
        .iter()
        .map(|p| {
            let needed = p.is_required.then(|| view! { " " <strong>{say!("api-required")}</strong> });
            let place = say!(if p.is_in_path { "api-in-path" } else { "api-in-query" });
            let meaning = rich!(&message_of_parameter(&o.id, &p.name));
            view! {
                <dt><code dir="ltr">{p.name.clone()}</code> " " <small>{place}</small> {needed}</dt>
                <dd>{meaning} " " <small>{values(&p.values)}</small></dd>
            }
        })
        .collect_view();
    let answer = o.answer.clone().map(|answer| view! { <pre dir="ltr"><code>{answer}</code></pre> });
    let example = view! { <a href=o.example.clone() dir="ltr">{o.example.clone()}</a> }.into_any();
    view! {
        <details id=o.id.clone() class="operation">
            <summary><code dir="ltr">"GET " {o.path.clone()}</code> " " {rich!(&message_of_operation(&o.id))}</summary>
            <dl class="facts">{parameters}</dl>
            <p>{rich!("api-example", address = example)}</p>
            {answer}
        </details>
    }
}

fn values(values: &ApiValues) -> AnyView {
    match values {
        ApiValues::Kind(kind) => say!(match kind.as_str() {
            "integer" => "api-kind-integer",
            "boolean" => "api-kind-boolean",
            _ => "api-kind-text",
        })
        .into_any(),
        ApiValues::Range(least, most) => {
            say!("api-kind-range", least = least.as_str(), most = most.as_str()).into_any()
        }
        ApiValues::Names(names) => view! { <span dir="ltr">{names.join(", ")}</span> }.into_any(),
    }
}
