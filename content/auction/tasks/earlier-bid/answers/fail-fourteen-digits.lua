-- tostring writes fourteen significant digits, so with large prices the sequence is rounded away
local own = redis.call('ZSCORE', KEYS[1], ARGV[1])
local price = tonumber(ARGV[2])
if not own or price > math.floor(tonumber(own) / 1000000) then
  local seq = redis.call('INCR', KEYS[2])
  redis.call('ZADD', KEYS[1], tostring(price * 1000000 + (999999 - seq)), ARGV[1])
end
return redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
