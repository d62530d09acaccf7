-- aliases_spelling.lua - do these words spell these letters?
--
-- Letters are taken from the starts of words, in order. Small words may give a
-- letter or none ("Conseil de coopération du Golfe", CCG; "Médecins sans
-- frontières", MSF), a word may give its first two (Benelux), and what was
-- written in another alphabet may give the letter of another spelling ("Hayat
-- Tahrir al-Cham", HTS). When all letters are there but in the order of another
-- language ("Forces de défense nationale", FND), that counts too.

local core = require "syrtext.core"
local fr = require "syrtext.fr.aliases"
local names = require "syrtext.fr.names"

local spelling = {}

local LONGEST = 9 -- letters of an acronym

spelling.fold = core.fold

-- Is token k an acronym by its capitals: "OSDH", "YPG-J"?
function spelling.is_capitals (v, k)
  local text = v.text[k]
  return v.caps[k] and #text >= 2 and text:find("^%u[%u%d&-]*%u$") ~= nil
end

-- "Tev-Dem": the beginnings of words of another language.
function spelling.is_pieces (v, k)
  return v.text[k]:find("^%u%l%l?%-%u%l%l?$") ~= nil
end

-- A small letter between capitals: "HaD".
local function is_mixed (text)
  return text:find("^%u[%l%u]*%l[%l%u]*%u$") ~= nil
end

-- The letters that token k stands for, or nil: "OSDH" --> "osdh". "Unesco" is
-- written like a name, and its letters must be spelled.
function spelling.letters (v, k)
  local text = v.text[k]
  if not text or not v.upper[k] or #text < 2 or not text:find("^%u[%w&.-]*$") then return nil end
  local sure = spelling.is_capitals(v, k) or spelling.is_pieces(v, k) or is_mixed(text)
  if not sure and (#text < 4 or text:find("[-.&]")) then return nil end
  local letters = v.fold[k]:gsub("[-.&%s]", "")
  return #letters >= 2 and #letters <= LONGEST and letters or nil
end

-- The pieces of the words [a, z]: { small =, letters = { first letters }, two = }; nil
-- when something else than words is there.
local function pieces (v, a, z)
  local out = {}
  for i = a, z do
    if not v.word[i] and not v.digits[i] then
      if v.text[i] ~= '"' and v.text[i] ~= "«" and v.text[i] ~= "»" then return nil end
    else
      for piece in v.fold[i]:gmatch("[^%s'-]+") do
        local row = { small = fr.small[piece] or names.particle[piece] or false, letters = { piece:sub(1, 1) }, two = piece:sub(1, 2) }
        for _, pair in ipairs(fr.sounds) do
          if piece:sub(1, #pair[1]) == pair[1] then row.letters[#row.letters + 1] = pair[2] end
        end
        out[#out + 1] = row
      end
    end
  end
  return out
end

-- Do the pieces from w on give the letters from l on? dead: what was tried in vain,
-- or a row of small words would be tried in every way there is.
local function fits (row, w, letters, l, dead)
  if w > #row then return l > #letters end
  local key = w * 16 + l
  if dead[key] then return false end
  local piece = row[w]
  for _, letter in ipairs(piece.letters) do
    if letters:sub(l, l) == letter and fits(row, w + 1, letters, l + 1, dead) then return true end
  end
  if piece.small and fits(row, w + 1, letters, l, dead) then return true end
  if not piece.small and #letters > 2 and letters:sub(l, l + 1) == piece.two and fits(row, w + 1, letters, l + 2, dead) then
    return true
  end
  dead[key] = true
  return false
end

local function sorted (list)
  table.sort(list)
  return table.concat(list)
end

-- The same letters in another order: "Forces démocratiques syriennes" (SDF).
local function permuted (row, letters)
  local mine, theirs = {}, {}
  for _, piece in ipairs(row) do
    if not piece.small then mine[#mine + 1] = piece.letters[1] end
  end
  if #mine ~= #letters or #mine < 3 then return false end
  for i = 1, #letters do theirs[i] = letters:sub(i, i) end
  return sorted(mine) == sorted(theirs)
end

-- Do the words [a, z] spell the letters? loose: in any order. The first word and
-- the last are no small ones.
function spelling.spells (v, a, z, letters, loose)
  local row = pieces(v, a, z)
  if not row or #row < 2 or #row > 3 * #letters + 2 or row[1].small or row[#row].small then return false end
  return fits(row, 1, letters, 1, {}) or (loose and permuted(row, letters)) or false
end

-- May words that begin with token a spell the letters at all? Most do not.
local function may_begin (v, a, letters)
  local fold = v.fold[a]
  if letters:find(fold:sub(1, 1), 1, true) then return true end
  for _, pair in ipairs(fr.sounds) do
    if fold:sub(1, #pair[1]) == pair[1] then return true end
  end
  return false
end

-- The first token of the words that end at z and spell the letters, or nil. In
-- lower case ("zone euro") they must do so in order, with three letters.
function spelling.long_form (v, z, letters)
  for a = z, math.max(1, z - 2 * #letters - 6), -1 do
    if not (v.word[a] or v.digits[a] or v.text[a] == '"' or v.text[a] == "«" or v.text[a] == "»") then return nil end
    if v.sentence[a] ~= v.sentence[z] then return nil end
    local capital = v.upper[a]
    if (capital or #letters > 2) and may_begin(v, a, letters) and spelling.spells(v, a, z, letters, capital) then return a end
  end
  return nil
end

-- The last token of the words that begin at a and spell the letters in order.
function spelling.forward (v, a, letters)
  for z = a + 1, math.min(a + 2 * #letters + 6, v.n) do
    if not v.word[z] or v.sentence[z] ~= v.sentence[a] then return nil end
    if spelling.spells(v, a, z, letters) and not v:before(z + 2) then return z end
  end
  return nil
end

-- How many words that say something a mention has.
function spelling.size (v, m)
  local row, n = pieces(v, m.first_token, m.last_token) or {}, 0
  for _, piece in ipairs(row) do
    if not piece.small then n = n + 1 end
  end
  return n
end

local LEAST = 3 -- letters of a word that two names may share, and no more say nothing

-- Do a mention of the text and a name that a list has share a word that says something?
function spelling.shares_word (v, m, name)
  local words = {}
  for word in spelling.fold(name):gmatch("[^%s'-]+") do
    if #word > LEAST and not fr.small[word] then words[word] = true end
  end
  for i = m.first_token, m.last_token do
    if words[v.fold[i]] then return true end
  end
  return false
end

return spelling
