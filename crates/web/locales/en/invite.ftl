### How people are invited.

invite-title = Invite
invite-draft = The dialogue is a draft: its link and codes work once you open registration. You can prepare everything now.
invite-closed = Registration has closed. The page can still be read; whoever phones can be added under People.
invite-past = The dialogue has been held.
invite-cancelled = The dialogue was cancelled. Its page says so.
invite-to-overview = To the overview
invite-link = Link to the dialogue
invite-link-what = One address for everybody: the page says what it is about, and people register there without an account.
invite-copy = Copy the link
invite-copied = Copied
invite-copy-failed = It could not be copied. It is selected now: copy it yourself.
invite-qr = QR code to the dialogue’s page
invite-poster = Poster (PDF)
invite-papers = All papers

invite-advice = What brings people
invite-advice-person = Ask one by one, by name. A letter to everybody brings few; a person who says “I would like you to be there” brings many.
invite-advice-contacts = Ask people whom others trust to pass the invitation on: the librarian, the teacher, the coach, the shopkeeper, the pastor, the head of the village society.
invite-advice-missing = Look at who is missing and begin with them. Those who always come will hear of it anyway.
invite-advice-more = Invite about twice as many as there are chairs, and remind them the day before: some fall ill, some forget.
invite-advice-paper = Not everybody reads e-mail. Phone, put up the poster, and add those who answer you under People.

invite-letter = Invitation
invite-letter-what = Copy it into a letter or a message and put it into your own words. A sentence about why you thought of this very person is worth more than all the rest.
invite-letter-in = Text
invite-letter-copy = Copy the text
invite-text-hello = Hello!
invite-text-question = { $host } invites you to a conversation circle. The question is: “{ $question }”
invite-text-when = When: { $span }
invite-text-where = Where: { $place }
invite-text-online = You can also take part by video link; you get it when you have registered.
invite-text-answer = Who answers what is said in the circle: { $answerer }. The answer comes in writing by { $by }.
invite-text-come = You need not prepare anything or be an expert: what you have seen and lived through yourself is what counts. Taking part is free of charge.
invite-text-link = Read more and register: { $link }

invite-kinds = A link for each group you invite
invite-kinds-what = Whoever registers by such a link counts as that group, so you see in time who is still missing. The page people see is the same.
invite-kinds-none = When you write down whom you hope for, each group gets a link of its own, and you see in time who is still missing.
invite-kinds-set = Say whom you hope for
invite-kind-count = hoped for { $hoped }, registered { $registered }
invite-kind-show = Show the QR code
invite-kind-qr = QR code to registration: { $kind }
