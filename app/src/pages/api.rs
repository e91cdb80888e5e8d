//! What programs can ask: readable as it is, and a viewer that can try it where scripts run.

use leptos::prelude::*;

use crate::layout::{Content, Context};

/// One parameter of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiParameter {
    pub name: String,
    /// `path` or `query`.
    pub place: String,
    pub description: String,
    /// Type and limits in words: `integer, 1 to 1000`.
    pub values: String,
    pub required: bool,
}

/// One address and what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiOperation {
    pub id: String,
    /// `/api/v1/laws/{id}`.
    pub path: String,
    pub summary: String,
    pub parameters: Vec<ApiParameter>,
    /// Address of a request, and what it answers.
    pub example: String,
    pub answer: Option<String>,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiPage {
    /// Name, description and operations of each group.
    pub groups: Vec<(String, String, Vec<ApiOperation>)>,
    /// Name in addresses, status and title of each kind of error.
    pub errors: Vec<(&'static str, u16, &'static str)>,
}

/// The page.
pub fn page(context: Context<'_>, api: &ApiPage) -> Content {
    let groups = api.groups.iter().map(group).collect_view();
    let errors = api
        .errors
        .iter()
        .map(|(name, status, title)| {
            view! { <tr id=format!("problem-{name}")><td>{*status}</td><td>{*title}</td><td><code>{*name}</code></td></tr> }
        })
        .collect_view();
    let file = |name: &str| context.assets.files.get(name).cloned();
    let viewer = file("docs.js").zip(file("docs.css")).map(|(script, style)| {
        view! {
            <link rel="stylesheet" href=style />
            <script type="module" src=script></script>
        }
    });
    let body = view! {
        <h1>"API"</h1>
        <p class="lead">
            "All that these pages show can be read by programs, without a key. The whole description: "
            <a href="/api/v1/openapi.json">"/api/v1/openapi.json"</a> " (OpenAPI 3.1)."
        </p>
        <h2 id="rules">"What holds everywhere"</h2>
        <ul>
            <li>"Every answer names its edition; " <code>"edition=N"</code> " asks for an older one. What an edition says never changes."</li>
            <li>"JSON, or CSV by " <code>"Accept: text/csv"</code> " or " <code>"format=csv"</code> "; compressed by " <code>"Accept-Encoding"</code> "."</li>
            <li>"Lists come in pages of " <code>"limit"</code> " items; " <code>"next"</code> " of one page is " <code>"cursor"</code> " of the following one."</li>
            <li><code>"fields=a,b"</code> " leaves out all other fields."</li>
            <li>"A missing value is " <code>"null"</code> " and never 0; " <code>"qualifier"</code> " says why."</li>
            <li>"Send " <code>"ETag"</code> " back as " <code>"If-None-Match"</code> ": what you hold already is not sent again, and costs a tenth of a request."</li>
            <li>
                "Requests of one address are limited; " <code>"RateLimit"</code> " tells what is left, and an answer of status 429 when to come back ("
                <code>"Retry-After"</code> "). For much at once take the "
                <a href=format!("/downloads/{}", context.index.head().number)>"whole edition"</a> "."
            </li>
            <li>"Scripts of other sites may read it (CORS)."</li>
            <li>
                "Each fact has a permanent address: " <code>"/facts/{id}"</code> " for people, " <code>"/api/v1/facts/{id}"</code> " for programs."
            </li>
        </ul>
        <h2 id="deprecation">"What changes, and what does not"</h2>
        <p>
            "Within " <code>"v1"</code> " fields and addresses are added and not removed, and keep their meaning. What must go is first marked "
            <code>"deprecated"</code> " in the description, and its answers carry " <code>"Deprecation"</code> " (RFC 9745), " <code>"Sunset"</code>
            " (RFC 8594) and a link to what takes its place, at least a year before it goes. Nothing is marked today."
        </p>
        {groups}
        <h2 id="errors">"Errors"</h2>
        <p>"Errors are problem details (RFC 9457). " <code>"type"</code> " is the address of a row of this table."</p>
        <table>
            <thead><tr><th scope="col">"Status"</th><th scope="col">"Title"</th><th scope="col">"Type"</th></tr></thead>
            <tbody>{errors}</tbody>
        </table>
        <section id="viewer" data-document="/api/v1/openapi.json"></section>
    };
    let content = Content::new("API", "What programs can ask of Lexgap, with examples.", body);
    match viewer {
        Some(viewer) => content.with_head(viewer.into_any()),
        None => content,
    }
}

fn group((name, description, operations): &(String, String, Vec<ApiOperation>)) -> impl IntoView + use<> {
    let operations = operations.iter().map(operation).collect_view();
    view! {
        <h2>{name.clone()}</h2>
        <p>{description.clone()}</p>
        {operations}
    }
}

fn operation(o: &ApiOperation) -> impl IntoView + use<> {
    let parameters = o
        .parameters
        .iter()
        .map(|p| {
            let needed = p.required.then(|| view! { " " <strong>"required"</strong> });
            view! {
                <dt><code>{p.name.clone()}</code> " " <small>{p.place.clone()}</small> {needed}</dt>
                <dd>{p.description.clone()} " " <small>{p.values.clone()}</small></dd>
            }
        })
        .collect_view();
    let answer = o.answer.clone().map(|answer| view! { <pre><code>{answer}</code></pre> });
    view! {
        <details id=o.id.clone() class="operation">
            <summary><code>"GET " {o.path.clone()}</code> " " {o.summary.clone()}</summary>
            <dl class="facts">{parameters}</dl>
            <p>"Example: " <a href=o.example.clone()>{o.example.clone()}</a></p>
            {answer}
        </details>
    }
}
