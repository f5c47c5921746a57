-- keeps who reached which price when in a hash and settles a tie on reading: every bid reads all that share the top price
local own = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0')
if tonumber(ARGV[2]) > own then
  redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
  redis.call('HSET', KEYS[2], ARGV[1], redis.call('HINCRBY', KEYS[2], '#', 1))
end
local top = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
local winner, at
for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], top[2], top[2])) do
  local seq = tonumber(redis.call('HGET', KEYS[2], user))
  if not at or seq < at then winner, at = user, seq end
end
return winner
