-- price and order of arrival in one score: price * 10^6 + (999999 - sequence), always below 2^53
local own = redis.call('ZSCORE', KEYS[1], ARGV[1])
local price = tonumber(ARGV[2])
if not own or price > math.floor(tonumber(own) / 1000000) then
  local seq = redis.call('INCR', KEYS[2])
  redis.call('ZADD', KEYS[1], price * 1000000 + (999999 - seq), ARGV[1])
end
return redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
