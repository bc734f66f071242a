### A programme's overview and plan, for members.

programme-now = Where it stands
programme-stands-draft = It is a draft that only members see.
programme-stands-announced = The page is public. Applications open on { $date }, { $clock }.
programme-stands-open = People can apply until { $till }: { $left }.
programme-stands-choosing = Applications are closed, and the decisions have not been released.
programme-stands-choosing-by = Applications are closed. You have promised an answer by { $date }.
programme-stands-chosen = Everybody knows whether they were chosen. The first meeting is on { $date }, { $clock }.
programme-stands-running = The cohort is learning.
programme-stands-past = The last meeting is over.
programme-stands-cancelled = The programme is cancelled.
programme-do-share = Pass the public page on, personally and through people whom others trust. A page in everybody’s language brings more of those you hope for.
programme-do-answer = Answer questions, and read beforehand what guests of the information event want to ask.
programme-do-reviewers = Agree who reviews the applications, and by what criteria.
programme-do-review = Have every application reviewed as many times as you have decided.
programme-do-choose = Choose under the conditions that the call has named, and see whom each of them leaves out.
programme-do-release = Release the decisions all at once, to everybody, on the day you promised.
programme-do-accepting = { $offered ->
    [0] All offered places have been answered. When somebody gives up, the next of the reserve is asked.
    [one] One offered place has not been answered yet. Phone, before it lapses.
   *[other] { $offered } offered places have not been answered yet. Phone, before they lapse.
}
programme-do-places = Settle the place or the link of the first meetings. Participants are told of every change.
programme-do-pairs = Put learning pairs together, so that they get to know each other at the first meeting.
programme-do-attendance = After each meeting note who was there: the certificate depends on it.
programme-do-worksheets = Between meetings look at worksheets and journals, and answer what is asked.
programme-do-home = Help participants to plan the dialogue that they hold at home.
programme-do-certificates = Issue certificates and attestations.
programme-do-report = Write down how it was and what came of it, for the funder and for whoever comes next.
programme-do-cohort = If you do it again, start a second cohort as a copy.

programme-people = People
programme-people-applied = Applied
programme-people-drafts = Applications begun
programme-people-offered = Places offered
programme-people-taking-part = Take part
programme-people-guests = At the information event
programme-next = The next meeting
programme-fact-when = When
programme-fact-call = Applications
programme-fact-hours = Hours
programme-fact-meetings = Meetings
programme-call-span = { $opens } – { $closes }
programme-span = { $from } – { $to }
programme-hours = { $own ->
    [0] { $all ->
        [one] 1 academic hour
       *[other] { $all } academic hours
    }
   *[other] { $all } academic hours: { $meetings } in meetings, { $own } on one’s own
}
programme-to-plan = See the whole plan
programme-copy = Start a second cohort
programme-copy-what = A new draft with everything but dates and people.
programme-close-what = Nobody has applied yet, so the page can be taken back.
programme-cancel = Cancel the programme
programme-cancel-title = Cancel the programme?
programme-cancel-told = { $count ->
    [0] Nobody has applied, so there is nobody to tell.
    [one] One person has applied or signed up. They get a mail with your reason; who gave no address has to be phoned.
   *[other] { $count } people have applied or signed up. They get a mail with your reason; who gave no address has to be phoned.
}
programme-cancel-final = The page stays and says that the programme is cancelled. It cannot be opened again, but you can copy it.
programme-cancel-reason = Why is it cancelled?
programme-cancel-reason-hint = Everybody can read this. One sentence is enough.
programme-cancel-button = Cancel it and tell everybody
programme-cancel-keep = No, keep it
flash-programme-published = The programme is public.
flash-programme-cancelled = The programme is cancelled. Who gave an address gets a mail.
flash-cohort-copied = Here is the second cohort. Add its dates.

programme-plan-lead = Everything about the programme in one place. Each part is changed on its own.
programme-plan-lead-reader = Everything about the programme in one place. An owner or an organiser can change it.
programme-words = What the programme says
programme-words-lead = This is the text of the public page. Only the title must be there; what stays empty is left out. A line that begins with “-” becomes a point of a list.
programme-translation-lead = People read the programme in their own language where there is a translation, and otherwise as it was first written. Trainers and meetings are translated in their own forms.
programme-remove-words-text = What the programme, its trainers and its meetings say in this language goes. The original stays.
programme-untranslated = no title yet: { $languages }
programme-basics = Languages and hours
programme-zone-hint = Deadlines and meetings are shown in this time.
programme-hours-title = Academic hours
programme-hours-hint = An academic hour has 45 minutes. Leave it empty where you do not count them.
programme-earlier = Earlier
programme-later = Later
programme-rows-note = Leave a name empty to take the row away. After saving there are empty rows again, { $most } at most.
programme-partners = Partners and funder
programme-partners-lead = Who else organises it, helps, or pays for it. They are named at the end of the page.
programme-partners-none = Nobody named yet.
programme-partner-row = Row { $n }
programme-readings = Read and listen
programme-readings-lead = What helps to understand what the programme is about. Each in the language it is in.
programme-readings-none = Nothing yet.
programme-reading-row = Row { $n }
programme-trainers = Trainers
programme-trainers-none = Nobody yet.
programme-trainer = Trainer
programme-trainer-lead = People choose a programme by who leads it. Write as you would introduce somebody at a table.
programme-trainer-add = Add a trainer
programme-trainer-mentor = (mentor, with an account)
programme-trainer-no-member = nobody, without an account
programme-trainer-about = Who they are and how they work{ $ending }
programme-trainer-remove = Remove this trainer
programme-trainer-remove-title = Remove this trainer?
programme-trainer-remove-text = Name and text go from the page.
programme-certificate-lead = Who does not meet all of this gets an attestation of what they took part in.

meeting-one = Meeting
meeting-information = Information event
meeting-number = Meeting { $n }
meeting-add = Add a meeting
meeting-none = No meetings yet.
meeting-information-add = Add an information event
meeting-information-none = None yet. At an information event people meet the trainers and can ask before they apply.
meeting-lead = Time and place can wait: then the page says that they are agreed later.
meeting-information-lead = People meet the trainers and can ask before they apply. They sign up with their name and address, get a calendar entry with the link, and a reminder the day before.
meeting-told = When time, place or link change, participants get a mail and their calendars follow. Without a date and time they are told that it is to be agreed.
meeting-told-guests = When time, place or link change, everybody who signed up gets a mail and their calendar follows.
meeting-when = When
meeting-when-hint = Leave date and time empty while they are to be agreed. Time zone: { $zone }.
meeting-place-hint = Leave it empty while it is to be agreed.
meeting-video-hint = Participants see it; at an information event whoever signed up.
meeting-title-label = Title{ $ending }
meeting-agenda-label = Agenda{ $ending }
meeting-agenda-hint = What happens, and what to bring. Everybody reads it on the page.
meeting-remove = Delete
meeting-remove-title = Delete: { $title }?
meeting-remove-text = It goes from the plan and from the page.
meeting-when-open = the time is to be agreed
meeting-where-open = the place is to be agreed
meeting-where-link = by video link
meeting-where-or-link = { $room }, or by video link
meeting-where-open-or-link = the place is to be agreed; also by video link

partner-organiser = Also organises
partner-partner = Partner
partner-funder = Funder

# looked up by name
field-programme-lead = In one or two sentences
# looked up by name
hint-programme-lead = What it is and for whom. It stands in large type, and in previews of the address.
# looked up by name
field-programme-think = What to think about before applying
# looked up by name
hint-programme-think = Questions, one on a line. They open the page.
# looked up by name
field-programme-about = What it is about
# looked up by name
field-programme-for-whom = For whom
# looked up by name
field-programme-gains = What taking part makes possible
# looked up by name
field-programme-topics = Topics
# looked up by name
hint-programme-topics = One on a line.
# looked up by name
field-programme-approach = How it is taught
# looked up by name
field-programme-free = What is free
# looked up by name
field-programme-own-cost = What the participant pays
# looked up by name
field-programme-certificate = Certificate, in your own words
# looked up by name
hint-programme-certificate = Left empty, the page tells the conditions that you have set.
# looked up by name
field-meeting-hours = In meetings
# looked up by name
field-own-hours = On one’s own
# looked up by name
field-attend-percent = At least so many per cent of the meetings
# looked up by name
field-needs-practicum = The practicum with the learning partner must have been held
# looked up by name
field-needs-dialogue = The dialogue at home must have been held
# looked up by name
field-partner = Name
# looked up by name
field-partner-link = Web address
# looked up by name
field-partner-part = What they do
# looked up by name
field-reading = Who wrote it and what it is called
# looked up by name
field-reading-link = Web address
# looked up by name
field-reading-language = Language
# looked up by name
field-trainer-name = Name
# looked up by name
hint-trainer-name = As the page shows it. Left empty, it is the member’s.
# looked up by name
field-trainer-person = Member
# looked up by name
hint-trainer-person = A trainer with an account is also the participants’ mentor.
# looked up by name
field-trainer-about = Who they are and how they work
# looked up by name
field-trainer-link = Web address
# looked up by name
field-meeting-title = Title
# looked up by name
field-meeting-agenda = Agenda
# looked up by name
field-link-public = Show the video link to everybody on the page
# looked up by name
hint-link-public = Without the tick only those who signed up get it: then you know who comes, and no stranger drops in.
