### The first set-up.

set-up-title = Set up Vestlusring
set-up-lead = Two minutes, once. Everything here can be changed later.
set-up-no-mail = No mail server has been set up. That is fine to begin with: mails are kept in the outbox, and you pass them on yourself. Whoever runs the server can add one later.
set-up-organisation = Who hosts the dialogues
set-up-you = You
set-up-you-what = You become the owner and can invite others.
set-up-submit = Set up

# looked up by name
field-your-name = Your name
# looked up by name
hint-your-name = As your colleagues know you.
# looked up by name
field-your-email = Your e-mail
# looked up by name
hint-your-email = You log in with it.
