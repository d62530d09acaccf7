-- fr/aliases.lua - how French press says that two names are one thing: word lists
--
-- Written as readers know the words and compared folded.

local core = require "syrtext.core"

local function set (text)
  local t = {}
  for word in text:gmatch("%S+") do t[core.fold(word)] = true end
  return t
end

local fr = {}

-- Words that acronyms skip.
fr.small = set [[
à a au aux d de des du en et l la le les n ou par pour sans sur contre dans avec un une of the for and in on to di del der die das
und van von y e el los las vers entre
]]

fr.article = set [[ l le la les un une ]]
fr.de = set [[ de d du des ]]
fr.be = set [[ est était sont étaient été a ont avait avaient fut furent aussi également plus désormais souvent communément ]]

-- Before an acronym in brackets: "en anglais SDF", "ou FDS", "acronyme arabe".
fr.lead = set [[
ou en anglais arabe kurde turc turque russe allemand espagnol italien hébreu persan soit dit dite dits sigle acronyme
abrégé abrégée initiales selon son sa d de du
]]

fr.tongue = set [[
anglais arabe kurde turc russe allemand espagnol italien hébreu persan farsi syriaque araméen arménien grec latin français
ukrainien chinois
]]

fr.acronym = set [[ acronyme sigle initiales abréviation ]]

-- Written without a comma before them: "X alias Y".
fr.tight = set [[ alias surnommé surnommée surnommés rebaptisé rebaptisée connu connue connus rebaptisés ]]

-- Verbs too ("dit X" is who speaks): the name behind must be closed by a mark.
fr.verbal = set [[ dit dite dits dites appelé appelée ]]

-- A nickname in quotation marks may follow: `surnommé "le Boucher"`.
fr.nickname = set [[ surnommé surnommée surnommés alias dit dite connu connue de aussi également plus nom ]]

-- Of persons these tell a task: "X, ancien Marine".
fr.task = set [[ ex- ex ancien ancienne ]]

-- First letters that another spelling of the same sound has.
fr.sounds = { { "ch", "s" }, { "tch", "c" }, { "dj", "j" }, { "ou", "w" }, { "k", "q" }, { "q", "k" }, { "c", "k" }, { "i", "y" },
  { "j", "d" }, { "kh", "x" }, { "ya", "i" }, { "qu", "k" } }

-- "son père X", "le fils de X".
fr.kin = set [[
père mère fils fille filles frère frères sœur soeur sœurs oncle tante neveu nièce cousin cousine époux épouse femme mari veuve
gendre beau-frère belle-sœur beau-père beau-fils belle-mère demi-frère demi-sœur grand-père grand-mère petit-fils petite-fille
prédécesseur homonyme
]]

-- Those who have a first name only: "le pape François", "l'imam Ali".
fr.holy = set [[ pape imam saint sainte prophète calife patriarche ]]

-- Phrases that announce the other name, by their first word, the longest first.
-- newer: the name that follows is the one that counts now.
fr.announce = {}

local function announce (relation, newer, phrases)
  for phrase in phrases:gmatch("[^,\n]+") do
    local words = {}
    for word in phrase:gmatch("%S+") do words[#words + 1] = core.fold(word) end
    if words[1] then
      local list = fr.announce[words[1]] or {}
      fr.announce[words[1]] = list
      list[#list + 1] = { words = words, relation = relation, newer = newer }
    end
  end
end

announce("former", false, [[
ex-, ex, anciennement, anciennement connu sous le nom de, anciennement connue sous le nom de, anciennement connu comme,
anciennement connue comme, anciennement appelé, anciennement appelée, anciennement nommé, anciennement nommée, ancien, ancienne,
auparavant appelé, auparavant appelée, auparavant connu sous le nom de, auparavant connue sous le nom de,
précédemment appelé, précédemment appelée, précédemment connu sous le nom de, précédemment connue sous le nom de,
autrefois appelé, autrefois appelée
]])
announce("former", true, [[
rebaptisé, rebaptisée, rebaptisés, rebaptisées, renommé, renommée, devenu, devenue, devenus, devenues, aujourd'hui appelé,
aujourd'hui appelée, désormais appelé, désormais appelée, depuis rebaptisé, depuis rebaptisée, désormais nommé
]])
announce("aka", false, [[
alias, dit, dite, dits, dites, surnommé, surnommée, surnommés, surnommées, appelé, appelée, aussi appelé, aussi appelée,
également appelé, également appelée, également connu sous le nom de, également connue sous le nom de, aussi connu sous le nom de,
aussi connue sous le nom de, connu sous le nom de, connue sous le nom de, connus sous le nom de, connues sous le nom de,
plus connu sous le nom de, plus connue sous le nom de, mieux connu sous le nom de, mieux connue sous le nom de,
connu sous le nom de guerre de, connu sous le nom de guerre, connu sous son nom de guerre, connu sous le pseudonyme de,
connue sous le pseudonyme de, connu sous l' alias, plus connu comme, connu comme, de son vrai nom, de son nom de guerre, nom de guerre,
de son pseudonyme, de son nom complet, de son nom de naissance, encore appelé, encore appelée,
également dit, également dite, aussi dit, aussi dite, également surnommé, aussi surnommé, également surnommée, aussi surnommée
]])

for _, list in pairs(fr.announce) do
  table.sort(list, function (x, y) return #x.words > #y.words end)
end

return fr
