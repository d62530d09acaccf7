-- numbers.lua - options of the command line that are whole numbers

local numbers = {}

-- whole("--tier", 1, 4) --> a function for argparse: the number, or nil and what is wanted
function numbers.whole (name, least, most)
  return function (s)
    local n = math.tointeger(tonumber(s))
    if n and n >= least and n <= most then return n end
    local range = most < math.maxinteger and ("from %d to %d"):format(least, most) or ("of %d or more"):format(least)
    return nil, ("option '%s' wants a whole number %s, not '%s'"):format(name, range, s)
  end
end

return numbers
