-- gazetteer_check.lua - what is wrong or dangerous in lists of names
--
-- Errors are what stops a build: a bad row, bad UTF-8, a NUL, a name that folds to
-- nothing or has more than 16 words. Warnings are names that will be found where
-- nobody means them: common French words, one or two letters, one name of
-- several entities. "never-alone" answers all three, "exact" the short ones.

local common = require "syrtext.fr.common"
local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"

local check = {}

-- The form by which the matcher compares, for one that is only approximate here:
-- gaps are one space, apostrophes are gone.
local function key_of (alias)
  local s = alias:gsub("\xE2\x80[\x90-\x92]", " "):gsub("\xE2\x80[\x98\x99]", ""):gsub("['`]", "")
  return (core.fold((s:gsub("[%s-]+", " "))):gsub("^ ", ""):gsub(" $", ""))
end

local function is_short (alias)
  local n = utf8.len(alias)
  return n and n <= 2 and not alias:find("[\xE3-\xF4]") -- two ideographs are a name
end

local function dangers (row, key)
  local out = {}
  local kept = row.case == "never-alone"
  if not kept and row.case ~= "exact" and common[key] then
    out[1] = ("a common French word: case never-alone, or exact if it is only a name with a capital (now %s)"):format(row.case)
  end
  if not kept and row.case ~= "exact" and is_short(row.alias) then
    out[#out + 1] = ("one or two letters: case exact or never-alone (now %s)"):format(row.case)
  end
  return out
end

-- Other entities with this name, as text; nil when there are none or all of them are kept.
local function shared (list, group, n)
  local row, others = list.rows[n], {}
  for _, k in ipairs(group) do
    local other = list.rows[k]
    local both_kept = other.case == "never-alone" and row.case == "never-alone"
    if other.entity ~= row.entity and not both_kept then others[#others + 1] = ("%s (line %d)"):format(other.entity, list.line[k]) end
  end
  if not others[1] then return nil end
  local more = #others > 3 and (" and %d more"):format(#others - 3) or ""
  return "also the name of " .. table.concat(others, ", ", 1, math.min(3, #others)) .. more
end

local function warnings (list, put)
  local keys, groups = {}, {}
  for n, row in ipairs(list.rows) do
    local key = key_of(row.alias)
    keys[n] = key
    groups[key] = groups[key] or {}
    table.insert(groups[key], n)
  end
  for n, row in ipairs(list.rows) do
    local texts = dangers(row, keys[n])
    texts[#texts + 1] = #groups[keys[n]] > 1 and shared(list, groups[keys[n]], n) or nil
    for _, text in ipairs(texts) do
      put { severity = "warning", file = list.file[n], line = list.line[n], name = row.alias, problem = text }
    end
  end
end

-- problems(sources, options?) --> array of { severity, file, line, name, problem },
-- by file and line. What is no list at all raises a fault.
function check.problems (sources, options)
  local found, rank = {}, {}
  for i, path in ipairs(sources) do rank[path] = rank[path] or i end
  local function put (p)
    p.order = #found + 1
    found[p.order] = p
  end
  local list = gazetteer.read(sources, { problem = put, type = options and options.type })
  warnings(list, put)
  table.sort(found, function (x, y)
    if x.file ~= y.file then return (rank[x.file] or 0) < (rank[y.file] or 0) end
    if x.line ~= y.line then return x.line < y.line end
    return x.order < y.order
  end)
  return found
end

return check
