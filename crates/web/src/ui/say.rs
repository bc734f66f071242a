//! Values of the domain in words. Each `match` is complete, so that a new value cannot be forgotten.

use domain::actor::Role;
use domain::dialogue::field::Field;
use domain::dialogue::ready::Point;
use domain::dialogue::{Attendance, Phase};
use domain::error::Conflict;
use domain::input::Fault;
use domain::mail;
use domain::opinion::exchange::read::Wrong;
use domain::programme;
use domain::registration::Source;
use kernel::method::TurnMode;
use kernel::place::State;

use crate::texts::Texts;

/// A role.
pub fn role(t: Texts, role: Role) -> String {
    match role {
        Role::Owner => t.role_owner(),
        Role::Organiser => t.role_organiser(),
        Role::Facilitator => t.role_facilitator(),
        Role::Scribe => t.role_scribe(),
        Role::Analyst => t.role_analyst(),
        Role::Reviewer => t.role_reviewer(),
    }
}

/// What a role may do, in a sentence.
pub fn role_what(t: Texts, role: Role) -> String {
    match role {
        Role::Owner => t.role_owner_what(),
        Role::Organiser => t.role_organiser_what(),
        Role::Facilitator => t.role_facilitator_what(),
        Role::Scribe => t.role_scribe_what(),
        Role::Analyst => t.role_analyst_what(),
        Role::Reviewer => t.role_reviewer_what(),
    }
}

/// Why something cannot be done now.
pub fn conflict(t: Texts, conflict: Conflict) -> String {
    match conflict {
        Conflict::BelowTaken(taken) => t.conflict_below_taken(taken),
        Conflict::NotReady => t.conflict_not_ready(),
        Conflict::Cancelled => t.conflict_cancelled(),
        Conflict::Over => t.conflict_over(),
        Conflict::NotBegun => t.conflict_not_begun(),
        Conflict::PlaceState => t.conflict_place_state(),
        Conflict::LastOwner => t.conflict_last_owner(),
        Conflict::AlreadySetUp => t.conflict_already_set_up(),
        Conflict::HasPeople => t.conflict_has_people(),
        Conflict::CircleOpen => t.conflict_circle_open(),
        Conflict::CirclesBegun => t.conflict_circles_begun(),
        Conflict::CircleClosed => t.conflict_circle_closed(),
        Conflict::NotReadBack => t.conflict_not_read_back(),
        Conflict::SlipTaken => t.conflict_slip_taken(),
        Conflict::Rewritten => t.conflict_rewritten(),
        Conflict::Published => t.conflict_published(),
        Conflict::Answered => t.conflict_answered(),
        Conflict::MailState => t.conflict_mail_state(),
        Conflict::HasApplicants => t.conflict_has_applicants(),
        Conflict::MeetingTold => t.conflict_meeting_told(),
        Conflict::MeetingMail => t.conflict_meeting_mail(),
        Conflict::Released => t.conflict_released(),
        Conflict::ReviewBegun => t.conflict_review_begun(),
        Conflict::AppliedThemselves => t.conflict_applied_themselves(),
        Conflict::InterestUnanswered => t.conflict_interest_unanswered(),
        Conflict::SelectionChanged => t.conflict_selection_changed(),
        Conflict::CallOpen => t.conflict_call_open(),
        Conflict::DrawAnnounced => t.conflict_draw_announced(),
        Conflict::DrawStale => t.conflict_draw_stale(),
        Conflict::DrawChanged => t.conflict_draw_changed(),
        Conflict::DrawEarly => t.conflict_draw_early(),
        Conflict::OpinionNotOpen => t.conflict_opinion_not_open(),
        Conflict::LiftedBefore => t.conflict_lifted_before(),
        Conflict::OpinionOpen => t.conflict_opinion_open(),
        Conflict::OpinionBegun => t.conflict_opinion_begun(),
        Conflict::FewStatements(least) => t.conflict_few_statements(least),
        Conflict::VotedOn => t.conflict_voted_on(),
        Conflict::ManyWaiting(most) => t.conflict_many_waiting(most),
        Conflict::QueueFull => t.conflict_queue_full(),
        Conflict::Forgotten => t.conflict_forgotten(),
    }
}

/// What is wrong with a field, and what to do.
pub fn fault(t: Texts, fault: Fault) -> String {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match fault {
        Fault::Required => t.fault_required(),
        Fault::Choose => t.fault_choose(),
        Fault::TooLong(most) => t.fault_too_long(count(most)),
        Fault::TooShort(least) => t.fault_too_short(count(least)),
        Fault::NotANumber => t.fault_not_a_number(),
        Fault::TooSmall(least) => t.fault_too_small(least),
        Fault::TooLarge(most) => t.fault_too_large(most),
        Fault::NotAnAddress => t.fault_not_an_address(),
        Fault::NotALink => t.fault_not_a_link(),
        Fault::NotAPhone => t.fault_not_a_phone(),
        Fault::NotATime => t.fault_not_a_time(),
        Fault::TimeSkipped => t.fault_time_skipped(),
        Fault::TimeTwice => t.fault_time_twice(),
        Fault::InThePast => t.fault_in_the_past(),
        Fault::BeforeTheDialogue => t.fault_before_the_dialogue(),
        Fault::Taken => t.fault_taken(),
        Fault::Meanwhile => t.fault_meanwhile(),
        Fault::Mismatch => t.fault_mismatch(),
        Fault::WrongLogin => t.fault_wrong_login(),
        Fault::WrongPassword => t.fault_wrong_password(),
        Fault::BelowTaken(taken) => t.fault_below_taken(taken),
        Fault::MethodTooShort(least) => t.fault_method_too_short(least),
        Fault::MethodTooLong(most) => t.fault_method_too_long(most),
        Fault::PinnedTooMuch(by) => t.fault_pinned_too_much(by),
        Fault::PinnedTooLittle(by) => t.fault_pinned_too_little(by),
        Fault::ClosingTooShort(least) => t.fault_closing_too_short(least),
        Fault::ClosingTooLong(most) => t.fault_closing_too_long(most),
        Fault::Consent => t.fault_consent(),
        Fault::LeastAboveMost => t.fault_least_above_most(),
        Fault::TooOften => t.fault_too_often(),
        Fault::TooMany(most) => t.fault_too_many(count(most)),
        Fault::LongLine(line, most) => t.fault_long_line(count(line), count(most)),
        Fault::BadLine(_, Wrong::Columns) => t.fault_first_line(),
        Fault::BadLine(line, wrong) => t.fault_bad_line(count(line), wrong.as_str().to_owned()),
        Fault::TooLargeFile(most) => t.fault_too_large_file(count(most)),
        Fault::NotADialogue => t.fault_not_a_dialogue(),
        Fault::NothingAnswered => t.fault_nothing_answered(),
        Fault::BeforeTheOpening => t.fault_before_the_opening(),
        Fault::BeforeTheClosing => t.fault_before_the_closing(),
        Fault::AfterTheFirstMeeting => t.fault_after_the_first_meeting(),
        Fault::FewChoices => t.fault_few_choices(),
        Fault::OtherChoices => t.fault_other_choices(),
        Fault::Applied => t.fault_applied(),
        Fault::Breaks => t.fault_breaks(),
    }
}

/// Where a dialogue stands.
pub fn phase(t: Texts, phase: Phase) -> String {
    match phase {
        Phase::Draft => t.phase_draft(),
        Phase::Open => t.phase_open(),
        Phase::Closed => t.phase_closed(),
        Phase::Running => t.phase_running(),
        Phase::Past => t.phase_past(),
        Phase::Cancelled => t.phase_cancelled(),
    }
}

/// The chip's class for where a dialogue stands.
pub fn phase_chip(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "chip--draft",
        Phase::Open => "chip--open",
        Phase::Closed => "chip--full",
        Phase::Running => "chip--now",
        Phase::Past => "chip--past",
        Phase::Cancelled => "chip--cancelled",
    }
}

/// Where a person's place stands.
pub fn place(t: Texts, state: State) -> String {
    match state {
        State::Registered => t.place_registered(),
        State::Waiting => t.place_waiting(),
        State::Offered { .. } => t.place_offered(),
        State::Confirmed => t.place_confirmed(),
        State::Attended => t.place_attended(),
        State::Declined => t.place_declined(),
        State::Expired => t.place_expired(),
        State::Withdrawn => t.place_withdrawn(),
        State::Apologised => t.place_apologised(),
        State::Absent => t.place_absent(),
    }
}

/// The chip's class for where a person's place stands.
pub fn place_chip(state: State) -> &'static str {
    match state {
        State::Registered | State::Waiting => "chip--waiting",
        State::Offered { .. } => "chip--offered",
        State::Confirmed => "chip--confirmed",
        State::Attended => "chip--present",
        State::Absent | State::Apologised => "chip--absent",
        State::Declined | State::Expired | State::Withdrawn => "chip--past",
    }
}

/// How somebody got in.
pub fn source(t: Texts, source: Source) -> String {
    match source {
        Source::Page => t.source_page(),
        Source::Host => t.source_host(),
        Source::WalkIn => t.source_walk_in(),
    }
}

/// How people take part.
pub fn attendance(t: Texts, attendance: Attendance) -> String {
    match attendance {
        Attendance::InPlace => t.attendance_in_place(),
        Attendance::Online => t.attendance_online(),
        Attendance::Both => t.attendance_both(),
    }
}

/// Who speaks when.
pub fn turn(t: Texts, mode: TurnMode) -> String {
    match mode {
        TurnMode::OpenFloor => t.turn_open_floor(),
        TurnMode::GoRound => t.turn_go_round(),
        TurnMode::TalkingPiece => t.turn_talking_piece(),
        TurnMode::Pairs => t.turn_pairs(),
        TurnMode::Fishbowl => t.turn_fishbowl(),
        TurnMode::RotatingTables => t.turn_rotating_tables(),
        TurnMode::Silence => t.turn_silence(),
    }
}

/// What a registration can ask.
pub fn field(t: Texts, field: Field) -> String {
    match field {
        Field::Age => t.field_age(),
        Field::Gender => t.field_gender(),
        Field::Place => t.field_place(),
        Field::Connection => t.field_connection(),
        Field::Languages => t.field_languages(),
        Field::Access => t.field_access(),
        Field::Food => t.field_food(),
        Field::Before => t.field_before(),
        Field::Hopes => t.field_hopes(),
    }
}

/// Why it is asked, where the host has not said it in their own words.
pub fn field_why(t: Texts, field: Field) -> String {
    match field {
        Field::Age => t.why_age(),
        Field::Gender => t.why_gender(),
        Field::Place => t.why_place(),
        Field::Connection => t.why_connection(),
        Field::Languages => t.why_languages(),
        Field::Access => t.why_access(),
        Field::Food => t.why_food(),
        Field::Before => t.why_before(),
        Field::Hopes => t.why_hopes(),
    }
}

/// A choice of a field; for languages their names, for text the text itself.
pub fn answer(t: Texts, field: Field, value: &str) -> String {
    match field {
        Field::Age | Field::Gender | Field::Before => t
            .named(&format!("answer-{}-{value}", field.as_str()))
            .unwrap_or_else(|| value.to_owned()),
        Field::Languages => value
            .split(' ')
            .map(|code| language(t, code))
            .collect::<Vec<_>>()
            .join(", "),
        _ => value.to_owned(),
    }
}

/// A language's name in the reader's language.
pub fn language(t: Texts, code: &str) -> String {
    t.named(&format!("language-{code}"))
        .unwrap_or_else(|| code.to_owned())
}

/// The product's languages as choices, each by its name in the reader's language.
pub fn languages(t: Texts) -> Vec<(String, String)> {
    crate::texts::languages()
        .iter()
        .map(|code| ((*code).to_owned(), language(t, code)))
        .collect()
}

/// "in Estonian": how a dialogue is held.
pub fn spoken(t: Texts, codes: &[String]) -> String {
    codes
        .iter()
        .map(|c| language(t, c))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A point of the list before opening.
pub fn point(t: Texts, point: Point) -> String {
    match point {
        Point::Question => t.point_question(),
        Point::Why => t.point_why(),
        Point::Influence => t.point_influence(),
        Point::Answer => t.point_answer(),
        Point::Time => t.point_time(),
        Point::Place => t.point_place(),
        Point::Method => t.point_method(),
        Point::Places => t.point_places(),
        Point::Facilitator => t.point_facilitator(),
        Point::Scribe => t.point_scribe(),
        Point::Invitees => t.point_invitees(),
        Point::Access => t.point_access(),
    }
}

/// Where a programme stands.
pub fn programme_phase(t: Texts, phase: programme::Phase) -> String {
    match phase {
        programme::Phase::Draft => t.programme_phase_draft(),
        programme::Phase::Announced => t.programme_phase_announced(),
        programme::Phase::Open => t.programme_phase_open(),
        programme::Phase::Choosing => t.programme_phase_choosing(),
        programme::Phase::Chosen => t.programme_phase_chosen(),
        programme::Phase::Running => t.programme_phase_running(),
        programme::Phase::Past => t.programme_phase_past(),
        programme::Phase::Cancelled => t.programme_phase_cancelled(),
    }
}

/// The class of the chip that says where a programme stands.
pub fn programme_chip(phase: programme::Phase) -> &'static str {
    match phase {
        programme::Phase::Draft => "chip--draft",
        programme::Phase::Announced | programme::Phase::Open => "chip--open",
        programme::Phase::Choosing | programme::Phase::Chosen => "chip--full",
        programme::Phase::Running => "chip--now",
        programme::Phase::Past => "chip--past",
        programme::Phase::Cancelled => "chip--cancelled",
    }
}

/// A point of the list of what must be there before a programme is public.
pub fn programme_point(t: Texts, point: programme::ready::Point) -> String {
    use programme::ready::Point;
    match point {
        Point::Words => t.programme_point_words(),
        Point::Meetings => t.programme_point_meetings(),
        Point::Call => t.programme_point_call(),
        Point::Places => t.programme_point_places(),
        Point::Trainers => t.programme_point_trainers(),
        Point::Costs => t.programme_point_costs(),
        Point::Hours => t.programme_point_hours(),
        Point::Information => t.programme_point_information(),
    }
}

/// What a partner of a programme does.
pub fn partner(t: Texts, part: programme::partner::Part) -> String {
    use programme::partner::Part;
    match part {
        Part::Organiser => t.partner_organiser(),
        Part::Partner => t.partner_partner(),
        Part::Funder => t.partner_funder(),
    }
}

/// What a mail is about.
pub fn mail_kind(t: Texts, kind: mail::Kind) -> String {
    match kind {
        mail::Kind::Confirmed => t.mail_kind_confirmed(),
        mail::Kind::Waiting => t.mail_kind_waiting(),
        mail::Kind::Offered => t.mail_kind_offered(),
        mail::Kind::Lapsed => t.mail_kind_lapsed(),
        mail::Kind::Withdrawn => t.mail_kind_withdrawn(),
        mail::Kind::Changed => t.mail_kind_changed(),
        mail::Kind::Cancelled => t.mail_kind_cancelled(),
        mail::Kind::Reminder => t.mail_kind_reminder(),
        mail::Kind::LogIn => t.mail_kind_log_in(),
        mail::Kind::Invitation => t.mail_kind_invitation(),
        mail::Kind::PasswordChanged => t.mail_kind_password_changed(),
        mail::Kind::ApplicationBegun => t.mail_kind_application_begun(),
        mail::Kind::Applied => t.mail_kind_applied(),
        mail::Kind::PlaceOffered => t.mail_kind_place_offered(),
        mail::Kind::InReserve => t.mail_kind_in_reserve(),
        mail::Kind::NotChosen => t.mail_kind_not_chosen(),
        mail::Kind::PlaceConfirmed => t.mail_kind_place_confirmed(),
        mail::Kind::PlaceLapsed => t.mail_kind_place_lapsed(),
        mail::Kind::ApplicationWithdrawn => t.mail_kind_application_withdrawn(),
        mail::Kind::MeetingReminder => t.mail_kind_meeting_reminder(),
        mail::Kind::MeetingChanged => t.mail_kind_meeting_changed(),
        mail::Kind::ProgrammeCancelled => t.mail_kind_programme_cancelled(),
        mail::Kind::ProgrammeMessage => t.mail_kind_programme_message(),
        mail::Kind::InformationSignedUp => t.mail_kind_information_signed_up(),
        mail::Kind::InformationReminder => t.mail_kind_information_reminder(),
        mail::Kind::PollOpened => t.mail_kind_poll_opened(),
        mail::Kind::PairMade => t.mail_kind_pair_made(),
        mail::Kind::AssessmentAsked => t.mail_kind_assessment_asked(),
        mail::Kind::MentorCommented => t.mail_kind_mentor_commented(),
        mail::Kind::CertificateReady => t.mail_kind_certificate_ready(),
    }
}

/// Where a mail stands.
pub fn mail_state(t: Texts, state: mail::State) -> String {
    match state {
        mail::State::Queued => t.mail_state_queued(),
        mail::State::Held => t.mail_state_held(),
        mail::State::Passed => t.mail_state_passed(),
        mail::State::Sent => t.mail_state_sent(),
        mail::State::Refused => t.mail_state_refused(),
        mail::State::Unknown => t.mail_state_unknown(),
    }
}
