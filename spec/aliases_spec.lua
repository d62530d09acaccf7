-- aliases_spec.lua - definitions of names inside a document: cases and laws

local aliases = require "syrtext.aliases"
local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"
local names = require "syrtext.names"

local SMALL = assert(gazetteer.open {
  { entity = "ei", type = "ORG", name = "Etat islamique", aliases = { "Daech" } },
  { entity = "ei", type = "ORG", name = "Etat islamique", aliases = { "EI" }, case = "exact" },
  { entity = "hts", type = "ORG", name = "Hayat Tahrir al-Cham", aliases = { "HTS" } },
  { entity = "nosra", type = "ORG", name = "Front al-Nosra" }, { entity = "qaida", type = "ORG", name = "Al-Qaïda" },
  { entity = "pkk", type = "ORG", name = "Parti des travailleurs du Kurdistan", aliases = { "PKK" } },
  { entity = "onu", type = "ORG", name = "Organisation des Nations unies", aliases = { "ONU" } },
  { entity = "ps", type = "ORG", name = "Parti socialiste", aliases = { "PS" }, case = "exact" },
  { entity = "afp", type = "ORG", name = "Agence France-Presse", aliases = { "AFP" } },
  { entity = "hachd", type = "ORG", name = "Hachd al-Chaabi" }, { entity = "houras", type = "ORG", name = "Houras al-Din" },
  { entity = "hts", type = "ORG", name = "Hayat Tahrir al-Cham", aliases = { "Organisation de libération du Levant" } },
  { entity = "casques", type = "ORG", name = "Casques blancs", aliases = { "Défense civile syrienne" } },
  { entity = "alarab", type = "LOC", name = "Ville Une", aliases = { "Ville Deux" } },
  { entity = "kobane", type = "LOC", name = "Kobané" }, { entity = "ain", type = "LOC", name = "Aïn al-Arab" },
  { entity = "damas", type = "LOC", name = "Damas" }, { entity = "chine", type = "LOC", name = "Chine" },
})

-- "relation: long = short" for each definition
local function found (text)
  local out = {}
  for i, d in ipairs(aliases.find(core.doc(text), SMALL)) do out[i] = ("%s: %s = %s"):format(d.relation, d.long, d.short) end
  return table.concat(out, "|")
end

local YES = {
  ["l'Observatoire syrien des droits de l'Homme (OSDH), basé"] = "acronym: Observatoire syrien des droits de l'Homme = OSDH",
  ["aidés des Forces de défense nationale (FND)."] = "acronym: Forces de défense nationale = FND",
  ["le groupe Hayat Tahrir al-Cham (HTS, ex-branche syrienne d'Al-Qaïda)"] = "acronym: Hayat Tahrir al-Cham = HTS",
  ["le groupe \"Ahrar Tahrir al-Cham\" (ATS)"] = "acronym: Ahrar Tahrir al-Cham = ATS",
  ["le Front Fateh al-Cham (ex-Front al-Nosra ayant renoncé à Al-Qaïda)"] = "former: Front Fateh al-Cham = Front al-Nosra",
  ["le Front Fateh al-Cham, ex-Front al-Nosra, avance"] = "former: Front Fateh al-Cham = Front al-Nosra",
  ["le Front al-Nosra, rebaptisé Front Fateh al-Cham, avance"] = "former: Front Fateh al-Cham = Front al-Nosra",
  ["le Front Fateh al-Cham (anciennement connu sous le nom de Front al-Nosra)"] = "former: Front Fateh al-Cham = Front al-Nosra",
  ["le Parti des travailleurs du Kurdistan (PKK)"] = "acronym: Parti des travailleurs du Kurdistan = PKK",
  ["les Unités de protection du peuple (YPG, kurdes)"] = "acronym: Unités de protection du peuple = YPG",
  ["les Forces démocratiques syriennes (SDF en anglais)"] = "acronym: Forces démocratiques syriennes = SDF",
  ["les Forces démocratiques syriennes (en anglais SDF)"] = "acronym: Forces démocratiques syriennes = SDF",
  ["le PYD (Parti de l'union démocratique) avance"] = "acronym: Parti de l'union démocratique = PYD",
  ["l'OSDH, Observatoire syrien des droits de l'Homme, compte"] = "acronym: Observatoire syrien des droits de l'Homme = OSDH",
  ["L'association Médecins sans frontières (MSF) soigne"] = "acronym: Médecins sans frontières = MSF",
  ["l'Organisation du traité de l'Atlantique nord (Otan)"] = "acronym: Organisation du traité de l'Atlantique nord = Otan",
  ["la zone économique exclusive (ZEE)"] = "acronym: zone économique exclusive = ZEE",
  ["dans Kobané (Aïn al-Arab en arabe), lundi"] = "aka: Kobané = Aïn al-Arab",
  ["le groupe Daech (Etat islamique)"] = "aka: Daech = Etat islamique",
  ["Daech, acronyme arabe de l'Etat islamique, recule"] = "acronym: Etat islamique = Daech",
  ["Mohammed Emwazi, alias Jihadi John, est mort"] = "aka: Mohammed Emwazi = Jihadi John",
  ["Mohammed Emwazi, surnommé \"le Bourreau\", est mort"] = "aka: Mohammed Emwazi = le Bourreau",
  ["Pierre Martin, dit le Boucher, est parti"] = "aka: Pierre Martin = Boucher",
  ["Pierre Martin, surnommé l'Homme de Fer, est parti"] = "aka: Pierre Martin = Homme de Fer",
  ["Pierre Martin (dit Abou Omar) est parti"] = "aka: Pierre Martin = Abou Omar",
  ["Pierre Martin, plus connu sous le nom de Abou Omar, est parti"] = "aka: Pierre Martin = Abou Omar",
  ["le groupe Etat islamique (EI ou Daech) avance"] = "acronym: Etat islamique = EI|aka: Etat islamique = Daech",
  ["le groupe Etat islamique (EI, ou Daech selon l'acronyme en arabe) avance"] =
    "acronym: Etat islamique = EI|aka: Etat islamique = Daech",
  ["le Mouvement de la société démocratique (Tev-Dem) avance"] = "acronym: Mouvement de la société démocratique = Tev-Dem",
  ["le groupe Houras al-Din (HaD) avance"] = "acronym: Houras al-Din = HaD",
  ["les Forces de mobilisation populaire (Hachd al-Chaabi) avancent"] = "aka: Forces de mobilisation populaire = Hachd al-Chaabi",
  ["Pierre Martin, connu sous le nom de guerre d'Abou Omar, est parti"] = "aka: Pierre Martin = Abou Omar",
  ["Pierre Martin, plus connu sous le nom d'Abou Omar, est parti"] = "aka: Pierre Martin = Abou Omar",
  ["le groupe Hayat Tahrir al-Cham (\"l'Organisation de libération du Levant\") avance"] =
    "aka: Hayat Tahrir al-Cham = Organisation de libération du Levant",
  ["Selon la Défense civile syrienne, les \"Casques blancs\", tout va bien."] = "aka: Défense civile syrienne = Casques blancs",
  ["La bourgade de Ville Deux, Ville Une en kurde, est tombée."] = "aka: Ville Deux = Ville Une",
  ["le Front al-Nosra a été rebaptisé Front Fateh al-Cham (FFC)."] =
    "former: Front Fateh al-Cham = Front al-Nosra|acronym: Front Fateh al-Cham = FFC",
  ["le Front al-Nosra, devenu Front Fateh al-Cham puis Hayat Tahrir al-Cham, avance"] =
    "former: Front Fateh al-Cham = Front al-Nosra|former: Hayat Tahrir al-Cham = Front al-Nosra",
}

local NO = { "le Conseil municipal de la ville (Saint-Denis) a voté", "des Forces de mobilisation populaire (Damas)",
  "les Brigades Noureddine du Nord (Hachd al-Chaabi) avancent", "à Damas ou Kobané (Chine ou Damas)", "Daech, Etat islamique et Al-Qaïda",
  "HTS, ex-branche syrienne d'Al-Qaïda, avance", "à Hangzhou (Chine), lundi", "les soldats (syriennes) de Damas (dimanche)",
  "Tout va bien pour Pierre Martin, dit le Président.", "Pierre Martin, dit le Boucher de son quartier, est parti",
  "Pierre Martin (PS) a voté", "Laurent Wauquiez (LR) a voté", "DAMAS (AFP) - Rien", "\"Rien\", a dit Abou Omar, dit-il",
  "parti kurde syrien PYD", "l'agence officielle Sana", "le Programme alimentaire mondial (ONU)", "Pierre Martin, ex-Forces spéciales,",
  "Pierre Martin, ancien Premier ministre", "le Front al-Nosra (Al-Qaïda)", "(", "X (", "(ABC", "A (B", "A (ex-", "X, alias", "X, ex-",
  "Front al-Nosra (ex-Front al-Nosra)" }

describe("aliases", function ()
  for text, want in pairs(YES) do
    it(text, function () assert.equal(want, found(text)) end)
  end

  for _, text in ipairs(NO) do
    it("none in: " .. text, function () assert.equal("", found(text)) end)
  end

  it("takes no longer for rows of small words and towers of brackets", function ()
    local start = os.clock()
    found(("De " .. ("de "):rep(24) .. "Droit (DDDDDDDDD) "):rep(100))
    found(("("):rep(20000))
    found(("A (ABC "):rep(5000))
    found(("X, alias "):rep(5000))
    assert.is_true(os.clock() - start < 5)
  end)

  it("gives the bytes of both sides", function ()
    local text = "Voilà le Front Fateh al-Cham (ex-Front al-Nosra)."
    local d = aliases.find(core.doc(text), SMALL)[1]
    assert.equal("Front Fateh al-Cham", text:sub(d.long_first, d.long_last))
    assert.equal("Front al-Nosra", text:sub(d.short_first, d.short_last))
    assert.equal("nosra", d.entity)
  end)

  it("gives both sides one entity", function ()
    for _, text in ipairs { "le Front Fateh al-Cham (ex-Front al-Nosra). Le Front Fateh al-Cham avance.",
      "les Brigades unies du Nord (BUN). Les BUN avancent.", "Mohammed Emwazi, alias Jihadi John. Jihadi John est mort." } do
      local ids, n = {}, 0
      for _, m in ipairs(names.entities(core.doc(text), SMALL)) do
        ids[m.entity] = true
        n = n + 1
      end
      assert.is_true(n >= 3)
      assert.is_nil(next(ids, (next(ids))), text)
    end
  end)

  it("is found in every article of the corpus where the gold lies", function ()
    local n = 0
    for doc in assert(require("syrtext").read "corpus/articles"):each() do
      for _, d in ipairs(aliases.find(doc, SMALL)) do
        assert.equal(d.long, doc:sub(d.long_first, d.long_last))
        assert.equal(d.short, doc:sub(d.short_first, d.short_last))
        n = n + 1
      end
    end
    assert.is_true(n >= 60)
  end)
end)
