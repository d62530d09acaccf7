-- Builds syria.tsv, the gazetteer that ships, from the sources beside it.
--   lua5.4 build.lua                    write syria.tsv
--   lua5.4 build.lua --check            exit 1 when syria.tsv is not what the sources give
--   lua5.4 build.lua --cldr DIR         first write countries.tsv anew from DIR/{fr,en,ar,tr,ru,de}/territories.json
-- Needs nothing but Lua 5.4.

local HERE = arg[0]:match("^(.*)/[^/]*$") or "."
local TARGET = "syria.tsv"
-- Order matters: the first row of an entity carries its name.
local SOURCES = { "countries.tsv", "places.tsv", "actors.tsv", "events.tsv" }
local HEADER = { "entity", "type", "name", "aliases", "wikidata", "case" }
local TYPES = { PER = true, LOC = true, ORG = true, EVENT = true, MISC = true }
local CASES = { any = true, initial = true, exact = true, ["never-alone"] = true }
local LANGUAGES = { "fr", "en", "ar", "tr", "ru", "de" }
local MAX_TOKENS = 16 -- the matcher looks no further than this

local problems = {}

local function problem(file, line, message, ...)
  problems[#problems + 1] = string.format("%s:%d: %s", file, line, message:format(...))
end

local function stop_on_problems()
  if #problems == 0 then return end
  io.stderr:write(table.concat(problems, "\n"), "\n", #problems, " problem(s), nothing written\n")
  os.exit(1)
end

-- Text -------------------------------------------------------------------------------------------

-- Latin letters that a reader of French takes for the plain one. The matcher folds far more; this is what
-- the slugs and the test for duplicates need.
local PLAIN = {
  a = "àáâãäåāăąÀÁÂÃÄÅĀĂĄ", c = "çćčÇĆČ", d = "ďđĎĐ", e = "èéêëēėęěÈÉÊËĒĖĘĚ", g = "ğģĞĢ",
  i = "ìíîïīįıÌÍÎÏĪĮİ", l = "łŁ", n = "ñńňÑŃŇ", o = "òóôõöøōőÒÓÔÕÖØŌŐ", r = "řŘ", s = "śşšŚŞŠ",
  t = "ţťŢŤ", u = "ùúûüūůűÙÚÛÜŪŮŰ", y = "ýÿÝŸ", z = "źżžŹŻŽ", oe = "œŒ", ae = "æÆ", ss = "ß",
}
-- Apostrophes and the letter-like ayn and hamza vanish; every other mark parts words.
local GONE = "'’‘ʼʿʾ`´"

local FOLD = {}
for plain, letters in pairs(PLAIN) do
  for _, c in utf8.codes(letters) do FOLD[c] = plain end
end
for _, c in utf8.codes(GONE) do FOLD[c] = "" end
for c = 0x300, 0x36F do FOLD[c] = "" end
for c = 0x64B, 0x652 do FOLD[c] = "" end
for c = 0x410, 0x42F do FOLD[c] = utf8.char(c + 0x20) end -- Cyrillic capitals
FOLD[0x401], FOLD[0x451] = "е", "е"
for c = 0x80, 0xBF do FOLD[c] = FOLD[c] or " " end
for c = 0x2010, 0x2064 do FOLD[c] = FOLD[c] or " " end -- dashes, spaces, quotation marks
for c = 0, 0x7F do
  local s = string.char(c)
  if not FOLD[c] then FOLD[c] = s:match("%w") and s:lower() or " " end
end

local function fold(text)
  local out = {}
  for _, c in utf8.codes(text) do out[#out + 1] = FOLD[c] or utf8.char(c) end
  return (table.concat(out):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

local function slug(text)
  -- Here an apostrophe parts words: cote-d-ivoire, not cote-divoire.
  return (fold(text:gsub("['’]", " ")):gsub(" ", "-"))
end

local function split(text, mark)
  local out = {}
  for piece in (text .. mark):gmatch("(.-)%" .. mark) do out[#out + 1] = piece end
  return out
end

local function count_words(text)
  return select(2, fold(text):gsub("%S+", ""))
end

-- Files ------------------------------------------------------------------------------------------

local function path(name) return HERE .. "/" .. name end

local function read(name)
  local file, message = io.open(name, "rb")
  if not file then
    io.stderr:write("cannot read: ", message, "\n")
    os.exit(1)
  end
  local text = file:read("a")
  file:close()
  return text
end

local function write(name, text)
  local file, message = io.open(name, "wb")
  if not file then
    io.stderr:write("cannot write: ", message, "\n")
    os.exit(1)
  end
  file:write(text)
  file:close()
end

-- Rows of a TSV file as tables keyed by the header; "#" starts a comment line in the hand-written sources.
local function rows_of(name, header)
  local text, rows, number = read(path(name)), {}, 0
  if not utf8.len(text) then problem(name, 1, "not UTF-8") return rows end
  for line in text:gmatch("([^\n]*)\n?") do
    number = number + 1
    if number == 1 then
      if line ~= table.concat(header, "\t") then
        problem(name, 1, "the header must be: %s", table.concat(header, " "))
      end
    elseif line ~= "" and line:sub(1, 1) ~= "#" then
      local fields = split(line, "\t")
      if #fields ~= #header then
        problem(name, number, "%d columns, expected %d", #fields, #header)
      else
        local row = { file = name, line = number }
        for i, key in ipairs(header) do row[key] = fields[i] end
        rows[#rows + 1] = row
      end
    end
  end
  return rows
end

-- Countries from CLDR ----------------------------------------------------------------------------

-- The territory names of one language: the files are flat, so a pattern will do for a parser.
local function territories(folder, language)
  local names = {}
  local text = read(folder .. "/" .. language .. "/territories.json")
  local body = text:match('"territories"%s*:%s*{(.-)}')
  for code, name in body:gmatch('"([^"]+)"%s*:%s*"([^"]*)"') do names[code] = name end
  return names
end

-- Syrien is Syria in German, but a man from Syria in French: such names are left to demonyms.tsv.
local function demonym_forms()
  local forms = {}
  for _, row in ipairs(rows_of("demonyms.tsv", { "entity", "forms" })) do
    for _, form in ipairs(split(row.forms, "|")) do forms[fold(form)] = true end
  end
  return forms
end

local function make_countries(folder)
  local forms = demonym_forms()
  local rules = {}
  for _, row in ipairs(rows_of("country_rules.tsv", { "code", "name", "wikidata", "drop", "case" })) do rules[row.code] = row end
  stop_on_problems()
  local names, codes = {}, {}
  for _, language in ipairs(LANGUAGES) do names[language] = territories(folder, language) end
  for code in pairs(names.fr) do
    if code:match("^%u%u$") and not (rules[code] and rules[code].name == "-") then codes[#codes + 1] = code end
  end
  table.sort(codes)
  local lines = {}
  for _, code in ipairs(codes) do
    local rule = rules[code] or { name = "", wikidata = "", drop = "", case = "" }
    local name = rule.name ~= "" and rule.name or names.fr[code]
    local seen, aliases = { [fold(name)] = true }, {}
    for _, dropped in ipairs(split(rule.drop, "|")) do seen[fold(dropped)] = true end
    for _, language in ipairs(LANGUAGES) do
      for _, variant in ipairs { "", "-alt-short", "-alt-variant" } do
        local alias = names[language][code .. variant]
        if alias and not seen[fold(alias)] and not forms[fold(alias)] and not alias:find("[()|]") then
          seen[fold(alias)] = true
          aliases[#aliases + 1] = alias
        end
      end
    end
    local case = rule.case ~= "" and rule.case or "initial"
    lines[#lines + 1] = table.concat({ slug(name), "LOC", name, table.concat(aliases, "|"), rule.wikidata, case }, "\t")
  end
  table.sort(lines)
  write(path("countries.tsv"), table.concat(HEADER, "\t") .. "\n" .. table.concat(lines, "\n") .. "\n")
end

-- Checks -----------------------------------------------------------------------------------------

local function check_name(row, name)
  local words = count_words(name)
  if words == 0 then problem(row.file, row.line, "empty name %q", name) end
  if words > MAX_TOKENS then problem(row.file, row.line, "%q has %d words, at most %d", name, words, MAX_TOKENS) end
  if name ~= name:gsub("^%s+", ""):gsub("%s+$", "") then problem(row.file, row.line, "spaces around %q", name) end
end

-- "Damas (gouvernement)" is for readers: what ends in a bracket is searched for in no text.
local function is_label(name) return name:find("%S%s*%([^()]*%)%s*$") ~= nil end

-- al-Bab stands in lower case in running text: under "initial" it would be missed.
local function starts_with_article(name)
  return name:match("^[ae][ln][- ]") or name:match("^a[dhrstz][- ]")
end

local function check_row(row)
  if row.entity == "" or row.entity ~= slug(row.entity) then
    problem(row.file, row.line, "%q is no entity id (a-z, 0-9, hyphens)", row.entity)
  end
  if not TYPES[row.type] then problem(row.file, row.line, "unknown type %q", row.type) end
  if not CASES[row.case] then problem(row.file, row.line, "unknown case %q", row.case) end
  if row.wikidata ~= "" and not row.wikidata:match("^Q[1-9]%d*$") then
    problem(row.file, row.line, "%q is no Wikidata id", row.wikidata)
  end
  check_name(row, row.name)
  for _, alias in ipairs(row.aliases) do
    check_name(row, alias)
    if alias:match("^Q%d+$") then problem(row.file, row.line, "%q is a Wikidata id in the column of names", alias) end
    if is_label(alias) then problem(row.file, row.line, "%q ends in a bracket: no text is searched for it", alias) end
    if row.case == "initial" and starts_with_article(alias) then
      problem(row.file, row.line, "%q begins with an article: give it case any", alias)
    end
  end
end

-- One entity says one thing about itself, and says it once; an alias of two entities must not stand alone,
-- and a Wikidata id is of one entity.
local function check_together(rows)
  local first, where, owner, identified = {}, {}, {}, {}
  for _, row in ipairs(rows) do
    local head = first[row.entity]
    if not head then
      first[row.entity] = row
    else
      if head.name ~= row.name then
        problem(row.file, row.line, "%s is called %q, but %q in %s:%d", row.entity, row.name, head.name, head.file, head.line)
      end
      if head.type ~= row.type then
        problem(row.file, row.line, "%s is %s, but %s in %s:%d", row.entity, row.type, head.type, head.file, head.line)
      end
      if row.wikidata ~= "" and head.wikidata ~= row.wikidata then
        problem(row.file, row.line, "%s has the Wikidata id %s, but %q in %s:%d",
          row.entity, row.wikidata, head.wikidata, head.file, head.line)
      end
    end
    local twin = identified[row.wikidata]
    if twin and twin.entity ~= row.entity then
      problem(row.file, row.line, "%s is the Wikidata id of %s in %s:%d too", row.wikidata, twin.entity, twin.file, twin.line)
    end
    if row.wikidata ~= "" then identified[row.wikidata] = twin or row end
    local patterns = { table.unpack(row.aliases) }
    if not head then table.insert(patterns, 1, row.name) end
    for _, alias in ipairs(patterns) do
      -- EI and ei differ only for exact names, so those are compared as written.
      local key = row.case == "exact" and "=" .. alias or fold(alias)
      local mine = row.entity .. "\t" .. key
      if where[mine] then
        problem(row.file, row.line, "%q is there twice for %s, see %s:%d", alias, row.entity, where[mine].file, where[mine].line)
      end
      where[mine] = where[mine] or row
      local other = owner[key]
      if other and other.entity ~= row.entity and not (other.case == "never-alone" and row.case == "never-alone") then
        problem(row.file, row.line, "%q belongs to %s in %s:%d too", alias, other.entity, other.file, other.line)
      end
      owner[key] = other or row
    end
  end
  return first
end

-- An entity that no name leads to, and no side table, is there for nothing.
local function check_reach(rows, entities, used)
  local reached = {}
  for _, row in ipairs(rows) do
    if #row.aliases > 0 or not is_label(row.name) then reached[row.entity] = true end
  end
  for _, row in ipairs(rows) do
    if row == entities[row.entity] and not (reached[row.entity] or used[row.entity]) then
      problem(row.file, row.line, "nothing leads to %s: %q is a label, so give it a name that texts have", row.entity, row.name)
    end
  end
end

-- The two side tables speak of entities: each must exist. Returns the set of those that they use.
local function check_side_tables(entities)
  local peoples, used = {}, {}
  for _, row in ipairs(rows_of("peoples.tsv", { "entity", "name", "wikidata" })) do peoples[row.entity] = true end
  local seen = {}
  for _, row in ipairs(rows_of("demonyms.tsv", { "entity", "forms" })) do
    if not (entities[row.entity] or peoples[row.entity]) then
      problem(row.file, row.line, "no entity or people %q", row.entity)
    end
    used[row.entity] = true
    for _, form in ipairs(split(row.forms, "|")) do
      if form == "" then problem(row.file, row.line, "empty form") end
      if seen[form] then problem(row.file, row.line, "%q is there twice, see line %d", form, seen[form]) end
      seen[form] = row.line
    end
  end
  for _, row in ipairs(rows_of("metonyms.tsv", { "city", "government", "country" })) do
    for _, key in ipairs { "city", "government", "country" } do
      if not entities[row[key]] then problem(row.file, row.line, "no entity %q", row[key]) end
      used[row[key]] = true
    end
  end
  return used
end

-- Build ------------------------------------------------------------------------------------------

local function load_sources()
  local rows = {}
  for _, name in ipairs(SOURCES) do
    for _, row in ipairs(rows_of(name, HEADER)) do
      row.order = #rows + 1
      row.aliases = row.aliases == "" and {} or split(row.aliases, "|")
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function render(rows)
  -- By entity; within one, the order of the sources, so that the row with the name stays first.
  table.sort(rows, function(a, b)
    if a.entity ~= b.entity then return a.entity < b.entity end
    return a.order < b.order
  end)
  local lines = { table.concat(HEADER, "\t") }
  for _, row in ipairs(rows) do
    lines[#lines + 1] = table.concat({ row.entity, row.type, row.name, table.concat(row.aliases, "|"), row.wikidata, row.case }, "\t")
  end
  return table.concat(lines, "\n") .. "\n"
end

local function main()
  os.setlocale("C") -- the order of the ids must not hang on the user's language
  local checking, cldr = false, nil
  local i = 1
  while arg[i] do
    if arg[i] == "--check" then
      checking = true
    elseif arg[i] == "--cldr" and arg[i + 1] then
      i = i + 1
      cldr = arg[i]
    else
      io.stderr:write("usage: lua5.4 build.lua [--check] [--cldr DIR]\n")
      os.exit(2)
    end
    i = i + 1
  end
  if cldr then make_countries(cldr) end
  local rows = load_sources()
  for _, row in ipairs(rows) do check_row(row) end
  local entities = check_together(rows)
  check_reach(rows, entities, check_side_tables(entities))
  stop_on_problems()
  local text = render(rows)
  if not checking then
    write(path(TARGET), text)
  elseif read(path(TARGET)) ~= text then
    io.stderr:write(TARGET, " is not what the sources give: run build.lua\n")
    os.exit(1)
  end
end

main()
