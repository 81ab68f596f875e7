//! A service as schema.org data for search engines (schema.org/Service, ContactPoint).
//!
//! Only facts that may be shown. Must not know HTML beyond what keeps the data inside its element.

use serde_json::{Map, Value, json};

use crate::domain::site::directory::{Directory, ShownContact, ShownService};
use crate::input::model::directory::{ContactKind, RunBy};
use crate::input::model::hours::Open;

/// JSON that can stand in a `<script type="application/ld+json">`: every `<` is written as an escape.
pub fn service(service: &ShownService, organisation: &str, directory: &Directory) -> String {
    let government = directory
        .organisation(&service.raw.organisation)
        .is_some_and(|org| matches!(org.run_by, RunBy::Government | RunBy::Tribunal));
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!(if government { "GovernmentService" } else { "Service" }));
    data.insert("name".into(), json!(service.raw.name));
    if let Some(name) = service.shown("te_reo_name") {
        data.insert("alternateName".into(), json!(name));
    }
    if let Some(summary) = service.shown("summary") {
        data.insert("description".into(), json!(summary));
    }
    data.insert("provider".into(), json!({"@type": "Organization", "name": organisation}));
    let areas: Vec<Value> = service
        .raw
        .regions
        .iter()
        .filter_map(|id| directory.region(id))
        .map(|region| json!({"@type": "AdministrativeArea", "name": region.name}))
        .collect();
    data.insert("areaServed".into(), Value::Array(areas));
    let channels: Vec<Value> =
        service.contacts.iter().filter_map(|contact| channel(contact, service)).collect();
    if !channels.is_empty() {
        data.insert("availableChannel".into(), Value::Array(channels));
    }
    Value::Object(data).to_string().replace('<', "\\u003c")
}

fn channel(contact: &ShownContact, service: &ShownService) -> Option<Value> {
    let mut channel = Map::new();
    channel.insert("@type".into(), json!("ServiceChannel"));
    if let Some(label) = &contact.label {
        channel.insert("name".into(), json!(label));
    }
    let mut point = Map::new();
    point.insert("@type".into(), json!("ContactPoint"));
    match contact.kind {
        ContactKind::Phone | ContactKind::Relay => {
            point.insert("telephone".into(), json!(contact.display));
            if contact.free {
                point.insert("contactOption".into(), json!("https://schema.org/TollFree"));
            }
            if let Some(hours) = hours(service) {
                point.insert("hoursAvailable".into(), hours);
            }
            channel.insert("servicePhone".into(), Value::Object(point));
        }
        ContactKind::Text => {
            point.insert("telephone".into(), json!(contact.display));
            channel.insert("serviceSmsNumber".into(), Value::Object(point));
        }
        ContactKind::Web | ContactKind::Chat | ContactKind::Form | ContactKind::App => {
            channel.insert("serviceUrl".into(), json!(contact.href.as_deref()?));
        }
        ContactKind::Email | ContactKind::Post => return None,
    }
    Some(Value::Object(channel))
}

fn hours(service: &ShownService) -> Option<Value> {
    service.shown("hours")?;
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    match service.raw.open.as_ref()? {
        Open::Always { always: true } => Some(json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days.map(|day| format!("https://schema.org/{day}")),
            "opens": "00:00",
            "closes": "23:59",
        })),
        Open::Always { always: false } => None,
        Open::Spans(spans) => Some(Value::Array(
            spans
                .iter()
                .map(|span| {
                    json!({
                        "@type": "OpeningHoursSpecification",
                        "dayOfWeek": span.days.iter().map(|day| day.schema_org()).collect::<Vec<_>>(),
                        "opens": span.from,
                        "closes": span.to,
                    })
                })
                .collect(),
        )),
    }
}
