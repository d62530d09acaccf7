-- options.lua - a table of options, in which a name that does not exist is an error
--
-- A misspelled option would be none, and the caller would never know. What is wrong
-- with it is a mistake in the caller's program, so it is raised where the caller is.
-- The core does the same for the options that it reads (lsyr_checkoptions).

local function list_of (known)
  local names = {}
  for name in pairs(known) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, ", ")
end

-- check(options, "syrtext.entities", { decisions = "table" }): known has the type of each,
-- or "any". options may be nil. level: of the caller to blame, as for error.
return function (options, where, known, level)
  level = (level or 1) + 2
  if options == nil then return end
  if type(options) ~= "table" then error(("%s: options are a table, not a %s"):format(where, type(options)), level) end
  for name, value in pairs(options) do
    local wants = known[name]
    if not wants then
      error(("%s: no option is called '%s'; there are: %s"):format(where, tostring(name), list_of(known)), level)
    end
    if wants ~= "any" and type(value) ~= wants then
      error(("%s: option '%s' must be a %s, not a %s"):format(where, name, wants, type(value)), level)
    end
  end
end
