### Members of an organisation, and invitations.

member-list = Who is a member
member-name = Name
member-role = Role
member-role-of = Role of { $name }
member-role-choice = { $role }: { $what }
member-you = (you)
member-actions = Actions
member-change = Change
member-remove = Remove
member-remove-title = Remove { $name }?
member-remove-what = The person can no longer see anything of the organisation and is logged out at once. Dialogues that they planned stay.
member-roles = What the roles may do
member-invitations = Open invitations
member-no-invitations = Nobody is being waited for.
member-no-mail = No mail server has been set up: open the invitation under Mail and pass its link on yourself.
member-lapses = Lapses
member-revoke = Take back
member-invite-title = Invite somebody
member-invite-hint = A link goes to this address. It works once, for two weeks.
member-invite = Invite
flash-revoked = The invitation is taken back. Its link opens nothing now.

member-invitation-title = { $name } invites you
member-invitation-lead = Become a member, to plan, lead or write down dialogues together.
member-invitation-to = Invited
member-accept-title = Accept
member-accept-as = You are logged in as { $email }. You become a member with this account.
member-accept = Become a member
member-has-account = You have an account already
member-has-account-what = Log in first. Then you come back here and accept with one button.
member-join-title = Create your account
member-join = Create the account and become a member
member-join-other = Do you have an account under another address?

# looked up by name
field-role = Role
