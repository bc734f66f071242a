### API tokens of an organisation.

token-title = API tokens
token-crumbs = Where you are
token-lead = With a token your own systems use Vestlusring in the name of your organisation. A token opens only what you tick, and nothing of other organisations.
token-to-guide = How the API works
token-list = Tokens
token-none = There are no tokens
token-none-what = Make one for each system, so that you can revoke it without stopping the others.
token-name = For what
token-opens = Opens
token-made = Made
token-made-by = { $date }, { $name }
token-used = Last used
token-unused = not yet
token-until = Good until
token-revoked-at = revoked on { $date }
token-expired-at = expired on { $date }
token-revoke = Revoke
token-revoke-title = Revoke “{ $name }”?
token-revoke-what = The system that uses this token is refused from the next call on. A token cannot be brought back; you can make another.
token-new = New token
token-scope-choice = { $name } – { $what }
token-days = { $days ->
    [30] 30 days
    [90] 90 days
    [365] 1 year
    [730] 2 years
   *[other] { $days } days
}
token-make = Make the token
token-made-title = The token is ready
token-made-what = This is the only time that you see it. Put it where the system keeps its secrets: whoever has it can do what it opens.
token-made-use = Never send it by mail or chat, and never put it into a web page or an app that others can open. If somebody has seen it, revoke it and make another.
token-copy = Copy
token-kept = I have put it away

token-dialogues-read = dialogues, drafts too: texts, time, place, how many places are taken. No names.
token-dialogues-write = makes new drafts of dialogues. People plan and open them.
token-registrations-read = personal data: names, e-mail addresses and phone numbers of everybody who registered for a dialogue. Not what they answered to your questions.
token-programmes-read = programmes: calls, cohorts, meetings. No names.
token-applications-read = personal data: names and addresses of everybody who applied for a programme, and what they wrote about themselves.
token-applications-write = enters applications to a programme.
token-attendance-write = notes who was at a meeting of a programme.
token-reports-read = reports of programmes: numbers, no names.

flash-token-revoked = The token is revoked. It opens nothing now.
flash-token-shown = This token was made and shown already. If it is lost, revoke it and make another.

# looked up by name
field-token-name = What is it for?
# looked up by name
hint-token-name = The system’s name, for example “town website”. You will know by it what stops when you revoke it.
# looked up by name
field-token-scopes = What does it open?
# looked up by name
hint-token-scopes = Tick only what the system needs. With personal data you answer for what the system does with it: erase it there when it is erased here.
# looked up by name
field-token-days = How long is it good for?
