-- language.lua - which rules a text is read with
--
-- A tag in the metadata decides; otherwise the script and the small words of the
-- beginning. A text that tells too little (short, or in two languages) goes with
-- the others that were read with it; in doubt it is French, for which the rules
-- were made.

local core = require "syrtext.core"

local language = {}

local KNOWN = { fr = true, en = true, de = true, ru = true, tr = true, ar = true, und = true }
local TRUST = 0.5    -- from this score on a guess is more than chance
local ASKED = 1000   -- texts whose guesses make a majority

-- guess(text) --> tag, score from 0 to 1, tag of the second best or nil
function language.guess (text)
  return core.language(text)
end

-- The language of most of these texts, of those that tell: next_text() --> text or nil
function language.majority (next_text)
  local count, best = {}, "fr"
  for _ = 1, ASKED do
    local text = next_text()
    if not text then break end
    local lang, score = core.language(text)
    if score >= TRUST then
      count[lang] = (count[lang] or 0) + 1
      local ahead = count[lang] - (count[best] or 0)
      if ahead > 0 then best = lang end
    end
  end
  return best
end

-- of(tag, text, others?): "fr-FR" --> "fr"; a language without rules --> "und"; no
-- tag: a guess, or what others() says when the text tells too little.
function language.of (tag, text, others)
  if tag and tag ~= "" then
    local short = tag:lower():match("^%a+")
    return KNOWN[short] and short or "und"
  end
  local lang, score = core.language(text)
  if score >= TRUST then return lang end
  return others and others() or "fr"
end

return language
