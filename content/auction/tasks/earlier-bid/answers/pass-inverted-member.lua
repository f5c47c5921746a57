-- plain price as score; the member begins with a counter that falls, so that the earlier one stands first in reverse order
local left = 999999 - redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], ARGV[2], string.format('%06d|%s', left, ARGV[1]))
local top = redis.call('ZRANGE', KEYS[1], 0, 0, 'REV')[1]
return top:match('|(.+)$')
