### The cohort of a programme: meetings, polls, materials, worksheets, journal, self-assessment, messages.

programme-tab-cohort = Cohort

cohort-title = Cohort
cohort-people = Participants
cohort-meetings = Meetings
cohort-meeting = Meeting
cohort-materials = Materials
cohort-worksheets = Worksheets
cohort-journal = Journal
cohort-assessment = Self-assessment
cohort-messages = Messages
cohort-mentoring = Mentoring
cohort-no-meetings = No meetings are planned yet.
cohort-nobody = Nobody takes part yet
cohort-nobody-what = Whoever accepts a place appears here.
cohort-name = Name
cohort-employer = Works at
cohort-change = Change
cohort-delete = Delete
cohort-held = Meetings held: { $held }.
cohort-unrecorded = { $count ->
    [one] One attendance sheet is still empty.
   *[other] { $count } attendance sheets are still empty.
}

cohort-sheet = Attendance
cohort-sheet-early = The meeting has not begun. Until then you can only note who has apologised.
cohort-sheet-undo = Tap again to take it back.
cohort-all-present = All others are present
cohort-sign-in = Sign-in sheet (PDF)
cohort-sign-in-note = The organisers keep this sheet for the certificates.
cohort-signature = Signature
cohort-mark-present = Present
cohort-mark-apologised = Apologised
cohort-mark-absent = Absent
cohort-apologised-themselves = Said so themselves.

cohort-poll-title = When and where
cohort-poll-new = Ask when it suits
cohort-poll-see = See the answers
cohort-poll-new-what = Give two to six options. Every participant gets a mail, sees who else can come when, and answers until the day you set.
cohort-poll-option = Option { $number }
cohort-poll-minutes = Minutes
cohort-poll-ask = Ask the participants
cohort-poll-none = Nobody has asked about this meeting.
cohort-poll-until = Participants can answer until { $until }.
cohort-poll-answer-until = Say for each option whether you can come. You can change it until { $until }.
cohort-poll-over = This can no longer be answered.
cohort-poll-taken-back = The question was taken back.
cohort-poll-table = Who can when
cohort-poll-total = Total: { $answer }
cohort-poll-chosen = chosen
cohort-poll-decide = Choose one
cohort-poll-decide-what = The meeting gets this time and place, and every participant is told.
cohort-poll-decide-button = Decide
cohort-poll-remove = Take the question back?
cohort-poll-remove-what = Nobody can answer it any more. Nobody is told.
cohort-poll-remove-yes = Take it back
cohort-suits-yes = Yes
cohort-suits-maybe = If need be
cohort-suits-no = No

cohort-material = Material
cohort-material-new = Add a material
cohort-material-open = Open
cohort-material-whole = The whole programme
cohort-material-worksheet = Worksheet
cohort-material-no-worksheet = none
cohort-material-worksheet-hint = One of those that come with Vestlusring. Without a title of yours it carries its own.
cohort-material-from = from { $date }
cohort-material-note = Note
cohort-material-note-hint = What to do with it, and until when.
cohort-material-language = Language
cohort-material-link = Link
cohort-material-file = File
cohort-material-file-back = Back to the materials
cohort-material-download = Download
cohort-material-save-file = Save and add a file
cohort-material-remove = Remove this material?
cohort-material-remove-what = Participants no longer see it.
cohort-material-remove-yes = Remove
cohort-materials-none = There are no materials yet
cohort-materials-none-what = Add a text to read, something to listen to, or a worksheet: for one meeting or the whole programme.
cohort-materials-soon = What the organisers add appears here.

cohort-worksheets-what = Each is for you alone until you share it. Save it half done and go on whenever you like.
cohort-worksheets-back = All worksheets
cohort-worksheet-fill = Fill it in
cohort-worksheet-go-on = Go on
cohort-worksheet-alone = for yourself
cohort-worksheet-pair = with your learning partner
cohort-worksheet-observer = while you observe
cohort-worksheet-minutes = about { $minutes } min
cohort-worksheet-saved = Saved { $at }.
cohort-worksheet-blank = Blank, for printing
cohort-worksheet-here = Fill it in here
cohort-worksheet-print = Print this page with your browser.
cohort-worksheet-half = Half done is fine.
cohort-worksheet-remove = Delete what you wrote?
cohort-worksheet-remove-button = Delete what I wrote
cohort-worksheet-done = Done
cohort-worksheet-of-five = { $number } of 5

cohort-journal-what = Only you read your journal. You can share an entry with the mentors, and take that back whenever you like.
cohort-journal-none = Your journal is empty
cohort-journal-none-what = Write down what you noticed, what you tried, and what you want to try next.
cohort-entry = Journal entry
cohort-entry-new = New entry
cohort-entry-after = After which meeting?
cohort-entry-no-meeting = none
cohort-entry-share = { $mentors } may read this entry
cohort-entry-share-hint = Nobody else reads it, and you can take it back.
cohort-entry-remove = Delete this entry?
cohort-erased-really = It is erased for good, with the comments on it. Nobody can bring it back.
cohort-rewritten = You saved another text elsewhere, perhaps on another device. Put the two together and save again.
cohort-shared = shared
cohort-shared-with = { $mentors } can read this.
cohort-only-you = Only you read this.
cohort-share-with = Let { $mentors } read it
cohort-share-end = Stop sharing

cohort-mentoring-what = What participants share with their mentors. Nobody else reads it, and they can take it back at any time.
cohort-mentoring-back = Everything that is shared
cohort-not-mentor = This page is for mentors
cohort-not-mentor-what = Mentors are trainers of the programme who log in here. What participants write for themselves is read by nobody else: not by organisers, not by owners.
cohort-shared-no-worksheets = Nobody has shared a worksheet.
cohort-shared-no-entries = Nobody has shared a journal entry.
cohort-comment = Your comment
cohort-comments = Comments
cohort-comment-write = Write a comment
cohort-comment-send = Send
cohort-comment-remove = Remove my comment

cohort-moment-before = before
cohort-moment-after = at the end
cohort-moment-month-later = a month later
cohort-code = Your code
cohort-code-what = Make up a code that only you know and will remember, for example the first two letters of your mother's name and the day of her birth: MA12. We keep it only scrambled, and your answers are linked to no name. With the same code next time one can see what has changed.
cohort-assess-what = Participants rate themselves before the programme, at its end and a month later, under a code they make up. It is asked for by itself on the day of the first meeting, after the last one and 30 days later. You see who has answered, never what.
cohort-assess-own-what = You rate yourself before the programme, at its end and a month later. The organisers see that you have answered, never what. Results are shown only of five people or more together.
cohort-assess-until = Open until { $until }.
cohort-assess-closed = Closed.
cohort-assess-due = Asked by itself { $date }.
cohort-assess-not-asked = Not asked yet.
cohort-assess-answered = { $answered } of { $of } have answered
cohort-assess-missing = Not yet: { $names }
cohort-assess-ask = Ask now
cohort-assess-remind = Remind those who have not answered
cohort-assess-close = Close and show the results
cohort-assess-close-title = Close this self-assessment?
cohort-assess-close-what = Whoever has not answered can no longer do so. Results are shown if at least five have answered.
cohort-assess-results = Results
cohort-assess-no-results = Results come when everybody has answered, when three weeks have passed or when you close it, and if at least five have answered. Until then nobody could look without learning who answered what.
cohort-assess-results-what = Means on a scale from 1 to 5, with how many answered each time. These are our own statements and no validated scale. Changes are rounded to half a point.
cohort-assess-statement = Statement
cohort-assess-count = { $answered ->
    [one] one answer
   *[other] { $answered } answers
}
cohort-assess-mean = { $whole }.{ $tenth } ({ $answered })
cohort-assess-number = { $whole }.{ $tenth }
cohort-assess-change = From “{ $from }” to “{ $to }”: the same { $matched } people
cohort-assess-done = You have answered this one. Thank you.
cohort-assess-over = It can no longer be answered.
cohort-assess-not-yet = It has not been asked for yet.
cohort-assess-none-open = Nothing is to be answered now.
cohort-assess-once = You can send it once. Nobody, not even we, could find your answers later to change them.
cohort-assess-send = Send

cohort-message-new = Write a message
cohort-message-all = Everybody
cohort-message-chosen = Those I choose
cohort-message-unpolled = Who has not answered when { $meeting } suits
cohort-message-unassessed = Who has not answered the self-assessment ({ $moment })
cohort-message-subject = Subject
cohort-message-body = Text
cohort-message-fallback = One language is enough. Whoever reads another one gets the text you have.
cohort-message-preview = This goes out
cohort-message-preview-button = Show how it looks
cohort-message-change = Change it
cohort-message-send = { $count ->
    [one] Send to one person
   *[other] Send to { $count } people
}
cohort-message-to = { $count ->
    [one] to one person
   *[other] to { $count } people
}
cohort-message-to-names = To: { $names }
cohort-message-states = Who got it
cohort-message-no-mail = the mail is no longer kept
cohort-message-no-address = no e-mail address: tell them yourself
cohort-messages-none = There are no messages yet
cohort-messages-none-what = What you write goes to participants by mail and stands on their pages.
cohort-messages-soon = What the organisers write to you appears here too.

cohort-own-back = Your own page
cohort-own-pages = Your pages in the programme
cohort-apologise = I cannot come
cohort-apologise-send = Tell the organisers
cohort-apology-reason = Why?
cohort-apology-who-sees = Only organisers and mentors read it. It is deleted a month after the meeting.
cohort-come-after-all = I can come after all

cohort-card-next = Next meeting
cohort-card-no-meeting = No meeting is ahead.
cohort-card-apologised = { $meeting }. You have said that you cannot come.
cohort-card-meetings-link = All meetings
cohort-card-poll = When does { $meeting } suit you? Please answer until { $until }.
cohort-card-poll-link = Say when you can
cohort-card-poll-again = See or change
cohort-card-assess = Rate yourself ({ $moment }), until { $until }. About ten minutes, without your name.
cohort-card-assess-link = Fill it in
cohort-card-materials = { $count ->
    [0] Nothing yet.
    [one] One thing to read or do.
   *[other] { $count } things to read or do.
}
cohort-card-worksheets = { $count ->
    [0] You have not begun any.
    [one] You have begun one.
   *[other] You have begun { $count }.
}
cohort-card-journal = { $count ->
    [0] Empty. Only you read it.
    [one] One entry.
   *[other] { $count } entries.
}
cohort-card-open = Open

flash-apologised = The organisers know that you cannot come.
flash-comes-after-all = Good that you can come.
flash-shared = The mentors can read it now.
flash-shared-no-more = Nobody but you reads it now.
flash-gone = It is gone for good.
flash-assessed = Thank you, your answers have arrived.
flash-assessment-asked = Whoever has not answered gets a mail.
flash-poll-asked = The participants are asked.
flash-poll-decided = The meeting has its time and place, and everybody is told.
flash-message-sent = The message is on its way.

mail-poll-opened-subject = When does it suit you? { $programme }
mail-poll-opened-what = We are looking for a time and place for “{ $meeting }”. Please say on your own page which options suit you, until { $until }.
mail-poll-opened-button = Say when you can:
mail-assessment-subject = Self-assessment: { $programme }
mail-assessment-before = Before the programme begins we ask you to look at where you are: a few statements to rate, about ten minutes.
mail-assessment-after = The programme has come to its end. Please rate the same statements once more, under the same code as the first time.
mail-assessment-month-later = A month has passed. Please rate the same statements for the last time, under the same code as before.
mail-assessment-privacy = Your answers are linked to no name. The form is open until { $until }.
mail-assessment-button = Fill it in on your own page:
mail-commented-subject = { $name } has written to you: { $programme }
mail-commented-what = { $name } has commented on something that you share. You can read it on your own page.
mail-commented-button = Your own page:
mail-message-button = Your own page, where this message stands too:

# looked up by name
field-poll-until = Until when can they answer?
# looked up by name
field-poll-answers = Answers
# looked up by name
field-material-title = Title
# looked up by name
field-material-note = Note
# looked up by name
field-link = Link
# looked up by name
field-worksheet = Worksheet
# looked up by name
field-meeting = Meeting
# looked up by name
field-visible-from = Visible from
# looked up by name
hint-visible-from = Empty: at once.
# looked up by name
field-day = Day
# looked up by name
field-entry-text = What do you want to remember?
field-code = Code
# looked up by name
hint-code = Three to twenty letters and digits. Capitals and spaces make no difference.
# looked up by name
field-comment = Your comment
# looked up by name
field-to-whom = To whom?
# looked up by name
field-to = Participants
# looked up by name
field-subject-et = Subject in Estonian
# looked up by name
field-subject-en = Subject in English
# looked up by name
field-body-et = Text in Estonian
# looked up by name
field-body-en = Text in English
