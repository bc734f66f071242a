-- Tokens with which an organisation's own systems use the API.

create table token (
    id text primary key,
    organisation_id text not null references organisation (id) on delete cascade,
    -- what it is for, so that its owner knows what stops when it is revoked
    name text not null,
    -- the token itself is shown once and kept nowhere
    token_hash text not null unique,
    -- JSON list
    scopes text not null,
    -- The member who made it; gone with their account, the token stays the organisation's. Null for the command line.
    created_by text references person (id) on delete set null,
    created_at bigint not null,
    -- the day (UTC) of the last use: enough to find what nobody uses
    last_used_at bigint,
    expires_at bigint not null,
    revoked_at bigint
);
create index token_organisation on token (organisation_id, created_at);

-- Requests that make something and name themselves (`Idempotency-Key`), so that one that is sent again makes nothing
-- more. Hashes only; kept for some days.
create table token_request (
    token_id text not null references token (id) on delete cascade,
    key_hash text not null,
    -- of the path and the body: the same key must not be for something else
    request_hash text not null,
    -- the id that what it makes has
    made_id text not null,
    created_at bigint not null,
    primary key (token_id, key_hash)
);
create index token_request_created on token_request (created_at);
