-- writes a new sequence for every bid: who repeats the own price falls behind, who bids lower loses the higher bid
local seq = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], tonumber(ARGV[2]) * 1000000 + (999999 - seq), ARGV[1])
return redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
