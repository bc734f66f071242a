### Certificates and attestations of a programme: issued, held, checked, revoked; and what participants tell.

programme-tab-certificates = Certificates
programme-tab-report = Report

certificate-title = Certificates
certificate-what = Who has done all that the rule asks for gets a certificate; everybody else who took part gets an attestation of what they did.
certificate-rule = The rule
certificate-from = Papers can be issued once the last meeting has begun: { $at }.
certificate-no-time = Papers can be issued once the last meeting has begun. A meeting has no time yet.
certificate-unrecorded = Until it is filled in, that meeting counts as missed by everybody.
certificate-to-cohort = To the sheets
certificate-differing = { $count ->
    [one] One paper says something else than would be issued now.
   *[other] { $count } papers say something else than would be issued now.
}
certificate-differing-what = The rule, a name or what was noted has changed since. The papers stay valid as they are until you issue them anew; then the old ones are revoked.
certificate-differs = says something else than now
certificate-table = What each participant has done, and which paper is due
certificate-meetings = Meetings
certificate-practicum = Practicum
certificate-dialogue = Dialogue at home
certificate-due = Due now
certificate-held = Issued
certificate-of = { $attended } of { $meetings }
certificate-attended = attended { $attended } of { $meetings }
certificate-held-yes = held
certificate-held-no = not held yet
certificate-nothing-due = nothing yet
certificate-none = nothing
certificate-revoked-by-hand = The one of { $day } was revoked. Tick the name to issue another.
certificate-kind-certificate = Certificate
certificate-kind-attestation = Attestation
certificate-lack-meetings = { $count ->
    [one] One more meeting is lacking.
   *[other] { $count } more meetings are lacking.
}
certificate-lack-practicum = The practicum is lacking.
certificate-lack-dialogue = The dialogue at home is lacking.
certificate-issue-what = Everybody gets a letter with a link to their paper. Whoever holds one that still says the same keeps it.
certificate-issue-all = Issue to all
certificate-issue-ticked = Issue to those ticked
certificate-issued-title = Papers issued
certificate-issued-what = Each has a code by which anybody can check it.
certificate-revoke = Revoke
certificate-revoke-title = Revoke a paper
certificate-revoke-what = Whoever checks its code sees from then on that it is not valid. This cannot be taken back; you can issue another.
certificate-revoked-already = This paper is revoked.
certificate-revoked-on = Revoked on { $day }.
certificate-replaced-on = Replaced by another on { $day }.
certificate-delete-title = Delete this paper for good?
certificate-delete-text = Do this when its holder asks. Afterwards nobody finds it by its code.

certificate-when = When
certificate-hours = Volume
certificate-meeting-hours = { $hours ->
    [one] one academic hour in meetings
   *[other] { $hours } academic hours in meetings
}
certificate-completed = has completed the development programme
certificate-took-part = took part in the development programme
certificate-done = What was done
certificate-issued = Issued
certificate-trainer = trainer
certificate-hosts = Given by
certificate-code = Code
certificate-qr = QR code to the page on which this paper can be checked
certificate-check-note = Anybody can check on this page whether the paper is valid.

certificate-own-title = Certificate
certificate-own-ready = { $kind }: ready.
certificate-own-code = Its code is { $code }.
certificate-own-check = What others see
certificate-own-issued = Issued on { $day }.
certificate-own-not-yet = When the last meeting is over, the organisers issue certificates and attestations. You get a letter then.
certificate-own-all-done = You have done everything that a certificate needs.
certificate-own-lacks = What a certificate still needs
certificate-own-else = If it stays so, you get an attestation of what you did. If something here is not right, tell the organisers.

certificate-check-title = Check a certificate
certificate-check-lead = Type the code that stands on the paper, next to its QR code.
certificate-check = Check
certificate-check-another = Check another
certificate-valid = Valid.
certificate-valid-what = Compare the name and the programme with the paper before you.
certificate-invalid = Not valid.
certificate-unknown = There is no paper with the code { $code }.
certificate-unknown-what = Look at each letter once more. A paper whose holder had it deleted is not found either.

# looked up by name
field-certificate-code = Code
# looked up by name
field-revoke-reason = Why is it revoked?
# looked up by name
hint-revoke-reason = Only members of the organisation see this.

flash-certificates-issued = Issued. The letters are on their way.
flash-nothing-to-issue = There was nothing to issue: those people hold what is due to them, or nothing is due.
flash-certificate-revoked = The paper is revoked.

story-title = My story
story-what = What did the programme give you, and what happened at your dialogue? Nobody reads this before you release it. Released stories stand in the programme's report, and you can take yours back at any time.
story-hint = Up to { $most } characters.
story-is-released = Your story is released: it stands in the programme's report once that is public.
story-is-kept = Only you see this so far.
story-invitation = Tell others what the programme gave you.
# looked up by name
field-story = Your story
# looked up by name
field-story-language = In which language is it?
# looked up by name
field-story-named = Show my name and municipality with it
# looked up by name
field-story-release = Release it for others to read
# looked up by name
hint-story-release = Take the tick away and save, and it is yours alone again.
flash-story-released = Saved and released.
flash-story-kept = Saved. Only you see it.
