-- a fraction behind the price: at hundreds of millions a double has no room for a billionth
local own = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0')
local price = tonumber(ARGV[2])
if price > math.ceil(own) then
  local seq = redis.call('INCR', KEYS[2])
  redis.call('ZADD', KEYS[1], price - seq / 1000000000, ARGV[1])
end
return redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
