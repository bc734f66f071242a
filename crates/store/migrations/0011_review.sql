-- What reviewers think of applications, and what was decided about them. See docs/adr/0005-the-programme.md.

-- One reviewer's judgement of one application. Note and reason are the reviewer's words about somebody's application, so
-- they go with it; they also go with the reviewer's account.
create table review (
    application_id text not null references application (id) on delete cascade,
    person_id text not null references person (id) on delete cascade,
    -- 'draft', 'done', 'abstained', 'conflict'
    state text not null,
    note text not null,
    -- which interest a conflict is about, in the reviewer's words
    reason text not null,
    -- when the reviewer said that a suggested conflict is none
    cleared_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (application_id, person_id)
);
create index review_person on review (person_id);

create table review_score (
    application_id text not null,
    person_id text not null,
    criterion_id text not null references criterion (id) on delete cascade,
    score bigint not null,
    primary key (application_id, person_id, criterion_id),
    foreign key (application_id, person_id) references review (application_id, person_id) on delete cascade
);

-- The selection of a programme: how it was made. Holds codes and no names.
create table selection (
    programme_id text primary key references programme (id) on delete cascade,
    -- counts every change: who releases names the one they read
    version bigint not null,
    -- 'best' or 'lottery'; the lottery's seed, so that it can be repeated
    choose text not null,
    seed text not null,
    -- whether those with fewer reviews than needed were let in
    few_reviews boolean not null,
    -- hash of what it was made of; another one now means that something has changed since
    basis text not null,
    -- what came of it besides the decisions (JSON): conditions, proof, what to relax
    result text not null,
    made_by text references person (id) on delete set null,
    made_at bigint not null,
    -- the decision record as it was at the release (JSON, with codes instead of names); empty before
    record text not null default ''
);

-- What was decided about an application. Held until the release; goes with the application.
create table decision (
    application_id text primary key references application (id) on delete cascade,
    programme_id text not null references programme (id) on delete cascade,
    -- 'chosen', 'reserve', 'not'
    outcome text not null,
    -- place in the reserve, from 1
    rank bigint,
    score double precision,
    -- why (JSON with codes)
    why text not null,
    -- why somebody changed it by hand, in their words; not shown to the applicant
    by_hand text not null,
    -- what the organisers add for the applicant, in the applicant's language
    note text not null
);
create index decision_programme on decision (programme_id, outcome, rank);
