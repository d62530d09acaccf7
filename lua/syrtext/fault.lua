-- fault.lua - faults of the input, told apart from faults of the program
--
-- Deep inside a reader a bad line is raised as a fault: a table with a message
-- for people. Where the reader was called, `try` turns it into nil, message.
-- Any other error is a bug and goes on up.

local fault = {}

local Fault = { __name = "syrtext.Fault" }
Fault.__index = Fault
Fault.__tostring = function (f) return f.message end

-- Raise a fault. The message says what, where and what to do.
function fault.raise (format, ...)
  error(setmetatable({ message = format:format(...) }, Fault), 0)
end

-- Raise a fault of the caller's wording: the command line ends with code 2.
function fault.usage (format, ...)
  error(setmetatable({ message = format:format(...), code = 2 }, Fault), 0)
end

function fault.is (e)
  return getmetatable(e) == Fault
end

local function settle (ok, ...)
  if ok then return ... end
  local e = ...
  if not fault.is(e) then error(e, 0) end
  return nil, e.message
end

-- f(...), or nil, message when it raised a fault.
function fault.try (f, ...)
  return settle(pcall(f, ...))
end

-- What io functions return beside nil: "path: No such file or directory".
-- The path is said by the caller, so it goes.
function fault.reason (message, path)
  message = tostring(message)
  local prefix = path .. ": "
  if message:sub(1, #prefix) == prefix then message = message:sub(#prefix + 1) end
  return (message:gsub("^%u", string.lower))
end

return fault
