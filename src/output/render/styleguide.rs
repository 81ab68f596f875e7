//! Pages that show every component of the theme with its examples, for those who work on its look.
//!
//! They stand apart from the site: in no archive, no sitemap and no lock. Must not know content.

use serde::Serialize;
use tera::Context;

use super::page::generated;
use super::{Rendered, Renderer};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::theme::examples::{self, ComponentExamples, Parameter};
use crate::input::theme::templates;

/// Where these pages stand.
const FOLDER: &str = "styleguide/";

/// A component as the layout `styleguide` shows it.
#[derive(Serialize)]
struct ComponentView<'a> {
    name: &'a str,
    url: String,
    /// The first paragraph of its README.
    about: String,
    parameters: &'a [Parameter],
    examples: Vec<ExampleView<'a>>,
    /// How many examples it has, shown or not.
    count: usize,
}

#[derive(Serialize)]
struct ExampleView<'a> {
    name: &'a str,
    html: String,
}

/// Which examples a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ExampleSelection {
    First,
    All,
}

impl Renderer<'_> {
    /// The page of all components, then one page for each, in the theme's default language.
    ///
    /// # Errors
    /// Every file of examples that cannot be read, and every example that its component refuses.
    pub fn styleguide(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let all = examples::all(&self.site.theme)?;
        let mut found = Vec::new();
        let mut pages = Vec::new();
        let mut views = Vec::new();
        for (path, examples) in &all {
            match self.component_view(path, examples, ExampleSelection::All) {
                Ok(view) => match self.styleguide_page(&view.url, view.name, &[&view]) {
                    Ok(page) => pages.push(page),
                    Err(problem) => found.push(problem),
                },
                Err(problem) => found.push(problem),
            }
            views.extend(self.component_view(path, examples, ExampleSelection::First));
        }
        let views: Vec<&ComponentView<'_>> = views.iter().collect();
        match self.styleguide_page(&format!("{FOLDER}index.html"), "Components", &views) {
            Ok(page) => pages.insert(0, page),
            Err(problem) => found.push(problem),
        }
        if found.is_empty() { Ok(pages) } else { Err(found) }
    }

    fn styleguide_page(
        &self,
        url: &str,
        title: &str,
        components: &[&ComponentView<'_>],
    ) -> Result<Rendered, Diagnostic> {
        let mut context = Context::new();
        context.insert("page", &generated(title, None, "styleguide", Vec::new()));
        context.insert("components", components);
        context.insert("stylesheets", &self.stylesheets());
        self.finish(self.language_context(0), 0, url, "styleguide", context)
    }

    /// Every stylesheet of the theme that can stand beside the others.
    fn stylesheets(&self) -> Vec<&str> {
        let names = ["core.css", "directory.css", "home.css", "triage.css"];
        names.into_iter().filter_map(|name| self.assets.url(name)).collect()
    }

    fn component_view<'a>(
        &self,
        path: &str,
        examples: &'a ComponentExamples,
        shown: ExampleSelection,
    ) -> Result<ComponentView<'a>, Diagnostic> {
        let theme = &self.site.theme;
        let count = if shown == ExampleSelection::All { examples.examples.len() } else { 1 };
        let mut views = Vec::new();
        for (nth, example) in examples.examples.iter().take(count).enumerate() {
            let mut context = Context::new();
            for (name, value) in &example.args {
                context.insert(name.clone(), value);
            }
            let html = self
                .language_context(0)
                .tera
                .render_component(&examples.component, &context, example.body.as_deref(), true)
                .map_err(|error| {
                    let problem = templates::problem(theme, &error);
                    let message =
                        format!("The example `{}` cannot be shown: {}", example.name, problem.message);
                    Diagnostic::error("template", Place::file(theme.path_of(path)), message)
                })?;
            views.push(ExampleView { name: &example.name, html: own_ids(&html, nth) });
        }
        let readme = path.replace("examples.yaml", "README.md");
        Ok(ComponentView {
            name: &examples.component,
            url: format!("{FOLDER}{}.html", examples.component.replace('_', "-")),
            about: theme.files.get(&readme).map_or_else(String::new, |file| first_paragraph(file.text())),
            parameters: &examples.parameters,
            examples: views,
            count: examples.examples.len(),
        })
    }
}

/// The first paragraph of a Markdown text, headings left out.
fn first_paragraph(text: &str) -> String {
    text.split("\n\n").find(|part| !part.starts_with('#')).unwrap_or_default().trim().to_owned()
}

/// Gives the ids and landmark names of the nth example a number, so that no two on a page are equal.
fn own_ids(html: &str, nth: usize) -> String {
    if nth == 0 {
        return html.to_owned();
    }
    let mut parts = html.split(" aria-label=\"");
    let mut html = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (label, rest) = part.split_once('"').unwrap_or((part, ""));
        html.push_str(&format!(" aria-label=\"{label} {}\"{rest}", nth + 1));
    }
    let ids: Vec<String> =
        html.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect();
    for id in ids {
        for before in [" id=\"", " for=\"", "aria-labelledby=\"", "href=\"#"] {
            html = html.replace(&format!("{before}{id}\""), &format!("{before}{id}-{}\"", nth + 1));
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::{first_paragraph, own_ids};

    #[test]
    fn ids_of_later_examples_are_their_own() {
        let html = "<nav aria-labelledby=\"a\"><h2 id=\"a\">A</h2></nav>";
        assert_eq!(own_ids(html, 0), html);
        assert_eq!(own_ids(html, 1), "<nav aria-labelledby=\"a-2\"><h2 id=\"a-2\">A</h2></nav>");
        assert_eq!(
            own_ids("<input id=\"b\"><label for=\"b\">B</label>", 1),
            "<input id=\"b-2\"><label for=\"b-2\">B</label>"
        );
        assert_eq!(own_ids("<nav aria-label=\"Menu\">A</nav>", 1), "<nav aria-label=\"Menu 2\">A</nav>");
        assert_eq!(first_paragraph("# exit\n\nA way off.\n\nMore."), "A way off.");
    }
}
