-- fr/events.lua - words of figures and days, for events_facts.lua; keys are folded

local function set (words)
  local out = {}
  for word in words:gmatch("%S+") do out[word] = true end
  return out
end

local fr = {}

-- Numbers in words. "un" is an article, and small ones tell nothing of an event.
fr.number = {
  deux = 2, trois = 3, quatre = 4, cinq = 5, six = 6, sept = 7, huit = 8, neuf = 9, dix = 10, onze = 11, douze = 12, treize = 13,
  quatorze = 14, quinze = 15, seize = 16, vingt = 20, vingts = 20, trente = 30, quarante = 40, cinquante = 50, soixante = 60,
  septante = 70, huitante = 80, octante = 80, nonante = 90,
}
fr.one = set "un une"
fr.multiplier = { cent = 100, cents = 100, mille = 1000, millier = 1000, milliers = 1000, million = 1e6, millions = 1e6,
  milliard = 1e9, milliards = 1e9 }
-- "une dizaine", "plusieurs centaines" count nothing exactly, but "une douzaine" does.
fr.collective = { douzaine = 12, quinzaine = 15, vingtaine = 20, trentaine = 30, quarantaine = 40, cinquantaine = 50,
  soixantaine = 60, centaine = 100 }

fr.month = { janvier = 1, fevrier = 2, mars = 3, avril = 4, mai = 5, juin = 6, juillet = 7, aout = 8, septembre = 9, octobre = 10,
  novembre = 11, decembre = 12 }
fr.weekday = { dimanche = 0, lundi = 1, mardi = 2, mercredi = 3, jeudi = 4, vendredi = 5, samedi = 6 }
fr.ahead = set "prochain prochaine"

-- After a number: a clock ("15h30"), or words that name no unit.
fr.clock = set "h heure heures min mn"
fr.small = set [[
  a ai ainsi alors apres au aux avant avec bien car ce cela ces cet cette ceux chez comme contre d dans de depuis des dont du elle
  elles en encore entre est et etait etaient ete etre eu fait il ils jusqu l la le les leur leurs mais meme moins n ne ni nos notre
  on ont ou ou par parmi pas pendant plus pour pres puis qu quand que quelque quelques qui quoi s sa sans se selon ses si soit son
  sont sous sur tandis tous tout toute toutes tres un une vers y
]]
-- A plain number from 1900 to 2100 after these is a year.
fr.before_year = set "en de depuis des fin debut mi ete hiver automne printemps an annee annees avant apres jusqu d' entre et ou a l'"

return fr
