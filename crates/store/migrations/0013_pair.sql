-- Learning pairs of a programme's participants, the practicum that each pair plans and holds, and the dialogue that each
-- participant holds at home.

-- What participants have done so far, in steps from 0 to 4, and in which languages they can hold a dialogue. Asked to make
-- pairs that complement each other; goes with the application.
create table pair_profile (
    application_id text primary key references application (id) on delete cascade,
    -- JSON list, in the order of domain::pair::Field
    experience text not null,
    -- JSON list of language codes
    languages text not null,
    updated_at bigint not null
);

-- Who learns with whom: two, or three where the number is odd.
create table learning_pair (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    -- counts from 1 within the programme
    number bigint not null,
    -- JSON list of codes of the languages that all of them share, and whether there is one as far as they said
    languages text not null,
    shares_language boolean not null,
    by_hand boolean not null,
    -- whether its people see it: from when they were told, also when somebody joins later
    known boolean not null,
    -- when those who are in it now were told
    told_at bigint,
    unique (programme_id, number)
);

create table learning_pair_member (
    application_id text primary key references application (id) on delete cascade,
    pair_id text not null references learning_pair (id) on delete cascade
);
create index learning_pair_member_pair on learning_pair_member (pair_id);

-- Why two are together, as kernel::pairing says it (JSON that names both). Goes with either of them.
create table learning_pair_reason (
    first_id text not null references application (id) on delete cascade,
    second_id text not null references application (id) on delete cascade,
    pair_id text not null references learning_pair (id) on delete cascade,
    reason text not null,
    primary key (first_id, second_id)
);
create index learning_pair_reason_second on learning_pair_reason (second_id);
create index learning_pair_reason_pair on learning_pair_reason (pair_id);

-- Two who are to be in one pair, or not in one. Goes with either application.
create table pair_wish (
    first_id text not null references application (id) on delete cascade,
    second_id text not null references application (id) on delete cascade,
    wish text not null,
    primary key (first_id, second_id)
);
create index pair_wish_second on pair_wish (second_id);

-- The practice dialogue of a pair. What its members write in it goes with the last of them (domain::pair::sweep).
create table practicum (
    id text primary key,
    programme_id text not null references programme (id) on delete cascade,
    pair_id text references learning_pair (id) on delete set null,
    question text not null,
    plan text not null,
    place text not null,
    starts_at bigint,
    -- when it was held, with how many people, and what it taught
    held_at bigint,
    people bigint,
    lessons text not null,
    updated_at bigint not null,
    -- counts how often it was saved: who saves names the one they read
    version bigint not null
);
create unique index practicum_pair on practicum (pair_id);
create index practicum_programme on practicum (programme_id);

-- Who held a practicum; counts for the certificate also when the pair is matched anew. Goes with the application.
create table practicum_member (
    practicum_id text not null references practicum (id) on delete cascade,
    application_id text not null references application (id) on delete cascade,
    primary key (practicum_id, application_id)
);
create index practicum_member_application on practicum_member (application_id);

-- The dialogue that a participant holds at home: an ordinary dialogue of their organisation. Goes with the application;
-- the dialogue stays.
create table own_dialogue (
    application_id text primary key references application (id) on delete cascade,
    dialogue_id text not null references dialogue (id) on delete cascade,
    linked_at bigint not null
);
create index own_dialogue_dialogue on own_dialogue (dialogue_id);
