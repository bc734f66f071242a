### Applying, the page behind an application's link, and applications as organisers see them.

apply-title = Apply
apply-draft = The programme is not public yet
apply-draft-what = Applicants see this page once it is.
apply-cancelled = The programme will not be held
apply-cancelled-what = Nobody can apply any more.
apply-ahead = The call has not opened yet
apply-ahead-what = You can apply from { $moment } on.
apply-closed = The call has closed
apply-closed-what = It was open until { $moment }. Whoever handed in by then gets an answer by mail. If you have begun an application, the link in your mail leads to it.
apply-late = You came by a link for late entries, so you can still apply.
apply-late-over = The link that you came by no longer works.
apply-ask = Questions? The organisers are at
apply-until = You can apply until { $till }.
apply-answer = You get an answer by { $date }.
apply-needs = Before you begin
apply-takes = { $count ->
    [0] It takes about { $minutes } minutes.
    [one] It takes about { $minutes } minutes. There is { $count } question.
   *[other] It takes about { $minutes } minutes. There are { $count } questions.
}
apply-roles = It is meant for: { $roles }.
apply-draft-kept = You can stop at any time: what you wrote is kept as a draft, and the link in your mail leads back to it.
apply-questions = See the questions
apply-begin = Begin
apply-begin-button = Begin the application
apply-language = Which language should our mails be in?
apply-email-why = We send you a link to your application, the confirmation and the answer.
apply-phone-why = So that we can ring you when something is urgent.
apply-consent = I agree that { $host } keeps these details to choose participants and to run the programme.
apply-consent-goes = { $days ->
    [one] If you do not take part, we erase them { $days } day after the decisions; in reserve not before the programme begins, and where you give a place up, counted from then. You can see, take along and erase them at any time.
   *[other] If you do not take part, we erase them { $days } days after the decisions; in reserve not before the programme begins, and where you give a place up, counted from then. You can see, take along and erase them at any time.
}
apply-sent = Look into your mailbox
apply-sent-what = We have sent the link to your application to this address.
apply-sent-unsent = The organisers will pass the link to your application on to you.

apply-form-title = Your application
apply-form-draft = Save the draft whenever you like; nobody reads it before you hand it in.
apply-form-changing = It is handed in. What you change and save here is what counts.
apply-form-questions = Questions
apply-hand-in = Hand in
apply-save-draft = Save the draft
apply-save-changes = Save the changes
apply-municipality-choose = Choose …
apply-municipality-none = I work in no municipality
apply-meanwhile = Another text was saved meanwhile, perhaps in another window of yours.
apply-meanwhile-what = Where it differs, both stand below: in the field what you have written here, under it what was saved. What you save now counts.
apply-theirs = Saved in the other window
apply-saved = The draft is saved.
apply-kept = Not saved yet. What you wrote is kept on this device.
apply-kept-back = What you wrote here and had not saved is back.
apply-kept-old = Something else was saved in another window. Press a button below to see both texts. What you wrote here is kept on this device.
# looked up by name
field-employer = Where do you work?
field-municipality = Municipality
field-target-role = Role
# looked up by name
hint-municipality = Choose the one that you work for, or in which you work.

apply-file-title = A file
apply-file-back = Back to the form
apply-file-none = no file yet
apply-file-missing = Add a file.
apply-file-add = Add a file
apply-file-change = Choose another file
apply-file-there = What is there
apply-file-remove = Take the file away
apply-file-send = Send the file
apply-file-kinds = PDF, Word (DOC, DOCX), ODT, JPEG or PNG; at most 10 MB.
apply-file-nothing = Choose a file first.
apply-file-empty = This file is empty.
apply-file-unknown = This is no PDF, Word, ODT, JPEG or PNG file, whatever its name says. Save it as PDF and send it again.
apply-file-lies = The name of this file says one kind, and what is in it is another. Save it anew, as PDF for instance, and send it again.
apply-file-too-large = This file is larger than 10 MB. Make it smaller and send it again; nothing was saved.
apply-file-megabytes = { $size } MB
apply-file-kilobytes = { $size } KB

apply-own-title = Your application
apply-state-draft = Draft
apply-state-handed-in = Handed in
apply-state-confirmed = Takes part
apply-means-draft = Your application is a draft: it is not handed in yet. You can hand it in until { $till }.
apply-means-late = The call closed on { $moment }, and your draft was not handed in by then.
apply-means-late-what = It is kept here, and nobody reads it. If you think that you should still be able to apply, write to the organisers.
apply-means-not-open = Applications cannot be handed in now, so your draft is not handed in.
apply-means-handed-in = Your application arrived on { $moment }.
apply-means-change = You can change it until { $till }.
apply-means-released = The decisions have been made, and what was decided about yours is in your mail. If you are in reserve, we write as soon as a place becomes free.
apply-means-offered = You were chosen. A place is kept for you until { $till }.
apply-means-confirmed = You take part. We look forward to you.
apply-means-first = The first meeting is on { $date }.
apply-means-declined = You said no to the place.
apply-means-expired = The place that we kept for you went to the next, because no answer came in time.
apply-means-withdrawn = You have given up.
apply-next-answer = You get an answer by { $date }, by mail and here.
apply-next-mail = You get the answer by mail, and here.
apply-cancelled-own = The programme will not be held.
apply-too-late = The deadline has passed. What you sent was not handed in, or not changed.
apply-place-changed = This could not be done: the place is no longer what it was when you opened the page. This is how it stands now.
apply-offer = Do you take the place?
apply-offer-what = Please answer until { $till }. Then the place goes to the next.
apply-accept = Yes, I take part
apply-decline = No, thank you
apply-card-draft = Your application
apply-card-draft-what = Fill in the form, save it as often as you like, and hand it in when it is ready.
apply-card-fill = Open the form
apply-card-again = Apply again
apply-card-change = Change something
apply-card-change-what = Until the deadline you can change everything that you wrote.
apply-card-open = Open the form
apply-more-title = A few more questions
apply-more-lead = So that we can prepare for you.
apply-more-missing = { $count ->
    [one] { $count } answer is missing.
   *[other] { $count } answers are missing.
}
apply-more-open = Open the questions
apply-link-what = This link leads back here. It is in the mails that we send you, too. Whoever has it can act for you, so please do not pass it on.
apply-link-unsent = This link leads back here. Keep it: bookmark this page or copy the link. Whoever has it can act for you, so please do not pass it on.
apply-goes = { $days ->
    [one] If you do not take part, we erase all this { $days } day after the decisions.
   *[other] If you do not take part, we erase all this { $days } days after the decisions.
}
apply-withdraw = Give up
apply-withdraw-title = Do you give up?
apply-withdraw-text = Your application is no longer considered. Until the deadline you can hand it in again.
apply-withdraw-place = Your place goes to the next in reserve, and you cannot get it back.
apply-erase-what = Your name, contact, answers, files and the mails that we sent you are erased at once and for good. This link stops working.
apply-erase-place = Your place goes to the next in reserve.

applications-title = Applications
applications-handed-in = Handed in
applications-offered = A place is offered
applications-confirmed = Take part
applications-out = No longer in
applications-drafts = Drafts, not handed in
applications-count-handed-in = handed in
applications-count-drafts = drafts begun
applications-any = all
applications-begun = begun on { $moment }
applications-late = late entry
applications-erased = The applications have been erased.
applications-blind = You review without names, so you see codes, and what is for reviewers, until the decisions are released. What is to be done about single applications another organiser does.
applications-add = Enter an application
applications-add-lead = For somebody who applied on paper or by phone. It counts like one that was handed in here, also after the deadline: you decide what came in time.
applications-add-draft = Applications can be entered once the programme is public.
applications-export = Take away as CSV
applications-none = Nobody has applied yet
applications-none-what = As soon as somebody begins, you see it here.
applications-found = Found: { $n }
applications-county = County
applications-standing = Where it stands
applications-from = Works at
applications-code = Code
applications-files = Files
applications-draft-what = This is a draft. Its answers are for nobody but its writer. You can send the link to it once more.
applications-begun-at = Begun
applications-handed-in-at = Handed in on
applications-act-offer = Offer a place
applications-act-accept = Said yes
applications-act-withdraw = Gives up
applications-withdraw-title = Does { $name } give up?
applications-withdraw-text = The application or the place is given up, and a mail confirms it. A place that becomes free goes to the next in reserve.
applications-erase-text = Name, contact, answers, files and mails are erased and cannot be brought back. A place that becomes free goes to the next in reserve.
applications-send-link = Send the link once more
applications-link-what = This person has no e-mail. Hand them this link: it leads to their own page. Whoever has it can act for them.
applications-email-hint = Without an address you get a link to hand over.
applications-consent = The person agrees that we keep these details to choose participants and to run the programme.
applications-consent-why = Ask them. The details are erased by themselves some time after the decisions.
