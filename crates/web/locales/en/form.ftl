### Forms: faults, and the fields that registration asks. Labels, hints and reasons are looked up by the field's name.

form-optional = (optional)
form-faults = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
form-fault-line = { $field } – { $fault }
form-scale-end = { $value }: { $end }
form-save = Save
form-cancel = Go back

fault-required = Please fill this in.
fault-choose = Please choose one of these.
fault-too-long = This is too long: { $most } characters fit.
fault-too-short = This is too short: at least { $least } characters.
fault-not-a-number = Write a whole number.
fault-too-small = At least { $least }.
fault-too-large = At most { $most }.
fault-not-an-address = This does not look like an e-mail address. It should be like mari@example.ee.
fault-not-a-link = Write the whole address, starting with https://.
fault-not-a-phone = This does not look like a phone number.
fault-not-a-time = This is not a date or a time that exists.
fault-time-skipped = The clocks go forward over this hour, so it does not exist. Choose another.
fault-time-twice = The clocks go back over this hour, so it comes twice. Say which one you mean.
fault-in-the-past = This is in the past.
fault-before-the-dialogue = This must be after the dialogue.
fault-taken = This is in use already.
fault-meanwhile = Somebody has changed something here since you opened this page. Look at it once more, then save again; what you wrote is still here.
fault-mismatch = The two are not the same.
fault-wrong-login = The address or the password is not right. You can also ask for a link by mail.
fault-wrong-password = This is not your current password.
fault-below-taken = { $taken ->
    [one] One person already holds a place.
   *[other] { $taken } people already hold a place. Give up some places first.
}
fault-method-too-short = This method needs at least { $least } minutes.
fault-method-too-long = This method lasts at most { $most } minutes. Choose another, or hold two dialogues.
fault-pinned-too-much = The minutes you set by hand are { $by } too many.
fault-pinned-too-little = Every step is set by hand. Minutes left over: { $by }.
fault-closing-too-short = The closing needs at least { $least } minutes, so that nobody leaves in mid-thought.
fault-closing-too-long = The closing can take at most { $most } minutes beside the other steps.
fault-consent = Without your consent we may not keep your details. You can also talk to the host yourself.
fault-least-above-most = The largest number is smaller than the smallest.
fault-too-often = Too many registrations came with this address just now. Wait a minute and send the form again.
fault-too-many = At most { $most }.
fault-before-the-opening = It must close after it opens.
fault-before-the-closing = This must be after the call has closed.
fault-after-the-first-meeting = The call must close before the first meeting.
fault-few-choices = Give at least two choices, each on a line of its own.
fault-other-choices = Give as many choices as in the first language.
fault-breaks = This breaks conditions. Tick the box if you mean it.
fault-applied = This person has applied to the programme, so they cannot review in it.
fault-nothing-answered = The form is still empty. One answer is enough; leave out whatever you like.

# looked up by name
field-name = Name
# looked up by name
field-email = E-mail
# looked up by name
field-phone = Phone
# looked up by name
field-consent = Consent
field-age = Age
why-age = So that circles mix generations.
field-gender = Gender
why-gender = So that circles are mixed.
field-place = Where do you live?
why-place = So that different parts of the area are heard.
field-connection = What ties you to this question?
why-connection = So that people with different experience meet.
field-languages = Languages you can talk in
why-languages = So that everybody in a circle understands each other.
field-access = What do you need in order to take part?
why-access = So that we can prepare: a ramp, a hearing loop, a quiet corner, childcare.
field-food = Food that you do not eat
why-food = So that there is something for everybody.
field-before = Have you taken part in such a dialogue before?
why-before = So that newcomers are well received.
field-hopes = What would you like to talk about?
why-hopes = So that the facilitator can prepare.
