-- Opinion maps: statements with which anybody agrees or disagrees, without an account, and what comes of it.

create table opinion_map (
    id text primary key,
    -- in public addresses
    public_id text not null unique,
    organisation_id text not null references organisation (id) on delete cascade,
    -- the dialogue that it belongs to, where there is one
    dialogue_id text references dialogue (id) on delete set null,
    -- 'draft', 'open' or 'closed'
    state text not null,
    -- the language its question is written in first, and all languages of its statements as JSON
    language text not null,
    languages text not null,
    zone text not null,
    -- from when until when people can vote, where that was set
    opens_at bigint,
    closes_at bigint,
    may_propose boolean not null,
    -- whether results are shown to voters at once, or only when they are published
    results_at_once boolean not null,
    -- whose data it is, shown with the results
    attribution text not null,
    opened_at bigint,
    closed_at bigint,
    published_at bigint,
    -- since when nobody can reach their votes any more
    forgotten_at bigint,
    -- the numbers given last
    last_voter bigint not null,
    last_statement bigint not null,
    last_vote bigint not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index opinion_map_organisation on opinion_map (organisation_id);
create index opinion_map_dialogue on opinion_map (dialogue_id);

create table opinion_map_text (
    map_id text not null references opinion_map (id) on delete cascade,
    language text not null,
    question text not null,
    introduction text not null,
    primary key (map_id, language)
);

-- Who votes: a number. Nothing says who it is; the secret lies in the person's own browser.
create table opinion_voter (
    map_id text not null references opinion_map (id) on delete cascade,
    number bigint not null,
    -- hash of the secret, so that they can change, take away and delete their votes; emptied the organisation's number of
    -- days after the map was closed, and at once when they delete their votes
    secret_hash text unique,
    -- the running number at which they deleted their votes: who follows votes by number takes theirs out
    gone bigint,
    primary key (map_id, number)
);
create index opinion_voter_gone on opinion_voter (map_id, gone) where gone is not null;

create table opinion_statement (
    map_id text not null references opinion_map (id) on delete cascade,
    number bigint not null,
    -- 'waiting' for the host, 'in' or 'out'
    state text not null,
    -- 'seed', 'proposed', 'words' or 'imported'
    source text not null,
    -- why it is out; members read it, and whoever proposed it
    reason text not null,
    language text not null,
    -- the voter who proposed it; goes with their votes, and when secrets are forgotten
    proposer bigint,
    -- hash of the form's token: the same form sent twice is one statement
    once text,
    created_at bigint not null,
    decided_at bigint,
    primary key (map_id, number),
    unique (map_id, once)
);

create table opinion_statement_text (
    map_id text not null,
    statement bigint not null,
    language text not null,
    text text not null,
    -- the words that it was lifted from: when they are withdrawn, struck or corrected, every text of the statement goes
    from_text text references words_text (id) on delete cascade,
    primary key (map_id, statement, language),
    foreign key (map_id, statement) references opinion_statement (map_id, number) on delete cascade
);
create index opinion_statement_text_from on opinion_statement_text (from_text);

-- The last vote of each voter on each statement.
create table opinion_vote (
    map_id text not null,
    voter bigint not null,
    statement bigint not null,
    -- 1 agrees, -1 disagrees, 0 passes; null for a vote that was taken back
    value bigint,
    -- the map's running number of the last change, without which nobody could catch up
    seq bigint not null,
    at bigint not null,
    -- the sender's own count in milliseconds, by which a vote that arrives late does not undo a later one
    made bigint,
    primary key (map_id, voter, statement),
    unique (map_id, seq),
    foreign key (map_id, voter) references opinion_voter (map_id, number) on delete cascade,
    foreign key (map_id, statement) references opinion_statement (map_id, number) on delete cascade
);
create index opinion_vote_statement on opinion_vote (map_id, statement);
