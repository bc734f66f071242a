-- What an organisation's own system did with a token: without it the history would look as if the person had done it
-- themselves. The token's name and not its id, because the token is deleted a month after it opens nothing any more.
alter table application_change add column token_name text;
