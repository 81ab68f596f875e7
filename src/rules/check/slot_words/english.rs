//! The English words that orders, threats and promises are made of, and how they stand together.
//!
//! `unless` and `with` hold patterns with `;` between them: none of the first may be in the sentence, and one of the
//! second must.

// Reason for length: the words of every way stand in one place.

use super::pattern::Groups;

/// What is wrong with a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Gate,
    Threat,
    Promise,
}

impl Kind {
    pub fn why(self) -> &'static str {
        match self {
            Self::Gate => {
                "tells people whom they must tell first, or must not tell: the law lets them choose"
            }
            Self::Threat => "threatens people who complain: most will then say nothing",
            Self::Promise => "promises what nobody can keep",
        }
    }

    pub fn hint(self) -> &'static str {
        match self {
            Self::Gate => {
                "Say it as a choice: \"You can tell your manager, and you can go to the union, a lawyer or Police at any time.\""
            }
            Self::Threat => {
                "Leave it out. Say how a complaint is looked into, and that nobody is treated badly for making one."
            }
            Self::Promise => {
                "Say what you do, and where it ends: \"We tell nobody without your consent, unless the law makes us or somebody is in danger.\""
            }
        }
    }
}

/// What one way to say it looks like.
pub struct SlotWording {
    pub kind: Kind,
    /// Whether naming its limits makes it one that can be kept.
    pub limits: bool,
    pub says: &'static str,
    pub with: &'static str,
    pub unless: &'static str,
}

const fn way(kind: Kind, says: &'static str, with: &'static str, unless: &'static str) -> SlotWording {
    SlotWording { kind, limits: false, says, with, unless }
}

/// A promise that can be kept within the limits that its sentence names.
const fn promise(says: &'static str, unless: &'static str) -> SlotWording {
    SlotWording { kind: Kind::Promise, limits: true, says, with: "", unless }
}

/// Phrases are joined by `_`.
pub const GROUPS: Groups = &[
    (
        "YOU",
        "you staff employee employees worker workers people anyone anybody everyone everybody contractors volunteers complainant complainants members colleagues whoever",
    ),
    (
        "OBLIGE",
        "must have_to has_to need_to needs_to required_to obliged_to expected_to shall are_to ought_to",
    ),
    ("ASK", "$OBLIGE should"),
    (
        "TELL",
        "report tell raise speak talk go contact notify inform approach take bring discuss consult complain lodge submit advise disclose send check file refer escalate come resolve",
    ),
    ("DO", "$TELL get ask seek use follow try exhaust complete give let obtain"),
    (
        "INSIDE",
        "manager managers supervisor supervisors team_leader hr human_resources internal internally inside inhouse in_house boss people_and_culture chief_executive people_team leadership",
    ),
    ("US", "$INSIDE us employer our permission approval consent clearance"),
    (
        "ISSUE",
        "complaint complaints concern concerns issue issues problem problems report reports matter matters bullying harassment incident incidents allegation allegations discrimination misconduct everything disputes grievances",
    ),
    (
        "CONTACT",
        "contact contacting go going goes gone talk talking speak speaking report reporting tell telling call calling complain complaining take taking approach approaching involve involving turn turning ring ringing write writing see seeing ask asking use using",
    ),
    (
        "OUTSIDE",
        "union unions police media journalist journalists reporter reporters newspaper newspapers press lawyer lawyers solicitor solicitors ombudsman worksafe outside external externally anyone_else anybody_else others other_people other_staff other_agencies colleague colleagues co_worker co_workers coworker coworkers workmate workmates commission commissioner regulator regulators netsafe authorities tribunal third_party third_parties outsiders",
    ),
    ("OTHERS", "$OUTSIDE anyone anybody each_other social_media online public"),
    (
        "SPEAK",
        "talk speak tell contact approach discuss go report complain share write call ring email message post disclose involve reveal communicate mention",
    ),
    (
        "MUST_NOT",
        "must_not may_not can_not should_not shall_not are_not_allowed_to is_not_allowed_to are_not_permitted_to is_not_permitted_to must_never should_never are_forbidden_to are_prohibited_from are_banned_from are_not_to",
    ),
    ("DO_NOT", "do_not never avoid refrain_from"),
    ("CONDITION", "if when where because whether think thinks feel that why who told"),
    (
        "FALSE",
        "false falsely malicious maliciously vexatious frivolous untrue unfounded baseless dishonest mischievous fabricated groundless bad_faith fake made_up",
    ),
    (
        "COMPLAINT",
        "complain* report reports reporting allegation* accus* claim claims concern concerns statement statements disclosure disclosures",
    ),
    ("MODAL", "may will can could might would shall"),
    (
        "CONSEQUENCE",
        "dismiss* fired sack sacked disciplin* misconduct warning warnings legal_action prosecut* sue sued defam* penalt* penalis* punish* consequence* job terminat* suspend* suspension demot* action_against liable offence trouble",
    ),
    (
        "PUNISHED",
        "dismissed fired sacked disciplined suspended sued prosecuted demoted punished terminated penalised charged subject_to held_responsible held_liable in_trouble",
    ),
    ("NO", "not no nobody never nothing without nor neither hardly none"),
    ("GUARANTEE", "guarantee guarantees guaranteed guaranteeing"),
    (
        "SAFE",
        "confidential confidentially confidentiality confidence anonymous anonymously anonymity private privately secret secrecy secure untraceable discreet",
    ),
    (
        "WHOLLY",
        "completely fully totally strictly absolutely entirely wholly utterly always complete total strict strictest absolute utmost perfectly",
    ),
    (
        "KNOW",
        "know find_out learn hear discover identify trace see tell share guess notice recognise suspect be_told",
    ),
    (
        "PASS_ON",
        "know knows find_out finds_out learn hear told tell tells share shares shared reveal reveals revealed disclose disclosed discloses pass passes passed identify identified trace traced leak leaked known",
    ),
    (
        "OURS",
        "we they he she i us manager managers employer boss colleagues hr name identity details complaint report staff counsellors team workplace",
    ),
];

/// Somebody else says it, or it is said to be wrong.
const SAID: &str = "if ?your ?a ?the someone|somebody|anyone|they|manager|boss|employer|hr says|say|said|tells|tell|told; \
                    if you are|were|have_been told; say|says|said|tell|tells|told ?you ?that $YOU $ASK|can|may|do; \
                    not true; is wrong; no rule|law|policy; nobody can|may|is_allowed_to make|stop|tell|force|order; \
                    can|may not ?ever make|stop|force|order you";
/// Limits that are said with a promise.
const LIMITS: &str = "unless; except; as far as; as much as; as well as; law allows|lets|permits|requires; without your; \
                      may|might have to; but; try; until; only if; by law";
/// What people fear, or what the law does about it, rather than what they are threatened with.
const FEARS: &str = "afraid; worried; worry; fear|fears; scared; threaten*; unlawful; illegal; against the law; grievance; \
                     retaliat*; victimis*; unfair*; not -4 $CONSEQUENCE; nobody -4 $CONSEQUENCE; never -4 $CONSEQUENCE; \
                     no -2 $CONSEQUENCE; without -1 $CONSEQUENCE; against the|them|him|her|whoever|your; \
                     if|that|think|whether|when $YOU $MODAL be|lose|face";
/// What somebody does who speaks up.
const SPEAKS_UP: &str = "if|when|for|by|where|after|who ~3 complain|complains|complaining|complained; \
                         if|when|for|by|where|after|who ..4 speak*|talk*|go|going|goes|contact*|report*|tell*|write|post*|leak* -6 $OTHERS; \
                         speak|speaks|speaking up|out; \
                         if|when|for|by|where|after|who ..4 rais*|mak*|lodg*|bring* -3 concern*|complain*|alleg*|accus*|issue*; \
                         if|when|for|by|where|after|who ..4 report|reporting it|this|us; breach* -4 confiden*; $FALSE -3 $COMPLAINT";

use Kind::{Gate, Promise, Threat};

/// Every way that is known.
pub const WORDINGS: &[SlotWording] = &[
    // "You must report inside first."
    way(Gate, "$YOU ~6 $OBLIGE -3 $TELL -8 $INSIDE", "", "grievance; if $YOU $OBLIGE"),
    way(
        Gate,
        "important|essential|vital|necessary -2 you|staff|employees ?to ?first $TELL -8 $US",
        "$FIRST; before ..8 $OUTSIDE",
        "not -2 important|essential|vital|necessary",
    ),
    way(Gate, "step must|has_to be to -1 $TELL -8 $INSIDE", "", ""),
    way(Gate, "$YOU ~6 $ASK -3 $TELL -10 $FIRST", "$US", "grievance"),
    way(Gate, "$YOU ~6 $ASK ?always $FIRST -4 $DO -8 $US", "", "grievance"),
    way(Gate, "^ first ?, $YOU ~6 $ASK -3 $DO -8 $US", "", "grievance"),
    way(Gate, "^ ?please ?always ?only $DO -8 $US ..4 $FIRST", "", "grievance; $YOU can|may|could"),
    way(Gate, "^ ?please ?always first ?, ?please $DO -8 $US", "", "grievance"),
    way(Gate, "^ ?please always|only $TELL -6 $INSIDE", "", "grievance; only if|when|with|after|once"),
    way(
        Gate,
        "$ISSUE ~5 $ASK ?first|always|only be ?first|only -2 reported|raised|made|brought|taken|sent|directed|discussed|lodged|submitted|escalated|referred|put -6 $INSIDE",
        "",
        "can|may; grievance",
    ),
    way(
        Gate,
        "$ISSUE ~5 $ASK be -2 dealt|handled|resolved|settled|addressed|kept|managed -4 internally|inhouse|in_house|inside|within",
        "",
        "within ..4 days|weeks|months",
    ),
    way(Gate, "$ASK stay|remain|be_kept inside|within|inhouse|in_house|internal", "", "building; room"),
    way(
        Gate,
        "we ~1 expect|ask|require|want|need|prefer $YOU to ?first -3 $DO -8 $US",
        "$FIRST; before ..8 $OUTSIDE; require",
        "we do not",
    ),
    way(
        Gate,
        "duty|responsibility|mandatory|compulsory -3 to $TELL -8 $INSIDE",
        "",
        "manager ..4 duty|responsibility; $NO -3 duty|responsibility|mandatory|compulsory",
    ),
    way(
        Gate,
        "before ?you|they|staff|anyone ?even|ever $CONTACT -6 $OUTSIDE",
        "$YOU ~6 $ASK -3 $DO -8 $US; $YOU ~6 $ASK -4 permission|approval|consent|clearance; ^ ?please ?always ?first ?only $DO -8 $US; before ..8 , ?please $DO -8 $US",
        "$YOU can|could",
    ),
    way(
        Gate,
        "before|until ?you|they|staff|anyone ?even|ever $CONTACT -6 $OUTSIDE",
        "$ISSUE ~5 $ASK ?first be ..6 $INSIDE",
        "",
    ),
    way(
        Gate,
        "$YOU ~6 $ASK -3 use|follow|complete|exhaust|finish|start|begin|try|go -4 internal|inhouse|in_house|inside",
        "",
        "",
    ),
    way(
        Gate,
        "$YOU ~6 $ASK -3 use|follow|complete|exhaust|finish|start|begin|try -2 our -4 process|procedure|policy|channels|channel|system",
        "before; $FIRST; exhaust; finish; complete",
        "",
    ),
    way(
        Gate,
        "^ ?please ?always use|follow|complete|exhaust|try our|internal|the|your -6 process|procedure|channels|policy ..4 $FIRST|before",
        "",
        "",
    ),
    // "You must not talk to the media."
    way(
        Gate,
        "$YOU ~4 $MUST_NOT -1 $SPEAK -8 $OTHERS",
        "",
        "$CONDITION ~1 $YOU ~3 $MUST_NOT; $YOU who can_not; can_not -1 $SPEAK -8 $OTHERS ?at|about ?work , call|text|email|write; password*; trust",
    ),
    way(
        Gate,
        "^ ?please $DO_NOT ?ever -1 $SPEAK -8 $OTHERS",
        "",
        "password*; pin; code; trust; who makes|hurt|harmed; if you can_not",
    ),
    way(
        Gate,
        "no staff|employee|employees|worker|workers ~2 may|can|should|must|is_allowed_to -1 $SPEAK -6 $OTHERS",
        "",
        "",
    ),
    way(
        Gate,
        "nobody ~2 may|should|must|is_allowed_to talk|speak|contact|go|complain|report -6 $OUTSIDE",
        "",
        "",
    ),
    way(
        Gate,
        "talking|speaking|going|complaining|reporting|contacting|telling|discussing|posting -8 $OTHERS ..8 is|are not_allowed|not_permitted|forbidden|prohibited|banned",
        "",
        "",
    ),
    way(
        Gate,
        "$YOU ~4 $OBLIGE -2 keep -6 confidential|secret|to_yourself|quiet|between_us",
        "",
        "$NO -3 keep; note|notes|record|records|diary|copy|copies|password*; our staff; team",
    ),
    way(
        Gate,
        "^ ?please keep ?it|this|everything|your|the|all -4 confidential|secret|to_yourself|quiet",
        "",
        "$NO -3 keep; note|notes|record|records|diary|copy|copies|password*",
    ),
    way(
        Gate,
        "only -2 $CONTACT -6 $OUTSIDE ..4 after|once|if|when|with|as_a_last",
        "$US; last resort",
        "not only",
    ),
    way(Gate, "$CONTACT -6 $OUTSIDE only after|once|if|when|with|as_a_last", "$US; last resort", "not only"),
    way(
        Gate,
        "$YOU ~4 $ASK|need|require|needs -5 permission|approval|consent|clearance -5 to|before -3 $CONTACT -6 $OUTSIDE",
        "",
        "",
    ),
    // "Staff who make false complaints will be dismissed."
    way(Threat, "$FALSE -3 $COMPLAINT", "$CONSEQUENCE", ""),
    way(Threat, "$COMPLAINT -6 $FALSE", "$CONSEQUENCE", ""),
    way(
        Threat,
        "$FALSE -3 $COMPLAINT ..8 not_be_tolerated|not_tolerated|not_tolerate|not_accepted|seriously",
        "",
        "",
    ),
    way(Threat, "not_tolerate|not_accept -3 $FALSE -3 $COMPLAINT", "", ""),
    way(Threat, "$YOU ~2 $MODAL ?also|then|even ?be $PUNISHED", SPEAKS_UP, ""),
    way(Threat, "$YOU ~2 $MODAL ?also|then|even lose|face|risk|get|receive -4 $CONSEQUENCE", SPEAKS_UP, ""),
    way(Threat, "$YOU|who ~2 risk|risks|face|faces -3 $CONSEQUENCE", SPEAKS_UP, ""),
    way(
        Threat,
        "$YOU|those|person who ?knowingly|deliberately|has|have|then complain|complains|breach* ..12 $MODAL|is|are -4 $CONSEQUENCE",
        "",
        "breach* -3 policy|law|code",
    ),
    way(
        Threat,
        "$YOU|those|person who ?knowingly|deliberately|has|have speak*|talk*|go|goes|contact*|report|reports|tell*|post*|leak* -6 $OTHERS ..6 $MODAL|is|are -4 $CONSEQUENCE",
        "",
        "",
    ),
    way(
        Threat,
        "$YOU|those|person who ?knowingly|deliberately|has|have make|makes|made|raise|raises|lodge|bring* -3 complain*|alleg*|accus*|concern* ..8 $MODAL|is|are -4 $CONSEQUENCE",
        "",
        "because",
    ),
    way(
        Threat,
        "speaking|talking|going|contacting|posting|leaking|telling|reporting -6 $OTHERS ..4 is|may|will|can|could|leads|constitutes -5 $CONSEQUENCE",
        "",
        "",
    ),
    way(
        Threat,
        "^ ?any complaining|complaints|making|raising|lodging|bringing ..6 is|may|will|can|could|leads|constitutes -4 $CONSEQUENCE",
        "$FALSE; your job; you; complaining",
        "upheld; about; made",
    ),
    way(
        Threat,
        "action|proceedings against you|staff|employees|anyone|people|complainants|workers",
        SPEAKS_UP,
        "because",
    ),
    way(Threat, "breach* -4 confiden* ..6 $CONSEQUENCE", "", "our; we; counsellor*; investigator*"),
    way(Threat, "held against you|them", "", "$NO ..3 held"),
    way(Threat, "at your own risk", "complain*; speak*; talk*; report*; contact*", ""),
    way(
        Threat,
        "think carefully|twice|hard before ?you complain*|mak*|rais*|report*|speak*|go*|talk*|contact*",
        "",
        "",
    ),
    way(
        Threat,
        "$MODAL hurt|harm|affect|damage|end|ruin|cost -1 ?your|you career|job|prospects|references|reference|future|your_job",
        "complain*; speak*; talk*; report*; contact*; rais*",
        "bullying; harassment",
    ),
    way(
        Threat,
        "your job|career|future|contract -2 at_risk|in_danger",
        "complain*; speak*; talk*; report*; contact*; rais*",
        "",
    ),
    // "We guarantee that nobody will find out."
    way(
        Promise,
        "$GUARANTEE",
        "",
        "$NO ..4 $GUARANTEE; law|act|bill|rights|court|agreement|contract ..6 $GUARANTEE; guaranteed hours|income|pay|minimum|work",
    ),
    way(Promise, "100|hundred % ..2 $SAFE|safe|protected|sure|certain", "", "$NO ..4 100|hundred"),
    way(Promise, "$SAFE|safe|protected ..2 100|hundred %", "", "$NO ..4 $SAFE"),
    promise("$WHOLLY ..2 $SAFE", "$NO ..5 $WHOLLY; rarely; if $YOU want"),
    promise(
        "completely|fully|totally|absolutely|entirely safe|protected",
        "$NO ..5 completely|fully|totally|absolutely|entirely; feel; until; when",
    ),
    promise("$SAFE at_all_times|in_all_cases|no_matter_what|forever|always", "$NO ..5 $SAFE"),
    promise(
        "nobody ..6 will|shall|would ?ever ?be ?able ?to $KNOW",
        "$NO ..3 promise|sure|say|ensure|assure ..3 nobody; so|if|where|when|while|whether|think|worried|afraid ?that nobody; nobody but; nobody will tell you",
    ),
    promise(
        "nobody ..6 can|could ?ever ?be ?able ?to know|find_out|identify|trace|guess|recognise|discover",
        "$NO ..3 promise|sure|say|ensure|assure ..3 nobody; so|if|where|when|while|whether|think ?that nobody; nobody but",
    ),
    promise(
        "nobody ..4 going_to ?ever $KNOW",
        "so|if|where|when|while|whether|think|worried|afraid ?that nobody",
    ),
    promise("no way ?that anyone|anybody can|will|could $KNOW", ""),
    promise("not ?ever be given|passed|told|shared|shown|disclosed -4 anyone|anybody", "should|must|may not"),
    promise("you have our word", ""),
    promise("nobody ever knows|finds|learns|hears", ""),
    promise(
        "$OURS -4 never ?be $PASS_ON",
        "should|must|may never; $YOU have never; never ?be tell|told you; $NO ..3 promise; if ..3 never; $YOU never",
    ),
    promise(
        "manager|managers|employer|boss|colleagues|they|hr|workplace|he|she -3 will not ?ever find_out|know|learn|discover|be_told|hear_about|hear_of",
        "if|when|that|worried ..4 will not; $NO ..3 promise",
    ),
    promise("we will not ?ever tell|share|reveal|disclose|pass -8 anyone|anybody", ""),
    promise(
        "we ~1 will|shall|always|promise_to ?always|fully|also protect you|your|everyone|anyone|people|staff",
        "$NO ..3 protect",
    ),
    promise("we ~1 will|shall|always|promise_to|can ?always keep you safe", ""),
    promise(
        "you will ?always be ?always|fully|completely safe|protected",
        "law|act; if|when|until|sure|whether|that you will; not",
    ),
    promise("you are ?always ?completely safe with us", ""),
    promise("nothing ?bad will|can ?ever ?bad happen to you", "promise ..3 nothing"),
    promise("you will ?always remain|stay anonymous", "if ..6 anonymous"),
    promise(
        "promise|promises ..8 $SAFE|safe|nobody|never|protect*",
        "$NO ..4 promise*; what ..3 promise*; $YOU promise",
    ),
];

/// For every way of a kind: what makes the sentence another one.
pub fn unless(kind: Kind, limits: bool) -> Vec<&'static str> {
    match (kind, limits) {
        (Threat, _) => vec![SAID, FEARS],
        (_, true) => vec![SAID, LIMITS],
        (_, false) => vec![SAID],
    }
}
