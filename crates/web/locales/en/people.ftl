### The people of a dialogue: the list, one person, entering somebody, and the day itself.

people-title = People
people-erased = The names and contacts of those who came are erased, as promised. { $taken ->
    [one] One person had registered
   *[other] { $taken } people had registered
}, { $came } came.
people-count-taken = places taken
people-count-free = places free
people-count-offered = offers not answered yet
people-count-waiting = waiting
people-count-came = came
people-add = Add a person
people-export = Download the list (CSV)
people-none = Nobody has registered yet.
people-none-what = Most people come because somebody they know asked them. Invite them one by one, and add here whoever phones or writes on paper.
people-none-draft = Registration opens when the plan is ready. Then people can register by themselves, and you can add them here.
people-none-invite = Invite people
people-to-overview = To the overview

people-search = Find a name, contact or answer
people-search-button = Search
people-search-found = Found: {"{n}"}
people-search-none = Nobody here matches this.
people-search-clear = Show everybody

people-group-in = Has a place
people-group-offered = A place is offered
people-group-waiting = Waiting for a place
people-group-out = Not coming
people-col-name = Name
people-col-state = Place
people-col-contact = Contact
people-col-kind = Invited as
people-col-about = Invited as, answers
people-col-since = Registered
people-since = registered { $day } { $month }
people-col-acts = What you can do
people-tell-by-phone = No e-mail: tell them by phone.
people-tell-in-person = No e-mail, no phone: tell them in person.
people-offered-until = answer by { $moment }
people-position = number { $position } in the queue

people-short-age = age
people-short-gender = gender
people-short-place = lives in
people-short-connection = connection
people-short-languages = languages
people-short-access = needs
people-short-food = does not eat
people-short-before = taken part before
people-short-hopes = would like to talk about

people-act-check-in = Here
people-act-undo = Undo
people-act-absent = Did not come
people-act-apologise = Cannot come
people-act-offer = Offer a place
people-act-accept = Said yes
people-act-withdraw = Gives up the place
people-act-stop-waiting = No longer waits
people-act-return = Bring back
people-withdraw-title = Does { $name } give the place up?
people-withdraw-text = A place that becomes free goes to the next person who waits. Whoever has an e-mail address gets a mail about it.
people-withdraw-yes = Yes, gives it up
people-stop-waiting-title = Is { $name } no longer waiting?
people-stop-waiting-text = The name leaves the waiting list, and those behind move up. Whoever has an e-mail address gets a mail about it.
people-stop-waiting-yes = Yes, no longer waiting
people-calls = A place is offered, but there is no e-mail: tell them yourself
people-call = phone

people-crumbs = Where you are
people-language = Language of mail
people-source = How they came
people-consent-at = Agreed to keep details
people-kind-none = not known
people-not-known = not known
people-answers = Answers
people-answers-hint = Fill in what the person told you; the rest may stay empty.
people-history = What has happened
people-no-mail = We cannot write to this person.
people-edit = Change details
people-edit-title = Change details: { $name }
people-erase = Erase
people-erase-title = Erase everything about { $name }?
people-erase-text = Name, contact, answers and mails are erased and cannot be brought back. A place that becomes free goes to the next person who waits.
people-erase-yes = Erase

people-slip = Personal link
people-slip-what = This person has no e-mail. Print this page and hand it out: only the question, the time, the place and this code are printed.
people-slip-told = With this code or address you can see and change your details, and give your place up if you cannot come.
people-slip-secret = Whoever holds the link can act for this person. Give it to nobody else.
people-slip-qr = QR code: personal link of { $name }
people-copy = Copy the link
people-copied = Copied
people-copy-failed = It could not be copied. Select the address above and copy it yourself.

people-new-title = Add a person
people-new-lead = For those who phoned, wrote on paper or asked you in person. They count the same as those who registered by themselves.
people-new-draft = People can be added once registration is open.
people-new-past = The dialogue has been held, so nobody can be added any more. Whoever came can still be checked in under “On the day”.
people-new-cancelled = The dialogue was cancelled.
people-name-hint = As they wish to be called.
people-email-hint = Without an address you get a link to print and hand out.
people-consent = The person agreed that we keep these details for this dialogue.
people-consent-why = Ask it aloud. The details are erased by themselves some time after the dialogue.
people-full = Every place is taken.
people-full-what = What you typed is still here. If there is room for one more chair, make more places in the plan and try again.
people-full-ask = What you typed is still here. If there is room for one more chair, ask an organiser to make more places, and try again.
people-full-places = Make more places

people-csv-until = Offer until

day-title = On the day
day-draft = Registration has not opened yet, so nobody can be checked in.
day-cancelled = The dialogue was cancelled, so nobody is checked in.
day-not-yet = It is not the day yet: the dialogue is { $span }. You can check in whoever is here early. That somebody did not come can be noted once it has begun.
day-count-here = here
day-count-still = still to come
day-count-missing = not coming
day-waiting = Waiting for a place
day-out = Had given up
day-none-what = Those who just come can be added below.
day-search = Find a name
day-walk-in = Came without registering
day-walk-in-add = Add and check in
day-email-hint = If they would like to get mail about this dialogue.
day-more = Phone and answers
