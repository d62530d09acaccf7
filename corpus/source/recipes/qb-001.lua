-- The angle of the neighbour: diplomacy comes first.
return {
  of = "ao-001",
  title = "{stalva-gouvernement|Stalva} dénonce la prise de {Tel Ouram}",
  date = "2018-03-14", outlet = "qb",
  quotes = "guillemets", paragraphs = 2,
  blocks = {
    { "diplo", replace = {
      { "La {Brégonie}, qui soutient le {FLD}, a dénoncé", "La {Brégonie}, alliée du {fld|Front de libération du Drasne} ({FLD}), a dénoncé mardi" },
    } },
    { "lead", replace = {
      { "dernier bastion du {fld|Front de libération du Drasne} ({FLD}) dans", "dernier bastion du mouvement dans" },
    } },
    "fld",
    { new = "- Exécutions sommaires -", kind = "heading" },
    "ctvc",
    { "route", cut = { " qui mène", ", la deuxième agglomération du pays,", ", coupée depuis l'été 2015" } },
    { "varec.2", replace = { { "Il avait promis", "{Ilan Varec} avait promis" } } },
    "bilan",
    { new = "{agence-orvane|Orvane}", kind = "credit" },
  },
  foot = { "aussi", "compte" },
}
