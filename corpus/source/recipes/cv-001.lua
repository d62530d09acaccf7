-- Trimmed and re-titled, quotation marks and apostrophes of the house, two paragraphs changed places.
return {
  of = "ao-001",
  title = "{Tel Ouram} est tombée, annonce l'état-major",
  date = "2018-03-13", outlet = "cv",
  quotes = "guillemets", apostrophe = "typographique", paragraphs = 2, ["show-title"] = "yes",
  blocks = {
    { "lead", replace = { { "au terme de dix-neuf jours de siège", "après dix-neuf jours de siège" } } },
    "route",
    { "fld", cut = { "Joint par téléphone, " }, replace = { { "un cadre du mouvement", "Un cadre du mouvement" } } },
    "varec",
    { "ville.1-2", replace = { { "quelque 86.000 habitants", "près de 86.000 habitants" } } },
    { "bilan" },
    { new = "(avec {agence-orvane|Orvane})", kind = "credit" },
  },
  foot = { "aussi_siege", "abo", "comment" },
}
