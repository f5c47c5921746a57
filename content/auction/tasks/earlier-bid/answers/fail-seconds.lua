-- the second of arrival as tie-breaker: bids within one second tie again
local now = tonumber(redis.call('TIME')[1])
local own = redis.call('ZSCORE', KEYS[1], ARGV[1])
local price = tonumber(ARGV[2])
if not own or price > math.floor(tonumber(own) / 10000000) then
  redis.call('ZADD', KEYS[1], price * 10000000 + (9999999 - now % 10000000), ARGV[1])
end
return redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
