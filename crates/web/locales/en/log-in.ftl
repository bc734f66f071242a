### Logging in and out.

log-in-title = Log in
log-in-lead = For those who plan, lead or write down dialogues. To take part in one, you need no account.
log-in-back = This page is for members of the organisation. After you log in, you come back to it.
log-in-submit = Log in
log-in-to = To the log-in page
log-in-link-title = No password, or forgotten it?
log-in-link-what = Write your address above and leave the password empty. We send you a link that logs you in.
log-in-link-ask = Send me a link
log-in-asked = Check your mail
log-in-asked-what = If the address belongs to an account, a link to log in is on its way to it. The link works once, for twenty minutes.
log-in-asked-not-there = Nothing after a few minutes? Look in your spam folder, and check that you wrote the address to which you were invited.
log-in-no-mail-title = This site does not send mail
log-in-no-mail = No mail server has been set up here, so we cannot send you a link. Whoever runs the server can make one for you with this command:
log-in-no-mail-address = ADDRESS
log-in-as = Welcome, { $name }
log-in-as-what = Your link logs you in as { $email }. It works once.
log-in-forgotten = I have forgotten my password
log-in-no-password = Set a password for next time
log-in-new-password = New password
log-in-new-password-what = With a new password you are logged out everywhere else.
log-in-set-password = Set the password and log in
log-in-over = This link no longer works
log-in-over-what = A link to log in works once, for twenty minutes. Ask for a new one on the log-in page.

# looked up by name
field-password = Password
# looked up by name
hint-password = At least 10 characters. A few words in a row are good.
# looked up by name
field-password-again = The password once more
