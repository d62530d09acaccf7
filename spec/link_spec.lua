-- link_spec.lua - which entity a short name of a document is given: cases with the list that ships

local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"
local names = require "syrtext.names"

local SHIPPED = assert(gazetteer.open())

-- "Text=TYPE:entity" for each name of the text, "+" where no list has it, the others it may mean behind "?"
local function found (text)
  local out = {}
  for i, m in ipairs(names.entities(core.doc(text), SHIPPED)) do
    local also = {}
    for k, x in ipairs(m.also or {}) do also[k] = x.entity end
    out[i] = ("%s=%s:%s%s%s"):format(m.text, m.type, m.tier == 0 and "+" or "", m.entity, also[1] and "?" .. table.concat(also, "?") or "")
  end
  return table.concat(out, "|")
end

local CASES = {
  -- a last name that several persons of the document have
  { "Saad Hariri a parlé. Hariri a démissionné. Son père Rafic Hariri a été tué.",
    "Saad Hariri=PER:saad-hariri|Hariri=PER:saad-hariri?rafic-hariri|Rafic Hariri=PER:rafic-hariri" },
  { "Saad Hariri, fils de Rafic Hariri, est là. Hariri a dit non.",
    "Saad Hariri=PER:saad-hariri|Rafic Hariri=PER:rafic-hariri|Hariri=PER:saad-hariri?rafic-hariri" },
  { "Hariri a dit non. Saad Hariri a parlé. Selon Rafic Hariri, oui. Saad Hariri est là.",
    "Hariri=PER:saad-hariri?rafic-hariri|Saad Hariri=PER:saad-hariri|Rafic Hariri=PER:rafic-hariri|Saad Hariri=PER:saad-hariri" },
  { "Le chef Moustafa Terfani a parlé. Terfani a dit non. Selon Mustafa Terfani, oui.",
    "Moustafa Terfani=PER:+moustafa-terfani|Terfani=PER:+moustafa-terfani|Mustafa Terfani=PER:+moustafa-terfani" },
  { "Jean Dupont et Jeanne Dupont sont là. Dupont a dit non.",
    "Jean Dupont=PER:+jean-dupont|Jeanne Dupont=PER:+jeanne-dupont|Dupont=PER:+jeanne-dupont?jean-dupont" },
  -- the bare name of one whose family the list knows
  { "Rami Makhlouf est cousin d'Assad.", "Rami Makhlouf=PER:rami-makhlouf|Assad=PER:bachar-al-assad" },
  { "Les forces de Bachar avancent.", "Bachar=PER:bachar-al-assad" },
  { "Le lac Assad est vide.", "lac Assad=LOC:lac-assad" },
  { "Selon Hafez al-Assad et Maher al-Assad, oui. M. Assad a parlé.",
    "Hafez al-Assad=PER:hafez-al-assad|Maher al-Assad=PER:maher-al-assad|Assad=PER:bachar-al-assad?hafez-al-assad?maher-al-assad" },
  { "Le film Get Carter est sorti.", "Get Carter=PER:+get-carter" },
  -- what the document defines goes before the list's acronym
  { "La Coalition nationale syrienne (CNS) a élu un chef. La CNS a dit non.",
    "Coalition nationale syrienne=ORG:coalition-nationale-syrienne"
    .. "|CNS=ORG:coalition-nationale-syrienne|CNS=ORG:coalition-nationale-syrienne" },
  { "Le Conseil national syrien (CNS) a dit non.", "Conseil national syrien=ORG:conseil-national-syrien|CNS=ORG:conseil-national-syrien" },
  -- a known name that is part of a longer one
  { "Le chef Abdel Nasser Korsan a parlé.", "Abdel Nasser Korsan=PER:+abdel-nasser-korsan" },
  { "Selon Mohammed Allouche al-Homsi, oui.", "Mohammed Allouche al-Homsi=PER:+mohammed-allouche-al-homsi" },
  { "Puis Saddam Hussein al-Jamal est mort.", "Saddam Hussein al-Jamal=PER:+saddam-hussein-al-jamal" },
  { "Ivanka Trump a parlé. Tarad al-Jarba est venu.", "Ivanka Trump=PER:+ivanka-trump|Tarad al-Jarba=PER:+tarad-al-jarba" },
  { "Pourtant Trump a parlé. Selon Saddam Hussein RT a tort.", "Trump=PER:donald-trump|Saddam Hussein=PER:saddam-hussein|RT=ORG:rt" },
  { "L'organisation Etat islamique (OEI) avance. L'OEI a dit non.",
    "Etat islamique=ORG:etat-islamique|OEI=ORG:etat-islamique|OEI=ORG:etat-islamique" },
  { "Voici Badreddine, alias Sami Issa. Moustafa Badreddine est mort.",
    "Badreddine=PER:moustapha-badreddine|Sami Issa=PER:moustapha-badreddine|Moustafa Badreddine=PER:moustapha-badreddine" },
  -- first names
  { "Ban Ki-moon a parlé. M. Ban a dit non.", "Ban Ki-moon=PER:ban-ki-moon|Ban=PER:ban-ki-moon" },
  { "Xi Jinping a parlé. M. Xi a dit non.", "Xi Jinping=PER:xi-jinping|Xi=PER:xi-jinping" },
  { "Abdallah II est venu. Le roi Abdallah a parlé.", "Abdallah II=PER:abdallah-ii|Abdallah=PER:abdallah-ii" },
  { "Maher al-Assad a fui. Maher est parti.", "Maher al-Assad=PER:maher-al-assad|Maher=PER:maher-al-assad" },
  { "Son frère Maher est là. Maher al-Assad a fui.", "Maher=PER:maher-al-assad|Maher al-Assad=PER:maher-al-assad" },
  { "M. Le Pen et Mme Le Pen ont parlé.", "Le Pen=PER:+m-le-pen|Le Pen=PER:marine-le-pen" },
  { "Mazloum Abdi a parlé. Le général Mazloum a dit non.", "Mazloum Abdi=PER:mazloum-abdi|Mazloum=PER:mazloum-abdi" },
  { "Selon Ali Mamlouk, oui. L'imam Ali est mort.", "Ali Mamlouk=PER:ali-mamlouk|Ali=PER:+ali" },
  { "Selon Jean Dupont, oui. M. Jean a dit non.", "Jean Dupont=PER:+jean-dupont|Jean=PER:+jean" },
}

describe("links of a document", function ()
  for _, case in ipairs(CASES) do
    it(case[1], function () assert.equal(case[2], found(case[1])) end)
  end
end)
