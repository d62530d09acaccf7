-- help.lua - help() and the API page, both from docs/meta.lua
--
-- meta.lua is written for editors (LuaCATS). This file reads the part of that
-- language that it uses: a block of --- lines, then `function X.y(args) end`,
-- `function X:y(args) end` or, for a class, `X = {}`.

local _, here = ... -- require hands over the path of this file

local help = {}

-- Installed, the text is the module syrtext.meta; in the source tree it lies in docs/.
local function meta_path ()
  local source = type(here) == "string" and here:match("^(.*)lua/syrtext/help%.lua$")
  local tree = source and source .. "docs/meta.lua"
  local f = tree and io.open(tree, "rb")
  if f then
    f:close()
    return tree
  end
  return package.searchpath("syrtext.meta", package.path)
end

-- "name? type  # words" --> name, optional, type, words
local function parameter (s)
  local name, optional, rest = s:match("^([%w_%.]+)(%??)%s+(.*)$")
  local kind, words = rest:match("^(.-)%s%s?#%s*(.*)$")
  return { name = name, optional = optional == "?", type = kind or rest, text = words or "" }
end

-- "type name  # words" --> type, words or name
local function returned (s)
  local kind, words = s:match("^(.-)%s%s?#%s*(.*)$")
  if kind then return { type = kind, text = words } end
  local alone, name = s:match("^(%S+) ([%w_]+)$")
  return { type = alone or s, text = name or "" }
end

local tags = {
  param = function (entry, s) table.insert(entry.params, parameter(s)) end,
  ["return"] = function (entry, s) table.insert(entry.returns, returned(s)) end,
  field = function (entry, s) table.insert(entry.fields, parameter(s)) end,
  class = function (entry, s) entry.class = s:match("^%S+") end,
  meta = function () end,
}

local function new_entry ()
  return { lines = {}, params = {}, returns = {}, fields = {} }
end

-- One --- line goes into the entry that is being read.
local function take (entry, line)
  local tag, rest = line:match("^%-%-%-@(%a+)%s*(.*)$")
  if tag then
    if tags[tag] then tags[tag](entry, rest) end
  else
    table.insert(entry.lines, (line:gsub("^%-%-%- ?", "")))
  end
end

-- The name that help and the page use: "Doc.tokens", "read", "Doc".
local function name_of (line)
  local owner, mark, name, args = line:match("^function ([%w_]+)([%.:])([%w_]+)(%b()) end")
  if owner == "syrtext" then return name, "syrtext." .. name .. args end
  if owner then return owner .. "." .. name, owner:lower() .. mark .. name .. args end
  return line:match("^([%w_]+) = {}"), nil
end

-- read(text) --> list of entries in order: name, signature, lines, params, returns, fields, class
function help.entries (text)
  local list, entry = {}, nil
  for line in (text .. "\n"):gmatch("(.-)\r?\n") do
    if line:find("^%-%-%-") then
      entry = entry or new_entry()
      take(entry, line)
    elseif entry then
      entry.name, entry.signature = name_of(line)
      if entry.name then list[#list + 1] = entry end
      entry = nil
    end
  end
  return list
end

-- The text of meta.lua, or nil and a message.
function help.source ()
  local path = meta_path()
  local f = path and io.open(path, "rb")
  if not f then return nil, "the help text (syrtext/meta.lua) is not installed" end
  local text = f:read("a")
  f:close()
  return text
end

local function first_sentence (entry)
  local line = entry.lines[1] or ""
  return line:match("^(.-%.)%s") or line
end

local function parameters (out, entry)
  for _, p in ipairs(entry.params) do
    out[#out + 1] = ("  %-10s %s%s%s"):format(p.name, p.type, p.optional and ", optional" or "",
      p.text ~= "" and ": " .. p.text or "")
  end
  for _, r in ipairs(entry.returns) do
    out[#out + 1] = ("  %-10s %s%s"):format("returns", r.type, r.text ~= "" and ": " .. r.text or "")
  end
  for _, f in ipairs(entry.fields) do
    out[#out + 1] = ("  .%-9s %s%s"):format(f.name, f.type, f.text ~= "" and ": " .. f.text or "")
  end
end

-- One entry as text for the terminal.
local function show (entry)
  local out = { entry.signature or entry.name }
  for _, line in ipairs(entry.lines) do out[#out + 1] = "  " .. line end
  parameters(out, entry)
  return (table.concat(out, "\n"):gsub("[ \t]+\n", "\n"))
end

local function listed (entries)
  local out = {}
  for _, entry in ipairs(entries) do
    if entry.class and entry.class ~= "syrtext" then out[#out + 1] = "" end
    out[#out + 1] = ("%-20s %s"):format(entry.name, first_sentence(entry))
  end
  out[#out + 1] = '\nsyrtext.help "Doc.tokens" says more.'
  return table.concat(out, "\n")
end

local function near (entries, name)
  local out, last = {}, name:lower():match("[%w_]+$") or name
  for _, entry in ipairs(entries) do
    if entry.name:lower():find(last, 1, true) then out[#out + 1] = entry.name end
  end
  return #out > 0 and "; there is " .. table.concat(out, ", ") or "; syrtext.help() lists what there is"
end

-- The methods of a class, after its own entry.
local function class_of (entries, entry)
  local out = { show(entry) }
  for _, other in ipairs(entries) do
    if other.name:find("^" .. entry.name .. "%.") then
      out[#out + 1] = ("  %-18s %s"):format(other.name, first_sentence(other))
    end
  end
  return table.concat(out, "\n")
end

-- text(name?) --> what help() prints
function help.text (name)
  local source, message = help.source()
  if not source then return message end
  local entries = help.entries(source)
  if name == nil or name == "" or name == "syrtext" then return listed(entries) end
  local wanted = tostring(name):gsub(":", "."):gsub("%(.*$", ""):gsub("^syrtext%.", "")
  for _, entry in ipairs(entries) do
    if entry.name == wanted then return entry.class and class_of(entries, entry) or show(entry) end
  end
  for _, entry in ipairs(entries) do
    if entry.name:lower() == wanted:lower() then return show(entry) end
  end
  return ("no help for '%s'%s"):format(tostring(name), near(entries, tostring(name)))
end

-- ------------------------------------------------------------------ the page

local function escaped (s)
  return (s:gsub("|", "\\|"))
end

local function table_of (out, head, rows)
  if #rows == 0 then return end
  out[#out + 1] = ("\n| %s | type | |\n|---|---|---|"):format(head)
  for _, r in ipairs(rows) do
    local name = r.name and "`" .. r.name .. (r.optional and "?" or "") .. "`" or "returns"
    out[#out + 1] = ("| %s | `%s` | %s |"):format(name, escaped(r.type), escaped(r.text))
  end
end

local function section (out, entry)
  local level = entry.class and "## " or "### "
  out[#out + 1] = "\n" .. level .. (entry.signature and "`" .. entry.signature .. "`" or entry.name) .. "\n"
  for _, line in ipairs(entry.lines) do out[#out + 1] = line end
  table_of(out, "parameter", entry.params)
  table_of(out, entry.signature and "" or "field", entry.fields)
  table_of(out, "", entry.returns)
end

-- markdown(text) --> docs/api.md, from the text of meta.lua
function help.markdown (text)
  local out = { "# API of syrtext\n", "Made from `docs/meta.lua` by `docs/make_api.lua`; change it there." }
  for _, entry in ipairs(help.entries(text)) do section(out, entry) end
  return table.concat(out, "\n") .. "\n"
end

return help
