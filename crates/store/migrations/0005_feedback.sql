-- How a dialogue was, as those who were there answered. Kept as totals of the dialogue. There is no time, no person and
-- no circle, and the id is random: nothing here tells who answered or when.
create table feedback (
    id text primary key,
    dialogue_id text not null references dialogue (id) on delete cascade,
    -- hash of the form's token: the same form sent twice is one answer
    once text not null,
    -- 1 to 5
    experience bigint,
    heard bigint,
    understood bigint,
    necessary text,
    source text,
    before text,
    -- in people's own words, so they may name somebody: emptied when the dialogue's registrations are erased
    missing text not null,
    worked text not null,
    improve text not null,
    -- typed in by a member, who can take it back
    from_paper boolean not null,
    unique (dialogue_id, once)
);
