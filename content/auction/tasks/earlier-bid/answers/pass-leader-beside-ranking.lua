-- the sorted set only ranks; the leader stands in a hash and changes only for a strictly higher price
redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
local best = tonumber(redis.call('HGET', KEYS[2], 'price') or '0')
if tonumber(ARGV[2]) > best then
  redis.call('HSET', KEYS[2], 'price', ARGV[2], 'user', ARGV[1])
end
return redis.call('HGET', KEYS[2], 'user')
