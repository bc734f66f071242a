card-free = { $free ->
    [one] 1 place left
   *[other] { $free } places left
}
card-full = Full
card-waiting-list = waiting list open
copy-done = Copied
copy-failed = The link is selected: copy it yourself.
copy-link = Copy the link

list-title = Coming dialogues
list-title-past = Held dialogues
list-coming = Coming dialogues
list-past = Held dialogues
list-calendar = Calendar
list-search = Search
list-host = Host
list-language = Language
list-any = All
list-find = Find
list-found = Dialogues found
list-nothing-found = No dialogue matches this.
list-nothing-coming = None of the dialogues to come speaks of it.
list-spoken-of = It was spoken of here
list-show-all = Show all

month-title = Calendar of dialogues
month-before = Month before
month-after = Month after
month-list = As a list
month-none = No dialogues this month.

host-feed = Calendar feed of this host

show-draft = This is a draft. Only members see this page.
show-cancelled = This dialogue will not be held.
show-summary = Read what was said
show-when = When
show-where = Where
show-map = See it on a map
show-online = Online
show-online-what = By video link, which you get when you have a place
show-language = Language
show-host = Host
show-facilitators = { $count ->
    [one] Led by { $names }
   *[other] Led by { $names }
}
show-method = Method
show-price = Price
show-free = Free of charge
show-circle = { $capacity } places, { $free } free
show-circle-under = { $free ->
    [one] place free
   *[other] places free
}
show-call = Come and join
show-call-open = Register until { $until }. You need no account.
show-call-waiting = { $waiting ->
    [0] All places are taken. Join the waiting list: we write when a place is free for you.
    [one] All places are taken, and one person is waiting. Join the waiting list: we write when a place is free for you.
   *[other] All places are taken, and { $waiting } people are waiting. Join the waiting list: we write when a place is free for you.
}
show-call-full = All places are taken.
show-register = Register
show-wait = Join the waiting list
show-contact = You can also ask the host directly:
show-closed = Registration has closed
show-closed-what = If you would still like to come, ask the host:
show-past = This dialogue has been held
show-past-what = { $came ->
    [0] The host has not noted yet how many people came.
    [one] One person came.
   *[other] { $came } people came.
}
show-feedback = Were you there? Say how it was
show-qr = QR code of this page
show-qr-alt = QR code that leads to this page
show-why = What it is about
show-for-whom = Who it is for
show-influence = What it can influence
show-answer = Who answers, and by when
show-answerer = Answered by
show-answer-by = No later than
show-access = Good to know
show-how = How it goes
show-how-what = You sit in a circle with people who see the matter differently. Everybody gets to speak, nobody is judged, and nothing has to be agreed. What is said is written down without names, and read out before the end. You need not prepare.
show-ics = Add to calendar (.ics)
show-google = Google Calendar
show-outlook = Outlook
show-link = Link of this page
