-- drops every bid that does not lead, so the ranking (and the runner-up) is gone
local best = tonumber(redis.call('HGET', KEYS[2], 'price') or '0')
if tonumber(ARGV[2]) > best then
  redis.call('HSET', KEYS[2], 'price', ARGV[2], 'user', ARGV[1])
  redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
end
return redis.call('HGET', KEYS[2], 'user')
