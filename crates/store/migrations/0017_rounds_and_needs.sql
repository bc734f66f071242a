-- Seating: rounds in which people change circles, and access needs with the circles that can be made ready for them.

-- How often people sit down; 1 where they stay in one circle.
alter table seating add column rounds bigint not null default 1;

-- Where somebody sits after the first round: the circles' numbers, JSON, one for each round. Kept so that they find
-- their circles; goes with the registration.
alter table seat add column later text not null default '[]';
alter table seating_step add column was_later text not null default '[]';

-- A need that circles are made ready for, as the host calls it. Goes when the dialogue's people are erased.
create table seating_need (
    id text primary key,
    dialogue_id text not null references dialogue (id) on delete cascade,
    name text not null,
    name_folded text not null,
    -- so many circles can be made ready, whichever they are; null where the host says which
    at_most bigint,
    -- numbers of the circles that are ready, JSON; empty where only their number is known
    circles text not null,
    unique (dialogue_id, name_folded)
);

-- Who has a need, as the host ticked it: so that they sit where they can take part. Goes with the registration.
create table seating_need_person (
    need_id text not null references seating_need (id) on delete cascade,
    registration_id text not null references registration (id) on delete cascade,
    primary key (need_id, registration_id)
);
create index seating_need_person_registration on seating_need_person (registration_id);
