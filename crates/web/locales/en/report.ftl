### The programme's report: figures, words of the organisers, what is public, paper and workbook.

report-title = Report
report-kicker = Report of the programme
report-lead = Every figure leads to the records behind it. Write what the programme brought and publish the report: everybody then reads totals, and what follows from the rules for publishing.
report-public-since = The report is public since { $at }.
report-see = See it
report-preview = As the public will see it
report-preview-what = This is how everybody will see the report.
report-preview-back = Back to the report
report-pdf = Report (PDF)
report-xlsx = For the funder (XLSX)
report-publish = Publish
report-back = Take back
report-back-title = Take the report back?
report-back-text = Its public page and PDF are gone then, until you publish it again.
report-write-first = To publish the report, write its summary below.
report-words = What you write
report-rewritten = Somebody else has saved the report since you opened it. Your text is still here: saving it once more replaces theirs.
report-lessons = What we learned
report-next = What comes next

report-figures = In figures
report-figure = What
report-value = How many
report-applications = Applications
report-applied-from = Municipalities of applicants
report-places = Places
report-participants = Participants
report-municipalities = Municipalities of participants
report-counties = Counties of participants
report-hours = Academic hours
report-meetings = Meetings held
report-attendance = Attendance
report-percent = { $percent } %
report-practicums = Practicums held
report-practicum-people = People in practicums
report-dialogues = Dialogues at home
report-dialogue-people = People in dialogues at home
report-feedback = Gave feedback after them
report-certificates = Certificates
report-attestations = Attestations

report-by-county = Applications by county
report-county = County
report-from-counties = { $count ->
    [one] The applications came from one county. Counties with fewer than ten are not shown one by one.
   *[other] The applications came from { $count } counties. Counties with fewer than ten are not shown one by one.
}
report-rounded = Rounded to five.
report-hidden-counties = { $count ->
    [one] Rounded to five. One county is not shown, so that nobody can be told from a small number.
   *[other] Rounded to five. { $count } counties are not shown, so that nobody can be told from a small number.
}
report-attendance-title = Attendance
report-no-sheet = not filled in
report-dialogues-title = Dialogues that participants held at home
report-dialogues-sheet = Dialogues
report-people = { $count ->
    [one] one person
   *[other] { $count } people
}
report-summary-link = Summary
report-feedback-title = What people said after the dialogues
report-feedback-sheet = Feedback
report-feedback-what = { $count ->
    [one] One person gave feedback. Answers are shown from five on.
   *[other] { $count } people gave feedback. Answers are shown from five on.
}
report-question = Question
report-day = Day
report-answer = Answer
report-answers = Answers
report-assessment-title = How participants assessed themselves
report-assessment-what = On a scale from 1 to 5, without names. The statements are our own and no validated scale. Means are shown from five answers on. Changes are rounded to half a point.
report-records = Who has answered
report-moment = When
report-mean = Mean, 1–5
report-answered = Answered
report-stories-title = Participants tell
report-foot = Totals are shown as they are. Numbers of people by place are rounded to five and left out under ten. Answers are shown from five on.
report-made = { $host }, { $at }
report-read-on = The report on the web:
report-qr = QR code to the report on the web
report-to-programme = The programme

# looked up by name
field-report-summary = Summary
# looked up by name
hint-report-summary = What the programme brought, in a few paragraphs. It stands at the beginning.
# looked up by name
field-report-lessons = What did you learn?
# looked up by name
field-report-next = What comes next?

programme-pdf = The programme to print (PDF)
worksheet-pdf = PDF
programme-report-link = Read the report of this programme

flash-report-published = The report is public.
flash-report-back = The report is no longer public.
