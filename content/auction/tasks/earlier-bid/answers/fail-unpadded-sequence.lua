-- the sequence is not padded: as text, 10 stands before 9
local seq = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], '-' .. ARGV[2], seq .. ':' .. ARGV[1])
return (redis.call('ZRANGE', KEYS[1], 0, 0)[1]:gsub('^%d+:', ''))
