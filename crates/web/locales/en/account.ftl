### One's own account.

account-title = Your account
account-log-out = Log out
account-memberships = Your organisations
account-no-memberships = You are not a member of any organisation at the moment. An owner can invite you.
account-profile = About you
account-email = E-mail
account-password = Change the password
account-password-what = You stay logged in here and are logged out everywhere else.
account-password-first = Set a password
account-password-first-what = So far you log in with a link in a mail. With a password you can do without it.
account-password-save = Save the password
account-sessions = Where you are logged in
account-sessions-none = Only here.
account-sessions-others = { $count ->
    [one] Here and in one other place.
   *[other] Here and in { $count } other places.
}
account-sessions-end = Log out everywhere else
flash-elsewhere-ended = You are logged out everywhere else.

# looked up by name
field-mail-language = Language of mails to you
# looked up by name
field-current-password = Current password
