-- The programme: what it is, its meetings, its call, and who applied. See docs/adr/0005-the-programme.md.

create table programme (
    id text primary key,
    public_id text not null unique,
    organisation_id text not null references organisation (id) on delete cascade,
    state text not null,
    -- the language its text is written in first, and those in which it is held (JSON list)
    language text not null,
    spoken text not null,
    zone text not null,
    -- academic hours (45 minutes each) in meetings and on one's own
    meeting_hours bigint not null,
    own_hours bigint not null,
    -- the call: from when until when, how many places
    opens_at bigint,
    closes_at bigint,
    places bigint,
    -- when people are told, as the page says
    answer_by bigint,
    -- an offered place is to be answered within so many days
    accept_days bigint not null,
    -- at most one of a municipality, of an organisation; at least so many counties
    one_per_municipality boolean not null,
    one_per_organisation boolean not null,
    counties_least bigint not null,
    -- 'best' or 'lottery'; who scores below the line (0 to 100) is not chosen
    choose text not null,
    line double precision not null,
    -- the review: without names; how many reviews each application needs
    blind boolean not null,
    reviews_least bigint not null,
    -- who gets a certificate: per cent of the meetings, and whether practicum and own dialogue must have been held
    attend_percent bigint not null,
    needs_practicum boolean not null,
    needs_dialogue boolean not null,
    copied_from text references programme (id) on delete set null,
    created_at bigint not null,
    updated_at bigint not null,
    published_at bigint,
    cancelled_at bigint,
    -- when the decisions were released
    released_at bigint,
    -- when the applications of those who do not take part were erased, and those of everybody
    others_erased_at bigint,
    erased_at bigint,
    version bigint not null default 0
);
create index programme_organisation on programme (organisation_id, created_at);

create table programme_text (
    programme_id text not null references programme (id) on delete cascade,
    language text not null,
    title text not null,
    lead text not null,
    about text not null,
    for_whom text not null,
    gains text not null,
    -- one on a line: topics; what to think about before applying
    topics text not null,
    think text not null,
    approach text not null,
    free text not null,
    own_cost text not null,
    certificate text not null,
    cancel_reason text not null default '',
    primary key (programme_id, language)
);

-- Funders, partners and who else organises.
create table partner (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    part text not null,
    name text not null,
    link text not null,
    position bigint not null
);
create index partner_programme on partner (programme_id, position);

-- Who leads the meetings. With an account they are also the participants' mentors.
create table trainer (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    person_id text references person (id) on delete set null,
    name text not null,
    link text not null,
    position bigint not null
);
create index trainer_programme on trainer (programme_id, position);
create index trainer_person on trainer (person_id);

create table trainer_text (
    trainer_id text not null references trainer (id) on delete cascade,
    language text not null,
    about text not null,
    primary key (trainer_id, language)
);

create table reading (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    language text not null,
    title text not null,
    link text not null,
    position bigint not null
);
create index reading_programme on reading (programme_id, position);

-- Meetings of a programme, and the information event before its call closes.
create table meeting (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    kind text not null,
    -- null while time and place are still to be agreed
    starts_at bigint,
    minutes bigint not null,
    attendance text not null,
    place_name text not null,
    place_address text not null,
    video_link text not null,
    position bigint not null,
    -- SEQUENCE of the calendar invitations
    sequence bigint not null default 0,
    reminded_for bigint
);
create index meeting_programme on meeting (programme_id, kind, position);

create table meeting_text (
    meeting_id text not null references meeting (id) on delete cascade,
    language text not null,
    title text not null,
    agenda text not null,
    primary key (meeting_id, language)
);

-- Who comes to an information event. Kept to run it, erased with the call's end.
create table information_guest (
    id text primary key,
    meeting_id text not null references meeting (id) on delete cascade,
    name text not null,
    email text not null,
    language text not null,
    question text not null,
    secret_hash text not null unique,
    once text not null,
    created_at bigint not null,
    unique (meeting_id, once)
);

-- What the call asks.
create table question (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    kind text not null,
    required boolean not null,
    -- 'apply' or 'accepted': asked only of who has a place
    stage text not null,
    for_reviewers boolean not null,
    -- the most characters of a text
    most bigint not null,
    position bigint not null
);
create index question_programme on question (programme_id, position);

create table question_text (
    question_id text not null references question (id) on delete cascade,
    language text not null,
    text text not null,
    help text not null,
    -- one on a line; the first language's order is what answers are stored by
    choices text not null,
    primary key (question_id, language)
);

-- Whom the call is for: roles in which people work, and how many of each are sought.
create table target_role (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    least bigint,
    most bigint,
    position bigint not null
);
create index target_role_programme on target_role (programme_id, position);

create table target_role_text (
    role_id text not null references target_role (id) on delete cascade,
    language text not null,
    name text not null,
    primary key (role_id, language)
);

-- By what applications are scored.
create table criterion (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    weight bigint not null,
    position bigint not null
);
create index criterion_programme on criterion (programme_id, position);

create table criterion_text (
    criterion_id text not null references criterion (id) on delete cascade,
    language text not null,
    name text not null,
    help text not null,
    primary key (criterion_id, language)
);

-- Links with which somebody may still apply after the end.
create table late_entry (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    note text not null,
    until bigint not null,
    secret_hash text not null unique,
    created_by text references person (id) on delete set null,
    created_at bigint not null
);
create index late_entry_programme on late_entry (programme_id, created_at);

-- Who reviews. Municipality and employer are asked to find conflicts of interest.
create table reviewer (
    programme_id text not null references programme (id) on delete cascade,
    person_id text not null references person (id) on delete cascade,
    municipality text not null,
    employer text not null,
    created_at bigint not null,
    primary key (programme_id, person_id)
);
create index reviewer_person on reviewer (person_id);

-- Who applied, and who takes part. Kept to choose and to run the programme: drafts and those who do not take part until
-- the organisation's term after the decisions, participants a year after the last meeting, or until they ask.
create table application (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    -- 'draft', or the state of a place (kernel::place)
    state text not null,
    until bigint,
    line bigint not null,
    -- what reviewers see instead of a name; random, so its order tells nothing
    code text not null,
    name text not null,
    name_folded text not null,
    email text not null,
    phone text not null,
    language text not null,
    -- where they work, and as what
    employer text not null,
    employer_folded text not null,
    municipality text not null,
    role_id text references target_role (id) on delete set null,
    late_id text references late_entry (id) on delete set null,
    secret_hash text not null unique,
    once text not null,
    consent_at bigint,
    submitted_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    -- counts how often it was saved: who saves names the one they read
    version bigint not null default 0,
    unique (programme_id, once),
    unique (programme_id, code)
);
create index application_programme on application (programme_id, line);

create table application_answer (
    application_id text not null references application (id) on delete cascade,
    question_id text not null references question (id) on delete cascade,
    value text not null,
    primary key (application_id, question_id)
);

-- Files that people hand in, and materials. Goes with what it belongs to.
create table file (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    -- of somebody's answer; null for the programme's own
    application_id text references application (id) on delete cascade,
    question_id text references question (id) on delete cascade,
    name text not null,
    media_type text not null,
    bytes bytea not null,
    size bigint not null,
    created_at bigint not null,
    unique (application_id, question_id)
);
create index file_programme on file (programme_id);

-- What happened to an application's place; goes with the application.
create table application_change (
    id text primary key,
    application_id text not null references application (id) on delete cascade,
    was text,
    became text,
    cause text not null,
    person_id text references person (id) on delete set null,
    at bigint not null
);
create index application_change_application on application_change (application_id, at);

alter table mail add column programme_id text references programme (id) on delete cascade;
alter table mail add column application_id text references application (id) on delete cascade;
alter table mail add column meeting_id text references meeting (id) on delete cascade;
create index mail_application on mail (application_id);

alter table erasure add column programme_id text references programme (id) on delete set null;
