### The page around everything: navigation, what went wrong, what was done.

language-own-name = in English
nav-skip = Skip to the content
nav-main = Main
nav-dialogues = Dialogues
nav-methods = Methods
nav-about = How it works
nav-manage = My dialogues
nav-language = Language
nav-log-in = Log in
nav-organisation = Organisation
nav-privacy = Privacy
nav-accessibility = Accessibility
foot-what = Vestlusring: people talk, somebody answers.

demo-label = Demo
demo-visitor = This is a demo. You are a visitor.
demo-you = This is a demo. You are { $name }.
demo-switch = Switch to:
demo-as-visitor = visitor

desk-dialogues = Dialogues
desk-mail = Mail
desk-members = Members
desk-data = Personal data
desk-settings = Settings

told-not-found = There is no such page
told-not-found-what = The address may be missing a letter, or what was here has been taken away. A personal link works only until its data is erased.
told-denied = Your role does not allow this
told-denied-what = An owner of the organisation can change your role under Members.
told-unreadable = This could not be read
told-unreadable-what = The text was damaged on the way. Go back: what you wrote is still in the form. Send it once more.
told-too-large = This is too much at once
told-too-large-what = Nothing was saved. Go back: what you wrote is still in the form. Make it shorter and send it again.
told-too-many = Too many tries
told-too-many-what = Wait a minute and try again.
told-conflict = This cannot be done now
told-full = No place is left
told-full-what = Somebody was a moment faster. Nothing was lost: go back and see whether you can join the waiting list.
told-gone = It is too late for this
told-gone-what = The time is over, or the link has been used already.
told-log-in = Please log in
told-log-in-what = This page is for members of the organisation.
told-unavailable = We cannot save right now
told-unavailable-what = Nothing was changed. Your text is still in the form: go back and try again in a minute.
told-foreign = The form came from somewhere else
told-foreign-what = For your safety changes are accepted only from our own pages. Open the page again and repeat it there.
told-internal = Something broke here
told-internal-what = It is our fault, not yours, and it has been noted. Go back and try again; if it stays, tell whoever runs this site.
told-to-front = To the front page
told-to-dialogues = To the dialogues

flash-seated = Everybody has their circle.
flash-saved = Saved.
flash-opened = Registration is open.
flash-closed = It is a draft again.
flash-cancelled = The dialogue is cancelled. Those who gave an e-mail address get a mail; People shows whom you have to phone.
flash-copied = Here is the copy. Set a new date.
flash-deleted = The draft is deleted.
flash-registered = Thank you, you are on our list.
flash-accepted = The place is yours. We look forward to seeing you.
flash-declined = Thank you for telling us. The place goes to the next person.
flash-withdrawn = You have given your place up. Thank you for telling us.
flash-returned = Welcome back.
flash-erased = Everything about you in this dialogue is erased.
flash-added = Added.
flash-checked-in = Checked in.
flash-undone = Undone.
flash-noted = Noted.
flash-invited = The invitation is on its way.
flash-removed = Removed.
flash-role-changed = The role is changed. The person has to log in again.
flash-password-changed = Your password is changed. You are logged out everywhere else.
flash-logged-in = Welcome.
flash-logged-out = You are logged out.
flash-set-up = Vestlusring is ready. Plan your first dialogue.
flash-joined = You are a member now.
flash-queued = The mail is on its way again.
flash-words-released = Others may read these words now.
flash-words-kept = These words are kept back: they are not published.
flash-words-withdrawn = The words are gone for good.
flash-summary-published = The summary is public.
flash-summary-back = The summary is a draft again; nobody else reads it.

conflict-below-taken = { $taken ->
    [one] One person already holds a place. There cannot be fewer places than that.
   *[other] { $taken } people already hold a place. There cannot be fewer places than that.
}
conflict-not-ready = Something that must be there before registration opens is still missing. The overview lists it.
conflict-cancelled = The dialogue was cancelled.
conflict-over = The dialogue is over, so its time and method stay as they were.
conflict-not-begun = This can be noted only once the dialogue has begun.
conflict-place-state = The state of this place has changed since you opened the page. Look at it once more.
conflict-last-owner = An organisation needs an owner. Make somebody else an owner first.
conflict-already-set-up = Vestlusring has been set up already. Log in instead.
conflict-has-people = People have registered, so it cannot be taken back. You can cancel it: then people are told.
conflict-circle-open = One of these circles has begun already, so it cannot be taken away.
conflict-circles-begun = A circle was opened meanwhile, so the seating stays as it is. You can still move people one by one.
conflict-circle-closed = That circle is over.
conflict-not-read-back = This can be done while the circle reads back what was written.
conflict-slip-taken = Somebody holds a slip for these words already, or this slip is for other words.
conflict-rewritten = Somebody saved another text since you opened the page. Load it again to see theirs.
conflict-published = The summary is public, so this stays as it is. Take the summary back first.
conflict-mail-state = This mail has moved on since you opened the page: it has been sent, passed on or is on its way. Look at it once more.

tab-label = Dialogue
tab-overview = Overview
tab-plan = Plan
tab-invite = Invite
tab-people = People
tab-day = On the day
tab-circles = Circles
tab-words = Words
tab-summary = Summary
tab-papers = Papers
tab-feedback = Feedback
