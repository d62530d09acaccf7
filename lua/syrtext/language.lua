-- language.lua - which rules a text is read with
--
-- A tag in the metadata decides; otherwise the script, or the small words of the
-- first page. In doubt it is French: that is what the rules were made for.

local language = {}

local KNOWN = { fr = true, en = true, de = true, ru = true, tr = true, ar = true, und = true }
local SAMPLE = 600   -- bytes that are looked at
local ENOUGH = 3     -- small words that another language must have, and more than French

local SMALL = {
  fr = "le la les des une du et est dans que qui pour pas sur par au aux ce cette il elle ont selon avec en à",
  en = "the of and to in is that was for with has have said his from they are this by on",
  de = "der die das und ist nicht ein eine den dem mit von zu auf für im sich auch wurde nach",
  tr = "ve bir bu da de için ile olarak olan çok daha gibi ancak göre sonra kadar ise her",
}

local WORDS = {}
for lang, list in pairs(SMALL) do
  for word in list:gmatch("%S+") do
    WORDS[word] = WORDS[word] or {}
    WORDS[word][lang] = true
  end
end

-- Letters of a script in the sample: lead bytes of Cyrillic, of Arabic, and ASCII letters.
local function script (sample)
  local _, latin = sample:gsub("%a", "")
  local _, cyrillic = sample:gsub("[\xD0-\xD3][\x80-\xBF]", "")
  local _, arabic = sample:gsub("[\xD8-\xDB][\x80-\xBF]", "")
  if cyrillic > latin and cyrillic > arabic then return "ru" end
  if arabic > latin then return "ar" end
end

-- guess(text) --> "fr", "en", "de", "tr", "ru" or "ar"
function language.guess (text)
  local sample = text:sub(1, SAMPLE)
  local by_script = script(sample)
  if by_script then return by_script end
  local score = { fr = 0, en = 0, de = 0, tr = 0 }
  for word in sample:lower():gmatch("[%a\x80-\xFF]+") do
    for lang in pairs(WORDS[word] or {}) do score[lang] = score[lang] + 1 end
  end
  local best = "fr"
  for _, lang in ipairs { "en", "de", "tr" } do
    if score[lang] >= ENOUGH and score[lang] > score[best] then best = lang end
  end
  return best
end

-- of(tag, text): "fr-FR" --> "fr"; a language without rules --> "und"; no tag: a guess.
function language.of (tag, text)
  if not tag or tag == "" then return language.guess(text) end
  local short = tag:lower():match("^%a+")
  return KNOWN[short] and short or "und"
end

return language
