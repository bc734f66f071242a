//! What a page tells once, after something was done on the page before.

macro_rules! flashes {
    ($($variant:ident $name:literal $message:ident;)*) => {
        /// Something that was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Flash {
            $(#[doc = $name] $variant,)*
        }

        impl Flash {
            /// As it travels in the cookie.
            pub fn as_str(self) -> &'static str {
                match self { $(Flash::$variant => $name,)* }
            }

            /// Of a cookie's value.
            pub fn parse(text: &str) -> Option<Flash> {
                match text { $($name => Some(Flash::$variant),)* _ => None }
            }

            /// In the reader's language.
            pub fn say(self, t: crate::texts::Texts) -> String {
                match self { $(Flash::$variant => t.$message(),)* }
            }
        }
    };
}

impl Flash {
    /// Whether something was not done.
    pub fn warns(self) -> bool {
        self == Flash::NotVotedOn
    }
}

flashes! {
    Saved "saved" flash_saved;
    Released "released" flash_released;
    DrawPrepared "draw-prepared" flash_draw_prepared;
    DrawPublished "draw-published" flash_draw_published;
    DrawCalledOff "draw-called-off" flash_draw_called_off;
    NumberDrawn "number-drawn" flash_number_drawn;
    Stopped "stopped" flash_stopped;
    Opened "opened" flash_opened;
    Closed "closed" flash_closed;
    Cancelled "cancelled" flash_cancelled;
    Copied "copied" flash_copied;
    Deleted "deleted" flash_deleted;
    Registered "registered" flash_registered;
    Accepted "accepted" flash_accepted;
    Declined "declined" flash_declined;
    Withdrawn "withdrawn" flash_withdrawn;
    Returned "returned" flash_returned;
    Erased "erased" flash_erased;
    Added "added" flash_added;
    CheckedIn "checked-in" flash_checked_in;
    Undone "undone" flash_undone;
    Noted "noted" flash_noted;
    Invited "invited" flash_invited;
    Removed "removed" flash_removed;
    RoleChanged "role-changed" flash_role_changed;
    PasswordChanged "password-changed" flash_password_changed;
    LoggedIn "logged-in" flash_logged_in;
    LoggedOut "logged-out" flash_logged_out;
    SetUp "set-up" flash_set_up;
    Joined "joined" flash_joined;
    Queued "queued" flash_queued;
    WordsReleased "words-released" flash_words_released;
    WordsKept "words-kept" flash_words_kept;
    WordsWithdrawn "words-withdrawn" flash_words_withdrawn;
    SummaryPublished "summary-published" flash_summary_published;
    SummaryBack "summary-back" flash_summary_back;
    ElsewhereEnded "elsewhere-ended" flash_elsewhere_ended;
    Seated "seated" flash_seated;
    Revoked "revoked" flash_revoked;
    TokenRevoked "token-revoked" flash_token_revoked;
    TokenShown "token-shown" flash_token_shown;
    ProgrammePublished "programme-published" flash_programme_published;
    ProgrammeCancelled "programme-cancelled" flash_programme_cancelled;
    CohortCopied "cohort-copied" flash_cohort_copied;
    SignedUp "signed-up" flash_signed_up;
    GuestErased "guest-erased" flash_guest_erased;
    CertificatesIssued "certificates-issued" flash_certificates_issued;
    NothingToIssue "nothing-to-issue" flash_nothing_to_issue;
    CertificateRevoked "certificate-revoked" flash_certificate_revoked;
    StoryReleased "story-released" flash_story_released;
    StoryKept "story-kept" flash_story_kept;
    ReportPublished "report-published" flash_report_published;
    ReportBack "report-back" flash_report_back;
    Apologised "apologised" flash_apologised;
    ComesAfterAll "comes-after-all" flash_comes_after_all;
    Shared "shared" flash_shared;
    SharedNoMore "shared-no-more" flash_shared_no_more;
    Gone "gone" flash_gone;
    Assessed "assessed" flash_assessed;
    AssessmentAsked "assessment-asked" flash_assessment_asked;
    PollAsked "poll-asked" flash_poll_asked;
    PollDecided "poll-decided" flash_poll_decided;
    MessageSent "message-sent" flash_message_sent;
    ApplicationBegun "application-begun" flash_application_begun;
    DraftSaved "draft-saved" flash_draft_saved;
    HandedIn "handed-in" flash_handed_in;
    ApplicationWithdrawn "application-withdrawn" flash_application_withdrawn;
    ApplicationErased "application-erased" flash_application_erased;
    LinkSent "link-sent" flash_link_sent;
    PairsMade "pairs-made" flash_pairs_made;
    PairsTold "pairs-told" flash_pairs_told;
    PracticumHeld "practicum-held" flash_practicum_held;
    DialogueLinked "dialogue-linked" flash_dialogue_linked;
    DialogueUnlinked "dialogue-unlinked" flash_dialogue_unlinked;
    Proposed "proposed" flash_proposed;
    VotesErased "votes-erased" flash_votes_erased;
    OpinionOpened "opinion-opened" flash_opinion_opened;
    OpinionComing "opinion-coming" flash_opinion_coming;
    OpinionClosed "opinion-closed" flash_opinion_closed;
    OpinionDeleted "opinion-deleted" flash_opinion_deleted;
    ResultsPublished "results-published" flash_results_published;
    NotVotedOn "not-voted-on" flash_not_voted_on;
    StatementsOut "statements-out" flash_statements_out;
    VoteBack "vote-back" flash_vote_back;
    NoVotes "no-votes" flash_no_votes;
    ResultsToVoters "results-to-voters" flash_results_to_voters;
    ResultsBack "results-back" flash_results_back;
    StatementIn "statement-in" flash_statement_in;
    StatementOut "statement-out" flash_statement_out;
    StatementErased "statement-erased" flash_statement_erased;
    Imported "imported" flash_imported;
}
