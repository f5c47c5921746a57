-- negative price as score, zero-padded sequence in front of the member: ascending order settles both
local seq = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], '-' .. ARGV[2], string.format('%010d', seq) .. ':' .. ARGV[1])
local top = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
return string.sub(top, 12)
