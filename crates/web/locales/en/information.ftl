### Information events: signing up, the guest's own page, who comes.

information-sign-up = Sign up
information-join = Join by video link
information-back = Back to the programme
information-email-why = For the link, a calendar entry, and a reminder the day before.
information-kept = { $host } keeps your name, address and question to hold this event, and erases them by { $date } at the latest.
information-closed = Signing up is over
information-closed-what = The event is over, or its time has not been agreed. Ask the organiser:
flash-signed-up = You are signed up. The link is on this page, and in the mail to you.
flash-guest-erased = You are taken off the list, and what you told us is erased.
information-own-title = Your sign-up
information-own-coming = You are signed up. We look forward to seeing you.
information-own-over = The event is over. Thank you for coming.
information-question = Question
information-give-up = Take me off the list
information-give-up-what = Your name, address, question and the mails to you are erased at once. This link stops working.
information-give-up-yes = Yes, take me off
information-no-event = There is no information event yet
information-no-event-what = At an information event people meet the trainers and can ask before they apply. Who signed up, and what they want to ask, is seen here.
information-count = { $count ->
    [0] Nobody has signed up yet.
    [one] One person has signed up.
   *[other] { $count } people have signed up.
}
information-nobody = When somebody signs up on the public page, they are seen here with their question.
information-erase = Erase
information-erase-title = Erase everything about { $name }?
information-erase-text = Name, address, question and mails go at once and for good.
information-erase-yes = Erase
# looked up by name
field-guest-question = What would you like to ask?
# looked up by name
hint-guest-question = The organisers and trainers read it beforehand.
