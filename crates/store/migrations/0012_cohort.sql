-- The cohort of a programme: who was at its meetings, when to meet, what to read, what each participant writes, how they
-- see themselves, and what the organisers tell them. Everything of a participant goes with their application, but what is
-- linked to nobody.

-- Who was at a meeting. Kept for the certificate, with the application. The reason of an apology is for the organisers
-- and mentors, and is deleted a month after the meeting.
create table attendance (
    meeting_id text not null references meeting (id) on delete cascade,
    application_id text not null references application (id) on delete cascade,
    -- 'present' or 'absent'; null where there is only an apology
    state text,
    -- an apology stays when somebody came in spite of it, and counts again when that is taken back
    apologised_at bigint,
    -- by themselves, with their link
    by_themselves boolean not null,
    reason text not null,
    primary key (meeting_id, application_id)
);
create index attendance_application on attendance (application_id);

-- The organisers ask when and where a meeting suits.
create table poll (
    id text primary key,
    meeting_id text not null references meeting (id) on delete cascade,
    until bigint not null,
    created_at bigint not null,
    -- decided, or taken back
    closed_at bigint,
    chosen_id text
);
create unique index poll_open on poll (meeting_id) where closed_at is null;

create table poll_option (
    id text primary key,
    poll_id text not null references poll (id) on delete cascade,
    starts_at bigint not null,
    minutes bigint not null,
    -- empty: where the plan says
    place_name text not null,
    place_address text not null,
    position bigint not null
);
create index poll_option_poll on poll_option (poll_id, position);

-- Who can when: the participants see each other's. Goes with the application.
create table poll_answer (
    option_id text not null references poll_option (id) on delete cascade,
    application_id text not null references application (id) on delete cascade,
    answer text not null,
    primary key (option_id, application_id)
);
create index poll_answer_application on poll_answer (application_id);

create table material (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    -- null: of the whole programme
    meeting_id text references meeting (id) on delete set null,
    title text not null,
    note text not null,
    -- the language it is in
    language text not null,
    link text not null,
    -- one of the product's worksheets; empty for none
    worksheet text not null,
    file_id text references file (id) on delete set null,
    -- null: at once
    visible_from bigint,
    created_at bigint not null
);
create index material_programme on material (programme_id, created_at);

-- A worksheet that a participant fills in, for themselves; the mentors see it while it is shared. Goes with the application,
-- or when the participant deletes it.
create table worksheet (
    id text primary key,
    application_id text not null references application (id) on delete cascade,
    worksheet text not null,
    worksheet_version bigint not null,
    answers text not null,
    shared_at bigint,
    updated_at bigint not null,
    version bigint not null,
    unique (application_id, worksheet)
);

-- A participant's journal. Nobody but them reads it; the mentors those entries that are shared, while they are. Goes with
-- the application, or when the participant deletes it.
create table journal_entry (
    id text primary key,
    application_id text not null references application (id) on delete cascade,
    meeting_id text references meeting (id) on delete set null,
    -- as in 2026-11-24
    day text not null,
    text text not null,
    shared_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create index journal_entry_application on journal_entry (application_id, day);

-- What a mentor wrote to a participant about something that was shared. Goes with what it is about.
create table mentor_comment (
    id text primary key,
    entry_id text references journal_entry (id) on delete cascade,
    worksheet_id text references worksheet (id) on delete cascade,
    person_id text references person (id) on delete set null,
    -- of the mentor, as it was
    name text not null,
    text text not null,
    once text not null unique,
    created_at bigint not null
);
create index mentor_comment_entry on mentor_comment (entry_id);
create index mentor_comment_worksheet on mentor_comment (worksheet_id);

-- The self-assessment, asked at three moments.
create table assessment (
    programme_id text not null references programme (id) on delete cascade,
    moment text not null,
    worksheet_version bigint not null,
    asked_at bigint not null,
    closed_at bigint,
    primary key (programme_id, moment)
);

-- Who has answered, and nothing else. Goes with the application.
create table assessment_done (
    application_id text not null references application (id) on delete cascade,
    moment text not null,
    primary key (application_id, moment)
);

-- What was answered, linked to nobody: a random id, no time, and a keyed hash of a code that only the participant knows. The
-- rows of a moment are written anew in the order of their ids with every answer, so that not even their place in the
-- database tells who came when. What people wrote in their own words goes with the participants; the numbers stay.
create table assessment_answer (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    moment text not null,
    code_hash text not null,
    answers text not null,
    unique (programme_id, moment, code_hash)
);

-- What the organisers wrote to participants, and to whom. The text goes with the programme, the recipients with their
-- applications.
create table message (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    whom text not null,
    person_id text references person (id) on delete set null,
    once text not null,
    created_at bigint not null,
    unique (programme_id, once)
);
create index message_programme on message (programme_id, created_at);

create table message_text (
    message_id text not null references message (id) on delete cascade,
    language text not null,
    subject text not null,
    body text not null,
    primary key (message_id, language)
);

create table message_recipient (
    message_id text not null references message (id) on delete cascade,
    application_id text not null references application (id) on delete cascade,
    -- null where they gave no address, or the mail is no longer kept
    mail_id text references mail (id) on delete set null,
    primary key (message_id, application_id)
);
create index message_recipient_application on message_recipient (application_id);
