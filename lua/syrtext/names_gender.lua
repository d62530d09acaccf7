-- names_gender.lua - does a title speak of a woman where a name is a man's?
--
-- "Mme Assad" is not Bachar al-Assad, whatever list has "Assad" as a name of his;
-- "M. Clinton" is not Hillary. The title before a last name is held against what is
-- known of the person: a title before the full name in the document, else the given
-- name. What neither tells fits either.

local core = require "syrtext.core"
local fr = require "syrtext.fr.names"

local gender = {}

-- Of a title before token i: "woman", "man" or nil.
function gender.of_title (v, i)
  local k = v:before(i)
  local fold = k and v.fold[k]
  return fold and (fr.madam[fold] and "woman" or fr.sir[fold] and "man") or nil
end

-- Of a given name, folded: "jean-pierre", "oum".
function gender.of_given (fold)
  if fr.woman[fold] or fold == "oum" or fold == "umm" then return "woman" end
  if fr.man[fold] then return "man" end
  local first = fold:match("^([^-]+)%-")
  return first and not fr.epicene[first] and gender.of_given(first) or nil
end

-- Of the person that a mention of several words names. A title before what a list has says nothing of the
-- person that the list means: "M. Le Pen" is not Marine Le Pen.
local function of_mention (s, m)
  return m.tier == 0 and gender.of_title(s.v, m.first_token) or gender.of_given(s.v.fold[m.first_token])
end

-- What the document's full names tell: { [entity] = "woman" or "man" }.
function gender.of_persons (s)
  local out = {}
  for _, m in ipairs(s.list) do
    if m.type == "PER" and m.last_token > m.first_token then out[m.entity] = out[m.entity] or of_mention(s, m) end
  end
  return out
end

-- Of a listed person, by the name that the list has.
local function of_listed (gaz, entity)
  local known = gaz:entity(entity)
  local first = known and core.fold(known.name):match("^(%S+) ")
  return first and gender.of_given(first) or nil
end

-- May what stands with this title be the entity?
function gender.fits (s, persons, title, entity)
  if not title then return true end
  local known = persons[entity] or of_listed(s.gaz, entity)
  return known == nil or known == title
end

-- The id of a person of whom nothing is known but a last name and a title that is not
-- that of the person whom the name alone means: "mme-assad".
function gender.id (title, id)
  return (title == "woman" and "mme-" or "m-") .. id
end

return gender
