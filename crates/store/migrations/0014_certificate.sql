-- Certificates and attestations of a programme, participants' stories, and the programme's report.

-- Kept so that anybody can check it by its code, also when the application is erased; goes when its holder asks. What it
-- says stays as it was when it was issued, whatever becomes of the rule.
create table certificate (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    application_id text references application (id) on delete set null,
    code text not null unique,
    -- 'certificate' or 'attestation'
    kind text not null,
    name text not null,
    language text not null,
    -- what was done and under which rule, as JSON
    facts text not null,
    issued_by text references person (id) on delete set null,
    issued_at bigint not null,
    revoked_at bigint,
    revoke_reason text not null default ''
);
create index certificate_programme on certificate (programme_id, issued_at);
-- one that is valid for each participant
create unique index certificate_valid on certificate (application_id) where revoked_at is null;

-- What a participant tells of the programme and their dialogue, for others to read once released. Goes with the
-- application, or when they take it back.
create table story (
    application_id text primary key references application (id) on delete cascade,
    language text not null,
    text text not null,
    -- shown with the name and the municipality
    named boolean not null,
    released_at bigint,
    updated_at bigint not null
);

-- The report: what the organisers write, by language, and whether it is public.
create table report (
    programme_id text primary key references programme (id) on delete cascade,
    published_at bigint,
    updated_at bigint not null,
    version bigint not null
);

create table report_text (
    programme_id text not null references programme (id) on delete cascade,
    language text not null,
    summary text not null,
    lessons text not null,
    next text not null,
    primary key (programme_id, language)
);

-- Totals that outlive the people they count (JSON), written before each erasure.
create table programme_total (
    programme_id text primary key references programme (id) on delete cascade,
    figures text not null,
    made_at bigint not null
);
