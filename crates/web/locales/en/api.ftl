### The API: its page for people, its problems, and what its operations do.

api-title = API for your systems
api-lead = Here a town’s own systems read and write what its people would otherwise do by hand: show dialogues on the town’s website, print name tags, enter drafts.
api-begin = How to begin
api-begin-1 = An owner of your organisation makes a token: Settings, API tokens. It is shown once.
api-begin-2 = Your system sends it with every call, in the header Authorization. It works for your organisation alone.
api-begin-3 = Try it:
api-example = Example of a call
api-operations = Operations
api-operation = Call
api-what = What it does
api-needs = Scope
api-any-token = any token
api-without-token = no token
api-document = The whole description (OpenAPI 3.1)
api-rules = Good to know
api-times = Times
api-times-what = In UTC as RFC 3339, for example 2026-11-24T16:00:00Z. Beside them stands the time zone in which people on the spot read them.
api-texts = Texts
api-texts-what = What people wrote stands by its language: et, en. A language that is missing has not been written.
api-parts = Long lists
api-parts-what = A list comes in parts. Send next back as after to get the following part; at the end next is null.
api-once = The same twice
api-once-what = Whoever makes something can send a header Idempotency-Key with a value of their own. A call that is sent again under the same key within two days makes nothing more and gives the same thing.
api-often = How often
api-often-what = Each token has 600 calls at once and then 300 a minute.
api-people = Personal data
api-people-what = Calls with names open only to tokens that say so. Keep as little as you can, and erase it when it is erased here.
api-change = When something changes
api-change-what = Fields may be added at any time, so ignore those that you do not know. What would break your system comes under a new address, /api/v2.
api-problems = When it does not work
api-problem = Problem
api-status = Status
api-means = What it means
api-problem-what = A refusal is application/problem+json (RFC 9457): type ends with one of these words, detail says what to do, and faults names each field that does not fit.
api-document-title = Vestlusring
api-document-what = What a town’s own systems can read and write. Explained at { $address }.

api-unreadable = This could not be read
api-unreadable-what = The address, the query or the JSON is damaged or lacks something.
api-no-token = The token is missing or opens nothing
api-no-token-what = Send “Authorization: Bearer vlr_…” with a token that has neither expired nor been revoked.
api-no-scope = The token does not open this
api-no-scope-what = An owner of the organisation can make a token with more scopes.
api-needs-scope = This needs a token with the scope { $scope }.
api-not-found = There is no such thing
api-not-found-what = The address is wrong, or it belongs to another organisation, or it is gone.
api-method = This cannot be done here
api-method-what = The header Allow names what can.
api-conflict = This cannot be done now
api-conflict-what = Something else rules it out. The detail says what.
api-invalid = Some fields do not fit
api-invalid-what = Nothing was saved. Each fault stands with its field.
api-too-large-what = Nothing was saved. At most 256 KB fit into one call.
api-too-many-what = Wait as many seconds as the header Retry-After says.
api-internal-what = It is our fault, not yours, and it has been noted. Try again later.
api-unavailable-what = Nothing was changed. Try again in a minute.

# looked up by name
api-op-openapi = This description
# looked up by name
api-op-organisation = The organisation whose token it is
# looked up by name
api-op-dialogues = All dialogues, drafts too
# looked up by name
api-op-dialogue = One dialogue
# looked up by name
api-op-dialogue-create = Makes a draft of a dialogue
# looked up by name
api-op-registrations = Who registered for a dialogue: names and addresses
