-- Circles of a dialogue, live and afterwards.

create table circle (
    id text primary key,
    dialogue_id text not null references dialogue (id) on delete cascade,
    -- counts from 1 within the dialogue
    number bigint not null,
    -- what people in the circle type to see its page
    code text not null unique,
    -- hashes of the links of who leads and who writes, and how often they were made anew
    facilitator_hash text not null unique,
    scribe_hash text not null unique,
    links bigint not null,
    created_at bigint not null,
    opened_at bigint,
    closed_at bigint,
    version bigint not null default 0,
    unique (dialogue_id, number)
);

-- Who leads and who writes in a circle: from the dialogue's crew, by name.
create table circle_hand (
    circle_id text not null references circle (id) on delete cascade,
    duty text not null,
    person_id text references person (id) on delete set null,
    name text not null,
    primary key (circle_id, duty)
);
create index circle_hand_person on circle_hand (person_id);

-- Who sits in which circle. Goes with the registration. The number is given when the circle opens.
create table seat (
    registration_id text primary key references registration (id) on delete cascade,
    circle_id text not null references circle (id) on delete cascade,
    number bigint,
    -- put there by hand: a new seating leaves them where they are
    pinned boolean not null default false,
    unique (circle_id, number)
);

-- The history of a circle, one line of JSON an event; see kernel::circle. Never holds a text. Who spoke when goes at
-- the close.
create table circle_event (
    circle_id text not null references circle (id) on delete cascade,
    n bigint not null,
    command_id text,
    event text not null,
    primary key (circle_id, n),
    unique (circle_id, command_id)
);

-- Ids of words, so that none stands in two circles; what they say is below.
create table words (
    id text primary key,
    circle_id text not null references circle (id) on delete cascade
);
create index words_circle on words (circle_id);

-- What was said, in the speaker's words, without names. Goes when it is corrected, struck or withdrawn, and with the
-- dialogue.
create table words_text (
    id text primary key,
    circle_id text not null references circle (id) on delete cascade,
    words_id text not null,
    language text not null,
    text text not null
);
create index words_text_circle on words_text (circle_id);

-- What somebody took to hold on to their words. Linked to nobody; without words while it lies on the table.
create table slip (
    secret_hash text primary key,
    circle_id text not null references circle (id) on delete cascade,
    -- of a printed one
    number bigint,
    words_id text,
    unique (circle_id, words_id),
    unique (circle_id, number)
);
