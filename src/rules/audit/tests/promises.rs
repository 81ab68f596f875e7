//! What a kit promises its readers on every page: nothing is sent, there is a way out, other sites learn nothing.

use super::{POLICY, page, problems, problems_by};
use crate::base::output_file::Output;
use crate::rules::audit::AuditStandard;

#[test]
fn a_form_needs_a_policy_that_stops_it() {
    let with = |policy: &str| {
        let html = format!("{}<form><input></form>", POLICY.replace("; form-action 'none'", policy));
        problems(&[Output::new("p.html", html)]).into_iter().map(|d| d.code).collect::<Vec<_>>()
    };
    assert_eq!(with("; form-action 'none'"), [""; 0]);
    assert_eq!(with("; form-action 'self'"), ["audit-form"]);
    assert_eq!(with(""), ["audit-form"]);
}

#[test]
fn each_page_of_a_kit_calls_the_emergency_service() {
    let standard = AuditStandard { emergency: Some("tel:111".into()), ..AuditStandard::default() };
    for (path, body, expected) in [
        ("p.html", "<a href=tel:111>111</a>", &[][..]),
        ("p.html", "<a href=tel:1110>1110</a> or 111", &["audit-emergency-call"]),
        ("404.html", "", &["audit-emergency-call"]),
        ("leave.html", "", &[]),
        ("old.html", "<meta http-equiv=refresh content='0; url=#top'>", &[]),
    ] {
        let page = Output::new(path, format!("{POLICY}<title>T</title>{body}"));
        let codes: Vec<_> = problems_by(&[page], &standard).into_iter().map(|d| d.code).collect();
        assert_eq!(codes, expected, "{path}: {body}");
    }
}

#[test]
fn where_readers_may_be_watched_each_page_has_a_way_out_and_hides_itself() {
    let standard = AuditStandard { sheltered: true, ..AuditStandard::default() };
    let (hidden, out) =
        ("<meta name=Referrer content=no-referrer>", "<a href=#top data-module=exit>Leave</a>");
    let stub = format!("{hidden}<meta http-equiv=refresh content='0; url=#top'>");
    for (path, head, body, expected) in [
        ("p.html", hidden, out, &[][..]),
        ("p.html", "", out, &["audit-referrer"]),
        ("p.html", "<meta name=referrer content=origin>", out, &["audit-referrer"]),
        ("p.html", hidden, "<p data-module=exit>Leave", &["audit-way-out"]),
        ("404.html", hidden, "", &[]),
        ("leave.html", hidden, "", &[]),
        ("old.html", &stub, "", &[]),
    ] {
        let page = Output::new(path, format!("{POLICY}{head}<title>T</title>{body}"));
        let codes: Vec<_> = problems_by(&[page], &standard).into_iter().map(|d| d.code).collect();
        assert_eq!(codes, expected, "{path}: {head}{body}");
    }
    assert!(problems(&[page("p.html", "")]).is_empty(), "a plain site promises less");
}
