-- One text for SQLite and PostgreSQL. Instants: bigint microseconds UTC. Ids: text. `…_folded`: folded in Rust for
-- search and sorting. Personal data is marked with why it is kept and when it goes.

create table setting (
    key text primary key,
    value text not null
);

create table organisation (
    id text primary key,
    slug text not null unique,
    name text not null,
    name_folded text not null,
    about text not null default '',
    email text not null,
    place text not null default '',
    zone text not null,
    language text not null,
    -- days after a dialogue's end after which its registrations are erased
    keep_days bigint not null,
    created_at bigint not null,
    version bigint not null default 0
);

-- Staff. Kept while they are a member anywhere or until they ask.
create table person (
    id text primary key,
    email text not null unique,
    name text not null,
    password text,
    language text not null,
    created_at bigint not null,
    version bigint not null default 0
);

create table member (
    organisation_id text not null references organisation (id) on delete cascade,
    person_id text not null references person (id) on delete cascade,
    role text not null,
    created_at bigint not null,
    primary key (organisation_id, person_id)
);
create index member_person on member (person_id);

create table session (
    token_hash text primary key,
    person_id text not null references person (id) on delete cascade,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index session_person on session (person_id);
create index session_expires on session (expires_at);

-- Links that work once: first set-up, log-in by mail, an invitation to become a member.
create table pass (
    token_hash text primary key,
    kind text not null,
    person_id text references person (id) on delete cascade,
    organisation_id text references organisation (id) on delete cascade,
    email text,
    role text,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index pass_organisation on pass (organisation_id);

create table dialogue (
    id text primary key,
    public_id text not null unique,
    organisation_id text not null references organisation (id) on delete cascade,
    state text not null,
    -- the language its text is written in first, and those that are spoken in it (JSON list)
    language text not null,
    spoken text not null,
    method_id text not null,
    method_version bigint not null,
    minutes bigint not null,
    -- minutes that the host set by hand, per step of the method (JSON list of numbers and nulls)
    pinned text not null,
    starts_at bigint,
    zone text not null,
    attendance text not null,
    place_name text not null,
    place_address text not null,
    place_code text not null,
    video_link text not null,
    access text not null,
    answer_by bigint,
    capacity bigint,
    circle_least bigint not null,
    circle_most bigint not null,
    waiting_list boolean not null,
    offer_hours bigint not null,
    -- registration closes so many hours before the start
    close_hours bigint not null,
    -- SEQUENCE of the calendar invitations
    sequence bigint not null default 0,
    created_at bigint not null,
    updated_at bigint not null,
    opened_at bigint,
    cancelled_at bigint,
    -- the start for which reminders were queued; when the registrations were erased
    reminded_for bigint,
    erased_at bigint,
    version bigint not null default 0
);
create index dialogue_organisation on dialogue (organisation_id, starts_at);
create index dialogue_starts on dialogue (state, starts_at);

create table dialogue_text (
    dialogue_id text not null references dialogue (id) on delete cascade,
    language text not null,
    question text not null,
    why text not null,
    for_whom text not null,
    influence text not null,
    answerer text not null,
    cancel_reason text not null default '',
    primary key (dialogue_id, language)
);

-- Who leads and who writes: a member, or a name where the person has no account.
create table crew (
    id text primary key,
    dialogue_id text not null references dialogue (id) on delete cascade,
    duty text not null,
    person_id text references person (id) on delete set null,
    name text not null,
    position bigint not null
);
create index crew_dialogue on crew (dialogue_id);
create index crew_person on crew (person_id);

create table invitee_kind (
    id text primary key,
    dialogue_id text not null references dialogue (id) on delete cascade,
    -- goes into the invitation link of this kind
    code text not null,
    name text not null,
    hoped bigint not null,
    position bigint not null,
    unique (dialogue_id, code)
);

create table registration_field (
    dialogue_id text not null references dialogue (id) on delete cascade,
    field text not null,
    required boolean not null,
    why text not null,
    primary key (dialogue_id, field)
);

-- Residents who take part; no account. Kept to run the dialogue, erased `keep_days` after it or when they ask.
create table registration (
    id text primary key,
    dialogue_id text not null references dialogue (id) on delete cascade,
    state text not null,
    until bigint,
    line bigint not null,
    name text not null,
    name_folded text not null,
    email text not null,
    phone text not null,
    language text not null,
    kind_id text references invitee_kind (id) on delete set null,
    source text not null,
    consent_at bigint,
    secret_hash text not null unique,
    -- made with the form: the same form sent twice is one registration
    once text not null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (dialogue_id, once)
);
create index registration_dialogue on registration (dialogue_id, line);

create table registration_answer (
    registration_id text not null references registration (id) on delete cascade,
    field text not null,
    value text not null,
    primary key (registration_id, field)
);

-- What happened to a registration's place; goes with the registration.
create table place_change (
    id text primary key,
    registration_id text not null references registration (id) on delete cascade,
    was text,
    became text,
    cause text not null,
    person_id text references person (id) on delete set null,
    at bigint not null
);
create index place_change_registration on place_change (registration_id, at);

create table job (
    id text primary key,
    kind text not null,
    payload text not null,
    -- one live job per key: asking again moves it
    key text unique,
    run_at bigint not null,
    attempts bigint not null default 0,
    locked_until bigint,
    failed_at bigint,
    error text not null default ''
);
create index job_due on job (failed_at, run_at);

-- The outbox. Text is written when the mail is made ready; links that act for a person are put in only on sending.
create table mail (
    id text primary key,
    organisation_id text references organisation (id) on delete cascade,
    dialogue_id text references dialogue (id) on delete cascade,
    registration_id text references registration (id) on delete cascade,
    kind text not null,
    to_address text not null,
    to_name text not null,
    language text not null,
    details text not null,
    state text not null,
    subject text not null default '',
    body text not null default '',
    html text not null default '',
    calendar_method text not null default '',
    calendar text not null default '',
    attempts bigint not null default 0,
    error text not null default '',
    created_at bigint not null,
    sent_at bigint
);
create index mail_organisation on mail (organisation_id, created_at);
create index mail_registration on mail (registration_id);

-- Proof that personal data went when it was promised: counts only.
create table erasure (
    id text primary key,
    dialogue_id text references dialogue (id) on delete set null,
    organisation_id text references organisation (id) on delete cascade,
    why text not null,
    registrations bigint not null,
    mails bigint not null,
    at bigint not null
);
create index erasure_organisation on erasure (organisation_id, at);

-- Totals that outlive the people they count.
create table dialogue_total (
    dialogue_id text primary key references dialogue (id) on delete cascade,
    registered bigint not null,
    attended bigint not null
);
