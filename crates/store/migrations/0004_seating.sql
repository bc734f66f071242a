-- Seating: what the host chooses, wishes about people, and what was changed, so that it can be undone.

create table seating (
    dialogue_id text primary key references dialogue (id) on delete cascade,
    -- null: as many as there are facilitators and people for
    circles bigint,
    -- how much a difference counts, JSON by field; a field that is not there counts as usual
    weights text not null,
    shared_language boolean not null,
    whom text not null
);

-- Two who are to sit in one circle, or not in one. Kept for seating them; goes with either registration.
create table seating_wish (
    first_id text not null references registration (id) on delete cascade,
    second_id text not null references registration (id) on delete cascade,
    wish text not null,
    primary key (first_id, second_id)
);
create index seating_wish_second on seating_wish (second_id);

-- Changes of a seating before its circles open, to be undone, the latest first.
create table seating_change (
    dialogue_id text not null references dialogue (id) on delete cascade,
    n bigint not null,
    what text not null,
    -- how many circles there were before
    circles bigint not null,
    at bigint not null,
    primary key (dialogue_id, n)
);

-- Where somebody sat before a change, by the circle's number; null for nowhere. Goes with the registration.
create table seating_step (
    dialogue_id text not null,
    n bigint not null,
    registration_id text not null references registration (id) on delete cascade,
    was bigint,
    was_pinned boolean not null,
    primary key (dialogue_id, n, registration_id),
    foreign key (dialogue_id, n) references seating_change (dialogue_id, n) on delete cascade
);
create index seating_step_registration on seating_step (registration_id);
