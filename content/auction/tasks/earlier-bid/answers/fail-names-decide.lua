-- negative price turns the order of members round, so now the name that sorts first wins, not the earlier bid
redis.call('ZADD', KEYS[1], 'LT', '-' .. ARGV[2], ARGV[1])
return redis.call('ZRANGE', KEYS[1], 0, 0)[1]
