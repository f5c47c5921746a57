-- the original design: at an equal price the member that sorts last wins
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
return redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
