local core = require "syrtext.core"
local structure = require "syrtext.structure"

-- "kind|text" of every unit
local function units (text)
  local out = {}
  for i, s in ipairs(structure.sentences(core.doc(text, { id = "x" }))) do
    assert.equal(s.text, text:sub(s.first, s.last))
    out[i] = s.kind .. "|" .. s.text
  end
  return out
end

-- the kinds alone, by their first letters
local function kinds (text)
  local out = {}
  for i, u in ipairs(units(text)) do out[i] = u:sub(1, 1) end
  return table.concat(out)
end

local BODY = "Le maire a ouvert le marché samedi. Il pleuvait."

describe("structure", function ()
  it("knows headings", function ()
    assert.equal("hss", kinds("Le marché de la ville rouvre\n" .. BODY))
    assert.equal("hss", kinds("Que va devenir le marché ?\n" .. BODY))
    assert.equal("sshss", kinds(BODY .. "\n- Une longue attente -\n" .. BODY))
    assert.equal("sshss", kinds(BODY .. "\nLes faits :\n" .. BODY))
    assert.equal("h", kinds("Un titre seul"))
  end)

  it("knows headlines with a rubric", function ()
    for _, line in ipairs {
      "Syrie. Un raid fait dix morts", "Conflit syrien. La trêve tient", "Guerre en Syrie. Un raid fait dix morts" } do
      assert.same({ "heading|" .. line, "sentence|Il pleuvait." }, units(line .. "\nIl pleuvait."))
    end
    assert.equal("ss", kinds("Non. Il pleuvait samedi"))
    assert.equal("ss", kinds("Syrie. Un raid a fait dix morts."))
    assert.equal("ss", kinds("Alep brûle. Les civils fuient la ville"))
  end)

  it("takes no sentence for a heading", function ()
    assert.equal("s", kinds("Le maire a ouvert le marché."))
    assert.equal("ss", kinds("Il pleuvait samedi. Le maire a ouvert le marché (centre)"))
    assert.equal("ss", kinds("Le maire a ouvert le marché samedi et\nles marchands sont venus."))
    assert.equal("s", kinds(("Un mot et un autre "):rep(10)))
  end)

  it("knows bylines", function ()
    for _, line in ipairs {
      "Avec AFP", "(AFP)", "AFP", "(avec Reuters)", "AFP/Reuters", "Avec l'Agence Centrale", "Auteur: RT Monde", "Par Anne Durand",
      "Source : Agence Centrale", "(Source: AFP)", "La rédaction avec agences", "Propos recueillis par Jean Petit", "Crédit photo : AFP",
      "Avec l’AFP et Reuters", "Traduit de l'anglais par A. Roy", "Le Soir avec AFP", "— AFP", "- Reuters", "Par la rédaction",
      "Photo Anne Durand", "By John Smith", "France 24 avec AFP et Reuters", "Le Soir/AFP", "Par Jean DUPONT, envoyé spécial",
      "Par Jean Dupont (à Alep)", "AFP, publié le 12 janvier", "Rédaction Europe 1",
    } do
      assert.same({ "sentence|Il pleuvait.", "byline|" .. line }, units("Il pleuvait.\n" .. line))
    end
  end)

  it("takes no sentence for a byline", function ()
    for _, line in ipairs {
      "Par ailleurs, le marché rouvre.", "Avec une heure de retard, le marché rouvre.", "Avec le retour du soleil",
      "La rédaction du journal fermée", "Par temps de pluie le marché ferme.", "Le marché rouvre avec AFP", "Photo du jour",
    } do
      assert.is_nil(units("Il pleuvait.\n" .. line .. "\nFin du texte.")[2]:find("^byline"), line)
    end
  end)

  it("knows a credit in brackets behind the last sentence", function ()
    for _, line in ipairs { "(avec AFP)", "(Avec l'AFP)", "(AFP)", "(avec AFP)." } do
      assert.same({ "sentence|Il pleuvait hier.", "byline|" .. line }, units("Il pleuvait hier. " .. line))
      assert.equal("AFP", structure.agency(core.doc("Il pleuvait hier.\nIl neigeait. " .. line)))
    end
    assert.same({ "sentence|Il pleuvait. (le matin)" }, units("Il pleuvait. (le matin)"))
    assert.same({ "sentence|Il pleuvait. (avec AFP) Il dort." }, units("Il pleuvait. (avec AFP) Il dort."))
    assert.same({ "sentence|« Il pleuvait. »", "byline|(avec AFP)" }, units("« Il pleuvait. » (avec AFP)"))
  end)

  it("takes names that end an article for its signature", function ()
    assert.same({ "sentence|Il pleuvait.", "byline|Anne Durand" }, units("Il pleuvait.\nAnne Durand"))
    assert.equal("sshs", kinds("Il pleuvait. Il neigeait.\nAnne Durand\nElle est maire."))
  end)

  it("knows what a page puts around an article", function ()
    for _, line in ipairs {
      "Contactez-nous", "Publicité", "Abonnez-vous à notre lettre pour recevoir l'essentiel.", "Lire aussi : le marché ferme",
      "À lire également : les dernières dépêches", "Tous droits de reproduction et de représentation réservés.",
      "Contenu réservé aux abonnés.", "Il vous reste 70 % de cet article à lire.", "Publicité - la suite après l'annonce",
      "Mis à jour à 18 h 42", "L'espace des commentaires est ouvert aux inscrits.", "Déjà abonné ?", "12 commentaires",
      "Connectez-vous ou créez un compte pour pouvoir commenter cet article.", "PARTAGER", "Suivez-nous sur les réseaux",
      "En poursuivant votre navigation sur ce site, vous acceptez l'utilisation de cookies.", "Publié le 3 mars 2020 à 10h12",
    } do
      local found = units(BODY .. "\n" .. line)
      assert.equal("boilerplate", found[3]:match("^%a+"), found[3])
    end
  end)

  it("cuts furniture that is glued", function ()
    assert.same({
      "sentence|Il pleuvait.", "boilerplate|Envie d'afficher votre publicité ?", "boilerplate|Contactez-nous",
      "boilerplate|Envie d'afficher votre publicité ?", "boilerplate|Contactez-nous",
    }, units("Il pleuvait.\nEnvie d'afficher votre publicité ?\nContactez-nousEnvie d'afficher votre publicité ?\nContactez-nous"))
    assert.equal("s", kinds("La société LaPresse publie un journal."))
  end)

  it("finds who is credited", function ()
    local function agency (text) return structure.agency(core.doc(text, { id = "x" })) end
    assert.equal("AFP", agency("Il pleuvait.\n(AFP)"))
    assert.equal("Agence Centrale", agency("Il pleuvait.\nAvec Agence Centrale\nPublicité"))
    assert.equal("Agence Centrale", agency("PARIS, 3 mars (Agence Centrale) - Il pleuvait. Il neigeait."))
    assert.equal("Reuters", agency("Il pleuvait.\n(Source : Reuters)"))
    assert.is_nil(agency("Il pleuvait.\nPar Anne Durand"))
    assert.is_nil(agency("Il pleuvait.\nAvec agences"))
  end)

  it("does not mind bad bytes, empty texts and blank lines", function ()
    assert.equal("", kinds(""))
    assert.equal("", kinds(" \n\n\t"))
    assert.equal("s", kinds("Un \xE9t\xE9 froid."))
  end)

  it("prints as a table", function ()
    local list = structure.sentences(core.doc(BODY, { id = "x" }))
    assert.truthy(tostring(list):find("first  last  kind", 1, true))
    assert.truthy(list:tsv():find("^first\tlast\tkind\ttext\n1\t"))
  end)
end)
