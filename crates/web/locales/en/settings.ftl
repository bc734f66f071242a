### Settings of an organisation, and the personal data it holds.

settings-public = What people see
settings-new = For new dialogues
settings-systems = Other systems
settings-systems-what = Your website, calendar or register can read and write here with a token of its own.
settings-to-data = What is held now, and what has been erased

# looked up by name
field-organisation-name = Name of the organisation
# looked up by name
field-organisation-about = About you
# looked up by name
hint-organisation-about = A few sentences: who you are and why you bring people together.
# looked up by name
field-organisation-email = Contact address
# looked up by name
hint-organisation-email = People see it, and their answers to our mails come here.
# looked up by name
field-organisation-phone = Phone
# looked up by name
hint-organisation-phone = People see it: some would rather call than write.
# looked up by name
field-organisation-place = Town or municipality
# looked up by name
field-organisation-zone = Time zone
# looked up by name
field-organisation-language = Language
# looked up by name
field-organisation-keep-days = Days that registrations are kept
# looked up by name
hint-organisation-keep-days = Counted from the end of a dialogue. Then names, contacts and answers are erased by themselves; only totals stay.
# looked up by name
why-organisation-keep-days = Keep them no longer than you need to thank people and send them the summary. Thirty days are usually enough. A change holds for dialogues whose data is still there, too.

settings-data-lead = { $days ->
    [one] Registrations are erased by themselves one day after a dialogue. This page shows what is still there.
   *[other] Registrations are erased by themselves { $days } days after a dialogue. This page shows what is still there.
}
settings-data-held = What is held now
settings-data-held-none = No personal data of participants is held
settings-data-held-none-what = As soon as somebody registers or applies, the dialogue or programme appears here with the day on which everything goes.
settings-data-dialogue = Dialogue or programme
settings-data-untitled = Dialogue without a question
settings-data-gone = a dialogue or programme that no longer exists
settings-data-people = People
settings-data-goes = Erased on
settings-data-no-date = the dialogue has no date yet
settings-data-undecided = once the decisions are released
settings-data-also = Besides these, the names and addresses of the organisation’s members are kept while they are members, and mails about no dialogue for a month.
settings-data-erased = What has been erased
settings-data-erased-none = Nothing has been erased yet.
settings-data-erased-what = The last fifty. The record gives numbers and names nobody.
settings-data-when = When
settings-data-why = Why
settings-data-asked = the person asked
settings-data-time-over = the time had passed
settings-data-registrations = People
settings-data-mails = Mails
